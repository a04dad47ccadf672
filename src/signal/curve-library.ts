/**
 * The library of response curves that the resonance estimate weighs against the breaths: smooth random curves of
 * amplitude against breathing rate, and a few flat ones. Made from a fixed seed, so it is the same everywhere and on
 * every day. It holds no physiological formula on purpose, and this file knows nothing of breaths or beats.
 */
import type { BreathsPerMin, Share } from '../terms/units.ts';

/** Curves of relative amplitude over a grid of rates, with their prior weights. Plain arrays: it may cross into a worker. */
export interface CurveLibrary {
  /** Number of curves, the flat ones included. */
  readonly count: number;
  /** Index of the first flat curve; all after it are flat too. */
  readonly firstFlat: number;
  /** `count` rows of `GRID_SIZE` relative amplitudes; the largest of a row is 1. */
  readonly shapes: Float32Array;
  /** Rate of the largest amplitude of each curve, breaths per minute. */
  readonly peaks: Float64Array;
  /** Prior weight of each curve; they sum to 1. */
  readonly prior: Float64Array;
  /** Fall of each curve from its largest to its smallest amplitude within 4.25 to 7, as a share of the largest. */
  readonly drops: Float64Array;
}

/** First rate of the grid, breaths per minute. */
export const GRID_FROM: BreathsPerMin = 3.5;
/** Distance of two grid points, breaths per minute. */
export const GRID_STEP: BreathsPerMin = 0.025;
/** Points of the grid: 3.5 to 8. */
export const GRID_SIZE = 181;

const DRAWS = 450;
const LENGTHS = [0.25, 0.4] as const;
/** Half of the draws are of the widest spread: with less of it, true peaks are taken for flat curves. */
const SPREADS = [0.12, 0.25, 0.5, 0.5] as const;
const RESIDUE = 1e-6;
const TILT_SD = 0.2;
const TILT_CENTRE = 1.7;
const PEAK_FROM = 3.6;
const PEAK_TO = 7.6;
const PRIOR_CENTRE = 5.4;
const PRIOR_SD = 0.55;
const FLAT_WEIGHT: Share = 0.2;
const SHALLOW_FROM = 4.25;
const SHALLOW_TO = 7;
const SEED = 0x5eed_0a77;

const rateAt = (i: number): BreathsPerMin => GRID_FROM + i * GRID_STEP;
const indexOf = (rate: BreathsPerMin): number => Math.round((rate - GRID_FROM) / GRID_STEP);

/** Standard normal numbers from a 32-bit counter generator (splitmix-style mixing, Box-Muller). */
function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x9e37_79b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0_aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a_2d97);
    return (((z ^ (z >>> 15)) >>> 0) + 0.5) / 4_294_967_296;
  };
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/**
 * Columns L with L Lᵀ = the squared-exponential covariance of length `ell` over the grid, to within `RESIDUE` on the
 * diagonal: a Cholesky factorisation that takes the largest remaining variance first. The kernel is so smooth that
 * 8 to 16 columns hold it, where the plain factorisation would need 181 and ten times the time.
 */
function kernelColumns(x: Float64Array, ell: number): Float64Array[] {
  const left = new Float64Array(x.length).fill(1);
  const columns: Float64Array[] = [];
  while (columns.length < x.length) {
    const pivot = argmax(left);
    const variance = left[pivot] ?? 0;
    if (variance < RESIDUE) break;
    const root = Math.sqrt(variance);
    const column = Float64Array.from(x, (xi) => {
      const d = (xi - (x[pivot] ?? 0)) / ell;
      return Math.exp(-0.5 * d * d);
    });
    for (const earlier of columns) {
      const share = earlier[pivot] ?? 0;
      for (let i = 0; i < x.length; i++) column[i] = (column[i] ?? 0) - share * (earlier[i] ?? 0);
    }
    for (let i = 0; i < x.length; i++) {
      column[i] = (column[i] ?? 0) / root;
      left[i] = (left[i] ?? 0) - (column[i] ?? 0) ** 2;
    }
    columns.push(column);
  }
  return columns;
}

