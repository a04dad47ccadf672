/**
 * What the charts of a session show, derived whenever somebody looks: beats with their kinds, the course of the numbers
 * and of the signal. Pure; the live numbers do not come from here.
 */
import { SLOW_BREATHING } from '../pacing/breath.ts';
import type { Guide } from '../pacing/guide.ts';
import type { Beat, BeatKind } from '../signal/beats.ts';
import { firstAfter } from '../signal/breath-amplitudes.ts';
import { timeDomain } from '../signal/time-domain.ts';
import { inOneTurn, type InTurns } from '../terms/turns.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import { isUsable } from '../signal/usable.ts';
import { keepsTime, spanOf } from '../signal/validity.ts';
import { faultsOf, FEWEST_DIFFERENCES, windowBasis } from '../signal/window-basis.ts';
import { breathTrackOf, type MeasuredBreath } from './breath-track.ts';
import { disturbedSpans, isDisturbed } from './moments.ts';
import type { Session } from './session.ts';

/** One interval for the tachogram; `kind` is `undefined` while its label is open. */
export interface BeatPoint extends Beat {
  readonly kind: BeatKind | undefined;
}

/** One moment of a number's course; `value` is `undefined` where it was not valid. */
export interface TrendPoint {
  readonly at: Ms;
  readonly value: number | undefined;
  readonly low?: number;
  readonly high?: number;
}

/** How good the signal was for a while: clean, some beats corrected, or mostly missing. */
export interface QualitySpan {
  readonly from: Ms;
  readonly to: Ms;
  readonly state: 'good' | 'corrected' | 'gap';
}

/** The guide led at this rate for a while. */
export interface RateSpan {
  readonly from: Ms;
  readonly to: Ms;
  readonly breathsPerMin: BreathsPerMin;
}

/** Length of the window of a variability trend, and the step between two of its points, ms. */
const WINDOW: Ms = 60_000;
const STEP: Ms = 15_000;

/** The client's intervals between two session times. */
export function beatPoints(session: Session, from: Ms, to: Ms): BeatPoint[] {
  const { beats, labels } = session.track('client');
  const first = firstAfter(beats, from);
  return beats
    .slice(first, firstAfter(beats, to))
    .map((beat, i) => ({ ...beat, kind: labels.kinds[first + i] }));
}

/** Stretches in which the guide led slow breathing: there RMSSD and its like follow the rate, not the person. */
export const slowSpans = (guide: Guide, until: Ms): RateSpan[] =>
  rateSpans(guide, until).filter((span) => span.breathsPerMin < SLOW_BREATHING);

/** Beats of which is told in one turn whether they are usable. */
const TURN_BEATS = 20_000;

/** Which intervals may enter a metric, stretch by stretch; those without a label may not yet. */
export const mask = (beats: readonly Beat[], kinds: readonly BeatKind[]): boolean[] =>
  inOneTurn(maskInTurns(beats, kinds));

/** `mask` in turns. */
export function* maskInTurns(beats: readonly Beat[], kinds: readonly BeatKind[]): InTurns<boolean[]> {
  const out: boolean[] = [];
  for (let start = 0; start < Math.min(beats.length, kinds.length);) {
    let end = start;
    while (end < kinds.length && beats[end]?.segment === beats[start]?.segment) end++;
    const stretch = kinds.slice(start, end);
    for (let i = 0; i < stretch.length; i++) {
      out.push(isUsable(stretch, i));
      if (out.length % TURN_BEATS === 0) yield;
    }
    start = Math.max(end, start + 1);
  }
  return out;
}

/** Number of events among the labelled intervals, and the time that is accounted for. */
export function held(session: Session, first: number, end: number, from: Ms): { events: number; time: Ms } {
  const { beats, labels } = session.track('client');
  let events = 0;
  let time = 0;
  let last: number | undefined;
  for (let i = first; i < end; i++) {
    const kind = labels.kinds[i] ?? 'normal';
    if (keepsTime(kind, kind === 'normal')) time += Math.min(spanOf(beats, i), (beats[i]?.at ?? 0) - from);
    const event = labels.events[i];
    if (event !== undefined && event !== last) events++;
    last = event;
  }
  return { events, time };
}

/** Whether what the client's strap sent as intervals are no measured beats, so that nothing of variability is shown. */
export function hasNoTrueIntervals(session: Session): boolean {
  const { capability } = session.track('client');
  return capability === 'duplicates' || capability === 'fill-values' || capability === 'synthesised';
}

/** What of a session's course can change no more: a session of hours is looked at every few seconds, and only its end is new. */
interface Course {
  readonly rmssd: TrendPoint[];
  readonly quality: QualitySpan['state'][];
}
const courses = new WeakMap<Session, Course>();

function courseOf(session: Session): Course {
  let course = courses.get(session);
  if (course === undefined) courses.set(session, (course = { rmssd: [], quality: [] }));
  return course;
}

/** Whether no label that is still to come can change what is known of the beats before index `end`: usability looks two beats ahead. */
const isFinal = (kinds: readonly BeatKind[], end: number): boolean => end + 3 < kinds.length;

/** The last index up to `from` at which a mask may begin: before it lies another stretch, or three normal intervals in a row, behind which nothing matters. */
function maskStart(beats: readonly Beat[], kinds: readonly BeatKind[], from: number): number {
  const isPlain = (i: number, segment: number | undefined): boolean =>
    kinds[i] === 'normal' && beats[i]?.segment === segment;
  let start = Math.min(from, kinds.length);
  for (; start > 0; start--) {
    const segment = beats[start]?.segment;
    if (beats[start - 1]?.segment !== segment) break;
    if (isPlain(start, segment) && isPlain(start + 1, segment) && isPlain(start + 2, segment)) break;
  }
  return start;
}

