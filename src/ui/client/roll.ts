/**
 * The next minutes of the guide as keyframes: several breaths on one strip, so that one animation per part runs on the
 * compositor and the main thread may sleep. Pure; it knows neither elements nor clocks.
 */
import { breathOf, type Breath } from '../../pacing/breath.ts';
import { sinceOf, spanAt, type Guide } from '../../pacing/guide.ts';
import type { Ms } from '../../terms/units.ts';
import type { Track } from './track.ts';

/** When the span in force at `at` gives way to the next; `Infinity` if it is the last. */
const endOfSpan = (guide: Guide, at: Ms): Ms => guide.map(sinceOf).find((since) => since > at) ?? Infinity;

/**
 * The breath under way at `at` and those after it, oldest first, until they cover `ahead` ms. They never overlap; a pause
 * between two spans is a gap between two breaths. Empty while the guide rests and nothing is to come. A breath that a change
 * cuts short is the last one (`cutAt` tells where).
 */
export function breathsAhead(guide: Guide, at: Ms, ahead: Ms): { breaths: Breath[]; cutAt?: Ms } {
  const breaths: Breath[] = [];
  let cursor = at;
  while (cursor < at + ahead) {
    const span = spanAt(guide, cursor);
    const spanEnd = endOfSpan(guide, cursor);
    const breath = span?.running === true ? breathOf(span.segment, cursor) : undefined;
    if (breath === undefined) {
      if (spanEnd === Infinity) break;
      cursor = spanEnd;
      continue;
    }
    breaths.push(breath);
    const end = breath.onset + breath.periodMs;
    // Half a millisecond is rounding, not a cut.
    if (spanEnd < end - 0.5) return { breaths, cutAt: spanEnd };
    cursor = spanEnd < end + 0.5 ? spanEnd : end;
  }
  return { breaths };
}

/** From the onset of the first breath to the end of the last, ms. */
export function rollLength(breaths: readonly Breath[]): Ms {
  const first = breaths[0];
  const last = breaths.at(-1);
  return first === undefined || last === undefined ? 0 : last.onset + last.periodMs - first.onset;
}

/** The keyframes of `track` over all `breaths`, with offsets from 0 to 1 that never go back. */
export function framesOf(breaths: readonly Breath[], track: Track): Keyframe[] {
  const first = breaths[0];
  if (first === undefined) return [];
  const length = rollLength(breaths);
  let before = 0;
  return breaths.flatMap((breath) =>
    track(breath).map(({ at, style, easing }) => {
      before = Math.min(1, Math.max(before, (breath.onset + at - first.onset) / length));
      return { ...style, offset: before, easing: easing ?? 'linear' };
    }),
  );
}
