/**
 * What the artefact labels expect of the next interval: a small linear predictor in log RR that learns the client's own
 * breathing swing, and the scale of its errors. It learns only from beats already decided normal; it decides nothing.
 * Indices are bounded by construction, hence the assertions on typed-array reads: this runs for every beat.
 */

/** Number of cleaned log intervals a prediction looks back on. */
export const ORDER = 8;

/** Share of the past that each new beat leaves in the regression: a memory of about 60 beats. */
const KEEP = 1 - 1 / 60;
/** How many beats' worth the prior "like the last beat" weighs against what has been learned. */
const PRIOR_BEATS = 6;
const PRIOR_STEP = 0.95;
/** Below this a deviation cannot be told from the noise of RR at 8 ms resolution. */
const SCALE_MIN = 0.025;
/** Above this, ectopic beats would become the expected thing. */
const SCALE_MAX = 0.08;

/** Predictor and error scale of one stretch of recording. All values are natural logs of ms, or differences of such. */
export class RhythmModel {
  /** Standard deviation of a one-step prediction error on normal beats, relative (0.03 = 3 %). */
  scale = SCALE_MAX;
  #level = 0;
  #settled = 0;
  #learned = 0;
  #weight = 0;
  readonly #a = new Float64Array(ORDER);
  readonly #gram = new Float64Array(ORDER * ORDER);
  readonly #cross = new Float64Array(ORDER);
  readonly #z = new Float64Array(ORDER);
  readonly #chol = new Float64Array(ORDER * ORDER);
  readonly #sorted = new Float64Array(ORDER);

  /** Forgets everything and expects `level`; `scale` is the relative error to begin with. */
  restart(level: number, scale: number = SCALE_MAX): void {
    this.scale = scale;
    this.#level = level;
    this.#settled = this.#learned = this.#weight = 0;
    this.#gram.fill(0);
    this.#cross.fill(0);
    this.#a.fill(0);
    this.#a[0] = PRIOR_STEP;
  }

  /**
   * Expected next log interval after the `ORDER` cleaned ones at `history[from]` (oldest first). Held within 0.2 of
   * the range of that history and within 0.3 of its median: a linear predictor may run away after an irregular stretch.
   */
  predict(history: Float64Array, from: number): number {
    const level = this.#level;
    let sum = 0;
    let low = Infinity;
    let high = -Infinity;
    for (let j = 0; j < ORDER; j++) {
      const value = history[from + ORDER - 1 - j]!;
      sum += this.#a[j]! * (value - level);
      if (value < low) low = value;
      if (value > high) high = value;
    }
    let expected = Math.min(high + 0.2, Math.max(low - 0.2, level + sum));
    // Within 0.3 of both ends the median cannot be further away: no need to sort.
    if (expected - low > 0.3 || high - expected > 0.3) {
      const median = this.#median(history, from);
      expected = Math.min(median + 0.3, Math.max(median - 0.3, expected));
    }
    return expected;
  }

  /** Takes in a normal beat: `value` came after the history at `history[from]`; `weight` 1, less if parts of it are filled in. */
  learn(history: Float64Array, from: number, value: number, weight: number): void {
    const gain = Math.max(1 / 40, 1 / (8 + this.#learned));
    const error = Math.min(Math.abs(value - this.predict(history, from)), 3.5 * this.scale + 0.005);
    const square = (1 - gain) * this.scale * this.scale + gain * 1.05 * error * error;
    this.scale = Math.min(SCALE_MAX, Math.max(SCALE_MIN, Math.sqrt(square)));
    this.#learned++;

    const z = this.#z;
    const level = this.#level;
    const y = value - level;
    for (let j = 0; j < ORDER; j++) z[j] = history[from + ORDER - 1 - j]! - level;
    for (let i = 0; i < ORDER; i++) {
      const zi = weight * z[i]!;
      for (let j = 0; j <= i; j++) {
        const at = i * ORDER + j;
        this.#gram[at] = KEEP * this.#gram[at]! + zi * z[j]!;
      }
      this.#cross[i] = KEEP * this.#cross[i]! + zi * y;
    }
    this.#weight = KEEP * this.#weight + weight;
    this.#solve();
  }

  /** Takes in one value of the cleaned series, normal or filled in: moves the level. */
  settle(value: number): void {
    this.#settled++;
    this.#level += (value - this.#level) / Math.min(30, Math.max(3, this.#settled));
  }

  /** Ridge least squares towards the prior: (R + cI) a = r + c (0.95, 0, …), by Cholesky. */
  #solve(): void {
    const g = this.#gram;
    const c = this.#chol;
    const a = this.#a;
    let trace = 0;
    for (let i = 0; i < ORDER; i++) trace += g[i * ORDER + i]!;
    const ridge = PRIOR_BEATS * (trace / (ORDER * this.#weight) + 1e-5);
    for (let i = 0; i < ORDER; i++) {
      for (let j = 0; j < i; j++) {
        let sum = g[i * ORDER + j]!;
        for (let k = 0; k < j; k++) sum -= c[i * ORDER + k]! * c[j * ORDER + k]!;
        // The diagonal holds reciprocals: eight divisions a beat instead of forty-four.
        c[i * ORDER + j] = sum * c[j * ORDER + j]!;
      }
      let pivot = g[i * ORDER + i]! + ridge;
      for (let k = 0; k < i; k++) pivot -= c[i * ORDER + k]! * c[i * ORDER + k]!;
      c[i * ORDER + i] = 1 / Math.sqrt(pivot);
      let sum = this.#cross[i]!;
      if (i === 0) sum += ridge * PRIOR_STEP;
      for (let k = 0; k < i; k++) sum -= c[i * ORDER + k]! * a[k]!;
      a[i] = sum * c[i * ORDER + i]!;
    }
    for (let i = ORDER - 1; i >= 0; i--) {
      let sum = a[i]!;
      for (let k = i + 1; k < ORDER; k++) sum -= c[k * ORDER + i]! * a[k]!;
      a[i] = sum * c[i * ORDER + i]!;
    }
  }

  #median(history: Float64Array, from: number): number {
    const sorted = this.#sorted;
    for (let i = 0; i < ORDER; i++) {
      const value = history[from + i]!;
      let at = i;
      while (at > 0 && sorted[at - 1]! > value) {
        sorted[at] = sorted[at - 1]!;
        at--;
      }
      sorted[at] = value;
    }
    return (sorted[ORDER / 2 - 1]! + sorted[ORDER / 2]!) / 2;
  }
}
