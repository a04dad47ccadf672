/**
 * Whether early beats that cannot be told one by one may be among intervals that count as normal. A beat of the atria that comes about 10 % early
 * raises RMSSD by up to a half and looks, alone, like breathing: of such beats put into clean recordings the shape below finds from none to
 * two thirds, so nothing is labelled by it. Several within minutes, or beside beats that are clearly early, are said beside the number.
 */
import type { Beat, BeatKind } from './beats.ts';
import type { Ms, Share } from '../terms/units.ts';

/** How far back company counts, and how many of either kind raise the suspicion. */
const BACK: Ms = 300_000;
const FEWEST = 2;
/** Beats on either side that say what is usual there. */
const BESIDE = 8;
/** The early interval against the usual one. */
const EARLY: readonly [Share, Share] = [-0.17, -0.06];
/** The one after it: the sinus begins anew, or pauses. */
const AFTER: readonly [Share, Share] = [-0.03, 0.2];
/** Steps into the early interval and out of it, against those of the beats beside it; and the least that these count as. */
const STEPS = 3;
const QUIET: Share = 0.008;
/** Median of sizes to standard deviation, normal. */
const FROM_MEDIAN = 1.48;

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Whether interval `i` has the shape: short against its neighbours, with a way in and out that is steep for this heart. */
function isSuspect(beats: readonly Beat[], kinds: readonly BeatKind[], i: number): boolean {
  const { rr = 0, segment } = beats[i] ?? {};
  // Nothing has to be sorted of most beats: whatever is usual, a step down and a step up belong to the shape.
  if (!((beats[i - 1]?.rr ?? 0) > rr && (beats[i + 1]?.rr ?? 0) > rr)) return false;
  const beside: Ms[] = [];
  const steps: Ms[] = [];
  for (let k = i - BESIDE; k <= i + 1 + BESIDE; k++) {
    const beat = beats[k];
    if (beat === undefined || beat.segment !== segment || kinds[k] !== 'normal') return false;
    if (k === i || k === i + 1) continue;
    beside.push(beat.rr);
    if (k !== i - BESIDE && k !== i + 2) steps.push(Math.abs(beat.rr - beats[k - 1]!.rr));
  }
  const usual = median(beside);
  const step = STEPS * Math.max(QUIET, (FROM_MEDIAN * median(steps)) / usual);
  const [before, early, after] = [beats[i - 1]!.rr / usual, beats[i]!.rr / usual, beats[i + 1]!.rr / usual];
  const isBetween = (value: Share, [low, high]: readonly [Share, Share]): boolean =>
    value - 1 > low && value - 1 < high;
  return isBetween(early, EARLY) && isBetween(after, AFTER) && before - early > step && after - early > step;
}

/** Whether the five minutes before beat `end`, not counting what lies before `from`, hold two or more early beats, clear ones or such as have their shape. */
export function mayHoldEarlyBeats(
  beats: readonly Beat[],
  kinds: readonly BeatKind[],
  end: number,
  from: Ms = -Infinity,
): boolean {
  const last = beats[end - 1];
  if (last === undefined) return false;
  const since = Math.max(from, last.at - BACK);
  let found = 0;
  for (let i = end - 1; i >= 0 && (beats[i]?.at ?? 0) > since; i--) {
    const isClear = kinds[i] === 'ectopic' && kinds[i - 1] !== 'ectopic';
    if (isClear || (kinds[i] === 'normal' && isSuspect(beats, kinds, i))) found += 1;
    if (found >= FEWEST) return true;
  }
  return false;
}
