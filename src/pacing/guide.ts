/**
 * The guide of a session as facts: a list of spans in which it runs, rests or has faded. Pure; both windows and the
 * afterwards analysis ask it the same question: what did (or does) the guide do at this moment?
 */
import {
  breathMoment,
  breathOf,
  nextOnset,
  type Breath,
  type BreathMoment,
  type Pace,
  type PaceSegment,
} from './breath.ts';
import type { Ms } from '../signal/units.ts';

/** A stretch of session time with one pace (running) or none (resting). Spans follow one another without a hole. */
export type GuideSpan =
  { readonly running: true; readonly segment: PaceSegment } | { readonly running: false; readonly since: Ms };

/** All spans so far, oldest first. An empty guide has never run. */
export type Guide = readonly GuideSpan[];

const sinceOf = (span: GuideSpan): Ms => (span.running ? span.segment.since : span.since);

/** The span in force at session time `at`; `undefined` before the first. */
export function spanAt(guide: Guide, at: Ms): GuideSpan | undefined {
  for (let i = guide.length - 1; i >= 0; i--) {
    const span = guide[i];
    if (span !== undefined && sinceOf(span) <= at) return span;
  }
  return undefined;
}

/** Where the guide is at `at`; `undefined` while it rests. */
export function guideMoment(guide: Guide, at: Ms): BreathMoment | undefined {
  const span = spanAt(guide, at);
  return span?.running === true ? breathMoment(span.segment, at) : undefined;
}

/** The moment at which a change asked for at `at` may take effect: the end of the breath under way, or `at` itself while resting. */
export function changeMoment(guide: Guide, at: Ms): Ms {
  const span = spanAt(guide, at);
  return span?.running === true ? nextOnset(span.segment, at) : at;
}

/** The guide with `pace` taking over at `since`; spans that had not begun by then are dropped. */
export function withPace(guide: Guide, pace: Pace, since: Ms): Guide {
  return [...guide.filter((span) => sinceOf(span) < since), { running: true, segment: { ...pace, since } }];
}

/** The guide at rest from `since` on. */
export function withRest(guide: Guide, since: Ms): Guide {
  return [...guide.filter((span) => sinceOf(span) < since), { running: false, since }];
}

/** Every whole breath that the guide led between session times `from` and `to`, oldest first. A breath cut short by a change is left out. */
export function breathsBetween(guide: Guide, from: Ms, to: Ms): Breath[] {
  const breaths: Breath[] = [];
  // Spans that were over before `from` hold no such breath; a session of hours has many of them.
  const first = guide.findLastIndex((span) => sinceOf(span) <= from);
  guide.slice(Math.max(0, first)).forEach((span, k, later) => {
    if (!span.running) return;
    const next = later[k + 1];
    const end = Math.min(to, next === undefined ? Infinity : sinceOf(next));
    let breath = breathOf(span.segment, Math.max(from, span.segment.since));
    // 1 ms of tolerance: an end computed as a sum of periods may differ from the next span's start by rounding.
    while (breath !== undefined && breath.onset + breath.periodMs <= end + 1) {
      if (breath.onset >= from) breaths.push(breath);
      breath = breathOf(span.segment, breath.onset + breath.periodMs + 1e-6);
    }
  });
  return breaths;
}
