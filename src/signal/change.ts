/**
 * The difference between two stretches of one recording with its 80 % interval: heart rate, RMSSD and the heart's wave. The interval holds
 * the wandering of people who sit at rest, which no look inside two stretches of minutes can see. It does not hold for somebody who walks
 * about, nor between visits. Pure; the constants were measured on people breathing quietly and with a guide.
 */
import type { HeartRecord } from './breath-amplitudes.ts';
import { firstAfter } from './breath-amplitudes.ts';
import { binsOf, coveredSeconds, heartRateLine } from './heart-rate-line.ts';
import type { Bpm, BreathsPerMin, Ms } from '../terms/units.ts';
import { isUsable } from './usable.ts';
import { heartRateWandering, ownVariance, wandering, Z80, type Spacing } from './wandering.ts';

/** A stretch of the session. */
export interface Stretch {
  readonly from: Ms;
  readonly to: Ms;
}

/**
 * Why no difference is told. `overlap`: the stretches overlap. `settling`: without the first 30 s of the recording less than a minute is
 * left. `short`: under 60 s of a stretch are covered by usable beats. `rates`: the guide's rates differ by more than 3 %. `breaths`: fewer
 * than four valid breaths. `weak-wave`: a wave is under 2.5 times its own error.
 */
export type NoChange = 'overlap' | 'settling' | 'short' | 'rates' | 'breaths' | 'weak-wave';

/** B less A. Of `factor` kind, all four are logarithms of B / A. */
export interface Change {
  /** Value of each stretch in the figure's own unit. */
  readonly a: number;
  readonly b: number;
  /** B - A, or ln(B / A). */
  readonly difference: number;
  /** Half-width of its 80 % interval. */
  readonly half: number;
  /** Whether 0 lies inside the interval: at rest such a difference comes and goes by itself. */
  readonly withinNoise: boolean;
}

export type ChangeOrNot = Change | { readonly refused: NoChange };

/** Heart rate climbs while somebody settles: a recording's first half minute enters no difference. */
const SETTLING: Ms = 30_000;
const LEAST_S = 60;

function changeOf(a: number, b: number, difference: number, sd: number): Change {
  const half = Z80 * sd;
  return { a, b, difference, half, withinNoise: Math.abs(difference) <= half };
}

/** Two stretches cut to what may be compared, and the seconds between them. */
interface Pair {
  readonly a: Stretch;
  readonly b: Stretch;
  readonly between: number;
}

function pairOf({ beats }: HeartRecord, a: Stretch, b: Stretch): Pair | { readonly refused: NoChange } {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  if (second.from < first.to) return { refused: 'overlap' };
  const start = (beats[0]?.at ?? 0) - (beats[0]?.rr ?? 0) + SETTLING;
  const cut = (stretch: Stretch): Stretch => ({ from: Math.max(stretch.from, start), to: stretch.to });
  const settling = (stretch: Stretch): boolean =>
    stretch.from < start &&
    stretch.to - start < LEAST_S * 1000 &&
    stretch.to - stretch.from >= LEAST_S * 1000;
  if (settling(a) || settling(b)) return { refused: 'settling' };
  return { a: cut(a), b: cut(b), between: (second.from - first.to) / 1000 };
}

/** The person's own variance of wandering, bpm², and the stretches as the wandering sees them; `undefined` if one is not covered enough. */
function spacingOf(
  record: HeartRecord,
  { a, b, between }: Pair,
): { spacing: Spacing; variance: number } | undefined {
  const lineA = heartRateLine(record, a.from, a.to);
  const lineB = heartRateLine(record, b.from, b.to);
  if (lineA === undefined || lineB === undefined) return undefined;
  const spacing = { a: coveredSeconds(lineA), b: coveredSeconds(lineB), between };
  if (spacing.a < LEAST_S || spacing.b < LEAST_S) return undefined;
  return { spacing, variance: ownVariance(binsOf(lineA), binsOf(lineB), spacing.a + spacing.b) };
}

/** 60000 / mean usable interval; `undefined` without one. */
export function meanHeartRate({ beats, kinds }: HeartRecord, { from, to }: Stretch): Bpm | undefined {
  let sum: Ms = 0;
  let count = 0;
  for (let i = firstAfter(beats, from); i < kinds.length; i++) {
    const beat = beats[i];
    if (beat === undefined || beat.at > to) break;
    if (!isUsable(kinds, i)) continue;
    sum += beat.rr;
    count += 1;
  }
  return count === 0 ? undefined : (60_000 * count) / sum;
}

/** Half-width of the 80 % interval of a difference of heart rates, bpm. */
export function heartRateHalf(spacing: Spacing, variance: number): Bpm {
  return Z80 * Math.sqrt(variance * heartRateWandering(spacing));
}

/** Heart rate of B less that of A, bpm. sd² = own variance x V (see wandering.ts). */
export function heartRateChange(record: HeartRecord, a: Stretch, b: Stretch): ChangeOrNot {
  const pair = pairOf(record, a, b);
  if ('refused' in pair) return pair;
  const measured = spacingOf(record, pair);
  const rateA = meanHeartRate(record, pair.a);
  const rateB = meanHeartRate(record, pair.b);
  if (measured === undefined || rateA === undefined || rateB === undefined) return { refused: 'short' };
  const sd = heartRateHalf(measured.spacing, measured.variance) / Z80;
  return changeOf(rateA, rateB, rateB - rateA, sd);
}

