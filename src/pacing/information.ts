/**
 * What breaths at given rates are expected to teach about the peak. Linear and normal: it reads the posterior as plain means and
 * covariances and knows nothing of how they came about, nor of how long the breaths last.
 */
import type { Bpm, BreathsPerMin } from '../terms/units.ts';

/** What the posterior says of one rate. L(f) = logarithm of the amplitude at rate f. */
export interface RateMoments {
  readonly rate: BreathsPerMin;
  /** Mean of L, ln bpm. */
  readonly level: number;
  /** Covariance of the peak and L. */
  readonly covariance: number;
  /** Covariance of L here and L at each of the rates, in their order; at this one its variance. */
  readonly shared: readonly number[];
}

/** What is known of the amplitude at every rate before the breaths. */
export interface Beliefs {
  /** At least two rates, ascending. */
  readonly moments: readonly RateMoments[];
  /** Scatter of one breath's amplitude, bpm. */
  readonly scale: Bpm;
}

/** Neighbouring breaths share noise: n of them are worth n / 1.6. */
const CORRELATION = 1.6;
const SMALLEST_AMPLITUDE: Bpm = 0.3;

/** Where a rate lies between two of the moments: at `low` and the next, `part` of the way. */
function placeOf(moments: readonly RateMoments[], rate: BreathsPerMin): { low: number; part: number } {
  const after = moments.findIndex((one) => one.rate > rate);
  const low = Math.max(0, (after === -1 ? moments.length - 1 : after) - 1);
  const from = moments[low]?.rate ?? rate;
  const to = moments[low + 1]?.rate ?? from + 1;
  return { low, part: Math.min(1, Math.max(0, (rate - from) / (to - from))) };
}

/**
 * Expected fall of the peak's variance by one breath at each of `rates`: Cᵀ (S + N)⁻¹ C, with C the covariances of the peak and L at
 * the rates, S those of L with itself, both on straight lines between the moments, and N the noise of a breath, 1.6 (scale /
 * amplitude there)². Breaths at one rate share what they teach, and so do neighbouring rates.
 */
export function expectedFall({ moments, scale }: Beliefs, rates: readonly BreathsPerMin[]): number {
  const places = rates.map((rate) => placeOf(moments, rate));
  const between = (at: { low: number; part: number }, of: (moment: RateMoments) => number): number => {
    const low = moments[at.low];
    const high = moments[at.low + 1];
    if (low === undefined) return 0;
    return high === undefined ? of(low) : of(low) * (1 - at.part) + of(high) * at.part;
  };
  // Cholesky, S + N = R Rᵀ, row by row, with R z = C solved on the way: the fall is |z|².
  const rows: number[][] = [];
  const z: number[] = [];
  let fall = 0;
  places.forEach((here, k) => {
    const row: number[] = [];
    const dot = (other: readonly number[], n: number): number => {
      let sum = 0;
      for (let m = 0; m < n; m++) sum += (row[m] ?? 0) * (other[m] ?? 0);
      return sum;
    };
    const shared = (there: { low: number; part: number }): number =>
      between(here, (one) => {
        const low = one.shared[there.low] ?? 0;
        return low + ((one.shared[there.low + 1] ?? low) - low) * there.part;
      });
    rows.forEach((other, l) => {
      const there = places[l];
      if (there !== undefined) row.push((shared(there) - dot(other, l)) / (other[l] ?? 1));
    });
    const amplitude = Math.max(Math.exp(between(here, ({ level }) => level)), SMALLEST_AMPLITUDE);
    const noise = CORRELATION * (scale / amplitude) ** 2;
    // Never below the noise of its own, whatever rounding does.
    const pivot = Math.sqrt(Math.max(shared(here) + noise - dot(row, k), noise));
    row.push(pivot);
    rows.push(row);
    const last = (between(here, ({ covariance }) => covariance) - dot(z, k)) / pivot;
    z.push(last);
    fall += last * last;
  });
  return fall;
}
