/** Shared by the parts of the measured breath: the grid on which all of them work. Types and constants only. */
import type { Hz, Ms } from '../terms/units.ts';

/** Samples a second on which breathing is judged, whatever the sensor sends. */
export const BREATH_HZ: Hz = 25;
/** Time between two of them. */
export const BREATH_STEP: Ms = 1000 / BREATH_HZ;
/** By how much the 1-Hz low-pass is late for breathing (flat below 0.4 Hz): √2 / (2π · 1 Hz). */
export const FILTER_DELAY: Ms = 225;

/** What is read of one sample. */
export interface CurvePoint {
  /** Breath in the sensor's own unit (mg, N), more = breathed in; about 0 in its middle. */
  readonly level: number;
  /** The person moves: the level says nothing. */
  readonly masked: boolean;
  /** Quick movement against its quiet level, 1 = quiet. Speech raises it a little. */
  readonly unrest: number;
}

/** What makes a curve of a sensor's samples. */
export interface CurveMaker {
  /** Smallest swing that can be a breath, in the sensor's unit. */
  readonly floor: number;
  /** Whether up is known to be in; else the rate is right and the direction may be wrong. */
  readonly directed: boolean;
  /** The next sample, `BREATH_STEP` after the one before. */
  push(values: readonly number[]): CurvePoint;
  /** A hole: nothing of before the hole is joined to what follows. */
  gap(): void;
  /** Turns the direction round, where the guide has shown it to be wrong. */
  flip(): void;
}
