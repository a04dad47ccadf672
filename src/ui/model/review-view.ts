/** What the review of a stored session is told besides the session itself. */
import type { BreathCourse } from '../../session/breath-course.ts';
import type { FirstLook } from '../../session/overview.ts';
import type { AssessmentView } from './assessment-view.ts';
import type { NoticesView } from './notice.ts';
import type { OwnHeartView } from './second-view.ts';

/** What a report tells besides the session. */
export interface ReportSource {
  /** Version of this program. */
  readonly app: string;
  /** Address of this page, without query, and that of the hosted page as remembered; `hosted` empty = none. */
  readonly address: string;
  readonly hosted: string;
  /** SHA-256 of the session's file as it is downloaded here, hexadecimal; `undefined` = not asked for yet, or it cannot be computed here. */
  readonly digest?: string;
}

export interface ReviewView extends NoticesView {
  /** What was first known of the session that is shown or still read; `undefined` = it came whole. */
  readonly first?: FirstLook;
  readonly report: ReportSource;
  /** The therapist's own heart beside it; `undefined` = none was recorded, or it is not read yet. */
  readonly own?: OwnHeartView;
  /** The measured breath along it; `undefined` = none was recorded, or it is not worked out yet. */
  readonly breath?: BreathCourse;
  /** Every assessment of the session, oldest first. */
  readonly assessments: readonly AssessmentView[];
  /** Codes of the clients that sessions of this device carry, to file it under. */
  readonly codes: readonly string[];
}
