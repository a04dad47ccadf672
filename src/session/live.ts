/**
 * What the screens may show of a running session: each number with what it rests on, or the reason why it is not shown.
 * Types only; `live-numbers.ts` fills them.
 */
import type { Adherence } from '../signal/adherence.ts';
import type { QualityReason } from '../signal/quality.ts';
import type { Bpm } from '../terms/units.ts';
import type { Basis } from '../signal/validity.ts';

/** Why a number is not shown; the words are the screen's. */
export type HiddenReason =
  | QualityReason
  | { readonly code: 'no-strap' }
  | { readonly code: 'settling' }
  | { readonly code: 'no-guide' }
  | { readonly code: 'few-breaths'; readonly have: number; readonly need: number }
  | { readonly code: 'too-few'; readonly have: number; readonly need: number }
  | { readonly code: 'no-intervals' }
  | { readonly code: 'ceased' }
  | { readonly code: 'no-contact' };

/** A number ready for the screen. `weak`: shown in quiet ink because up to 5 % of its window was corrected or is missing. */
export type Shown<T = number> =
  | {
      readonly shown: true;
      readonly value: T;
      readonly weak: boolean;
      readonly basis: Basis;
      readonly range?: readonly [T, T];
      /** Early beats that cannot be told may be in it. */
      readonly mayHoldEarly?: true;
    }
  | { readonly shown: false; readonly reason: HiddenReason };

/** The live numbers of one heart. */
export interface LiveNumbers {
  /** The strap's own last value; `undefined` = none to show. */
  readonly heartRate: Bpm | undefined;
  /** Mean heart rate of the last five accepted intervals. */
  readonly slowHeartRate: Shown;
  readonly rmssd: Shown;
  readonly sdnn: Shown;
  /** Peak-to-trough of heart rate per breath, mean of the last four breaths, with its range. */
  readonly heartWave: Shown;
  /** `undefined` while the guide rests or has led too few breaths. */
  readonly adherence: Adherence | undefined;
  /** Whether speech or movement was marked for just now, which what is locked to the breath leaves out. */
  readonly leavesOut: boolean;
}
