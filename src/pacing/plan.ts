/**
 * The plans of an assessment: which protocol, with which options, as plain data that the first fact of an assessment
 * holds. The classical ones follow published procedures; the adaptive one is Attune's own.
 */
import type { BreathsPerMin, Ms, Share } from '../terms/units.ts';

interface PlanBase {
  readonly inhaleShare: Share;
  /** The guide never goes below this rate, breaths per minute. */
  readonly floor: BreathsPerMin;
  /** The client's own rate; a ramp leads from it to the first rate, 5 % a breath. `undefined` = begin at the first rate. */
  readonly ownRate?: BreathsPerMin;
  /** Quiet sitting before the guide begins, ms; 0 = none. */
  readonly baselineMs: Ms;
}

/** Attune's own: short dwells, each at the rate that teaches most per second. Tried on simulated clients only. */
export interface AdaptivePlan extends PlanBase {
  readonly protocol: 'adaptive';
  /** Guided time after which no new dwell begins, ms. */
  readonly capMs: Ms;
  /** Guided time from which it may end because the 80 % range is narrower than `sureWidth`, ms. */
  readonly earliestMs: Ms;
  readonly sureWidth: BreathsPerMin;
}

/** A few fixed rates, fastest first, with free breathing between (Lehrer, Vaschillo & Vaschillo 2000; Shaffer & Meehan 2020). */
export interface SteppedPlan extends PlanBase {
  readonly protocol: 'stepped';
  readonly rates: readonly BreathsPerMin[];
  /** Each rate lasts at least this long and at least `fewestBreaths`. */
  readonly stepMs: Ms;
  readonly fewestBreaths: number;
  /** Free breathing between two rates, ms; 0 = none. */
  readonly restMs: Ms;
  /** Whether the two best rates come once more at the end. */
  readonly repeatBest: boolean;
}

/** One long slide from fast to slow, the period growing evenly from breath to breath (Fisher & Lehrer 2022). */
export interface SlidingPlan extends PlanBase {
  readonly protocol: 'sliding';
}

/**
 * A few rates in turn, there and back again and again, a few breaths each: where no estimate may lead. The wave wanders by itself within
 * minutes; what is tried in turn is compared within its wandering, what is tried once each is not.
 */
export interface ThereAndBackPlan extends PlanBase {
  readonly protocol: 'there-and-back';
  /** Fastest first; the guide goes down through them and up again. */
  readonly rates: readonly BreathsPerMin[];
  /** Breaths at each rate, the way there not counted. */
  readonly breathsEach: number;
  /** Guided time after which no new rate begins, ms. */
  readonly forMs: Ms;
}

/** The accepted rate and its neighbours, briefly, at a later session. */
export interface RetestPlan extends PlanBase {
  readonly protocol: 'retest';
  readonly rates: readonly BreathsPerMin[];
  /** Time at each rate, ms, in one piece or in turns. */
  readonly stepMs: Ms;
  /** Breaths at each rate before the next one's turn comes; absent = each rate once, as in sessions of version 0.1. */
  readonly breathsEach?: number;
}

export type AssessmentPlan = AdaptivePlan | SteppedPlan | SlidingPlan | ThereAndBackPlan | RetestPlan;
export type Protocol = AssessmentPlan['protocol'];

/** What every plan can be told; all of it may be left out. */
export interface PlanOptions {
  readonly inhaleShare?: Share;
  readonly floor?: BreathsPerMin;
  readonly ownRate?: BreathsPerMin;
  readonly baselineMs?: Ms;
}

const MINUTE: Ms = 60_000;
/** Slowest rate that the adaptive assessment tries. */
export const SLOWEST: BreathsPerMin = 4.25;
/** Fastest rate that the adaptive assessment tries. */
export const FASTEST: BreathsPerMin = 7;
/**
 * Longest guided time of the standard and of the short adaptive assessment, ms. The wave of people wanders by itself; with eight minutes the
 * peak of simulated clients whose wave does so was missed by 0.28 breaths a minute (root mean square).
 */