/** Points of a course that are made in one turn. */
const TURN = 500;

/** RMSSD over a minute, every quarter of a minute; not while the guide led in that minute, nor where the signal was too poor or the rhythm could not be interpreted. */
export const rmssdTrend = (session: Session, until: Ms): TrendPoint[] =>
  inOneTurn(rmssdTrendInTurns(session, until));

/** `rmssdTrend` in turns. */
export function* rmssdTrendInTurns(session: Session, until: Ms): InTurns<TrendPoint[]> {
  const { rmssd: known } = courseOf(session);
  const track = session.track('client');
  const { beats, labels } = track;
  const { kinds } = labels;
  const unusable = hasNoTrueIntervals(session);
  // What was drawn before the strap's intervals were known for what they are is not shown again.
  const points = unusable ? [] : known.filter(({ at }) => at <= until);
  const begin = WINDOW + points.length * STEP;
  const slow = slowSpans(session.state.guide, until).filter((span) => span.to > begin - WINDOW);
  const start = maskStart(beats, kinds, firstAfter(beats, begin - WINDOW));
  const tail = beats.slice(start);
  const ok = yield* maskInTurns(tail, kinds.slice(start));
  for (let to = begin; to <= until; to += STEP) {
    const first = firstAfter(beats, to - WINDOW);
    const after = firstAfter(beats, to);
    const end = Math.max(first, Math.min(after, kinds.length));
    const figures = timeDomain(tail, ok, first - start, end - start);
    const basis = windowBasis(
      {
        beats,
        irregular: track.irregular,
        kinds,
        events: labels.events,
        isUsable: (i) => ok[i - start] ?? true,
      },
      first,
      end,
      to - WINDOW,
      to,
    );
    const shown =
      !unusable &&
      !slow.some((span) => span.to > to - WINDOW && span.from < to) &&
      figures.differences >= FEWEST_DIFFERENCES &&
      end > first &&
      faultsOf(basis).length === 0;
    const point: TrendPoint = { at: to, value: shown ? figures.rmssdMs : undefined };
    if (!unusable && isFinal(kinds, after) && known.length === points.length) known.push(point);
    points.push(point);
    if (points.length % TURN === 0) yield;
  }
  return points;
}

/** The wave of each of the guide's breaths that is certain, oldest first; not valid where speech or movement was marked. */
export function wavesOf(session: Session): readonly MeasuredBreath[] {
  const breaths = breathTrackOf(session).update();
  const spans = disturbedSpans(session.state.moments.marks);
  if (spans.length === 0) return breaths;
  return breaths.map((breath) =>
    breath.valid && isDisturbed(spans, breath) ? { ...breath, valid: false } : breath,
  );
}

/** Peak to trough of heart rate over the guide's breaths: mean of the last four with their range, breath by breath. */
export function waveTrend(session: Session): TrendPoint[] {
  const points: TrendPoint[] = [];
  let recent: number[] = [];
  let end: Ms | undefined;
  for (const wave of wavesOf(session)) {
    const { onset, periodMs, ptt, valid } = wave;
    const joined = end === undefined || onset - end < periodMs / 2;
    if (!joined) {
      recent = [];
      points.push({ at: onset, value: undefined });
    }
    end = onset + periodMs;
    if (!valid) {
      points.push({ at: end, value: undefined });
      continue;
    }
    recent = [...recent.slice(-3), ptt];
    points.push({
      at: end,
      value: recent.reduce((sum, value) => sum + value, 0) / recent.length,
      low: Math.min(...recent),
      high: Math.max(...recent),
    });
  }
  return points;
}

/** How good the signal was, in pieces of a quarter of a minute, equal neighbours joined. */
export const qualitySpans = (session: Session, until: Ms): QualitySpan[] =>
  inOneTurn(qualitySpansInTurns(session, until));

/** `qualitySpans` in turns. */
export function* qualitySpansInTurns(session: Session, until: Ms): InTurns<QualitySpan[]> {
  const { quality: known } = courseOf(session);
  const { beats, labels } = session.track('client');
  const spans: QualitySpan[] = [];
  for (let k = 0; (k + 1) * STEP <= until; k++) {
    const from = k * STEP;
    const to = from + STEP;
    let state = known[k];
    if (state === undefined) {
      const end = firstAfter(beats, to);
      const { events, time } = held(session, firstAfter(beats, from), end, from);
      state = time < STEP / 2 ? 'gap' : events > 0 ? 'corrected' : 'good';
      if (isFinal(labels.kinds, end)) known[k] = state;
    }
    const before = spans.at(-1);
    if (before?.state === state) spans[spans.length - 1] = { ...before, to };
    else spans.push({ from, to, state });
    if (k % TURN === TURN - 1) yield;
  }
  // A piece that is not over yet, or that the end cut short, goes on as the one before it.
  const last = spans.at(-1);
  if (last !== undefined) spans[spans.length - 1] = { ...last, to: until };
  return spans;
}

/** The rates at which the guide led, oldest first. */
export function rateSpans(guide: Guide, until: Ms): RateSpan[] {
  return guide.flatMap((span, i) => {
    if (!span.running) return [];
    const next = guide[i + 1];
    const to = Math.min(until, next === undefined ? until : next.running ? next.segment.since : next.since);
    const { since, breathsPerMin } = span.segment;
    return to > since ? [{ from: since, to, breathsPerMin }] : [];
  });
}
