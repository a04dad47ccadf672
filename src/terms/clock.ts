/** The one clock that is handed down from the roots; nothing below them reads another. */
import type { Ms } from './units.ts';

export interface Clock {
  /** Monotonic time, ms; its zero is the window's own. */
  now(): Ms;
  /** Calls `work` once after `ms`; returns what cancels it. */
  after(ms: Ms, work: () => void): () => void;
}
