/**
 * The breath curve and the guide's clock: pure functions of time. Both windows compute the same phase from the
 * same facts, so no message per frame is needed. This file must not read a clock and knows nothing of screens.
 */
import type { BreathsPerMin, Ms, Share } from '../terms/units.ts';

/** How the period of successive breaths approaches the pace's own period. */
export type Ramp =
  /** Each breath is `ratio` times as long as the one before, until the target period is reached (ratio > 1 slows down, < 1 speeds up). */
  | { readonly fromBreathsPerMin: BreathsPerMin; readonly ratio: number }
  /** Each breath is `stepMs` longer (or shorter, if negative) than the one before, until the target is reached. */
  | { readonly fromBreathsPerMin: BreathsPerMin; readonly stepMs: Ms };

/** What the guide is asked to do: the rate, how the breath is shared between in and out, rests, and how to get there. */
export interface Pace {
  readonly breathsPerMin: BreathsPerMin;
  /** Share of the moving part of the breath that is inhalation, 0.2 to 0.8; 0.4 is the usual 40:60. */
  readonly inhaleShare: Share;
  /** Rest after the inhalation, ms; part of the period. `undefined` = none. */
  readonly holdInMs?: Ms;
  /** Rest after the exhalation, ms; part of the period. `undefined` = none. */
  readonly holdOutMs?: Ms;
  /** `undefined` = the target period from the first breath on. */
  readonly ramp?: Ramp;
}

/** A pace and the moment (session time) at which its first breath begins. */
export interface PaceSegment extends Pace {
  readonly since: Ms;
}

export type BreathPhase = 'in' | 'hold-in' | 'out' | 'hold-out';

/** One breath of the guide. */
export interface Breath {
  /** Number of the breath since the segment began, from 0. */
  readonly index: number;
  /** Session time of the onset of inhalation. */
  readonly onset: Ms;
  readonly periodMs: Ms;
  readonly pace: Pace;
}

/** The guide at one moment. */
export interface BreathMoment extends Breath {
  /** Position within the breath, 0 (onset of inhalation) up to 1. */
  readonly u: number;
  readonly phase: BreathPhase;
  /** Time left in this phase, ms. */
  readonly phaseLeftMs: Ms;
  /** Height of the guide, 0 (empty) to 1 (full): (1 - cos 2πw)/2, zero velocity at both turns. */
  readonly level: number;
}

/** The slowest and the fastest rate that the guide is set to by hand. */
export const RATE_MIN: BreathsPerMin = 3;
export const RATE_MAX: BreathsPerMin = 12;
/** Breathing slower than this (0.15 Hz) moves into the band in which RMSSD and SDNN follow the rate, not the person. */
export const SLOW_BREATHING: BreathsPerMin = 9;

const MINUTE: Ms = 60_000;

/** Period of the pace's target rate in ms. */
export const periodOf = (breathsPerMin: BreathsPerMin): Ms => MINUTE / breathsPerMin;

/** Period of breath `index` (from 0) of a pace, ms. A ramp never passes its target. */
export function breathPeriod(pace: Pace, index: number): Ms {
  const target = periodOf(pace.breathsPerMin);
  const { ramp } = pace;
  if (ramp === undefined) return target;
  const from = periodOf(ramp.fromBreathsPerMin);
  if (from === target) return target;
  const period = 'ratio' in ramp ? from * ramp.ratio ** index : from + ramp.stepMs * index;
  const grows = target > from;
  const moves = 'ratio' in ramp ? ramp.ratio !== 1 && ramp.ratio > 1 === grows : ramp.stepMs > 0 === grows;
  if (!moves) return target;
  return grows ? Math.min(period, target) : Math.max(period, target);
}

/** Durations of the four parts of a breath of `periodMs`, ms, summing to it. Holds shrink if they would leave less than half. */
export function breathParts(pace: Pace, periodMs: Ms): { inMs: Ms; holdInMs: Ms; outMs: Ms; holdOutMs: Ms } {
  const asked = (pace.holdInMs ?? 0) + (pace.holdOutMs ?? 0);
  const scale = asked > periodMs / 2 ? periodMs / 2 / asked : 1;
  const holdInMs = (pace.holdInMs ?? 0) * scale;
  const holdOutMs = (pace.holdOutMs ?? 0) * scale;
  const moving = periodMs - holdInMs - holdOutMs;
  const inMs = moving * pace.inhaleShare;
  return { inMs, holdInMs, outMs: moving - inMs, holdOutMs };
}

/** Height of the guide (0 to 1), phase and time left in it, `tMs` after the onset of a breath of `periodMs`. */
export function breathShape(
  pace: Pace,
  periodMs: Ms,
  tMs: Ms,
): { phase: BreathPhase; level: number; phaseLeftMs: Ms } {
  const { inMs, holdInMs, outMs } = breathParts(pace, periodMs);
  const t = Math.min(Math.max(tMs, 0), periodMs);
  if (t < inMs) {
    return { phase: 'in', level: (1 - Math.cos((Math.PI * t) / inMs)) / 2, phaseLeftMs: inMs - t };
  }
  if (t < inMs + holdInMs) return { phase: 'hold-in', level: 1, phaseLeftMs: inMs + holdInMs - t };
  const intoOut = t - inMs - holdInMs;
  if (intoOut < outMs) {
    return {
      phase: 'out',
      level: (1 + Math.cos((Math.PI * intoOut) / outMs)) / 2,
      phaseLeftMs: outMs - intoOut,
    };
  }
  return { phase: 'hold-out', level: 0, phaseLeftMs: periodMs - t };
}

/** The breath of a segment that holds session time `at`; `undefined` before the segment's first onset. */
export function breathOf(segment: PaceSegment, at: Ms): Breath | undefined {
  let onset = segment.since;
  if (at < onset) return undefined;
  const target = periodOf(segment.breathsPerMin);
  let index = 0;
  let periodMs = breathPeriod(segment, 0);
  // A ramp ends after a bounded number of breaths; the rest is one division, so a session of hours costs nothing.
  while (periodMs !== target) {
    if (at < onset + periodMs) return { index, onset, periodMs, pace: segment };
    onset += periodMs;
    index += 1;
    periodMs = breathPeriod(segment, index);
  }
  let whole = Math.floor((at - onset) / target);
  // Rounding may put a time that is an onset, computed as a sum, into the breath before it; the onset belongs to its own breath.
  if (onset + (whole + 1) * target <= at + 1e-6) whole += 1;
  return { index: index + whole, onset: onset + whole * target, periodMs: target, pace: segment };
}

/** The guide at session time `at`; `undefined` before the segment's first onset. */
export function breathMoment(segment: PaceSegment, at: Ms): BreathMoment | undefined {
  const breath = breathOf(segment, at);
  if (breath === undefined) return undefined;
  const t = Math.max(0, at - breath.onset);
  return { ...breath, u: t / breath.periodMs, ...breathShape(segment, breath.periodMs, t) };
}

/** The first onset at or after `at`: where a change of pace or a rest may begin without a jump. */
export function nextOnset(segment: PaceSegment, at: Ms): Ms {
  const breath = breathOf(segment, at);
  if (breath === undefined) return segment.since;
  return breath.onset >= at ? breath.onset : breath.onset + breath.periodMs;
}
