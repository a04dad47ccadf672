/**
 * How packets arrive one after another: after what pause, in a burst or not, and whether one is a copy of the one before it.
 * A copy is a packet that looks alike and that there was no time for. No clock: all times come from the packets.
 */
import type { Ms } from '../terms/units.ts';

/** Packets this close together came at one moment; a copy follows its original within it. */
const TOGETHER: Ms = 50;
/** After a pause this long the link may have held packets back; they then come with no longer pause than `BURST` between them. */
const STALL: Ms = 1_600;
export const BURST: Ms = 300;

export class Arrivals {
  #at: Ms | undefined;
  /** Pause before the packets that come together now, and how much time they told of so far. */
  #waited: Ms = 0;
  #told: Ms = 0;
  /** The link held packets back and they are still coming. */
  #burst = false;
  #last: { at: Ms; rr: readonly Ms[] } | undefined;

  /** Notes an arrival; the pause before it, `undefined` before the first packet. */
  arrive(at: Ms): Ms | undefined {
    const pause = this.#at === undefined ? undefined : at - this.#at;
    this.#at = at;
    if (pause === undefined || pause <= TOGETHER) return pause;
    this.#waited = pause;
    this.#told = 0;
    this.#burst = pause > STALL || (this.#burst && pause <= BURST);
    return pause;
  }

  /**
   * Whether the intervals of the packet that has just arrived are those of the packet before it, delivered once more.
   * `room` = the strap's own time has room for them. In a burst that decides; else the pause before must have lasted long
   * enough for both, since a strap that sends by its own clock is late by up to a packet at any time.
   */
  isCopy(at: Ms, rr: readonly Ms[], room: boolean): boolean {
    const sum = rr.reduce((a, b) => a + b, 0);
    const last = this.#last;
    const alike =
      last !== undefined &&
      at - last.at <= TOGETHER &&
      last.rr.length === rr.length &&
      last.rr.every((ms, i) => ms === rr[i]);
    this.#last = { at, rr };
    if (alike && !(this.#burst && room) && this.#told + sum / 2 > this.#waited) return true;
    this.#told += sum;
    return false;
  }
}
