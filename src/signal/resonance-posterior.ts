/**
 * The posterior of the resonance frequency in numbers: peak and range, the response curve, and what one more rate would
 * teach. Pure and deterministic; input and output are plain arrays, so it runs in a worker without a change.
 */
import { GRID_FROM, GRID_SIZE, GRID_STEP, type CurveLibrary } from './curve-library.ts';
import type { RadialBreaths } from './resonance-amplitude.ts';
import { SMALLEST_GAIN, WANDER_SD, weighCurves } from './resonance-likelihood.ts';
import type { Bpm, BreathsPerMin, Share } from '../terms/units.ts';

/** What the posterior says of one rate that could be tried next. L = logarithm of the amplitude at a rate. */
export interface RateMoments {
  readonly rate: BreathsPerMin;
  /** Mean of L, ln bpm. */
  readonly level: number;
  /** Covariance of the peak and L. */
  readonly covariance: number;
  /** Covariance of L here and L at each of the rates, in their order. */
  readonly shared: readonly number[];
}

/** One point of the response curve with its uncertainty. */
export interface CurvePoint {
  readonly rate: BreathsPerMin;
  /** Amplitude (half of the locked peak-to-trough), bpm: median, 10 % and 90 % of a stretch at another time of the session. */
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
  /**
   * Share of the estimate that comes from the person's own breaths and not from what is known of people: 1 - (variance of the peak with
   * the breaths) / (variance without).
   */
  readonly own: Share;
  /** Probability that there is no peak to speak of. */
  readonly pLow: Share;
  /** Probability that the peak lies at or below the slowest rate that was tried, at or above the fastest. */
  readonly pBelow: Share;
  readonly pAbove: Share;
  readonly curve: readonly CurvePoint[];
  /** For the choice of the next rate: 4.25 to 7 in steps of 0.25. */
  readonly moments: readonly RateMoments[];
}

/** A peak this near to the end of what was tried, or beyond, lies on the edge. */
const EDGE: BreathsPerMin = 0.05;
/** 80 % interval of a normal variable, in standard deviations. */
const Z80 = 1.2816;
/** A drawn curve that falls by less has no peak to speak of, and the flat ones have none whatever their tilt. */
const SHALLOW_DROP: Share = 0.12;

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

/** What is known of the amplitude now, after the last breath, at the rates that could be tried; `meanPeak` is the mean over all curves. */
function momentsOf(
  library: CurveLibrary,
  weight: Float64Array,
  gainNow: Float64Array,
  meanPeak: BreathsPerMin,
): RateMoments[] {
  const rates: BreathsPerMin[] = [];
  for (let f = 4.25; f <= 7; f += 0.25) rates.push(f);
  const n = rates.length;
  const at = rates.map((f) => Math.round((f - GRID_FROM) / GRID_STEP));
  const mean = new Float64Array(n);
  const withPeak = new Float64Array(n);
  const product = new Float64Array(n * n);
  const logs = new Float64Array(n);
  for (let m = 0; m < library.count; m++) {
    const v = weight[m]!;
    if (v < 1e-9) continue;
    const g = gainNow[m]!;
    for (let i = 0; i < n; i++) {
      const l = Math.log(g * library.shapes[m * GRID_SIZE + at[i]!]!);
      logs[i] = l;
      mean[i]! += v * l;
      withPeak[i]! += v * l * (library.peaks[m]! - meanPeak);
      for (let j = 0; j <= i; j++) product[i * n + j]! += v * l * logs[j]!;
    }
  }
  return rates.map((rate, i) => ({
    rate,
    level: mean[i]!,
    covariance: withPeak[i]!,
    shared: rates.map((_, j) => product[Math.max(i, j) * n + Math.min(i, j)]! - mean[i]! * mean[j]!),
  }));
}

/** Variance of the peak before any breath, over the curves that have one. */
function peakVariance({ peaks, prior, firstFlat }: CurveLibrary): number {
  let weight = 0;
  let mean = 0;
  let square = 0;
  for (let m = 0; m < firstFlat; m++) {
    weight += prior[m]!;
    mean += prior[m]! * peaks[m]!;
    square += prior[m]! * peaks[m]! ** 2;
  }
  return square / weight - (mean / weight) ** 2;
}

/** The posterior of the peak and of the whole curve, given the breaths. */
export function resonancePosterior(library: CurveLibrary, breaths: RadialBreaths): ResonancePosterior {
  const { weight, gain, gainError, gainNow } = weighCurves(library, breaths);
  const onGrid = new Float64Array(GRID_SIZE);
  let rate = 0;
  let square = 0;
  let peaked = 0;
  let allPeaks = 0;
  let pLow = 0;
  let pBelow = 0;
  let pAbove = 0;
  const lowest = Math.min(...breaths.rate) + EDGE;
  const highest = Math.max(...breaths.rate) - EDGE;
  for (let m = 0; m < library.count; m++) {
    const v = weight[m]!;
    const peak = library.peaks[m]!;
    allPeaks += v * peak;
    if (m >= library.firstFlat || library.drops[m]! < SHALLOW_DROP) pLow += v;
    if (m >= library.firstFlat) continue;
    peaked += v;
    rate += v * peak;
    square += v * peak * peak;
    onGrid[Math.round((peak - GRID_FROM) / GRID_STEP)]! += v;
    if (peak <= lowest + 1e-9) pBelow += v;
    if (peak >= highest - 1e-9) pAbove += v;
  }
  /** Mean and variance of ln(gain × curve) at grid point `at`, and the mean square error of the gain. */
  const logAt = (at: number): { mean: number; variance: number; error: number } => {
    let mean = 0;
    let square = 0;
    let error = 0;
    for (let m = 0; m < library.count; m++) {
      const v = weight[m]!;
      if (v < 1e-9) continue;
      const g = Math.max(gain[m]!, SMALLEST_GAIN);
      const l = Math.log(g * library.shapes[m * GRID_SIZE + at]!);
      mean += v * l;
      square += v * l * l;
      error += v * (gainError[m]! / g) ** 2;
    }
    return { mean, variance: Math.max(square - mean * mean, 0), error };
  };
  const curve: CurvePoint[] = [];
  for (let i = 20; i <= 150; i += 5) {
    const { mean, variance, error } = logAt(i);
    const spread = Z80 * Math.sqrt(variance + error + WANDER_SD ** 2);
    curve.push({
      rate: Math.round((GRID_FROM + i * GRID_STEP) * 1000) / 1000,
      amplitude: Math.exp(mean),
      low: Math.exp(mean - spread),
      high: Math.exp(mean + spread),
    });
  }
  return {
    rate: rate / peaked,
    own: Math.max(0, 1 - (square / peaked - (rate / peaked) ** 2) / peakVariance(library)),
    low: peakQuantile(onGrid, 0.1),
    high: peakQuantile(onGrid, 0.9),
    pLow,
    pBelow: pBelow / peaked,
    pAbove: pAbove / peaked,
    curve,
    moments: momentsOf(library, weight, gainNow, allPeaks),
  };
}
