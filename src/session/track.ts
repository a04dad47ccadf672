/**
 * The beats of one heart, derived from its packets as they come. Append-only, so a chart or a metric can go on from
 * where it stopped.
 */
import type { SessionEvent } from './events.ts';
import type { Beat } from '../signal/beats.ts';

export class Track {
  readonly #beats: Beat[] = [];

  /** Every interval that belongs to an unbroken stretch, oldest first. */
  get beats(): readonly Beat[] {
    return this.#beats;
  }

  /** Takes one fact of this heart. */
  take(_event: SessionEvent): void {
    return;
  }
}