const STANDARD_MS: Ms = 10 * MINUTE;
export const SHORT_MS: Ms = 5 * MINUTE;
/** Guided time of a few rates in turn. */
const TURNS_MS: Ms = 8 * MINUTE;

/**
 * Width of the 80 % range at which the adaptive assessment ends early. At 0.8 it would end first on the narrow peaks, where a
 * small error costs most; see the benchmark.
 */
const SURE_WIDTH: BreathsPerMin = 0.6;

const base = (options: PlanOptions, baselineMs: Ms): PlanBase => ({
  inhaleShare: options.inhaleShare ?? 0.4,
  floor: options.floor ?? SLOWEST,
  baselineMs: options.baselineMs ?? baselineMs,
  ...(options.ownRate === undefined ? {} : { ownRate: options.ownRate }),
});

/** The adaptive assessment: from 4 to 10 minutes, as soon as the range is narrow; `capMs` instead of the 10 where it is told. */
export function adaptivePlan(options: PlanOptions & { readonly capMs?: Ms } = {}): AdaptivePlan {
  return {
    protocol: 'adaptive',
    ...base(options, 0),
    capMs: options.capMs ?? STANDARD_MS,
    earliestMs: 4 * MINUTE,
    sureWidth: SURE_WIDTH,
  };
}

/** The stepped assessment: two quiet minutes, 6.5 to 4.5 in halves, two minutes or twelve breaths each. Rates below the floor are left out. */
export function steppedPlan(
  options: PlanOptions & {
    /** Begin with 7, for a client who finds 6.5 hard. */
    readonly fromSeven?: boolean;
    /** End with 4. Needs a floor of 4 or less. */
    readonly toFour?: boolean;
    readonly stepMs?: Ms;
    readonly restMs?: Ms;
    readonly repeatBest?: boolean;
  } = {},
): SteppedPlan {
  const common = base({ floor: options.toFour === true ? 4 : SLOWEST, ...options }, 2 * MINUTE);
  const rates = [...(options.fromSeven === true ? [7] : []), 6.5, 6, 5.5, 5, 4.5];
  if (options.toFour === true) rates.push(4);
  return {
    protocol: 'stepped',
    ...common,
    rates: rates.filter((rate) => rate >= common.floor),
    stepMs: options.stepMs ?? 2 * MINUTE,
    fewestBreaths: 12,
    restMs: options.restMs ?? 30_000,
    repeatBest: options.repeatBest ?? false,
  };
}

/** The sliding assessment: 6.75 to 4.25 in 78 breaths, or down to the floor at the same pace. */
export function slidingPlan(options: PlanOptions = {}): SlidingPlan {
  return { protocol: 'sliding', ...base(options, 0) };
}

/** Breaths at each rate where rates take turns. */
const TURN_BREATHS = 4;

/** There and back: 6.5, 5.5, 4.5, 5.5, 6.5 … with four breaths each, 8 minutes. A rate below the floor gives way to the floor itself. */
export function thereAndBackPlan(options: PlanOptions = {}): ThereAndBackPlan {
  const common = base(options, 0);
  const rates = [6.5, 5.5, 4.5].map((rate) => Math.max(rate, common.floor));
  return {
    protocol: 'there-and-back',
    ...common,
    rates: [...new Set(rates)],
    breathsEach: TURN_BREATHS,
    forMs: TURNS_MS,
  };
}

/**
 * The retest of an accepted rate: half a breath faster, the rate itself, half a breath slower, in turn and back again with four breaths
 * each, 90 s for each rate. Rates below the floor are left out.
 */
export function retestPlan(rate: BreathsPerMin, options: PlanOptions = {}): RetestPlan {
  const common = base(options, 0);
  return {
    protocol: 'retest',
    ...common,
    rates: [rate + 0.5, rate, rate - 0.5].filter((r) => r >= common.floor),
    stepMs: 90_000,
    breathsEach: TURN_BREATHS,
  };
}
