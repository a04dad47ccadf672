/** What the review of a stored session is told besides the session itself. */
import type { FirstLook } from '../../session/overview.ts';
import type { AssessmentView } from './assessment-view.ts';
import type { NoticesView } from './notice.ts';

export interface ReviewView extends NoticesView {
  /** What was first known of the session that is shown or still read; `undefined` = it came whole. */
  readonly first?: FirstLook;
  /** Every assessment of the session, oldest first. */
  readonly assessments: readonly AssessmentView[];
  /** Codes of the clients that sessions of this device carry, to file it under. */
  readonly codes: readonly string[];
}
