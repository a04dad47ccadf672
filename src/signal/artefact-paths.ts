/**
 * Storage for the artefact search: the paths that end at each of the last few intervals, sorted by cost, in flat arrays
 * that are reused in a ring. It knows which path came from which; it judges nothing.
 */
import { ORDER } from './artefact-model.ts';
import { CONSUMES, FOLLOWS, LETTER, NORMAL, UNCERTAIN, GAP } from './artefact-readings.ts';

/** Paths kept per interval. */
export const BEAM = 16;
/** Intervals kept: the lag, the longest reading and the root before it. */
const SLOTS = 8;

/** Paths by number: `slot of their last interval × BEAM + rank`. A dropped path keeps its number, at infinite cost. */
export class PathStore {
  readonly cost = new Float64Array(SLOTS * BEAM);
  /** The reading of its last intervals. */
  readonly reading = new Int8Array(SLOTS * BEAM);
  /** The path without them. */
  readonly parent = new Int16Array(SLOTS * BEAM);
  /** Number of its last interval. */
  readonly end = new Int32Array(SLOTS * BEAM);
  /** Beats that its reading put into the cleaned history. */
  readonly fills = new Int8Array(SLOTS * BEAM);
  /** Filled-in beats that still make the history doubtful. */
  readonly uncertain = new Float64Array(SLOTS * BEAM);
  /** The last `ORDER` cleaned log intervals, oldest first. */
  readonly history = new Float64Array(SLOTS * BEAM * ORDER);
  readonly #size = new Int8Array(SLOTS);

  /** Number of the cheapest path that ends with interval `n` (−1 = before the first). */
  first(n: number): number {
    return ((n + SLOTS) % SLOTS) * BEAM;
  }

  /** Number after the last path that ends with interval `n`. */
  after(n: number): number {
    const slot = (n + SLOTS) % SLOTS;
    return slot * BEAM + this.#size[slot]!;
  }

  /** Removes all paths and makes a root, which ends with interval `n`. */
  plant(n: number, history: Float64Array): void {
    this.#size.fill(0);
    this.#size[(n + SLOTS) % SLOTS] = 1;
    const root = this.first(n);
    this.cost[root] = 0;
    this.reading[root] = NORMAL;
    this.parent[root] = root;
    this.end[root] = n;
    this.fills[root] = 0;
    this.uncertain[root] = 0;
    for (let i = 0; i < ORDER; i++) this.history[root * ORDER + i] = history[i]!;
  }

  /** Empties the set of interval `n` for new paths. */
  open(n: number): void {
    this.#size[n % SLOTS] = 0;
  }

  /** Appends a path to the set of interval `n`; its history is the last `ORDER` of `work[0 .. ORDER + fills)`. */
  add(n: number, parent: number, reading: number, cost: number, work: Float64Array, fills: number): void {
    const path = this.after(n);
    this.#size[n % SLOTS] = path + 1 - this.first(n);
    this.cost[path] = cost;
    this.reading[path] = reading;
    this.parent[path] = parent;
    this.end[path] = n;
    this.fills[path] = fills;
    const change = UNCERTAIN[reading]!;
    this.uncertain[path] = reading === GAP ? change : Math.max(0, this.uncertain[parent]! + change);
    for (let i = 0; i < ORDER; i++) this.history[path * ORDER + i] = work[fills + i]!;
  }

  /** The ancestor of `path`, or itself, whose reading explains interval `j`. */
  covering(path: number, j: number): number {
    let at = path;
    while (this.end[this.parent[at]!]! >= j) at = this.parent[at]!;
    return at;
  }

  /** The label, as a number, that the reading of `path` gives to interval `j`. */
  letter(path: number, j: number): number {
    const reading = this.reading[path]!;
    const starts = this.end[path]! - CONSUMES[reading]! + 1 === j;
    return LETTER[reading]! + (starts ? 0 : FOLLOWS);
  }

  /** Drops the paths ending with intervals after `j`, to `n`, that label interval `j` otherwise. */
  keepOnly(n: number, j: number, letter: number): void {
    for (let m = n; m > j; m--) {
      const after = this.after(m);
      for (let path = this.first(m); path < after; path++) {
        // Later paths point to this number, so a dropped path stays in place.
        if (this.letter(this.covering(path, j), j) !== letter) this.cost[path] = Infinity;
      }
    }
  }
}
