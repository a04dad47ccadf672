/**
 * Chooses the next rate of the adaptive assessment: the one that is expected to teach most about the peak per second.
 * Pure; it reads the posterior as plain numbers and knows nothing of how they came about.
 */
import { periodOf, type Pace } from './breath.ts';
import { FASTEST, type AdaptivePlan } from './plan.ts';
import { durationOf, QUICK_RATIO, rampBreaths, rampOn } from './ramp.ts';
import type { GuidedStep } from './step.ts';
import type { Bpm, BreathsPerMin, Ms } from '../signal/units.ts';

/** What the adaptive assessment needs to know of the estimate so far. */
export interface Insight {
  /** For each rate that could be tried: covariance of the peak with the logarithm of the amplitude there, and its variance. */
  readonly moments: readonly {
    readonly rate: BreathsPerMin;
    readonly covariance: number;
    readonly variance: number;
  }[];
  /** Scatter of one breath's amplitude, bpm. */
  readonly scale: Bpm;
  /** Median amplitude of a breath, bpm. */
  readonly amplitude: Bpm;
  /** 80 % range of the peak. */
  readonly low: BreathsPerMin;
  readonly high: BreathsPerMin;
  /** Whether there are breaths enough, and of rates far enough apart, for a result at all. */
  readonly enough: boolean;
}

/** Rate at which the assessment begins. */
const FIRST_RATE: BreathsPerMin = 6;
const FIRST_BREATHS = 5;
/** Breaths at each rate. */
const DWELL_BREATHS = 4;
/** Breaths that are spent on the wave building up when the guide begins anew. */
const WARM_UP = 2;
/** Neighbouring breaths share noise: n of them are worth n / 1.6. */
const CORRELATION = 1.6;
const SMALLEST_AMPLITUDE: Bpm = 0.3;

/** The pace of `plan` at `rate`, coming from `from` without a pause; `undefined` = beginning anew. */
const paceAt = (plan: AdaptivePlan, rate: BreathsPerMin, from: BreathsPerMin | undefined): Pace => {
  const pace: Pace = { breathsPerMin: rate, inhaleShare: plan.inhaleShare };
  return from === undefined ? pace : rampOn(pace, from, QUICK_RATIO);
};

/**
 * The rate to try next, from the present one: the largest C(f)² / (V(f) + s²) / T, the expected fall of the peak's
 * variance per second, with s² the noise of a dwell and T its length with the way there. Never below `floor`.
 */
function mostInformativeRate(
  insight: Insight,
  from: BreathsPerMin | undefined,
  floor: BreathsPerMin,
): BreathsPerMin {
  const noise = insight.scale / Math.max(insight.amplitude, SMALLEST_AMPLITUDE);
  let best = Math.max(FIRST_RATE, floor);
  let most = -1;
  for (const { rate, covariance, variance } of insight.moments) {
    if (rate < floor || rate > FASTEST) continue;
    const pace: Pace = { breathsPerMin: rate, inhaleShare: 0.4 };
    const ramped = from === undefined ? pace : rampOn(pace, from, QUICK_RATIO);
    const onTheWay = rampBreaths(ramped);
    const noisePower = (CORRELATION * noise ** 2) / (DWELL_BREATHS + onTheWay / 2);
    const lasts: Ms = durationOf(ramped, onTheWay) + DWELL_BREATHS * periodOf(rate);
    const worth = covariance ** 2 / (variance + noisePower) / lasts;
    if (worth > most) {
      most = worth;
      best = rate;
    }
  }
  return best;
}

/**
 * The next dwell, the `number`th (from 1). `from` is the rate that the guide has just left without a pause, `undefined`
 * when it begins anew: then there is no ramp and two breaths more for the wave to build up.
 */
export function dwell(
  plan: AdaptivePlan,
  number: number,
  from: BreathsPerMin | undefined,
  insight: Insight | undefined,
): GuidedStep {
  const first = number === 1 || insight === undefined;
  const rate = first ? Math.max(FIRST_RATE, plan.floor) : mostInformativeRate(insight, from, plan.floor);
  const pace = paceAt(plan, rate, from);
  const dwellBreaths = first ? FIRST_BREATHS : DWELL_BREATHS + (from === undefined ? WARM_UP : 0);
  return {
    id: `dwell-${number}`,
    attempt: 1,
    kind: 'paced',
    pace,
    breaths: rampBreaths(pace) + dwellBreaths,
    rate,
  };
}
