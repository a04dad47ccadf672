/** Quantiles of a handful of values, and of the last minute of a stream. */

/** The value below which the share `p` of `values` lies, between neighbours by straight line; `undefined` of none. */
export function quantile(values: ArrayLike<number>, p: number): number | undefined {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return undefined;
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(sorted.length - 1, below + 1)]!];
  return low + (place - below) * (high - low);
}

/** The last `size` values of a stream. */
export class Ring {
  readonly #values: Float64Array;
  #count = 0;

  constructor(size: number) {
    this.#values = new Float64Array(size);
  }

  /** How many are held. */
  get length(): number {
    return Math.min(this.#count, this.#values.length);
  }

  clear(): void {
    this.#count = 0;
  }

  push(value: number): void {
    this.#values[this.#count % this.#values.length] = value;
    this.#count += 1;
  }

  /** The value `back` places before the newest (0 = the newest); `undefined` if that one is not held. */
  back(back: number): number | undefined {
    if (back >= this.length) return undefined;
    return this.#values[(this.#count - 1 - back) % this.#values.length];
  }

  /** The held values, in no order. */
  quantile(p: number): number | undefined {
    return quantile(this.#values.subarray(0, this.length), p);
  }
}
