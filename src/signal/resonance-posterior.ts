/**
 * Weighs the library of curves against the radial amplitudes of the breaths: the posterior of the resonance
 * frequency. Pure and deterministic; input and output are plain arrays, so it runs in a worker without a change.
 */
import { GRID_FROM, GRID_SIZE, GRID_STEP, type CurveLibrary } from './curve-library.ts';
import type { RadialBreaths } from './resonance-amplitude.ts';
import type { Bpm, BreathsPerMin, Share } from './units.ts';

/** What the posterior says of one rate that could be tried next. */
export interface RateMoments {
  readonly rate: BreathsPerMin;
  /** Covariance of the peak and the logarithm of the amplitude at this rate. */
  readonly covariance: number;
  /** Variance of the logarithm of the amplitude at this rate. */
  readonly variance: number;
}

/** One point of the response curve with its uncertainty. */
export interface CurvePoint {
  readonly rate: BreathsPerMin;
  /** Amplitude (half of the locked peak-to-trough), bpm: median, 10 % and 90 %. */
  readonly amplitude: Bpm;
  readonly low: Bpm;
  readonly high: Bpm;
}

/** The posterior in numbers, unrounded. */
export interface ResonancePosterior {
  /** Mean of the peak over the curves that have one. */
  readonly rate: BreathsPerMin;
  /** 10 % and 90 % quantile of the same. */
  readonly low: BreathsPerMin;
  readonly high: BreathsPerMin;
  /** Probability that there is no peak to speak of. */
  readonly pLow: Share;
  /** Probability that the peak lies at 4.3 or below, at 6.7 or above. */
  readonly pBelow: Share;
  readonly pAbove: Share;
  readonly curve: readonly CurvePoint[];
  /** For the choice of the next rate: 4.25 to 7 in steps of 0.25. */
  readonly moments: readonly RateMoments[];
}

const NU = 5;
/**
 * Neighbouring breaths share noise (correlation 0.34 to 0.38): n of them are worth n / 1.6.
 */
const CORRELATION = 1.6;
/** Steps of the gain around the best one; the best itself comes first. */
const GAINS = [0, -2, -1, 1, 2] as const;
const SCALES = [0.8, 1, 1.25] as const;
const SMALLEST_GAIN: Bpm = 0.05;
/** A curve this far (in ln) below the best one so far at its own best gain weighs nothing: its other gains are not worth the time. */
const HOPELESS = 18;
const EDGE_LOW: BreathsPerMin = 4.3;
const EDGE_HIGH: BreathsPerMin = 6.7;
/** 80 % interval of a normal variable, in standard deviations. */
const Z80 = 1.2816;

interface Weighed {
  /** Posterior weight of each curve; they sum to 1. */
  readonly weight: Float64Array;
  /** Gain of each curve that fits best, and its standard error, bpm. */
  readonly gain: Float64Array;
  readonly gainError: Float64Array;
}

/** Breaths of one and the same rate share their place on every curve; a table of the distinct rates saves most of the work. */
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
 * Student likelihood of every curve, averaged over five gains around the best and three scales. Products are gathered
 * before one logarithm is taken: a factor is at most about 10^4, 60 of them stay far inside the range of a number.
 */
function weigh(library: CurveLibrary, breaths: RadialBreaths): Weighed {
  const { radial, weight: w, scale } = breaths;
  const n = radial.length;
  const { place, cell, part } = distinctRates(breaths.rate);
  const m = cell.length;
  const sumW = new Float64Array(m);
  const sumWr = new Float64Array(m);
  for (let k = 0; k < n; k++) {
    const j = place[k]!;
    sumW[j]! += w[k]!;
    sumWr[j]! += w[k]! * radial[k]!;
  }
  const inverse = SCALES.map((z) => 1 / (NU * (z * scale) ** 2));
  const offset = SCALES.map((z) => -n * Math.log(z * scale));
  const [c0 = 0, c1 = 0, c2 = 0] = inverse;
  const [o0 = 0, o1 = 0, o2 = 0] = offset;
  const half = (NU + 1) / 2;
  const q = new Float64Array(m);
  const logs = new Float64Array(GAINS.length * SCALES.length);
  const logWeight = new Float64Array(library.count);
  const gain = new Float64Array(library.count);
  const gainError = new Float64Array(library.count);
  let highest = -Infinity;
  for (let curve = 0; curve < library.count; curve++) {
    const row = curve * GRID_SIZE;
    let top = 0;
    let bottom = 0;
    for (let j = 0; j < m; j++) {
      const at = row + cell[j]!;
      const left = library.shapes[at]!;
      const value = left + (library.shapes[at + 1]! - left) * part[j]!;
      q[j] = value;
      top += value * sumWr[j]!;
      bottom += value * value * sumW[j]!;
    }
    const g0 = top / bottom;
    const h = (scale * Math.sqrt(CORRELATION)) / Math.sqrt(bottom);
    const prior = Math.log((library.prior[curve]! * h) / Math.max(g0, SMALLEST_GAIN));
    let best = -Infinity;
    let gains = 0;
    for (let d = 0; d < GAINS.length; d++) {
      const g = g0 + GAINS[d]! * h;
      let p0 = 1;
      let p1 = 1;
      let p2 = 1;
      let l0 = 0;
      let l1 = 0;
      let l2 = 0;
      for (let k = 0; k < n; k++) {
        const e = radial[k]! - g * q[place[k]!]!;
        const square = e * e;
        p0 *= 1 + square * c0;
        p1 *= 1 + square * c1;
        p2 *= 1 + square * c2;
        if ((k & 31) === 31) {
          l0 += Math.log(p0);
          l1 += Math.log(p1);
          l2 += Math.log(p2);
          p0 = p1 = p2 = 1;
        }
      }
      logs[3 * d] = (o0 - half * (l0 + Math.log(p0))) / CORRELATION;
      logs[3 * d + 1] = (o1 - half * (l1 + Math.log(p1))) / CORRELATION;
      logs[3 * d + 2] = (o2 - half * (l2 + Math.log(p2))) / CORRELATION;
      best = Math.max(best, logs[3 * d]!, logs[3 * d + 1]!, logs[3 * d + 2]!);
      gains = d + 1;
      if (best + prior < highest - HOPELESS) break;
    }
    let sum = 0;
    for (let i = 0; i < 3 * gains; i++) sum += Math.exp(logs[i]! - best);
    const total = best + prior + Math.log(sum / (3 * gains));
    logWeight[curve] = total;
    highest = Math.max(highest, total);
    gain[curve] = g0;
    gainError[curve] = h;
  }
  const weight = logWeight.map((log) => Math.exp(log - highest));
  const all = weight.reduce((a, b) => a + b, 0);
  return { weight: weight.map((v) => v / all), gain, gainError };
}

