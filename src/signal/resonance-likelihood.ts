/**
 * How well each curve of the library fits the radial amplitudes of the breaths, if the gain of the heart wanders by itself as
 * it does in people. The heart of the resonance estimate and the only part that costs time; it draws no conclusion.
 */
import { GRID_FROM, GRID_SIZE, GRID_STEP, type CurveLibrary } from './curve-library.ts';
import type { RadialBreaths } from './resonance-amplitude.ts';
import type { Bpm, Ms, Share } from '../terms/units.ts';

/**
 * Neighbouring breaths share noise, and the scatter holds a part of the wandering: n breaths are worth n / 1.6.
 */
export const CORRELATION = 1.6;
/** Variance of a breath's wave by its depth, as a share of the wave squared: 0.14 from breath to breath. A large wave scatters more than a small one. */
export const DEPTH_VARIANCE: Share = 0.02;
/** Sizes of the noise against the scatter that was measured; the middle one comes first. */
const SCALES = [1, 0.8, 1.25] as const;
/** Smallest gain (bpm) that a logarithm is taken of. */
export const SMALLEST_GAIN: Bpm = 0.05;
/**
 * The wandering of the gain: an Ornstein-Uhlenbeck process with this standard deviation, as a share of the gain, and this time
 * constant. Measured alone it is 0.25 and 450 s in people on their first visit; the scatter and the factor 1.6 above hold a part of it.
 * Chosen by how well a stretch that was left out is expected (`npm run people`) and how well the range holds the
 * peak of simulated clients: 0.15 to 0.22 and 300 to 600 s do nearly as well, less is too sure.
 */
export const WANDER_SD: Share = 0.16;
export const WANDER_MS: Ms = 300_000;
/** A curve this far (in ln) below the best one so far weighs nothing: its other scales are not worth the time. */
const HOPELESS = 18;
/** Factors that are multiplied before one logarithm is taken; each is at most about 10^4, so 16 stay far inside the range of a number. */
const GATHERED = 15;

/** The library after the breaths were seen. */
export interface WeighedCurves {
  /** Posterior weight of each curve; they sum to 1. */
  readonly weight: Float64Array;
  /** Gain of each curve that fits best over the whole, and its standard error, bpm. */
  readonly gain: Float64Array;
  readonly gainError: Float64Array;
  /** Gain of each curve as it is after the last breath, wandering included, bpm. */
  readonly gainNow: Float64Array;
}

/** Breaths of one and the same rate share their place on every curve; a table of the distinct rates saves much of the work. */
function distinctRates(rate: Float64Array): { place: Int32Array; cell: Int32Array; part: Float64Array } {
  const seen = new Map<number, number>();
  const cells: number[] = [];
  const parts: number[] = [];
  const place = Int32Array.from(rate, (f) => {
    const known = seen.get(f);
    if (known !== undefined) return known;
    const x = Math.min(Math.max((f - GRID_FROM) / GRID_STEP, 0), GRID_SIZE - 1 - 1e-9);
    seen.set(f, cells.length);
    cells.push(Math.floor(x));
    parts.push(x - Math.floor(x));
    return cells.length - 1;
  });
  return { place, cell: Int32Array.from(cells), part: Float64Array.from(parts) };
}

/**
 * Weighs every curve m with shape q_k at breath k against the radial amplitudes r_k = g q_k + q_k x_k + e_k: one gain g, x wandering around 0
 * with variance (g0 `WANDER_SD`)², e independent with variance 1.6 (z scale)² / weight + 0.02 (g0 q)², g0 the plain weighted mean gain. A scalar Kalman filter runs over r and over q at
 * once and whitens both; the gain g then is that of a regression (Harvey 1989, 3.4.2), with a flat prior on ln g, and z is averaged over
 * 0.8, 1 and 1.25.
 */
export function weighCurves(library: CurveLibrary, breaths: RadialBreaths): WeighedCurves {
  const { onset, radial, scale, weight: trust } = breaths;
  const n = radial.length;
  const { place, cell, part } = distinctRates(breaths.rate);
  const kept = onset.map((at, k) => (k === 0 ? 0 : Math.exp(-(at - onset[k - 1]!) / WANDER_MS)));
  const noises = SCALES.map((z) => trust.map((w) => (CORRELATION * (z * scale) ** 2) / w));
  const shape = new Float64Array(cell.length);
  const logs = new Float64Array(SCALES.length);
  const logWeight = new Float64Array(library.count);
  const gain = new Float64Array(library.count);
  const gainError = new Float64Array(library.count);
  const gainNow = new Float64Array(library.count);
  let highest = -Infinity;
  for (let curve = 0; curve < library.count; curve++) {
    const row = curve * GRID_SIZE;
    for (let j = 0; j < cell.length; j++) {
      const at = row + cell[j]!;
      const left = library.shapes[at]!;
      shape[j] = left + (library.shapes[at + 1]! - left) * part[j]!;
    }
    let qr = 0;
    let qq = 0;
    for (let k = 0; k < n; k++) {
      const q = shape[place[k]!]!;
      qr += trust[k]! * q * radial[k]!;
      qq += trust[k]! * q * q;
    }
    const centre = Math.max(qr / qq, SMALLEST_GAIN) ** 2;
    const wander = centre * WANDER_SD ** 2;
    const depth = centre * DEPTH_VARIANCE;
    const prior = Math.log(library.prior[curve]!);
    let best = -Infinity;
    let scales = 0;
    for (let s = 0; s < SCALES.length; s++) {
      const noise = noises[s]!;
      let p = wander;
      let xr = 0;
      let xq = 0;
      let srr = 0;
      let srq = 0;
      let sqq = 0;
      let log = 0;
      let product = 1;
      for (let k = 0; k < n; k++) {
        const f = kept[k]!;
        xr *= f;
        xq *= f;
        p = f * f * p + (1 - f * f) * wander;
        const q = shape[place[k]!]!;
        const inverse = 1 / (q * q * (p + depth) + noise[k]!);
        const er = radial[k]! - q * xr;
        const eq = q - q * xq;
        srr += er * er * inverse;
        srq += er * eq * inverse;
        sqq += eq * eq * inverse;
        product *= inverse;
        if ((k & GATHERED) === GATHERED) {
          log -= Math.log(product);
          product = 1;
        }
        const step = p * q * inverse;
        xr += step * er;
        xq += step * eq;
        p -= step * q * p;
      }
      log -= Math.log(product);
      const g = srq / sqq;
      const ll =
        -(srr - g * srq) / 2 - log / 2 - Math.log(sqq) / 2 - Math.log(Math.max(g, SMALLEST_GAIN)) + prior;
      logs[s] = ll;
      best = Math.max(best, ll);
      scales = s + 1;
      if (s > 0) continue;
      gain[curve] = g;
      gainError[curve] = 1 / Math.sqrt(sqq);
      gainNow[curve] = Math.max(g + xr - g * xq, SMALLEST_GAIN);
      if (ll < highest - HOPELESS) break;
    }
    let sum = 0;
    for (let s = 0; s < scales; s++) sum += Math.exp(logs[s]! - best);
    const total = best + Math.log(sum / scales);
    logWeight[curve] = total;
    highest = Math.max(highest, total);
  }
  const weight = logWeight.map((log) => Math.exp(log - highest));
  const all = weight.reduce((a, b) => a + b, 0);
  return { weight: weight.map((v) => v / all), gain, gainError, gainNow };
}
