/** The breaths that a guide has led, one by one: for what is worked out afterwards. Pure; no screen needs it to breathe. */
import { breathOf, type Breath } from './breath.ts';
import { sinceOf, type Guide } from './guide.ts';
import type { Ms } from '../terms/units.ts';

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
