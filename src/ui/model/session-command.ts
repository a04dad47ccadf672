/** What a person asks for in a session: of the straps, the guide, an assessment or a practice, and the record of moments. */
import type { Pace } from '../../pacing/breath.ts';
import type { AssessmentPlan } from '../../pacing/plan.ts';
import type { PracticePlan } from '../../pacing/practice-plan.ts';
import type { RateAcceptedFact, RatingFact } from '../../session/assessment-events.ts';
import type { MarkKind, OwnMark, PlannedPhase } from '../../session/moment-events.ts';
import type { ClientView } from '../../session/client-view.ts';
import type { BreathsPerMin, Ms } from '../../terms/units.ts';
import type { KeySettings } from './keys.ts';
import type { PlanTemplate } from './own-things.ts';

/** About the strap; a session that runs goes on. */
export type StrapCommand =
  /** Open the browser's chooser (or take the remembered strap) and connect. */
  | { readonly do: 'connect-strap' }
  /** Load the simulated strap and connect it. */
  | { readonly do: 'try-without-strap' }
  /** Try to get the lost link back now instead of waiting. */
  | { readonly do: 'retry-now' }
  /** Choose another strap. */
  | { readonly do: 'change-strap' }
  /** Choose from every device in reach, for a strap that the list of straps does not show. */
  | { readonly do: 'list-every-device' }
  /** Let the strap go. */
  | { readonly do: 'disconnect-strap' }
  /** Leave a connected strap without recording, back to the first page. */
  | { readonly do: 'leave-ready' };

/** About the measured breath; the heart goes on whatever comes of it. */
export type BreathCommand =
  /** Ask the strap for its motion sensor. */
  { readonly do: 'use-breath' } | { readonly do: 'use-belt' } | { readonly do: 'stop-breath' };

/** About the second strap, on the therapist's own heart, and the log of it. */
export type SecondStrapCommand =
  /** Both have agreed: open the browser's list and connect. Dispatched only after that was asked. */
  | { readonly do: 'connect-second-strap' }
  | { readonly do: 'disconnect-second-strap' }
  /** Note of a stretch of a session that is over whether nobody spoke in it. */
  | {
      readonly do: 'note-silence';
      readonly id: string;
      readonly from: Ms;
      readonly to: Ms;
      readonly silent: boolean;
    }
  /** Erase the therapist's line beside a session, and nothing else. Dispatched only after the second step. */
  | { readonly do: 'erase-own-heart'; readonly id: string };

/** About the guide and what the client sees of it. */
export type GuideCommand =
  /** Change what the client's window shows or may do. */
  | { readonly do: 'set-client-view'; readonly change: Partial<ClientView> }
  /** Change the pace of the running guide from its next breath on. Dispatched only while the guide runs. */
  | { readonly do: 'set-pace'; readonly pace: Pace }
  /** Let the guide run at this pace. */
  | { readonly do: 'start-guide'; readonly pace: Pace }
  /** Let the guide finish its breath and rest. */
  | { readonly do: 'pause-guide' }
  /** Leave the screen on which the client has stopped everything. */
  | { readonly do: 'resume-client' };

/** About an assessment or a practice. */
export type ProcedureCommand =
  /** Open the page from which an assessment starts. */
  | { readonly do: 'open-assessment' }
  /** Open the page from which a practice starts. */
  | { readonly do: 'open-practice' }
  /** Show the result of the last assessment of this session again. */
  | { readonly do: 'show-result' }
  /** Leave the pages of an assessment or practice, back to the session; what runs goes on. */
  | { readonly do: 'leave-assessment' }
  /** Lead an assessment by this plan. */
  | { readonly do: 'start-assessment'; readonly plan: AssessmentPlan }
  /** Lead a practice by this plan. */
  | { readonly do: 'start-practice'; readonly plan: PracticePlan }
  /** Make the step under way longer by at least this much. */
  | { readonly do: 'extend-step'; readonly ms: Ms }
  /** Begin the step under way anew, or plan the named one once more. */
  | { readonly do: 'repeat-step'; readonly id?: string }
  /** End the step under way with its breath and go on to the next. */
  | { readonly do: 'skip-step' }
  /** Let the guide finish its breath and wait. */
  | { readonly do: 'pause-procedure' }
  /** Go on after a pause, a lost link or a stop. */
  | { readonly do: 'go-on-procedure' }
  /** Stop the assessment or practice; what was collected is kept. */
  | { readonly do: 'stop-procedure' }
  /** Note what the client said of a step. */
  | {
      readonly do: 'rate-step';
      readonly scale: RatingFact['scale'];
      readonly value: number;
      readonly id: string;
    }
  /** Make a rate the client's own for practice. `low` and `high`: 80 % range of the estimate behind it, both or neither. */
  | {
      readonly do: 'accept-rate';
      readonly rate: BreathsPerMin;
      readonly source: RateAcceptedFact['source'];
      readonly low?: BreathsPerMin | undefined;
      readonly high?: BreathsPerMin | undefined;
    };

/** About moments, phases and ratings. */
export type MomentCommand =
  /** Mark this moment. */
  | { readonly do: 'mark'; readonly kind: MarkKind; readonly own?: OwnMark }
  /** Give a mark words; empty ones take them away. */
  | { readonly do: 'mark-words'; readonly id: string; readonly words: string }
  /** Move a mark to another moment, session time. */
  | { readonly do: 'move-mark'; readonly id: string; readonly to: Ms }
  /** Take back a mark or a rating. */
  | { readonly do: 'undo'; readonly id: string }
  /** Note what the client says on a scale, 0 to 10. `key` is its identity for taking it back. */
  | {
      readonly do: 'rate';
      readonly scale: RatingFact['scale'];
      readonly value: number;
      readonly name?: string;
      readonly key: string;
    }
  /** Ask on the client's screen; or take that question back. */
  | { readonly do: 'offer-rating'; readonly scale: RatingFact['scale']; readonly name?: string }
  | { readonly do: 'end-offer' }
  /** Begin the next planned phase. */
  | { readonly do: 'next-phase' }
  /** End the phase under way; none follows. */
  | { readonly do: 'end-phase' }
  /** What is to come, in this order. */
  | { readonly do: 'plan-phases'; readonly phases: readonly PlannedPhase[] }
  /** The phase under way is meant to last this long. */
  | { readonly do: 'set-phase-goal'; readonly goalMs: Ms }
  /** Offer the client to bring the guide back. */
  | { readonly do: 'offer-guide' }
  /** Keep what the therapist made for all sessions. */
  | { readonly do: 'keep-keys'; readonly keys: KeySettings }
  | { readonly do: 'keep-own-marks'; readonly marks: readonly OwnMark[] }
  | { readonly do: 'keep-scales'; readonly scales: readonly string[] }
  | { readonly do: 'keep-templates'; readonly templates: readonly PlanTemplate[] };

/** About whom a session belongs to. */
export type ClientCommand =
  /** The therapist has read the cautions for this client. */
  | { readonly do: 'cautions-seen' }
  /** This session belongs to the client with this code. */
  | { readonly do: 'choose-client'; readonly code: string };
