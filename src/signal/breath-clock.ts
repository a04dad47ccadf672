/**
 * Two clocks of a breathing sensor: where the samples of a frame lie on the sensor's own, and how that clock lies against the session's. Arrivals are late by
 * a changing delay, so the map runs along their lower edge; it is slewed, never jumped, or the curve would tear.
 */
import type { Ms } from '../terms/units.ts';

/** A frame's samples on the sensor's clock. */
export interface TimedFrame {
  /** ms since the stream's first frame. */
  readonly devices: readonly Ms[];
  /** Whether samples are missing before them. */
  readonly hole: boolean;
}

/** Step between samples is learned from this many frames. */
const FRAMES = 25;

/** Places samples between the stamps of frames, each of which is its last sample's. */
export class FrameTimes {
  #last: Ms | undefined;
  #steps: number[] = [];

  /** `hz`: promised samples a second. `undefined` for a frame that came twice or goes back. */
  push(last: Ms, count: number, hz: number): TimedFrame | undefined {
    const before = this.#last;
    if (before !== undefined && last <= before) {
      // A clock that was set anew begins at 0.
      if (last !== 0) return undefined;
      this.#steps = [];
      this.#last = last;
      return {
        devices: Array.from({ length: count }, (_, i) => last - ((count - 1 - i) * 1000) / hz),
        hole: true,
      };
    }
    this.#last = last;
    const usual = this.#steps.toSorted((a, b) => a - b)[this.#steps.length >> 1] ?? 1000 / hz;
    const passed = before === undefined ? Infinity : last - before;
    if (passed > 0.7 * count * usual && passed < 1.3 * count * usual) {
      this.#steps = [...this.#steps.slice(1 - FRAMES), passed / count];
      return {
        devices: Array.from({ length: count }, (_, i) => before! + ((i + 1) / count) * passed),
        hole: false,
      };
    }
    return {
      devices: Array.from({ length: count }, (_, i) => last - (count - 1 - i) * usual),
      hole: before !== undefined,
    };
  }
}

/** Session time = `at + rate · (device - device of the map)`. */
interface Line {
  readonly device: Ms;
  readonly at: Ms;
  readonly rate: number;
}

const WINDOW: Ms = 120_000;
const BIN: Ms = 10_000;
const FIRST_BIN: Ms = 2000;
const FIRST: Ms = 40_000;
const FEWEST_BINS = 4;
const DRIFT = 0.02;
const FIT_EVERY: Ms = 2000;
/** Until then the map may jump: it knows too few arrivals. */
const FREE: Ms = 5000;
const SLEW = 5 / 1000;

export class DeviceClock {
  #arrivals: { readonly device: Ms; readonly at: Ms }[] = [];
  #first: Ms | undefined;
  #fittedAt = -Infinity;
  #map: Line | undefined;
  #aim: Line | undefined;

  /** A frame whose last sample was taken at `device` arrived at `at`. Frames come in the order of their times. */
  push(device: Ms, at: Ms): void {
    this.#first ??= device;
    this.#arrivals.push({ device, at });
    const map = this.#map ?? { device, at, rate: 1 };
    if (this.#map === undefined || device - this.#fittedAt >= FIT_EVERY || at < this.at(device)) {
      if (device - this.#fittedAt >= FIT_EVERY) {
        this.#arrivals = this.#arrivals.filter((one) => one.device > device - WINDOW);
        this.#fittedAt = device;
      }
      this.#aim = this.#fit(device);
    }
    const aim = this.#aim ?? map;
    const wanted = aim.at + aim.rate * (device - aim.device);
    const now = map.at + map.rate * (device - map.device);
    const most = device - this.#first < FREE ? Infinity : SLEW * Math.max(0, device - map.device);
    this.#map = { device, at: now + Math.max(-most, Math.min(most, wanted - now)), rate: aim.rate };
  }

  /** Session time of a moment of the sensor's clock; `device` itself before the first frame. */
  at(device: Ms): Ms {
    const map = this.#map;
    return map === undefined ? device : map.at + map.rate * (device - map.device);
  }

  /** Session time that passes in one ms of the sensor's. */
  get rate(): number {
    return this.#map?.rate ?? 1;
  }

  #fit(device: Ms): Line {
    const length = device - this.#first! > FIRST ? BIN : FIRST_BIN;
    let rate = 1;
    for (let turn = 0; turn < 3; turn++) {
      const lowest = new Map<number, { readonly device: Ms; readonly at: Ms }>();
      for (const one of this.#arrivals) {
        const bin = Math.floor(one.device / length);
        const held = lowest.get(bin);
        if (held === undefined || one.at - rate * one.device < held.at - rate * held.device)
          lowest.set(bin, one);
      }
      if (lowest.size < FEWEST_BINS) break;
      const points = [...lowest.values()];
      const x = points.reduce((sum, one) => sum + one.device, 0) / points.length;
      const y = points.reduce((sum, one) => sum + one.at, 0) / points.length;
      let [xy, xx] = [0, 0];
      for (const one of points) {
        xy += (one.device - x) * (one.at - y);
        xx += (one.device - x) ** 2;
      }
      rate = Math.max(1 - DRIFT, Math.min(1 + DRIFT, xy / Math.max(1e-9, xx)));
    }
    const least = Math.min(...this.#arrivals.map((one) => one.at - rate * one.device));
    return { device, at: least + rate * device, rate };
  }
}
