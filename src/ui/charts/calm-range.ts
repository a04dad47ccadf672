/** The range of the live chart's height: it widens at once, narrows only after a while, so that the picture stays calm. Pure but for its memory. */
import type { Bpm, Ms } from '../../terms/units.ts';

/** The least that the height spans. */
const LEAST: Bpm = 24;
/** How long a smaller range must have been enough before it is taken, ms. */
const PATIENCE: Ms = 20_000;
/** Share of the height that the line itself may take; the rest is air and water. */
const SHARE = 0.66;
/** Where the middle of the line lies, from the base. */
const MIDDLE = 0.55;

export interface Range {
  readonly min: Bpm;
  readonly max: Bpm;
}

const around = (low: Bpm, high: Bpm): Range => {
  const total = Math.max(LEAST, (high - low) / SHARE);
  const min = (low + high) / 2 - total * MIDDLE;
  return { min, max: min + total };
};

export class CalmRange {
  #range: Range = { min: 50, max: 80 };
  #set = false;
  #looseSince: Ms | undefined;

  /** The range for a line between `low` and `high` at session time `at`; the last one if there is no line. */
  next(low: Bpm, high: Bpm, at: Ms): Range {
    if (!(low <= high)) return this.#range;
    const wanted = around(low, high);
    const { min, max } = this.#range;
    const total = max - min;
    const tight = low < min + total * 0.12 || high > max - total * 0.06;
    if (!this.#set || tight) {
      this.#range = this.#set
        ? { min: Math.min(wanted.min, low - 3), max: Math.max(wanted.max, high + 2) }
        : wanted;
      this.#set = true;
      this.#looseSince = undefined;
      return this.#range;
    }
    const wide = wanted.max - wanted.min < total * 0.85;
    const aside = Math.abs((wanted.min + wanted.max - min - max) / 2) > total * 0.2;
    if (!wide && !aside) this.#looseSince = undefined;
    else this.#looseSince ??= at;
    if (this.#looseSince !== undefined && at - this.#looseSince > PATIENCE) {
      this.#range = wanted;
      this.#looseSince = undefined;
    }
    return this.#range;
  }
}

/** Two or three round values inside a range, for its gridlines. */
export function gridValues({ min, max }: Range): Bpm[] {
  const low = min + (max - min) * 0.2;
  const high = max - (max - min) * 0.04;
  for (const step of [5, 10, 20, 50]) {
    const first = Math.ceil(low / step) * step;
    const values: Bpm[] = [];
    for (let value = first; value <= high; value += step) values.push(value);
    if (values.length <= 3) return values;
  }
  return [];
}
