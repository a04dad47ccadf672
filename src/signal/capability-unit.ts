/**
 * Whether a strap's intervals run 2.4 % too short against the clock, as they do if it sends ms where 1/1024 s are due. It
 * compares the smallest latencies of blocks of 10 s within a stretch of packets none of which is missing or delayed. No
 * clock: all times come from the packets.
 */
import type { Ms } from '../terms/units.ts';

const BLOCK: Ms = 10_000;
/** The first and the newest block must lie 60 s apart at least, and 180 s at most. */
const FEWEST_BLOCKS = 7;
const MOST_BLOCKS = 19;
/** A packet that took this many times as long as usual: one may be lost, and its beats look like slow intervals. */
const LATE = 1.6;
/**
 * A very even heart beside packets of almost the same rhythm lets latency climb by up to one interval before it falls
 * back; only what climbs further is time that the intervals do not tell of.
 */
const BEYOND_ONE_INTERVAL = 1.2;
const RATIO = 1.024;
/** How close to the ratio: fixed part, and what the scatter of two smallest latencies adds, ms. */
const WITHIN = 0.003;
const SCATTER: Ms = 150;

/** The comparison over the last 60 to 180 s. */
export class UnitTest {
  #at: Ms | undefined;
  /** Usual time between packets. */
  #usual: Ms | undefined;
  #sum: Ms = 0;
  #beats = 0;
  /** Smallest latency of each finished block, oldest first. */
  #blocks: Ms[] = [];
  #from: Ms | undefined;
  #least = Infinity;
  #wrong = false;

  /** Begins a new stretch, as after a hole. */
  restart(): void {
    this.#at = this.#from = undefined;
    this.#sum = this.#beats = 0;
    this.#blocks = [];
    this.#least = Infinity;
  }

  /** Takes the intervals of one packet and its arrival. */
  push(at: Ms, rr: readonly Ms[]): void {
    if (this.#at !== undefined) {
      const passed = at - this.#at;
      this.#usual ??= passed;
      if (passed > LATE * this.#usual) this.restart();
      this.#usual += (passed - this.#usual) / 16;
    }
    this.#at = at;
    for (const ms of rr) this.#sum += ms;
    this.#beats += rr.length;
    this.#from ??= at;
    if (at - this.#from >= BLOCK) {
      this.#blocks.push(this.#least);
      if (this.#blocks.length > MOST_BLOCKS) this.#blocks.shift();
      this.#judge();
      this.#from += BLOCK;
      this.#least = Infinity;
    }
    // Without an interval the latency of the last beat only grows.
    if (rr.length > 0) this.#least = Math.min(this.#least, at - this.#sum);
  }

  /** Whether the clock runs 1.024 times as fast as the intervals, by the last stretch of 60 s; `false` before the first. */
  get wrong(): boolean {
    return this.#wrong;
  }

  #judge(): void {
    const first = this.#blocks[0];
    const newest = this.#blocks.at(-1);
    if (this.#blocks.length < FEWEST_BLOCKS || first === undefined || newest === undefined) return;
    const climb = newest - first;
    const span = (this.#blocks.length - 1) * BLOCK;
    // Latency is arrival minus told time: what it climbs by is the time that the intervals do not tell of.
    const near = Math.abs(span / (span - climb) - RATIO) <= WITHIN + SCATTER / span;
    this.#wrong = near && climb >= (BEYOND_ONE_INTERVAL * this.#sum) / this.#beats;
  }
}
