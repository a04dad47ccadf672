/** Everything the therapist reads about a strap: its state, what is the matter with it, what can be done. Words only. */
import type { HrOnlyReason } from '../../signal/signal-state.ts';
import type { StrapErrorCode } from '../../terms/strap-codes.ts';
import type { StrapSignal } from '../model/strap-view.ts';
import type { NoticeWords } from './notices.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

/** What is said of the signal in one of its states. */
export interface SignalWords {
  /** The word of the badge. */
  readonly word: string;
  /** What follows it where there is room. */
  readonly rest?: string;
  /** The sentence that takes the numbers' place where there are none. */
  readonly sentence: string;
}

/** One for each code, so a code without words does not compile. That Attune tries again is said beside them, by `retryIn`. */
export type StrapErrorWords = Record<StrapErrorCode, Required<NoticeWords>>;

export interface StrapWords {
  readonly label: string;
  readonly signals: Record<StrapSignal, SignalWords>;
  /** Follows the sentence of a strap without numbers, once a session has begun. */
  readonly goesOn: string;
  /** Why only heart rate is shown. */
  readonly hrOnly: Record<HrOnlyReason, string>;
  readonly wrongUnit: string;
  readonly battery: (percent: number) => string;
  readonly batteryLabel: (percent: number) => string;
  readonly lostFor: (ms: number) => string;
  /** What follows the sentence of a state without numbers. */
  readonly then: {
    readonly none: string;
    readonly choosing: string;
    readonly 'no-contact': string;
    readonly silent: string;
  };
  readonly retryIn: (ms: number) => string;
  readonly connect: string;
  readonly tryNow: string;
  readonly change: string;
  readonly everyDevice: string;
  readonly disconnect: string;
  readonly details: string;
  readonly rows: {
    readonly name: string;
    readonly manufacturer: string;
    readonly model: string;
    readonly firmware: string;
    readonly location: string;
  };
  readonly batteryRow: string;
  readonly unknown: string;
}

export let strapErrorWords: StrapErrorWords;
export let strapWords: StrapWords;
await catalogue(
  part('start'),
  (spoken: { strapErrorWords: StrapErrorWords; strapWords: StrapWords }) =>
    ({ strapErrorWords, strapWords } = spoken),
);
