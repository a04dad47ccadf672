/** Counting along with the breath: whole counts of about a second, evenly spread over each phase. Pure. */
import { breathParts, type BreathMoment, type BreathPhase, type Pace } from '../../pacing/breath.ts';
import type { Ms } from '../../terms/units.ts';

export interface Count {
  readonly phase: BreathPhase;
  /** The count under way, from 1. */
  readonly n: number;
  /** Counts in this phase. */
  readonly of: number;
  /** Time until the next count or the next phase, ms. */
  readonly leftMs: Ms;
}

/** Counts that a phase of `ms` holds: its length in whole seconds, at least one, or none where there is no such phase. */
export const countsIn = (ms: Ms): number => (ms <= 0 ? 0 : Math.max(1, Math.round(ms / 1000)));

/** Counts of the inhalation and of the exhalation of a breath. */
export function countsOf(pace: Pace, periodMs: Ms): { in: number; out: number } {
  const { inMs, outMs } = breathParts(pace, periodMs);
  return { in: countsIn(inMs), out: countsIn(outMs) };
}

/** The count at one moment of the guide. */
export function countAt(moment: BreathMoment): Count {
  const parts = breathParts(moment.pace, moment.periodMs);
  const length = {
    in: parts.inMs,
    'hold-in': parts.holdInMs,
    out: parts.outMs,
    'hold-out': parts.holdOutMs,
  }[moment.phase];
  const of = Math.max(1, countsIn(length));
  const each = length / of;
  const gone = Math.max(0, length - moment.phaseLeftMs);
  const n = Math.min(of, Math.floor(gone / each) + 1);
  return { phase: moment.phase, n, of, leftMs: Math.max(0, n * each - gone) };
}
