/**
 * When a person moves so much that the tilt of the chest is not the breath's. Both rules are relative to the person's own quiet: deep breathing
 * lying down reaches 150 mg, and a fixed limit would hide all of it.
 */
import { LowPass } from './low-pass.ts';
import { Ring, SlidingQuantiles } from './quantile.ts';
import { BREATH_HZ } from './breath-sample.ts';

/** Quantiles are taken anew five times a second, of the last minute. */
const EVERY = BREATH_HZ / 5;
const MINUTE = 300;
/** Quick movement is the rms over a second of what the 1-Hz low-pass takes away. */
const QUICK_LIMIT = 25;
const QUICK_TIMES = 4;
/** Change of posture: by how much a 0.7-Hz low-passed acceleration changes in 1.5 s. */
const SHIFT_CUT = 0.7;
const SHIFT_SAMPLES = Math.round(1.5 * BREATH_HZ);
const SHIFT_LIMIT = 60;
const SHIFT_TIMES = 2.5;
/** The second rule needs this much history. */
const SHIFT_AFTER = 10 * BREATH_HZ;
/** A hit holds this long. */
const HOLD = BREATH_HZ;

export class BreathMotion {
  readonly #slow = [0, 1, 2].map(() => new LowPass(BREATH_HZ, SHIFT_CUT));
  readonly #past = [0, 1, 2].map(() => new Ring(SHIFT_SAMPLES + 1));
  readonly #squares = new Ring(BREATH_HZ);
  readonly #quick = new SlidingQuantiles(MINUTE);
  readonly #shifts = new SlidingQuantiles(MINUTE);
  #sum = 0;
  #count = 0;
  #held = 0;
  #quiet: number | undefined;
  #usual: number | undefined;

  gap(): void {
    for (const slow of this.#slow) slow.reset();
    for (const past of this.#past) past.clear();
    this.#squares.clear();
    this.#sum = 0;
    this.#count = 0;
    this.#held = 0;
  }

  /** The next sample and its low-passed self, mg. */
  push(
    raw: readonly number[],
    low: readonly number[],
  ): { readonly masked: boolean; readonly unrest: number } {
    let square = 0;
    for (let i = 0; i < 3; i++) square += (raw[i]! - low[i]!) ** 2;
    if (this.#squares.length === BREATH_HZ) this.#sum -= this.#squares.back(BREATH_HZ - 1)!;
    this.#squares.push(square);
    this.#sum = Math.max(0, this.#sum + square);
    const quick = Math.sqrt(this.#sum / this.#squares.length);
    let change = 0;
    for (let i = 0; i < 3; i++) {
      const slow = this.#slow[i]!.push(raw[i]!);
      this.#past[i]!.push(slow);
      change += (slow - (this.#past[i]!.back(SHIFT_SAMPLES) ?? slow)) ** 2;
    }
    const shift = Math.sqrt(change);
    this.#count += 1;
    if (this.#count % EVERY === 0) {
      this.#quick.push(quick);
      this.#shifts.push(shift);
      this.#quiet = this.#quick.quantile(0.2);
      this.#usual = this.#shifts.quantile(0.9);
    }
    const quickHit = quick > Math.max(QUICK_LIMIT, QUICK_TIMES * (this.#quiet ?? Infinity));
    const shiftHit =
      this.#count > SHIFT_AFTER && shift > Math.max(SHIFT_LIMIT, SHIFT_TIMES * (this.#usual ?? Infinity));
    this.#held = quickHit || shiftHit ? HOLD : Math.max(0, this.#held - 1);
    return { masked: this.#held > 0, unrest: quick / Math.max(1, this.#quiet ?? quick) };
  }
}
