/**
 * How long after a mark the heart rate was back within the range of the two minutes before it, with an 80 % interval that may be open at its
 * end. A time, and no word on why: it is never called recovery, never averaged over people. Pure; times in ms since the session's start.
 */
import { binsOf, heartRateLine, SAMPLE, type HeartRateLine } from './heart-rate-line.ts';
import type { HeartRecord } from './breath-amplitudes.ts';
import { heartRateWandering, scatterOf, varianceBefore } from './wandering.ts';
import type { Bpm, Ms } from '../terms/units.ts';

/** What came of it. All times count from the mark. */
export type ReturnTime =
  /**
   * Back after `after`; the truth lies within `earliest` and `latest` (80 %), `latest` undefined = it may have taken longer: the heart rate was
   * not clearly under the edge, or did not stay in range.
   */
  | {
      readonly code: 'back';
      readonly after: Ms;
      readonly earliest: Ms;
      readonly latest: Ms | undefined;
      readonly range: RangeBefore;
      /** Pieces without usable beats between the rise and the return. */
      readonly holes: readonly { readonly from: Ms; readonly to: Ms }[];
    }
  /** Less than 90 s of the two minutes before the mark are covered. */
  | { readonly code: 'not-enough-before' }
  /** Heart rate did not rise above `rise` bpm over its middle for 10 s. */
  | { readonly code: 'no-rise'; readonly range: RangeBefore }
  /** Not back until `until`, when the next mark or the end came. */
  | { readonly code: 'not-back'; readonly until: Ms; readonly range: RangeBefore }
  /** Beats are missing from `at` on. */
  | { readonly code: 'strap-lost'; readonly at: Ms; readonly range: RangeBefore };

/** The range of the two minutes before the mark, bpm. */
export interface RangeBefore {
  readonly middle: Bpm;
  /** Upper edge: at or under it the heart rate counts as back. */
  readonly upper: Bpm;
  /** Smallest rise over the middle that can be told from wandering. */
  readonly rise: Bpm;
}

const BEFORE: Ms = 120_000;
const LEAST_BEFORE_S = 90;
/** V(120, 15, 60): variance of a mean of 15 s against the two minutes a minute earlier. */
const EDGE = 0.9173;
const MARGIN: readonly [Bpm, Bpm] = [2, 3.5];
const LEAST_RISE: Bpm = 5;
const RISE_FROM: Ms = -20_000;
const RISE_TO: Ms = 60_000;
const RISE_FOR: Ms = 10_000;
const BACK_FOR: Ms = 30_000;
/** Samples of those 30 s that must be in range. */
const BACK_SAMPLES = 54;
const BRIDGED: Ms = 20_000;
/** The factor and the seconds that the interval is widened by, calibrated on rises added to people's own resting heart rate. */
const WIDTH = 0.9;
const LEAN: Ms = 5000;
/**
 * The late end is closed only if, of the three minutes after it, three quarters are in range. A pulse that stays up and sinks by itself for a
 * while looks like a return, and nearly all of those that were taken for one came up again.
 */
const STAYS_FOR: Ms = 180_000;
const STAYS_SHARE = 0.75;
/** Half-widths of the two running means, samples: 10.5 s and 12.5 s. */
const SMOOTH = [10, 12] as const;
/** Beyond the mark's own time the smoothing needs this much on either side. */
const REACH: Ms = 12_000;
const LOST_SHARE = 0.7;

/** Running mean over 2 `half` + 1 samples; the ends are repeated. */
function runningMean(values: Float64Array, half: number): Float64Array {
  const n = values.length;
  const out = new Float64Array(n);
  const at = (i: number): number => values[Math.min(n - 1, Math.max(0, i))] ?? 0;
  let sum = 0;
  for (let i = -half; i <= half; i++) sum += at(i);
  for (let i = 0; i < n; i++) {
    out[i] = sum / (2 * half + 1);
    sum += at(i + half + 1) - at(i - half);
  }
  return out;
}

