/**
 * Time-domain figures of a row of beats. Labelled intervals are omitted, not repaired, and no difference is taken across a
 * hole or across an omitted interval. Windows that slide with a session are in sliding-window.ts.
 */
import type { Beat } from './beats.ts';
import { NnSums, type TimeDomain } from './nn-sums.ts';

/**
 * Figures of beats `from` up to (not including) `to`. `usable[i]` says whether interval i may enter (usable.ts); without it
 * all enter. Beats are neighbours if they follow one another in the list and share a segment.
 */
export function timeDomain(
  beats: readonly Pick<Beat, 'rr' | 'segment'>[],
  usable?: readonly boolean[],
  from = 0,
  to = beats.length,
): TimeDomain {
  const sums = new NnSums();
  let before: Pick<Beat, 'rr' | 'segment'> | undefined;
  for (let i = from; i < to; i++) {
    const beat = beats[i];
    if (beat === undefined || (usable !== undefined && usable[i] !== true)) {
      before = undefined;
      continue;
    }
    sums.interval(beat.rr, 1);
    if (before?.segment === beat.segment) sums.difference(beat.rr - before.rr, 1);
    before = beat;
  }
  return sums.figures();
}
