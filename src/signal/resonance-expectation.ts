/**
 * The wave that the estimate expects in a stretch of breaths it has not seen, with all its doubt: which curve, its gain, how far the
 * gain has wandered by then, and the scatter of the stretch itself. For checking the model against stretches that were left out.
 */
import { GRID_FROM, GRID_SIZE, GRID_STEP, type CurveLibrary } from './curve-library.ts';
import type { RadialBreaths } from './resonance-amplitude.ts';
import {
  CORRELATION,
  DEPTH_VARIANCE,
  SMALLEST_GAIN,
  WANDER_MS,
  WANDER_SD,
  weighCurves,
} from './resonance-likelihood.ts';
import type { Bpm, BreathsPerMin, Ms, Share } from '../terms/units.ts';

/** One curve's expectation of ln(amplitude in bpm): normal, with this share of the whole. */
interface Part {
  readonly share: Share;
  readonly mean: number;
  readonly variance: number;
}

/** Expectation of ln(amplitude in bpm): a mixture of normals, whose shares sum to 1. */
export type Expectation = readonly Part[];

/** A stretch of breaths at one rate. */
export interface Stretch {
  readonly rate: BreathsPerMin;
  /** Onset of each breath, session time, and its weight. */
  readonly onset: ArrayLike<Ms>;
  readonly weight: ArrayLike<number>;
  /** Scatter of its breaths, bpm. */
  readonly scale: Bpm;
}

/** A breath that was seen, or one of the stretch (`radial` undefined) with its share of the stretch's mean. */
interface Moment {
  readonly at: Ms;
  readonly rate: BreathsPerMin;
  readonly radial?: Bpm;
  /** Weight of a breath that was seen. */
  readonly weight: number;
  readonly share: Share;
}

/** Curves that weigh less than this do not shape the expectation. */
const NEGLIGIBLE: Share = 1e-6;

function momentsOf(seen: RadialBreaths, stretch: Stretch): { moments: Moment[]; weight: number } {
  const weight = Array.from(stretch.weight).reduce((a, b) => a + b, 0);
  const moments: Moment[] = Array.from(seen.onset, (at, k) => ({
    at,
    rate: seen.rate[k]!,
    radial: seen.radial[k]!,
    weight: seen.weight[k]!,
    share: 0,
  }));
  Array.from(stretch.onset).forEach((at, k) =>
    moments.push({ at, rate: stretch.rate, weight: 0, share: stretch.weight[k]! / weight }),
  );
  return { moments: moments.sort((a, b) => a.at - b.at), weight };
}

/** Mean and variance of the stretch's amplitude if this curve is the true one; the filter of `weighCurves` with one state more, the mean wander of the stretch. */
function underCurve(
  at: (rate: BreathsPerMin) => number,
  moments: readonly Moment[],
  scale: Bpm,
  rate: BreathsPerMin,
): { mean: Bpm; variance: number } {
  let qr = 0;
  let qq = 0;
  for (const one of moments) {
    qr += one.weight * at(one.rate) * (one.radial ?? 0);
    qq += one.weight * at(one.rate) ** 2;
  }
  const centre = Math.max(qr / qq, SMALLEST_GAIN) ** 2;
  const wander = centre * WANDER_SD ** 2;
  // x: wander now; m: its mean over the breaths of the stretch so far. Of each the part that goes with r and the part that goes with q.
  let [xx, xm, mm] = [wander, 0, 0];
  let [xr, xq, mr, mq] = [0, 0, 0, 0];
  let [srq, sqq] = [0, 0];
  let before = moments[0]?.at ?? 0;
  for (const one of moments) {
    const f = Math.exp(-(one.at - before) / WANDER_MS);
    before = one.at;
    xx = f * f * xx + (1 - f * f) * wander;
    xm *= f;
    xr *= f;
    xq *= f;
    if (one.radial === undefined) {
      mr += one.share * xr;
      mq += one.share * xq;
      mm += 2 * one.share * xm + one.share ** 2 * xx;
      xm += one.share * xx;
      continue;
    }
    const q = at(one.rate);
    const total = q * q * (xx + centre * DEPTH_VARIANCE) + (CORRELATION * scale ** 2) / one.weight;
    const er = one.radial - q * xr;
    const eq = q - q * xq;
    srq += (er * eq) / total;
    sqq += (eq * eq) / total;
    const kx = (xx * q) / total;
    const km = (xm * q) / total;
    xr += kx * er;
    xq += kx * eq;
    mr += km * er;
    mq += km * eq;
    mm -= km * q * xm;
    xm -= km * q * xx;
    xx -= kx * q * xx;
  }
  const g = srq / sqq;
  const q = at(rate);
  return { mean: q * (g + mr - g * mq), variance: q * q * (mm + (1 - mq) ** 2 / sqq) };
}

/** What breaths that were seen let expect of the mean radial amplitude of `stretch`. */
export function expectedAmplitude(library: CurveLibrary, seen: RadialBreaths, stretch: Stretch): Expectation {
  const { weight } = weighCurves(library, seen);
  const { moments, weight: breaths } = momentsOf(seen, stretch);
  const scatter = (CORRELATION * stretch.scale ** 2) / breaths;
  const parts: Part[] = [];
  weight.forEach((share, m) => {
    if (share < NEGLIGIBLE) return;
    const known = new Map<BreathsPerMin, number>();
    const at = (rate: BreathsPerMin): number => {
      let value = known.get(rate);
      if (value === undefined) {
        const x = Math.min(Math.max((rate - GRID_FROM) / GRID_STEP, 0), GRID_SIZE - 1 - 1e-9);
        const cell = m * GRID_SIZE + Math.floor(x);
        value = library.shapes[cell]! + (library.shapes[cell + 1]! - library.shapes[cell]!) * (x % 1);
        known.set(rate, value);
      }
      return value;
    };
    const { mean, variance } = underCurve(at, moments, seen.scale, stretch.rate);
    if (mean > SMALLEST_GAIN)
      parts.push({ share, mean: Math.log(mean), variance: (variance + scatter) / mean ** 2 });
  });
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  return parts.map((part) => ({ ...part, share: part.share / total }));
}

/** Mean and standard deviation of an expectation. */
export function spreadOf(expectation: Expectation): { mean: number; sd: number } {
  let mean = 0;
  let square = 0;
  for (const part of expectation) {
    mean += part.share * part.mean;
    square += part.share * (part.mean ** 2 + part.variance);
  }
  return { mean, sd: Math.sqrt(Math.max(0, square - mean ** 2)) };
}

/** Natural logarithm of the density of an expectation at `value`. */
export const logDensityAt = (expectation: Expectation, value: number): number =>
  Math.log(
    expectation.reduce(
      (sum, { share, mean, variance }) =>
        sum + (share * Math.exp((-0.5 * (value - mean) ** 2) / variance)) / Math.sqrt(2 * Math.PI * variance),
      0,
    ),
  );
