/**
 * What the screens may show of a running session: each number with what it rests on, or the reason why it is not shown.
 * Types only; `track.ts` and `numbers.ts` fill them.
 */
import type { Bpm, BreathsPerMin, Ms, Share } from '../signal/units.ts';

/** What a number was computed from; every number can show it. */
export interface Basis {
  /** Start and end of the window, session time. */
  readonly from: Ms;
  readonly to: Ms;
  readonly beats: number;
  /** Share of beats labelled as artefact or ectopic, by events. */
  readonly corrected: Share;
  /** Share of the window's time without an accepted interval. */
  readonly missing: Share;
}

/** Why a number is not shown; the words are the screen's. */
export type HiddenReason =
  | { readonly code: 'no-strap' }
  | { readonly code: 'settling' }
  | { readonly code: 'paced' }
  | { readonly code: 'no-guide' }
  | { readonly code: 'few-breaths'; readonly have: number; readonly need: number }
  | { readonly code: 'too-few'; readonly have: number; readonly need: number }
  | { readonly code: 'irregular'; readonly count: number; readonly of: number }
  | { readonly code: 'missing'; readonly share: Share }
  | { readonly code: 'rhythm' }
  | { readonly code: 'no-intervals' }
  | { readonly code: 'no-contact' };

/** A number ready for the screen. `weak`: shown in quiet ink because up to 5 % of its window was corrected or is missing. */
export type Shown<T = number> =
  | {
      readonly shown: true;
      readonly value: T;
      readonly weak: boolean;
      readonly basis: Basis;
      readonly range?: readonly [T, T];
    }
  | { readonly shown: false; readonly reason: HiddenReason };

/** Whether the heart's rhythm follows the guide; never told to the client. */
export type Adherence =
  | { readonly state: 'with' }
  | { readonly state: 'own'; readonly breathsPerMin: BreathsPerMin }
  | { readonly state: 'unclear' };

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
}
