/** What the review of a stored session is told besides the session itself. */
import type { AssessmentView } from './assessment-view.ts';
import type { NoticesView } from './notice.ts';

export interface ReviewView extends NoticesView {
  /** Every assessment of the session, oldest first. */
  readonly assessments: readonly AssessmentView[];
  /** Codes of the clients that sessions of this device carry, to file it under. */
  readonly codes: readonly string[];
}
