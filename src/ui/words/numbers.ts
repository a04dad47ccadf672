/** What is said of a number: its name, why it is not shown, and where it comes from. Words only. */
import type { HiddenReason } from '../../session/live.ts';
import type { Adherence } from '../../signal/adherence.ts';
import type { Basis } from '../../signal/validity.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

/** The numbers that have a card of their own. */
export type NumberName = 'heartRate' | 'heartWave' | 'breathing' | 'rmssd' | 'sdnn' | 'slowHeartRate';

/** What is said of one number: its name, and its card. */
export interface NumberCard {
  readonly label: string;
  readonly unit: string;
  readonly what: string;
  readonly formula: string;
  readonly source: string;
}

export interface NumberWords {
  readonly names: Record<NumberName, NumberCard>;
  readonly now: string;
  readonly notShown: string;
  readonly noValue: string;
  readonly about: string;
  readonly whyNot: (reason: HiddenReason) => string;
  readonly whyNotLong: (reason: HiddenReason, name: string) => string;
  readonly fromHere: (name: string) => string;
  readonly card: {
    readonly window: string;
    readonly beats: string;
    readonly corrected: string;
    readonly missing: string;
    readonly unknownHoles: string;
    readonly formula: string;
    readonly source: string;
  };
  readonly window: (basis: Basis) => string;
  readonly percent: (share: number) => string;
  readonly beats: (n: number) => string;
  readonly waveRange: (low: number, high: number) => string;
  readonly lastMinute: (basis: Basis) => string;
  /** Early beats that cannot be told may be in a number: under it, and in its card. */
  readonly mayHoldEarly: { readonly short: string; readonly long: string };
  readonly correctedOf: (basis: Basis) => string;
  /** What is not there yet, in one line: after so long, or after so many breaths. */
  readonly soon: {
    readonly variability: (ms: number) => string;
    readonly wave: (breaths: number) => string;
    /** Speech or movement was marked for just now. */
    readonly leavesOut: string;
  };
  readonly notKnown: string;
  readonly estimated: string;
  readonly standsStill: string;
  readonly adherence: (adherence: Adherence) => string;
  readonly spoken: (bpm: number) => string;
}

export let numberWords: NumberWords;
await catalogue(part('session'), (spoken: { numberWords: NumberWords }) => ({ numberWords } = spoken));
