/**
 * The guide of a session as facts: a list of spans in which it runs, rests or has faded. Pure; both windows and the
 * afterwards analysis ask it the same question: what did (or does) the guide do at this moment?
 */
import { breathMoment, nextOnset, type BreathMoment, type Pace, type PaceSegment } from './breath.ts';
import { grown } from '../terms/grow.ts';
import type { Ms } from '../terms/units.ts';

/** The guide begins this long after it was asked for, ms: both windows are ready for its first breath, and nobody is surprised by it. */
export const LEAD: Ms = 900;

/** A stretch of session time with one pace (running) or none (resting). Spans follow one another without a hole. */
export type GuideSpan =
  { readonly running: true; readonly segment: PaceSegment } | { readonly running: false; readonly since: Ms };

/** All spans so far, oldest first. An empty guide has never run. */
export type Guide = readonly GuideSpan[];

/** Session time from which a span is in force. */
export const sinceOf = (span: GuideSpan): Ms => (span.running ? span.segment.since : span.since);

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

/** The guide with one more span from `since` on; spans that had not begun by then are dropped. */
function withSpan(guide: Guide, span: GuideSpan): Guide {
  const since = sinceOf(span);
  let kept = guide.length;
  for (let last = guide[kept - 1]; last !== undefined && sinceOf(last) >= since; last = guide[kept - 1]) {
    kept -= 1;
  }
  return grown(guide, span, kept);
}

/** The guide with `pace` taking over at `since`; spans that had not begun by then are dropped. */
export const withPace = (guide: Guide, pace: Pace, since: Ms): Guide =>
  withSpan(guide, { running: true, segment: { ...pace, since } });

/** The guide at rest from `since` on. */
export const withRest = (guide: Guide, since: Ms): Guide => withSpan(guide, { running: false, since });
