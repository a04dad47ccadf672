/**
 * The clock that a picture or a sound is tied to, handed in by the root. Nothing here reads a clock of its own.
 */
import type { Ms } from '../../terms/units.ts';

export interface PictureClock {
  /** Session time, ms. */
  now(): Ms;
  /** The moment on `document.timeline` that is session time `at`; what an animation takes as its `startTime`. */
  timelineOf(at: Ms): number;
  /** The moment on `performance.now()` that is session time `at`; what the audio clock is compared with. */
  performanceOf(at: Ms): number;
}
