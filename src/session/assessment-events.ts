/**
 * The facts of an assessment and of a practice. A step's fact holds the step whole, so that what happens next follows
 * from the facts alone, after a reload too, and an old session can be estimated again. No logic belongs here.
 */
import type { AssessmentPlan } from '../pacing/plan.ts';
import type { PracticePlan } from '../pacing/practice-plan.ts';
import type { Step, StepEnd } from '../pacing/step.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import type { Fact } from './fact.ts';

/** An assessment begins. Its protocol, options and floor are in the plan. */
export interface AssessmentFact extends Fact<'assessment'> {
  readonly plan: AssessmentPlan;
}

/** A practice begins. */
export interface PracticeFact extends Fact<'practice'> {
  readonly plan: PracticePlan;
}

/**
 * A step of the assessment or practice under way begins at session time `since`; for a guided step that is the onset of its
 * first breath and the same as the `since` of its pace. It may lie a little ahead of `at`.
 */
export interface StepFact extends Fact<'step'> {
  readonly step: Step;
  readonly since: Ms;
}

/** The step under way was made longer; `step` is the whole step as it is now. */
export interface StepExtendedFact extends Fact<'step-extended'> {
  readonly step: Step;
}

/** The step under way ends at session time `until`, which may lie a little ahead of `at`: the end of a breath. */
export interface StepEndedFact extends Fact<'step-ended'> {
  readonly id: string;
  readonly attempt: number;
  readonly until: Ms;
  readonly why: StepEnd;
}

/** A finished step is wanted once more. */
export interface StepAskedFact extends Fact<'step-asked'> {
  readonly id: string;
}

/** What the client said, of a step or of the moment. Never required; the last one for a step and scale counts. */
export interface RatingFact extends Fact<'rating'> {
  readonly scale: 'ease' | 'distress' | 'own';
  /** 0 to 10. */
  readonly value: number;
  /** The step it is about; `undefined` = no particular one. */
  readonly id?: string;
  /** The therapist's words for the scale; only with `own`. */
  readonly name?: string;
  /** Identity by which it can be taken back; `undefined` = it cannot. */
  readonly key?: string;
  /** Whose hand noted it; `undefined` = the therapist's. */
  readonly by?: 'therapist' | 'client';
}

/** The assessment or practice under way is over: every step was led, the range was narrow enough, or a person stopped it. */
export interface ProcedureEndedFact extends Fact<'led-ended'> {
  readonly why: 'complete' | 'sure' | 'therapist' | 'client' | 'link-lost' | 'interrupted';
}

/** A rate was made the client's own for practice. */
export interface RateAcceptedFact extends Fact<'rate-accepted'> {
  readonly rate: BreathsPerMin;
  /** 80 % range of the estimate it rests on; both `undefined` if it rests on none. */
  readonly low?: BreathsPerMin;
  readonly high?: BreathsPerMin;
  /** The estimate as it was, a suggestion beside no clear peak, or the therapist's own choice. */
  readonly source: 'estimate' | 'suggestion' | 'chosen';
}

/** Everything that an assessment or a practice adds to the facts of a session. */
export type ProcedureFact =
  | AssessmentFact
  | PracticeFact
  | StepFact
  | StepExtendedFact
  | StepEndedFact
  | StepAskedFact
  | RatingFact
  | ProcedureEndedFact
  | RateAcceptedFact;
