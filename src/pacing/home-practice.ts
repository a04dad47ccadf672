/**
 * A practice from its gentle start to its settling end, as paces and a rest: pure. It begins at an easy rate, comes to its own rate
 * breath by breath, lengthens its last breaths a little, and rests.
 */
import { breathOf, nextOnset, type Pace, type PaceSegment } from './breath.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';

/** Where a practice begins if nobody has told the client's own rate. */
export const EASY_RATE: BreathsPerMin = 12;
/** Each breath 5 % longer than the one before. */
const RAMP = 1.05;
/** Breaths that lengthen at the end, and the rate below which they do not go. */
const SETTLING = 4;
const SLOWEST: BreathsPerMin = 3;

export interface PracticeCourse {
  /** In the order in which they take over. */
  readonly segments: readonly PaceSegment[];
  /** When the guide comes to rest: an onset, so that the last breath is whole. */
  readonly restAt: Ms;
}

/**
 * The course of a practice of `lengthMs` that begins at `since`, from `from` breaths a minute (a rate below the pace's own starts at
 * the pace). The rest comes at the first onset after the length is over, the settling breaths included.
 */
export function practiceCourse(
  pace: Pace,
  since: Ms,
  lengthMs: Ms,
  from: BreathsPerMin = EASY_RATE,
): PracticeCourse {
  const gentle: Pace =
    from > pace.breathsPerMin ? { ...pace, ramp: { fromBreathsPerMin: from, ratio: RAMP } } : pace;
  const main: PaceSegment = { ...gentle, since };
  const slowest = Math.max(SLOWEST, pace.breathsPerMin / RAMP ** SETTLING);
  const period = 60_000 / pace.breathsPerMin;
  let last = 0;
  for (let i = 1; i <= SETTLING; i++) last += Math.min(period * RAMP ** i, 60_000 / slowest);
  const end = since + lengthMs;
  if (slowest >= pace.breathsPerMin || end - last <= since) {
    return { segments: [main], restAt: nextOnset(main, end - 1) };
  }
  const settles = nextOnset(main, end - last - 1);
  // A short practice may not have come to its rate yet.
  const here = 60_000 / (breathOf(main, settles - 1)?.periodMs ?? period);
  const settling: PaceSegment = {
    ...pace,
    since: settles,
    breathsPerMin: Math.max(SLOWEST, here / RAMP ** SETTLING),
    ramp: { fromBreathsPerMin: here / RAMP, ratio: RAMP },
  };
  let restAt = settles;
  for (let i = 0; i < SETTLING; i++) restAt = nextOnset(settling, restAt + 1);
  return { segments: [main, settling], restAt };
}
