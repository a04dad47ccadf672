/** What the therapist reads about the measured breath. Words only. */
import type { BreathState } from '../../signal/breath-rate.ts';
import type { BreathCode } from '../../terms/breath-codes.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface BreathWords {
  /** Name of its state, and of the row in which it stands. */
  readonly label: string;
  readonly use: string;
  readonly useBelt: string;
  readonly stop: string;
  readonly again: string;
  readonly starting: string;
  readonly running: string;
  /** What is said while the sensor runs and no rate can be; `clear` with the rate. */
  readonly states: Record<Exclude<BreathState, 'clear'>, string>;
  readonly clear: (breathsPerMin: number) => string;
  /** What happened, that the heart goes on, what to do. */
  readonly codes: Record<BreathCode, string>;
  readonly measured: string;
  readonly measuredUnclear: string;
  readonly withGuide: string;
  readonly own: (breathsPerMin: number) => string;
  readonly unclear: string;
  readonly about: (breathsPerMin: number) => string;
}

export let breathWords: BreathWords;
await catalogue(part('session'), (spoken: { breathWords: BreathWords }) => ({ breathWords } = spoken));
