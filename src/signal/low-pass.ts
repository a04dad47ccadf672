/** A causal low-pass for streams: Butterworth, second order, by the bilinear transform. Zero-phase filters for windows are elsewhere. */
import type { Hz } from '../terms/units.ts';

export class LowPass {
  readonly #b0: number;
  readonly #a1: number;
  readonly #a2: number;
  #z1 = 0;
  #z2 = 0;
  #seeded = false;

  /** Half the power passes at `cut`, for samples at `sampleHz`. */
  constructor(sampleHz: Hz, cut: Hz) {
    const k = Math.tan((Math.PI * cut) / sampleHz);
    const norm = 1 / (1 + Math.SQRT2 * k + k * k);
    this.#b0 = k * k * norm;
    this.#a1 = 2 * (k * k - 1) * norm;
    this.#a2 = (1 - Math.SQRT2 * k + k * k) * norm;
  }

  /** Forgets everything; the next sample is taken as if it had always been so. */
  reset(): void {
    this.#seeded = false;
  }

  /** The next sample, filtered. Transposed direct form II. */
  push(x: number): number {
    if (!this.#seeded) {
      // The state in which a constant x gives x.
      this.#z1 = x * (1 - this.#b0);
      this.#z2 = x * (this.#b0 - this.#a2);
      this.#seeded = true;
    }
    const y = this.#b0 * x + this.#z1;
    this.#z1 = 2 * this.#b0 * x - this.#a1 * y + this.#z2;
    this.#z2 = this.#b0 * x - this.#a2 * y;
    return y;
  }
}
