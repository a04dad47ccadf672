/**
 * Chooses the next rate of the adaptive assessment: the one that is expected to teach most about the peak per second.
 * Pure; it reads the posterior as plain numbers and knows nothing of how they came about.
 */
import { breathOf, breathPeriod, type Pace } from './breath.ts';
import { expectedFall, type Beliefs } from './information.ts';
import { FASTEST, type AdaptivePlan } from './plan.ts';
import { durationOf, QUICK_RATIO, rampBreaths, rampOn } from './ramp.ts';
import { isGuided, type GuidedStep, type StepRecord } from './step.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';

/** What the adaptive assessment needs to know of the estimate so far; `moments` are the rates that could be tried. */
export interface Insight extends Beliefs {
  /** Session time at which the last breath ends that the estimate has taken in; later ones are still on their way. */
  readonly until: Ms;
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

/** The pace of `plan` at `rate`, coming from `from` without a pause; `undefined` = beginning anew. */
const paceAt = (plan: AdaptivePlan, rate: BreathsPerMin, from: BreathsPerMin | undefined): Pace => {
  const pace: Pace = { breathsPerMin: rate, inhaleShare: plan.inhaleShare };
  return from === undefined ? pace : rampOn(pace, from, QUICK_RATIO);
};

/** Rates of the breaths of `record` that were over after `after`: led, but not yet in the estimate. */
function ratesAfter(record: StepRecord | undefined, after: Ms): BreathsPerMin[] {
  const rates: BreathsPerMin[] = [];
  if (record?.until === undefined || !isGuided(record.step)) return rates;
  const segment = { ...record.step.pace, since: record.since };
  // 1 ms of tolerance on either side: ends are sums of periods.
  let breath = breathOf(segment, Math.max(record.since, after + 1));
  while (breath !== undefined && breath.onset + breath.periodMs <= record.until + 1) {
    rates.push(60_000 / breath.periodMs);
    breath = breathOf(segment, breath.onset + breath.periodMs + 1);
  }
  return rates;
}

/**
 * The rate to try next, from the present one: the largest expected fall of the peak's variance per second, by the breaths of a dwell and of
 * the way there, beyond what the breaths will teach that are still on their way from the strap. Never below `floor`.
 */
function mostInformativeRate(
  insight: Insight,
  last: StepRecord | undefined,
  from: BreathsPerMin | undefined,
  floor: BreathsPerMin,
): BreathsPerMin {
  const coming = ratesAfter(last, insight.until);
  const anyway = expectedFall(insight, coming);
  let best = Math.max(FIRST_RATE, floor);
  let most = -1;
  for (const { rate } of insight.moments) {
    if (rate < floor || rate > FASTEST) continue;
    const pace: Pace = { breathsPerMin: rate, inhaleShare: 0.4 };
    const ramped = from === undefined ? pace : rampOn(pace, from, QUICK_RATIO);
    const onTheWay = rampBreaths(ramped);
    const rates = [...coming];
    for (let k = 0; k < onTheWay + DWELL_BREATHS; k++) rates.push(60_000 / breathPeriod(ramped, k));
    const lasts = durationOf(ramped, onTheWay + DWELL_BREATHS);
    const worth = (expectedFall(insight, rates) - anyway) / lasts;
    if (worth > most) {
      most = worth;
      best = rate;
    }
  }
  return best;
}

/**
 * The next dwell, the `number`th (from 1), after `last`. `from` is the rate that the guide has just left without a pause, `undefined`
 * when it begins anew: then there is no ramp and two breaths more for the wave to build up.
 */
export function dwell(
  plan: AdaptivePlan,
  number: number,
  last: StepRecord | undefined,
  from: BreathsPerMin | undefined,
  insight: Insight | undefined,
): GuidedStep {
  const first = number === 1 || insight === undefined;
  const rate = first
    ? Math.max(FIRST_RATE, plan.floor)
    : mostInformativeRate(insight, last, from, plan.floor);
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
