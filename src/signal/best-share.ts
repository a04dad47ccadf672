/** How likely each of a few measured amplitudes is the largest, for a handful of steps that are compared with one another. Pure. */
import type { Bpm, Share } from './units.ts';

/** An amplitude with its standard error. */
export interface Measured {
  readonly amplitude: Bpm;
  readonly error: Bpm;
}

/** The integral runs this many standard errors to either side, in this many steps. */
const REACH = 5;
const STEPS = 400;
const SMALLEST_ERROR: Bpm = 0.01;

/** Standard normal distribution function (Abramowitz & Stegun 26.2.17, error below 7.5e-8). */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

/**
 * For each measurement the probability that its true amplitude is the largest, the true ones being normal around what was measured:
 * P(r) = ∫ φ_r(x) Π_{j≠r} Φ_j(x) dx. They sum to 1. One measurement alone has 1.
 */
export function bestShares(measured: readonly Measured[]): Share[] {
  const sd = measured.map(({ error }) => Math.max(error, SMALLEST_ERROR));
  const raw = measured.map(({ amplitude }, r) => {
    const own = sd[r] ?? SMALLEST_ERROR;
    let sum = 0;
    for (let i = 0; i <= STEPS; i++) {
      const z = -REACH + (2 * REACH * i) / STEPS;
      const x = amplitude + z * own;
      let product = Math.exp((-z * z) / 2);
      measured.forEach((other, j) => {
        if (j !== r) product *= normalCdf((x - other.amplitude) / (sd[j] ?? SMALLEST_ERROR));
      });
      sum += product;
    }
    return sum;
  });
  const total = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / total);
}
