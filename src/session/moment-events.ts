/**
 * The facts of what a therapist marks and plans: moments, phases of a session, and the offers made to the client. Marks and ratings carry an
 * id, so that words can follow later and a slip can be taken back. No logic belongs here.
 */
import type { Ms } from '../terms/units.ts';
import type { Fact } from './fact.ts';

/** What a moment was. `own`: the therapist's own kind, told by its words and shape. `too-much`: the client had enough of what was done. */
export type MarkKind =
  | 'resource'
  | 'activation'
  | 'grounding'
  | 'shift'
  | 'pause'
  | 'insight'
  | 'speech'
  | 'movement'
  | 'too-much'
  | 'own';

/** Shapes of own marks; none of them is the shape of another kind. */
export type MarkShape = 'square' | 'star' | 'cross' | 'drop' | 'hexagon' | 'ring';

/** A kind of mark that a therapist made. */
export interface OwnMark {
  readonly words: string;
  readonly shape: MarkShape;
}

/** A moment was marked; it lies at `at`, when the key was pressed, until it is moved. */
export interface MarkFact extends Fact<'mark'> {
  readonly id: string;
  readonly kind: MarkKind;
  readonly by: 'therapist' | 'client';
  /** Only with kind `own`. */
  readonly own?: OwnMark;
}

/** A mark got words (empty = none any more) or was moved to session time `moment`. Only what changed is present. */
export interface MarkChangedFact extends Fact<'mark-changed'> {
  readonly id: string;
  readonly words?: string;
  readonly moment?: Ms;
}

/** A mark or a rating was taken back. */
export interface UndoneFact extends Fact<'undone'> {
  readonly id: string;
}

export type PhaseKind = 'baseline' | 'assessment' | 'practice' | 'exposure' | 'talk' | 'closing' | 'own';

/** A phase as it is planned. */
export interface PlannedPhase {
  readonly id: string;
  readonly kind: PhaseKind;
  /** The therapist's own name for it; with kind `own` always there. */
  readonly name?: string;
  /** How long it is meant to last; nothing stops by itself. `undefined` = as long as it takes. */
  readonly goalMs?: Ms;
}

/** What is still to come, in this order; it takes the place of what was planned. */
export interface CourseFact extends Fact<'course'> {
  readonly phases: readonly PlannedPhase[];
}

/** A phase begins, and the one before it ends. */
export interface PhaseFact extends Fact<'phase'> {
  readonly phase: PlannedPhase;
}

/** The phase under way has another goal. */
export interface PhaseGoalFact extends Fact<'phase-goal'> {
  readonly goalMs: Ms;
}

/** The phase under way ends and none follows. */
export type PhaseEndedFact = Fact<'phase-ended'>;

/** The client is asked, on their own screen, how it is from 0 to 10; they may leave it. */
export interface RatingOfferedFact extends Fact<'rating-offered'> {
  readonly scale: 'ease' | 'distress' | 'own';
  /** The therapist's words for the scale; only with `own`. */
  readonly name?: string;
}

/** The offer is over: answered, left or taken back. */
export type OfferEndedFact = Fact<'offer-ended'>;

/** The therapist offers to bring the guide back after a stop; the client accepts, or not. */
export type GuideOfferedFact = Fact<'guide-offered'>;

/** Everything that marks, phases and offers add to the facts of a session. */
export type MomentFact =
  | MarkFact
  | MarkChangedFact
  | UndoneFact
  | CourseFact
  | PhaseFact
  | PhaseGoalFact
  | PhaseEndedFact
  | RatingOfferedFact
  | OfferEndedFact
  | GuideOfferedFact;
