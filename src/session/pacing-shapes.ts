/** Shapes of what `pacing` puts into facts: a pace, a step, the plan of an assessment, the plan of a practice. */
import type { Pace, Ramp } from '../pacing/breath.ts';
import type {
  AdaptivePlan,
  AssessmentPlan,
  RetestPlan,
  ThereAndBackPlan,
  SlidingPlan,
  SteppedPlan,
} from '../pacing/plan.ts';
import type { PracticePlan } from '../pacing/practice-plan.ts';
import type { GuidedStep, RestStep, Step } from '../pacing/step.ts';
import {
  between,
  either,
  flag,
  list,
  object,
  oneOf,
  optional,
  such,
  text,
  whole,
  type Check,
  type Fields,
} from '../terms/check.ts';
import { time } from './fact-row.ts';

/** A breathing rate, breaths per minute. */
export const rate = between(1, 60);
const share = between(0.05, 0.95);
/** Name of a step within its plan. */
export const stepId = text(100);
/** Number of an attempt at a step, from 1. */
export const attempt = whole(1, 1_000_000);

const absent: Check<undefined> = (v): v is undefined => v === undefined;

/** Either by a ratio or by steps. A way of less than a thousandth, or a millisecond, a breath would hardly arrive. */
const ramp: Check<Ramp> = either(
  object({
    fromBreathsPerMin: rate,
    ratio: such(between(0.5, 2), (ratio) => Math.abs(ratio - 1) >= 0.001),
    stepMs: absent,
  }),
  object({
    fromBreathsPerMin: rate,
    stepMs: such(between(-60_000, 60_000), (step) => Math.abs(step) >= 1),
    ratio: absent,
  }),
);

export const pace: Check<Pace> = object<Pace>({
  breathsPerMin: rate,
  inhaleShare: share,
  // Rests shrink to half of the breath in any case, so no more than a breath's length need be told.
  holdInMs: optional(between(0, 60_000)),
  holdOutMs: optional(between(0, 60_000)),
  ramp: optional(ramp),
});

export const step: Check<Step> = either(
  object<RestStep>({
    id: stepId,
    attempt,
    kind: oneOf<RestStep['kind']>({ quiet: true, free: true }),
    durationMs: time,
  }),
  object<GuidedStep>({
    id: stepId,
    attempt,
    kind: oneOf<GuidedStep['kind']>({ ramp: true, paced: true, slide: true, unguided: true }),
    pace,
    breaths: between(0, 100_000),
    rate,
  }),
);

type PlanBase = Omit<SlidingPlan, 'protocol'>;
const base: Fields<PlanBase> = { inhaleShare: share, floor: rate, ownRate: optional(rate), baselineMs: time };

export const assessmentPlan: Check<AssessmentPlan> = either(
  either(
    object<AdaptivePlan>({
      ...base,
      protocol: oneOf({ adaptive: true }),
      capMs: time,
      earliestMs: time,
      sureWidth: between(0, 60),
    }),
    object<SteppedPlan>({
      ...base,
      protocol: oneOf({ stepped: true }),
      rates: list(rate, 100),
      stepMs: time,
      fewestBreaths: between(0, 100_000),
      restMs: time,
      repeatBest: flag,
    }),
  ),
  either(
    object<SlidingPlan>({ ...base, protocol: oneOf({ sliding: true }) }),
    either(
      object<RetestPlan>({
        ...base,
        protocol: oneOf({ retest: true }),
        rates: list(rate, 100),
        stepMs: time,
        breathsEach: optional(between(1, 100)),
      }),
      object<ThereAndBackPlan>({
        ...base,
        protocol: oneOf({ 'there-and-back': true }),
        rates: list(rate, 100),
        breathsEach: between(1, 100),
        forMs: time,
      }),
    ),
  ),
);

export const practicePlan: Check<PracticePlan> = object<PracticePlan>({
  rate,
  inhaleShare: share,
  lengthMs: time,
  ownRate: optional(rate),
  unguidedMs: time,
  settleMs: time,
  floor: rate,
  adapts: flag,
});
