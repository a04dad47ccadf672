/**
 * What a beat is, for everything that reads beats. Raw intervals are never changed or deleted: a label is put beside
 * them, and what a metric omits or repairs is that metric's affair.
 */
import type { Ms } from '../terms/units.ts';

/** One RR interval and the moment of the beat that closes it. */
export interface Beat {
  /** Session time of the beat that closes the interval, on the strap's own time base anchored to arrival. */
  readonly at: Ms;
  /** The interval as the strap sent it, unrounded. */
  readonly rr: Ms;
  /** Number of the unbroken stretch it belongs to. No difference, interpolation or window joins two stretches. */
  readonly segment: number;
}

/**
 * What an interval is taken to be. `normal`; `missed` (one or more beats were not detected inside it); `extra` (a beat was
 * detected that is none); `ectopic` (early or late beat and its pause); `long`, `short` (an outlier of that
 * sign that nothing explains); `gap` (a hole of unknown content inside one interval).
 */
export type BeatKind = 'normal' | 'missed' | 'extra' | 'ectopic' | 'long' | 'short' | 'gap';
