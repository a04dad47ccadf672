/** What the window and the thread of the resonance estimate say to each other. */
import type { Insight } from '../pacing/adaptive.ts';
import type { PacedBreaths } from '../session/step-breaths.ts';
import type { ResonanceResult } from '../signal/resonance.ts';
import type { RetestResult } from '../signal/resonance-retest.ts';
import type { BreathsPerMin } from '../terms/units.ts';

export interface ResonanceQuestion extends PacedBreaths {
  readonly number: number;
  /** A retest compares these rates with the accepted one among them. */
  readonly retest?: Retest;
}

export interface Retest {
  readonly rates: readonly BreathsPerMin[];
  readonly accepted: BreathsPerMin;
}

export interface ResonanceAnswer {
  readonly number: number;
  readonly result: ResonanceResult;
  /** What the choice of the next rate needs; `undefined` with too few breaths. */
  readonly insight?: Insight;
  /** Present if a retest was asked about and there were beats. */
  readonly retest?: RetestResult;
}
