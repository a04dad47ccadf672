/** What the window and the thread of the resonance estimate say to each other. */
import type { Insight } from '../pacing/adaptive.ts';
import type { PacedBreaths } from '../session/step-breaths.ts';
import type { ResonanceResult } from '../signal/resonance.ts';

export interface ResonanceQuestion extends PacedBreaths {
  readonly number: number;
}

export interface ResonanceAnswer {
  readonly number: number;
  readonly result: ResonanceResult;
  /** What the choice of the next rate needs; `undefined` with too few breaths. */
  readonly insight?: Insight;
}
