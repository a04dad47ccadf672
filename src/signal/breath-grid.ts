/**
 * From a sensor's own samples to an even grid on its own clock: averaged down to about the grid's rate, then interpolated onto it. Breathing needs no more, and
 * a mean of eight samples has a third of the noise.
 */
import type { Hz, Ms } from '../terms/units.ts';

/** A sample on the grid. */
export interface GridSample {
  /** Time on the sensor's clock: a whole number of steps. */
  readonly device: Ms;
  readonly values: readonly number[];
}

/** A pause between two samples of more than so many of their usual distance is a hole. */
const HOLE = 3;
/** The usual distance is learned from so many samples. */
const LEARN = 12;
const NONE: readonly GridSample[] = [];

export class BreathGrid {
  readonly #step: Ms;
  #last: Ms | undefined;
  /** Usual distance of two samples; learned, then fixed unless the rate changes a lot. */
  #distance: Ms | undefined;
  #first: { device: Ms; values: readonly number[] }[] = [];
  #sum: number[] = [];
  #time = 0;
  #n = 0;
  #before: { readonly device: Ms; readonly values: readonly number[] } | undefined;
  #next: number | undefined;

  /** `hz`: rate of the grid. */
  constructor(hz: Hz) {
    this.#step = 1000 / hz;
  }

  /** The grid's samples that become known with this one. Times must rise; one that does not is dropped. */
  push(device: Ms, values: readonly number[]): readonly GridSample[] {
    if (this.#last !== undefined && device <= this.#last) return NONE;
    const pause = this.#last === undefined ? undefined : device - this.#last;
    this.#last = device;
    if (this.#distance === undefined) {
      // The rate is not known yet: hold back the first samples and take them all at once.
      if (pause !== undefined && pause > 1000) this.#first = [];
      this.#first.push({ device, values });
      if (this.#first.length < LEARN) return NONE;
      const gaps = this.#first.slice(1).map((one, i) => one.device - this.#first[i]!.device);
      this.#distance = gaps.toSorted((a, b) => a - b)[gaps.length >> 1]!;
      const held = this.#first;
      this.#first = [];
      return held.flatMap((one, i) => this.#take(one.device, one.values, i === 0 ? undefined : gaps[i - 1]));
    }
    return this.#take(device, values, pause);
  }

  #take(device: Ms, values: readonly number[], pause: Ms | undefined): readonly GridSample[] {
    const distance = this.#distance ?? this.#step;
    if (pause !== undefined && pause > Math.max(HOLE * distance, 1.5 * this.#step)) {
      this.#n = 0;
      this.#before = undefined;
      this.#next = undefined;
    }
    const group = Math.max(1, Math.round(this.#step / distance));
    // This is done two hundred times a second.
    if (this.#n === 0) {
      this.#sum = [...values];
      this.#time = device;
    } else {
      for (let i = 0; i < values.length; i++) this.#sum[i]! += values[i]!;
      this.#time += device;
    }
    this.#n += 1;
    if (this.#n < group) return NONE;
    const now = { device: this.#time / this.#n, values: this.#sum.map((sum) => sum / this.#n) };
    this.#n = 0;
    const before = this.#before;
    this.#before = now;
    if (before === undefined) {
      this.#next = Math.ceil(now.device / this.#step);
      if (this.#next * this.#step > now.device) return NONE;
      this.#next += 1;
      return [{ device: now.device, values: now.values }];
    }
    const out: GridSample[] = [];
    let next = this.#next ?? Math.ceil(before.device / this.#step);
    for (; next * this.#step <= now.device; next++) {
      const share = (next * this.#step - before.device) / (now.device - before.device);
      const made = now.values.map((value, i) => before.values[i]! + share * (value - before.values[i]!));
      out.push({ device: next * this.#step, values: made });
    }
    this.#next = next;
    return out;
  }
}