/** Heart rate without its breathing: running means of 10.5 and of 12.5 s. */
export function smoothed(bpm: Float64Array): Float64Array {
  return SMOOTH.reduce(runningMean, bpm);
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** For each sample: whether it is covered, and if not, whether the line drawn through the piece may count. */
type Cover = 'yes' | 'bridged' | 'no';

function coverOf({ covered }: HeartRateLine): Cover[] {
  const out: Cover[] = [];
  for (let i = 0; i < covered.length;) {
    let end = i;
    while (end < covered.length && covered[end] === covered[i]) end++;
    const cover: Cover = covered[i] === 1 ? 'yes' : (end - i) * SAMPLE <= BRIDGED ? 'bridged' : 'no';
    for (; i < end; i++) out.push(cover);
  }
  return out;
}

/** First sample from `from` up to `end` that is in range with at least 54 of the 60 from it on; `undefined` if none. */
function firstBack(
  inRange: (i: number) => boolean,
  from: number,
  end: number,
  most: number,
): number | undefined {
  const each = BACK_FOR / SAMPLE;
  let have = 0;
  for (let i = from; i < Math.min(from + each, most); i++) have += inRange(i) ? 1 : 0;
  for (let i = from; i <= end && i + each <= most; i++) {
    if (have >= BACK_SAMPLES && inRange(i)) return i;
    have += (i + each < most && inRange(i + each) ? 1 : 0) - (inRange(i) ? 1 : 0);
  }
  return undefined;
}

/** Whether at least three quarters of the covered samples from `from` on are in range, for three minutes or as far as they go. */
function staysBack(
  line: HeartRateLine,
  inRange: (i: number) => boolean,
  from: number,
  stop: number,
): boolean {
  let inside = 0;
  let covered = 0;
  for (let i = from; i < Math.min(stop, from + STAYS_FOR / SAMPLE); i++) {
    if (line.covered[i] !== 1) continue;
    covered++;
    if (inRange(i)) inside++;
  }
  return inside >= STAYS_SHARE * covered;
}

/**
 * Return time of the mark at `mark`, searched until 30 s before `end` (the next mark, or the end of the session). Final about 36 s after the
 * return, but for its late end, which may open for three minutes more.
 */
export function returnTime(record: HeartRecord, mark: Ms, end: Ms): ReturnTime {
  const from = mark - BEFORE - REACH;
  const line = heartRateLine(record, from, end);
  if (line === undefined) return { code: 'not-enough-before' };
  return returnOf(line, mark, end);
}

/** The same from a line of heart rate that begins at the start of the recording or 132 s or more before the mark, and ends at `end` or later. */
export function returnOf(line: HeartRateLine, mark: Ms, end: Ms): ReturnTime {
  const index = (at: Ms): number => Math.ceil((at - line.from) / SAMPLE - 1e-9);
  const since = (i: number): Ms => line.from + i * SAMPLE - mark;
  const first = Math.max(0, index(mark - BEFORE));
  const tm = index(mark);
  const before: HeartRateLine = {
    from: line.from + first * SAMPLE,
    bpm: line.bpm.subarray(first, tm),
    covered: line.covered.subarray(first, tm),
  };
  if (before.covered.reduce((sum, one) => sum + one, 0) * SAMPLE < LEAST_BEFORE_S * 1000)
    return { code: 'not-enough-before' };
  const curve = smoothed(line.bpm);
  const middle = median(curve.slice(first, tm));
  const { n, squares } = scatterOf(binsOf(before));
  const p2 = varianceBefore(n < 2 ? 0 : squares / (n - 1));
  const sd = Math.sqrt(p2 * EDGE);
  const upper = middle + Math.min(MARGIN[1], Math.max(MARGIN[0], sd));
  const range: RangeBefore = { middle, upper, rise: Math.max(LEAST_RISE, 2 * sd) };

  const stop = Math.min(line.bpm.length, index(end));
  const rise = riseFrom(
    curve,
    middle + range.rise,
    Math.max(0, index(mark + RISE_FROM)),
    Math.min(stop, index(mark + RISE_TO)),
  );
  if (rise === undefined) return { code: 'no-rise', range };

  const cover = coverOf(line);
  const value = (i: number): number => curve[i] ?? Infinity;
  const last = stop - BACK_FOR / SAMPLE;
  const back = firstBack((i) => cover[i] !== 'no' && value(i) <= upper, rise, last, stop);
  if (back === undefined) {
    const lost = lostAt(line.covered, rise, Math.max(rise + 1, last), stop);
    if (lost !== undefined) return { code: 'strap-lost', at: Math.max(0, since(lost)), range };
    return { code: 'not-back', until: end - mark, range };
  }
  const wander = (i: number): number =>
    WIDTH * Math.sqrt(p2 * heartRateWandering({ a: 120, b: 30, between: Math.max(5, since(i) / 1000) }));
  const low = firstBack((i) => line.covered[i] !== 1 || value(i) <= upper + wander(i), rise, last, stop);
  const high = firstBack((i) => line.covered[i] === 1 && value(i) <= upper - wander(i), rise, last, stop);
  const stays = high !== undefined && staysBack(line, (i) => value(i) <= upper, high, stop);
  const after = Math.max(0, since(back));
  return {
    code: 'back',
    after,
    earliest: Math.max(0, Math.min(after, since(low ?? back) - LEAN)),
    latest: high === undefined || !stays ? undefined : Math.max(after, since(high) + LEAN),
    range,
    holes: holesOf(line.covered, rise, back).map((hole) => ({ from: since(hole.from), to: since(hole.to) })),
  };
}

/** First sample of the first 10 s on end above `level`; `undefined` if there are none. */
function riseFrom(curve: Float64Array, level: Bpm, from: number, to: number): number | undefined {
  let run = 0;
  for (let i = from; i < to; i++) {
    run = (curve[i] ?? 0) > level ? run + 1 : 0;
    if (run * SAMPLE >= RISE_FOR) return i - run + 1;
  }
  return undefined;
}

/** Where beats went missing for good, or the first hole if under 70 % is covered; `undefined` if enough is. */
function lostAt(covered: Uint8Array, from: number, end: number, stop: number): number | undefined {
  let last = stop - 1;
  while (last >= from && covered[last] !== 1) last--;
  // Beats that end and do not come back; the newest few seconds are still on their way.
  if ((stop - 1 - last) * SAMPLE > BRIDGED) return last + 1;
  let have = 0;
  for (let i = from; i < end; i++) have += covered[i] ?? 0;
  if (have / (end - from) >= LOST_SHARE) return undefined;
  return holesOf(covered, from, end)[0]?.from;
}

function holesOf(covered: Uint8Array, from: number, to: number): { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  for (let i = from; i < to; i++) {
    if (covered[i] === 1) continue;
    const start = i;
    while (i < to && covered[i] !== 1) i++;
    holes.push({ from: start, to: i });
  }
  return holes;
}
