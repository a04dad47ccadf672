/** What the pages of an assessment and of a practice are told, and what is known of one assessment. */
import type { RateFigures } from '../../session/assessment-criteria.ts';
import type { AssessmentFigures } from '../../session/assessment-figures.ts';
import type { ClientRecord } from '../../session/client-record.ts';
import type { LiveNumbers } from '../../session/live.ts';
import type { AssessmentProcedure } from '../../session/procedure.ts';
import type { ResonanceResult } from '../../signal/resonance.ts';
import type { RetestResult } from '../../signal/resonance-retest.ts';
import type { BreathsPerMin } from '../../terms/units.ts';
import type { OwnThings } from './own-things.ts';
import type { PageView } from './session-view.ts';

/** An assessment with what was measured in it. */
export interface AssessmentView {
  readonly procedure: AssessmentProcedure;
  readonly figures: AssessmentFigures;
  /** Every criterion, rate by rate; empty while it runs. */
  readonly rows: readonly RateFigures[];
  /** The estimate's last word; `undefined` while it runs or is pending. */
  readonly result?: ResonanceResult;
  /** What a retest found; only with `result`. */
  readonly retest?: RetestResult;
  /** It is over and the last breaths or the estimate are still awaited. */
  readonly pending: boolean;
}

/** The pages from which something is begun. */
export interface PlanView extends PageView {
  /** Whom this session belongs to, as far as it was told. */
  readonly client?: ClientRecord;
  /** Breathing rate estimated from the heart's rhythm, where it is sure enough to show. */
  readonly ownRate?: BreathsPerMin;
}

export interface AssessmentStartView extends PlanView {
  /** The last one of this session; `undefined` = none was led. */
  readonly assessment?: AssessmentView;
}

export type PracticeStartView = PlanView;

/** The assessment under way. */
export interface AssessmentRunView extends PageView {
  readonly assessment: AssessmentView;
  readonly live?: LiveNumbers;
  /** What the therapist made for all sessions. */
  readonly own: OwnThings;
}

/** The assessment that is over, with the decision that is the therapist's. */
export interface AssessmentResultView extends PageView {
  readonly assessment: AssessmentView;
  readonly client?: ClientRecord;
}

/** Which page of an assessment or a practice is shown, with what it is told. */
export type AssessmentPageView =
  | ({ readonly screen: 'assessment-start' } & AssessmentStartView)
  | ({ readonly screen: 'practice-start' } & PracticeStartView)
  | ({ readonly screen: 'assessment-run' } & AssessmentRunView)
  | ({ readonly screen: 'assessment-result' } & AssessmentResultView);
