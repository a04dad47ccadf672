/**
 * Gentle ways from one breathing rate to another: a ramp of a few percent a breath, staying where one is, and a step
 * back. Pure; it makes paces and leaves it to the session when they begin.
 */
import { breathOf, breathPeriod, periodOf, type Pace, type PaceSegment } from './breath.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';

/** Change of the period per breath on the way from a client's own rate: 5 %. */
export const GENTLE_RATIO = 1.05;
/** Change of the period per breath between two rates of the adaptive assessment: 6 %. */
export const QUICK_RATIO = 1.06;
/** How far one press of "step back" goes, breaths per minute. */
const STEP_BACK: BreathsPerMin = 1;

/** `pace` without its ramp. */
function plain(pace: Pace): Pace {
  const { ramp: _, ...rest } = pace;
  return rest;
}

/** `pace` reached from `from`, breath by breath; its first breath still has the rate `from`. `ratio` > 1 is the change per breath in either direction. */
export function rampFrom(pace: Pace, from: BreathsPerMin, ratio: number): Pace {
  if (from === pace.breathsPerMin) return plain(pace);
  const slower = pace.breathsPerMin < from;
  return { ...plain(pace), ramp: { fromBreathsPerMin: from, ratio: slower ? ratio : 1 / ratio } };
}

/** `pace` reached from a breath at rate `from` that has just ended: its first breath already differs by `ratio`. */
export function rampOn(pace: Pace, from: BreathsPerMin, ratio: number): Pace {
  if (from === pace.breathsPerMin) return plain(pace);
  const before = pace.breathsPerMin < from ? from / ratio : from * ratio;
  const onTheWay = before > pace.breathsPerMin === from > pace.breathsPerMin;
  return onTheWay ? rampFrom(pace, before, ratio) : plain(pace);
}

/** Number of breaths before a pace has reached its target rate. */
export function rampBreaths(pace: Pace): number {
  const target = periodOf(pace.breathsPerMin);
  let breaths = 0;
  while (breathPeriod(pace, breaths) !== target) breaths += 1;
  return breaths;
}

/** Duration of the first `breaths` breaths of a pace, ms. */
export function durationOf(pace: Pace, breaths: number): Ms {
  const climbing = Math.min(breaths, rampBreaths(pace));
  let sum = (breaths - climbing) * periodOf(pace.breathsPerMin);
  for (let k = 0; k < climbing; k++) sum += breathPeriod(pace, k);
  return sum;
}

/** Rate of the breath under way at session time `at`; before the first onset, of the first breath. */
function rateNow(segment: PaceSegment, at: Ms): BreathsPerMin {
  return 60_000 / (breathOf(segment, Math.max(at, segment.since))?.periodMs ?? breathPeriod(segment, 0));
}

/** The pace that stays at the rate which the guide has at session time `at`. */
export function stayHere(segment: PaceSegment, at: Ms): Pace {
  const { since: _, ...pace } = segment;
  return { ...plain(pace), breathsPerMin: rateNow(segment, at) };
}

/** The pace that goes back by one breath per minute from the rate of session time `at`, 5 % a breath; never faster than `fastest`. */
export function stepBack(segment: PaceSegment, at: Ms, fastest: BreathsPerMin = 20): Pace {
  const here = rateNow(segment, at);
  const target = Math.max(here, Math.min(here + STEP_BACK, fastest));
  return rampOn({ ...stayHere(segment, at), breathsPerMin: target }, here, GENTLE_RATIO);
}