/** Every curve that was drawn and kept, as logarithms, row by row. */
function drawCurves(x: Float64Array): number[][] {
  const next = normals(SEED);
  const kept: number[][] = [];
  for (const ell of LENGTHS) {
    const columns = kernelColumns(x, ell);
    for (const sd of SPREADS) {
      for (let draw = 0; draw < DRAWS; draw++) {
        const tilt = TILT_SD * next();
        const curve = Array.from(x, (xi) => tilt * (xi - TILT_CENTRE));
        for (const column of columns) {
          const z = sd * next();
          for (let i = 0; i < GRID_SIZE; i++) curve[i] = (curve[i] ?? 0) + z * (column[i] ?? 0);
        }
        const peak = rateAt(argmax(curve));
        if (peak >= PEAK_FROM - 1e-9 && peak <= PEAK_TO + 1e-9) kept.push(curve);
      }
    }
  }
  return kept;
}

/** The curves without a peak, as logarithms: gentle tilts either way and first-order low-passes. */
function flatCurves(x: Float64Array): number[][] {
  const curves: number[][] = [];
  for (let g = -4; g <= 4; g++) curves.push(Array.from(x, (xi) => -(g / 10) * (xi - Math.log(5.5))));
  for (const corner of [4, 5.5, 7, 9, 12]) {
    curves.push(Array.from(x, (xi) => -0.5 * Math.log(1 + (Math.exp(xi) / corner) ** 2)));
  }
  return curves;
}

function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

/** Fall of a curve of relative amplitudes from its largest to its smallest value within 4.25 to 7. */
function dropOf(shapes: Float32Array, row: number): Share {
  let top = 0;
  let bottom = Infinity;
  for (let i = indexOf(SHALLOW_FROM); i <= indexOf(SHALLOW_TO); i++) {
    const value = shapes[row + i] ?? 0;
    top = Math.max(top, value);
    bottom = Math.min(bottom, value);
  }
  return 1 - bottom / top;
}

/** Prior weights: the peaks of the drawn curves are normal around 5.4, as in people, whatever the draw favoured; the flat curves share 0.2. */
function priorOf(peaks: Float64Array, firstFlat: number): Float64Array {
  const bin = (peak: number): number => Math.floor((peak - PEAK_FROM) / 0.1 + 1e-6);
  const perBin = new Map<number, number>();
  for (let m = 0; m < firstFlat; m++) {
    const b = bin(peaks[m] ?? 0);
    perBin.set(b, (perBin.get(b) ?? 0) + 1);
  }
  const prior = new Float64Array(peaks.length);
  let sum = 0;
  for (let m = 0; m < firstFlat; m++) {
    const peak = peaks[m] ?? 0;
    const weight = Math.exp(-0.5 * ((peak - PRIOR_CENTRE) / PRIOR_SD) ** 2) / (perBin.get(bin(peak)) ?? 1);
    prior[m] = weight;
    sum += weight;
  }
  for (let m = 0; m < firstFlat; m++) prior[m] = ((prior[m] ?? 0) / sum) * (1 - FLAT_WEIGHT);
  prior.fill(FLAT_WEIGHT / (peaks.length - firstFlat), firstFlat);
  return prior;
}

/**
 * Makes the library: about 1700 draws of a Gaussian process over ln(rate) (squared-exponential, lengths 0.25 and 0.4: curves
 * of people are smooth; standard deviations 0.12 to 0.5, a random tilt) whose peak lies in 3.6 to 7.6, and 14 flat curves. Takes
 * some tens of milliseconds; make it once, when an assessment starts.
 */
export function makeCurveLibrary(): CurveLibrary {
  const x = Float64Array.from({ length: GRID_SIZE }, (_, i) => Math.log(rateAt(i)));
  const drawn = drawCurves(x);
  const curves = [...drawn, ...flatCurves(x)];
  const shapes = new Float32Array(curves.length * GRID_SIZE);
  const peaks = new Float64Array(curves.length);
  const drops = new Float64Array(curves.length);
  curves.forEach((curve, m) => {
    const top = argmax(curve);
    const highest = curve[top] ?? 0;
    curve.forEach((value, i) => (shapes[m * GRID_SIZE + i] = Math.exp(value - highest)));
    peaks[m] = rateAt(top);
    drops[m] = dropOf(shapes, m * GRID_SIZE);
  });
  return {
    count: curves.length,
    firstFlat: drawn.length,
    shapes,
    peaks,
    prior: priorOf(peaks, drawn.length),
    drops,
  };
}
