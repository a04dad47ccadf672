/**
 * The heart-rate wave of each breath of the guide: its complex amplitude at the breath's own rate and its peak to trough.
 * Each breath is computed from the beats around it alone, so the cost per breath is constant, live and afterwards.
 */
import type { Beat, BeatKind } from './beats.ts';
import { withoutTrend } from './detrend.ts';
import { NaturalSpline } from './spline.ts';
import type { Bpm, Ms } from '../terms/units.ts';
import { repaired, type Repaired } from './usable.ts';

/** A breath of the guide, as far as the measurement needs it. */
export interface GuidedBreath {
  /** Session time of the onset of inhalation. */
  readonly onset: Ms;
  readonly periodMs: Ms;
}

/** Why a breath has no valid amplitude: beats are missing around it, its time is unknown in part, too much of it was corrected, or the rhythm cannot be interpreted. */
export type BreathFault = 'hole' | 'unknown-time' | 'corrected' | 'rhythm';

/** The wave of heart rate in one breath. */
export interface BreathAmplitude extends GuidedBreath {
  /**
   * Complex amplitude c = 2 mean(y exp(-i φ)) / sinc(RR / period), φ = 2π (t - onset) / period, of heart rate y less its trend: y ≈ re cos φ -
   * im sin φ, bpm. The trend is the parabola of a parabola and a wave of this period fitted together to three periods, so it takes nothing of
   * the wave; sinc(x) = sin(πx)/(πx) undoes what the averaging within each interval takes, RR being their median here. 0 where the breath is not
   * valid for want of beats.
   */
  readonly re: Bpm;
  readonly im: Bpm;
  /** Highest minus lowest heart rate within the breath, bpm. */
  readonly ptt: Bpm;
  /** Artefact or ectopic events that touch the breath; their beats were repaired. */
  readonly corrected: number;
  readonly valid: boolean;
  readonly reason?: BreathFault;
}

/** Beats beyond a window that still shape the spline within it: each one's influence is about a quarter of the one before. */
const MARGIN = 8;
/** Corrected events that a valid breath may hold. */
export const ALLOWED_EVENTS = 1;
/** Samples per second of the interpolated heart rate. */
const SAMPLES_PER_S = 4;

/** Beats and what is known of them, as the session keeps them: newest beats may have no label yet. */
export interface HeartRecord {
  readonly beats: readonly Beat[];
  readonly kinds: readonly BeatKind[];
  /** Of each labelled beat, whether the rhythm could not be interpreted there; absent = it could everywhere. */
  readonly irregular?: readonly boolean[];
}

