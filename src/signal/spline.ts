/**
 * Natural cubic spline through uneven points, and even samples of it. Pure; extrapolates nothing: ask only between the
 * first and the last point.
 */

/** A natural cubic spline (second derivative 0 at both ends). Built in O(n); points ascend strictly, at least two. */
export class NaturalSpline {
  readonly #x: ArrayLike<number>;
  readonly #y: ArrayLike<number>;
  /** Second derivatives at the points. */
  readonly #m: Float64Array;

  constructor(x: ArrayLike<number>, y: ArrayLike<number>) {
    const n = x.length;
    this.#x = x;
    this.#y = y;
    const m = new Float64Array(n);
    const ratio = new Float64Array(n);
    // Thomas algorithm on the tridiagonal system; stable, as the matrix is diagonally dominant.
    for (let i = 1; i < n - 1; i++) {
      const h0 = x[i]! - x[i - 1]!;
      const h1 = x[i + 1]! - x[i]!;
      const right = 6 * ((y[i + 1]! - y[i]!) / h1 - (y[i]! - y[i - 1]!) / h0);
      const pivot = 2 * (h0 + h1) - h0 * ratio[i - 1]!;
      ratio[i] = h1 / pivot;
      m[i] = (right - h0 * m[i - 1]!) / pivot;
    }
    for (let i = n - 2; i > 0; i--) m[i] = m[i]! - ratio[i]! * m[i + 1]!;
    this.#m = m;
  }

  /** `count` values at `start`, `start + step`, ... (`step` > 0), within the range of the points. */
  sample(start: number, step: number, count: number): Float64Array {
    const x = this.#x;
    const y = this.#y;
    const m = this.#m;
    const last = x.length - 2;
    const out = new Float64Array(count);
    let i = 0;
    for (let k = 0; k < count; k++) {
      const t = start + k * step;
      while (i < last && t > x[i + 1]!) i++;
      const h = x[i + 1]! - x[i]!;
      const b = (t - x[i]!) / h;
      const a = 1 - b;
      out[k] =
        a * y[i]! + b * y[i + 1]! + (((a * a * a - a) * m[i]! + (b * b * b - b) * m[i + 1]!) * h * h) / 6;
    }
    return out;
  }
}
