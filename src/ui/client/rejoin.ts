/** What the picture does when the window that leads it goes and comes back: it finishes its breath, and begins again with one. Pure. */
import { breathOf, type PaceSegment } from '../../pacing/breath.ts';
import { changeMoment, sinceOf, spanAt, withRest, type Guide } from '../../pacing/guide.ts';
import type { Ms } from '../../terms/units.ts';

/** The guide at rest from the end of the breath under way at `at`. */
export const settled = (guide: Guide, at: Ms): Guide => withRest(guide, changeMoment(guide, at));

/** The guide as it is led, but at rest until its next onset after `at`: a picture at rest never jumps into the middle of a breath. */
export function rejoined(guide: Guide, at: Ms): Guide {
  const span = spanAt(guide, at);
  if (span?.running !== true) return guide;
  const onset = changeMoment(guide, at);
  const breath = breathOf(span.segment, onset + 0.5);
  if (breath === undefined) return guide;
  const { ramp } = span.segment;
  const segment: PaceSegment = {
    ...span.segment,
    since: onset,
    // A ramp goes on from where it is by then.
    ...(ramp !== undefined && { ramp: { ...ramp, fromBreathsPerMin: 60_000 / breath.periodMs } }),
  };
  const later = guide.filter((each) => sinceOf(each) >= onset);
  if (later.length > 0) return later;
  return [{ running: true, segment }];
}

/** Whether the guide leads at `at` and goes on after this breath, or will begin: a rest that is asked for counts at once. */
export function leadsOn(guide: Guide, at: Ms): boolean {
  const next = spanAt(guide, changeMoment(guide, at) + 1);
  return next?.running === true || guide.some((span) => span.running && span.segment.since > at);
}
