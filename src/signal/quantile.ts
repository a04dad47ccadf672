/** Quantiles of a handful of values, and of the last minute of a stream. */
import { firstPlace } from '../terms/first-place.ts';

/** The value below which the share `p` of `values` lies, between neighbours by straight line; `undefined` of none. */
export const quantile = (values: ArrayLike<number>, p: number): number | undefined =>
  quantileOf(Float64Array.from(values).sort(), p);

/** The same of values in ascending order. */
function quantileOf(sorted: Float64Array, p: number): number | undefined {
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
}

/** Quantiles of the last `size` values of a stream, which are kept in order as they come. */
export class SlidingQuantiles {
  readonly #values: Ring;
  readonly #size: number;
  readonly #sorted: Float64Array;

  constructor(size: number) {
    this.#values = new Ring(size);
    this.#size = size;
    this.#sorted = new Float64Array(size);
  }

  clear(): void {
    this.#values.clear();
  }

  push(value: number): void {
    const sorted = this.#sorted;
    let { length } = this.#values;
    const oldest = this.#values.back(this.#size - 1);
    if (oldest !== undefined) {
      const gone = this.#placeOf(oldest, length);
      sorted.copyWithin(gone, gone + 1, length);
      length -= 1;
    }
    const place = this.#placeOf(value, length);
    sorted.copyWithin(place + 1, place, length);
    sorted[place] = value;
    this.#values.push(value);
  }

  quantile(p: number): number | undefined {
    return quantileOf(this.#sorted.subarray(0, this.#values.length), p);
  }

  /** Place of the first of `length` values in order that is not below `value`. */
  #placeOf(value: number, length: number): number {
    return firstPlace(length, (i) => this.#sorted[i]! >= value);
  }
}