/** Shares of lnRMSSD's variance that wander with 60 s and with 600 s. */
const RMSSD_WANDERING = 0.02;
/** Sampling variance of lnRMSSD times the number of differences. */
const RMSSD_SAMPLING = 0.9;
const BATCH: Ms = 10_000;

/** What a stretch says of RMSSD: ms, number of differences, and the variance of its logarithm by batches of 10 s. */
interface Differences {
  readonly rmssd: number;
  readonly count: number;
  readonly byBatches: number;
}

function differencesOf({ beats, kinds }: HeartRecord, { from, to }: Stretch): Differences | undefined {
  const squares: { at: Ms; value: number }[] = [];
  for (let i = firstAfter(beats, from) + 1; i < kinds.length; i++) {
    const beat = beats[i];
    const before = beats[i - 1];
    if (beat === undefined || before === undefined || beat.at > to) break;
    if (beat.segment !== before.segment || !isUsable(kinds, i) || !isUsable(kinds, i - 1)) continue;
    squares.push({ at: beat.at, value: (beat.rr - before.rr) ** 2 });
  }
  const count = squares.length;
  const mean = squares.reduce((sum, { value }) => sum + value, 0) / count;
  if (count === 0 || mean === 0) return undefined;
  const batches = new Map<number, number>();
  for (const { at, value } of squares) {
    const batch = Math.floor((at - from) / BATCH);
    batches.set(batch, (batches.get(batch) ?? 0) + value - mean);
  }
  let sum = 0;
  for (const batch of batches.values()) sum += batch * batch;
  // The mean they scatter about is their own.
  const spread = batches.size > 1 ? batches.size / (batches.size - 1) : 1;
  return { rmssd: Math.sqrt(mean), count, byBatches: (sum * spread) / (count * count * 4 * mean * mean) };
}

/**
 * Standard deviation of ln(RMSSD of B / RMSSD of A) from the numbers of differences, their variances by batches, and the spacing. How much more than
 * independent differences they scatter is the person's own and of both stretches: a minute has six batches only, so the larger of the two counts
 * for both. With f = max(0.9, N_A b_A, N_B b_B): sd² = f/N_A + f/N_B + 0.020 w(60 s) + 0.020 w(600 s).
 */
export function rmssdSd(
  counts: readonly [number, number],
  byBatches: readonly [number, number],
  spacing: Spacing,
): number {
  const scatter = Math.max(RMSSD_SAMPLING, counts[0] * byBatches[0], counts[1] * byBatches[1]);
  const inside = scatter / counts[0] + scatter / counts[1];
  return Math.sqrt(inside + RMSSD_WANDERING * (wandering(spacing, 60) + wandering(spacing, 600)));
}

/** ln of the factor by which RMSSD of B is that of A; `a` and `b` in ms. Whether RMSSD may be shown at all is the caller's to know. */
export function rmssdChange(record: HeartRecord, a: Stretch, b: Stretch): ChangeOrNot {
  const pair = pairOf(record, a, b);
  if ('refused' in pair) return pair;
  const measured = spacingOf(record, pair);
  const inA = differencesOf(record, pair.a);
  const inB = differencesOf(record, pair.b);
  if (measured === undefined || inA === undefined || inB === undefined) return { refused: 'short' };
  const sd = rmssdSd([inA.count, inB.count], [inA.byBatches, inB.byBatches], measured.spacing);
  return changeOf(inA.rmssd, inB.rmssd, Math.log(inB.rmssd / inA.rmssd), sd);
}

/** The heart's wave with the guide in one stretch: the locked amplitude with its error (breath-locked.ts) at the guide's rate. */
export interface WaveOfStretch {
  readonly amplitude: Bpm;
  /** `undefined` for a single breath. */
  readonly error: Bpm | undefined;
  readonly breaths: number;
  readonly breathsPerMin: BreathsPerMin;
}

const WAVE_WANDERING = { share: 0.18 ** 2, seconds: 300 } as const;
const FEWEST_BREATHS = 4;
const OTHER_RATE = 0.03;
const WEAK = 2.5;

/** ln of the factor by which the wave of B is that of A. sd² = (err_A/A)² + (err_B/B)² + 0.18² w(300 s). */
export function waveChange(
  record: HeartRecord,
  a: Stretch & { readonly wave: WaveOfStretch },
  b: Stretch & { readonly wave: WaveOfStretch },
): ChangeOrNot {
  const pair = pairOf(record, a, b);
  if ('refused' in pair) return pair;
  const measured = spacingOf(record, pair);
  if (measured === undefined) return { refused: 'short' };
  if (Math.abs(b.wave.breathsPerMin / a.wave.breathsPerMin - 1) > OTHER_RATE) return { refused: 'rates' };
  const sd = waveSd(a.wave, b.wave, measured.spacing);
  if (typeof sd === 'string') return { refused: sd };
  return changeOf(a.wave.amplitude, b.wave.amplitude, Math.log(b.wave.amplitude / a.wave.amplitude), sd);
}

/** Standard deviation of the logarithm, or why there is none. */
export function waveSd(a: WaveOfStretch, b: WaveOfStretch, spacing: Spacing): number | NoChange {
  let inside = 0;
  for (const { amplitude, error, breaths } of [a, b]) {
    if (breaths < FEWEST_BREATHS || error === undefined) return 'breaths';
    if (amplitude < WEAK * error) return 'weak-wave';
    inside += (error / amplitude) ** 2;
  }
  return Math.sqrt(inside + WAVE_WANDERING.share * wandering(spacing, WAVE_WANDERING.seconds));
}