/** Quantile `p` of the peaks of the curves with a peak; their weights lie on the grid, the distribution runs through the middle of each step. */
function peakQuantile(onGrid: Float64Array, p: Share): BreathsPerMin {
  const total = onGrid.reduce((a, b) => a + b, 0);
  let before = 0;
  let lastMiddle: number | undefined;
  let lastRate = GRID_FROM;
  for (let i = 0; i < onGrid.length; i++) {
    const mass = onGrid[i]! / total;
    if (mass === 0) continue;
    const rate = GRID_FROM + i * GRID_STEP;
    const middle = before + mass / 2;
    if (middle >= p) {
      if (lastMiddle === undefined) return rate;
      return lastRate + ((rate - lastRate) * (p - lastMiddle)) / (middle - lastMiddle);
    }
    before += mass;
    lastMiddle = middle;
    lastRate = rate;
  }
  return lastRate;
}

/** The posterior of the peak and of the whole curve, given the breaths. */
export function resonancePosterior(library: CurveLibrary, breaths: RadialBreaths): ResonancePosterior {
  const { weight, gain, gainError } = weigh(library, breaths);
  const onGrid = new Float64Array(GRID_SIZE);
  let rate = 0;
  let peaked = 0;
  let allPeaks = 0;
  let pLow = 0;
  let pBelow = 0;
  let pAbove = 0;
  for (let m = 0; m < library.count; m++) {
    const v = weight[m]!;
    const peak = library.peaks[m]!;
    allPeaks += v * peak;
    if (library.shallow[m] === 1) pLow += v;
    if (m >= library.firstFlat) continue;
    peaked += v;
    rate += v * peak;
    onGrid[Math.round((peak - GRID_FROM) / GRID_STEP)]! += v;
    if (peak <= EDGE_LOW + 1e-9) pBelow += v;
    if (peak >= EDGE_HIGH - 1e-9) pAbove += v;
  }
  /** Mean, variance and covariance with the peak of ln(gain × curve) at grid point `at`. */
  const logAt = (at: number): { mean: number; variance: number; covariance: number; error: number } => {
    let mean = 0;
    let square = 0;
    let cross = 0;
    let error = 0;
    for (let m = 0; m < library.count; m++) {
      const v = weight[m]!;
      if (v < 1e-9) continue;
      const g = Math.max(gain[m]!, SMALLEST_GAIN);
      const l = Math.log(g * library.shapes[m * GRID_SIZE + at]!);
      mean += v * l;
      square += v * l * l;
      cross += v * l * (library.peaks[m]! - allPeaks);
      error += v * (gainError[m]! / g) ** 2;
    }
    return { mean, variance: Math.max(square - mean * mean, 0), covariance: cross, error };
  };
  const moments: RateMoments[] = [];
  for (let f = 4.25; f <= 7; f += 0.25) {
    const { covariance, variance } = logAt(Math.round((f - GRID_FROM) / GRID_STEP));
    moments.push({ rate: f, covariance, variance });
  }
  const curve: CurvePoint[] = [];
  for (let i = 20; i <= 150; i += 5) {
    const { mean, variance, error } = logAt(i);
    const spread = Z80 * Math.sqrt(variance + error);
    curve.push({
      rate: Math.round((GRID_FROM + i * GRID_STEP) * 1000) / 1000,
      amplitude: Math.exp(mean),
      low: Math.exp(mean - spread),
      high: Math.exp(mean + spread),
    });
  }
  return {
    rate: rate / peaked,
    low: peakQuantile(onGrid, 0.1),
    high: peakQuantile(onGrid, 0.9),
    pLow,
    pBelow: pBelow / peaked,
    pAbove: pAbove / peaked,
    curve,
    moments,
  };
}