/** First index of what is later than `at`, in a list in the order of time. */
export function firstAfter(beats: readonly { readonly at: Ms }[], at: Ms): number {
  let low = 0;
  let high = beats.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const beat = beats[middle];
    if (beat !== undefined && beat.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether no beat and no label that is still to come can change the wave of `breath`: a period and eight beats after its end
 * have their labels. About a period, twelve beats and the strap's latency after the end; labels once given stay.
 */
export function isFinal({ beats, kinds }: HeartRecord, { onset, periodMs }: GuidedBreath): boolean {
  return kinds.length > firstAfter(beats, onset + 2 * periodMs) + MARGIN;
}

/** Heart rate over a stretch of time as a spline of 60000/RR at the mid-points of repaired intervals. */
export interface HeartRateCurve {
  /** Session times between which the curve is defined. */
  readonly from: Ms;
  readonly to: Ms;
  readonly spline: NaturalSpline;
  /** Median of its intervals, repaired. */
  readonly medianRr: Ms;
  /** Times within whose content is unknown. */
  readonly voids: Repaired['voids'];
  /** Session time of each labelled interval's end, one entry per run of them. */
  readonly events: readonly { readonly from: Ms; readonly to: Ms }[];
}

/**
 * The curve around `from`..`to`, of the stretch that holds the middle of it; `undefined` if fewer than four beats are there. It
 * may cover less than was asked for.
 */
export function heartRateCurve(record: HeartRecord, from: Ms, to: Ms): HeartRateCurve | undefined {
  const { beats, kinds } = record;
  const centre = firstAfter(beats, (from + to) / 2);
  const segment = (beats[centre] ?? beats[centre - 1])?.segment;
  let first = firstAfter(beats, from);
  let end = Math.min(beats.length, firstAfter(beats, to) + 1);
  // The stretch may begin or end within the window: stay inside it.
  while (first < end && beats[first]?.segment !== segment) first++;
  while (end > first && beats[end - 1]?.segment !== segment) end--;
  for (let k = 0; k < MARGIN && beats[first - 1]?.segment === segment && first > 0; k++) first--;
  for (let k = 0; k < MARGIN && beats[end]?.segment === segment && end < beats.length; k++) end++;
  const rr: Ms[] = [];
  const labels: BeatKind[] = [];
  let elapsed = 0;
  let offset = 0;
  for (let i = first; i < end; i++) {
    const beat = beats[i];
    if (beat === undefined) break;
    rr.push(beat.rr);
    labels.push(kinds[i] ?? 'normal');
    elapsed += beat.rr;
    offset += beat.at - elapsed;
  }
  if (rr.length < 4) return undefined;
  // The intervals keep the window's clock; where it lies is the mean of what the beats say, so a slewing anchor bends nothing.
  const start = offset / rr.length;
  const clean = repaired(rr, labels);
  const n = clean.rr.length;
  if (n < 4) return undefined;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const interval = clean.rr[i] ?? 0;
    x[i] = start + (clean.ends[i] ?? 0) - interval / 2;
    y[i] = 60_000 / interval;
    // An unscaled repair may leave two points in the wrong order; a spline needs them ascending.
    if (i > 0 && x[i]! <= x[i - 1]!) x[i] = x[i - 1]! + 1;
  }
  return {
    from: x[0] ?? start,
    to: x[n - 1] ?? start,
    spline: new NaturalSpline(x, y),
    medianRr: clean.rr.toSorted((a, b) => a - b)[n >> 1] ?? 0,
    voids: clean.voids.map((v) => ({ from: start + v.from, to: start + v.to })),
    events: runs(beats, labels, first),
  };
}

function runs(beats: readonly Beat[], labels: readonly BeatKind[], first: number): { from: Ms; to: Ms }[] {
  const found: { from: Ms; to: Ms }[] = [];
  let open: { from: Ms; to: Ms } | undefined;
  labels.forEach((kind, k) => {
    const beat = beats[first + k];
    if (kind === 'normal' || beat === undefined) {
      open = undefined;
    } else if (open === undefined) {
      open = { from: beat.at - beat.rr, to: beat.at };
      found.push(open);
    } else {
      open.to = beat.at;
    }
  });
  return found;
}

const touches = (span: { from: Ms; to: Ms }, from: Ms, to: Ms): boolean => span.from < to && span.to > from;

/** Whether the rhythm could not be interpreted at a beat between `from` and `to`. */
function isIrregular({ beats, irregular }: HeartRecord, from: Ms, to: Ms): boolean {
  if (irregular === undefined) return false;
  const end = firstAfter(beats, to);
  for (let i = firstAfter(beats, from); i < end; i++) if (irregular[i] === true) return true;
  return false;
}

function measure(record: HeartRecord, breath: GuidedBreath, allowed: number): BreathAmplitude {
  const { onset, periodMs } = breath;
  const end = onset + periodMs;
  const none = { onset, periodMs, re: 0, im: 0, ptt: 0, corrected: 0, valid: false } as const;
  const curve = heartRateCurve(record, onset - periodMs, end + periodMs);
  if (curve === undefined || curve.from > onset || curve.to < end) return { ...none, reason: 'hole' };
  // Whole samples to the breath make the wave orthogonal to its mean; the parabola may see less than a period on either side.
  const n = Math.max(16, Math.round((periodMs / 1000) * SAMPLES_PER_S));
  const step = periodMs / n;
  const before = Math.min(n, Math.floor((onset - curve.from) / step));
  const after = Math.min(n, Math.floor((curve.to - end) / step));
  const raw = curve.spline.sample(onset - before * step, step, before + n + after);
  const y = withoutTrend(raw, (2 * Math.PI) / n, before);
  const x = (Math.PI * curve.medianRr) / periodMs;
  const damping = Math.sin(x) / x;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += y[before + i]! / n;
  let re = 0;
  let im = 0;
  let high = -Infinity;
  let low = Infinity;
  for (let i = 0; i < n; i++) {
    const value = y[before + i]! - mean;
    const phi = (2 * Math.PI * i) / n;
    re += (2 / n / damping) * value * Math.cos(phi);
    im -= (2 / n / damping) * value * Math.sin(phi);
    high = Math.max(high, raw[before + i]!);
    low = Math.min(low, raw[before + i]!);
  }
  const corrected = curve.events.filter((event) => touches(event, onset, end)).length;
  const unknown = curve.voids.some((v) => touches(v, onset, end));
  const reason: BreathFault | undefined = unknown
    ? 'unknown-time'
    : corrected > allowed
      ? 'corrected'
      : isIrregular(record, onset, end)
        ? 'rhythm'
        : undefined;
  return {
    onset,
    periodMs,
    re,
    im,
    ptt: high - low,
    corrected,
    valid: reason === undefined,
    ...(reason !== undefined && { reason }),
  };
}

/**
 * The wave of each of `breaths`, in their order. `kinds` may be shorter than `beats`; open labels count as normal. A breath
 * with more than `allowedEvents` corrected events (default 1), a hole, unknown time or a beat that is `irregular` in it is not valid. When the result of a
 * breath is final, `isFinal` tells.
 */
export function breathAmplitudes(
  beats: readonly Beat[],
  kinds: readonly BeatKind[],
  breaths: readonly GuidedBreath[],
  allowedEvents = ALLOWED_EVENTS,
  irregular?: readonly boolean[],
): BreathAmplitude[] {
  const record: HeartRecord = { beats, kinds, ...(irregular !== undefined && { irregular }) };
  return breaths.map((breath) => measure(record, breath, allowedEvents));
}
