/**
 * What comes next in an assessment: a pure function of the plan, the steps so far and what the estimate says. Every
 * command of the therapist is a way in which a step ended, so an assessment goes on from its facts after any interruption.
 */
import { periodOf, type Pace } from './breath.ts';
import { dwell, type Insight } from './adaptive.ts';
import {
  FASTEST,
  SLOWEST,
  type AdaptivePlan,
  type AssessmentPlan,
  type RetestPlan,
  type ThereAndBackPlan,
} from './plan.ts';
import { durationOf, GENTLE_RATIO, QUICK_RATIO, rampBreaths, rampFrom, rampOn } from './ramp.ts';
import { again, isGuided, rateAtEnd, stepDuration, wholeBreaths } from './step.ts';
import type { GuidedStep, RestStep, Step, StepRecord } from './step.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';

/** What the choice may take into account besides the steps themselves. */
export interface Knowledge {
  /** The estimate so far, for the adaptive plan. */
  readonly insight?: Insight;
  /** Rates by falling amplitude so far, for the repetition of the best two. */
  readonly bestRates?: readonly BreathsPerMin[];
  /** Step that the therapist asked to have once more. */
  readonly asked?: string;
}

/** The next step, or the end and its reason: every step was led (`complete`), or the range is narrow enough (`sure`). */
export type Next =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'end'; readonly why: 'complete' | 'sure' };

/** About half the length of a dwell with the way to it. */
const HALF_DWELL: Ms = 20_000;
/** A time promised is passed by up to this much while there are too few good breaths for any result. */
const GRACE: Ms = 120_000;
const SLIDE_FROM: BreathsPerMin = 6.75;
const SLIDE_TO: BreathsPerMin = 4.25;
const SLIDE_BREATHS = 78;
/** Growth of the period from breath to breath, about 67.04 ms. */
const SLIDE_STEP: Ms = (periodOf(SLIDE_TO) - periodOf(SLIDE_FROM)) / SLIDE_BREATHS;

const paced = (plan: AssessmentPlan, rate: BreathsPerMin, breaths: number, id: string): GuidedStep => ({
  id,
  attempt: 1,
  kind: 'paced',
  pace: { breathsPerMin: rate, inhaleShare: plan.inhaleShare },
  breaths,
  rate,
});

function slide(plan: AssessmentPlan): GuidedStep {
  const to = Math.max(SLIDE_TO, plan.floor);
  const breaths = Math.ceil((periodOf(to) - periodOf(SLIDE_FROM)) / SLIDE_STEP - 1e-9);
  const pace: Pace = {
    breathsPerMin: to,
    inhaleShare: plan.inhaleShare,
    ramp: { fromBreathsPerMin: SLIDE_FROM, stepMs: SLIDE_STEP },
  };
  return { id: 'slide', attempt: 1, kind: 'slide', pace, breaths, rate: to };
}

/** Rates in turn: down through `rates`, up again, and so on until `forMs` are over; a gentle way leads from each to the next. */
function turns(plan: ThereAndBackPlan | RetestPlan, breathsEach: number, forMs: Ms): GuidedStep[] {
  const { rates } = plan;
  const round = [...rates, ...rates.slice(1, -1).toReversed()];
  const steps: GuidedStep[] = [];
  let spent: Ms = 0;
  let from: BreathsPerMin | undefined;
  while (round.length > 0 && spent < forMs) {
    const rate = round[steps.length % round.length] ?? 0;
    const step = paced(plan, rate, breathsEach, `turn-${steps.length + 1}`);
    const pace = from === undefined ? step.pace : rampOn(step.pace, from, QUICK_RATIO);
    // The wave takes two breaths to build up where the guide begins.
    const breaths = breathsEach + (from === undefined ? 2 : rampBreaths(pace));
    steps.push({ ...step, pace, breaths });
    spent += durationOf(pace, breaths);
    from = rate;
  }
  return steps;
}

/** The guided steps of a plan that is known from the start. */
function fixedSteps(
  plan: Exclude<AssessmentPlan, AdaptivePlan>,
  bestRates: readonly BreathsPerMin[] | undefined,
): GuidedStep[] {
  if (plan.protocol === 'sliding') return [slide(plan)];
  if (plan.protocol === 'there-and-back') return turns(plan, plan.breathsEach, plan.forMs);
  if (plan.protocol === 'retest' && plan.breathsEach !== undefined) {
    return turns(plan, plan.breathsEach, plan.rates.length * plan.stepMs);
  }
  const fewest = plan.protocol === 'stepped' ? plan.fewestBreaths : 1;
  const stepAt = (rate: BreathsPerMin, id: string): GuidedStep =>
    paced(plan, rate, Math.max(fewest, wholeBreaths(rate, plan.stepMs)), id);
  const steps = plan.rates.map((rate) => stepAt(rate, `rate-${rate}`));
  if (plan.protocol === 'stepped' && plan.repeatBest && bestRates !== undefined) {
    steps.push(...bestRates.slice(0, 2).map((rate, i) => stepAt(rate, `again-${i + 1}`)));
  }
  return steps;
}

/** How far apart the slowest and the fastest rate lie that a plan can try, breaths per minute. */
export function reachOf(plan: AssessmentPlan): BreathsPerMin {
  if (plan.protocol === 'adaptive') return Math.max(0, FASTEST - Math.max(SLOWEST, plan.floor));
  if (plan.protocol === 'sliding') return SLIDE_FROM - Math.max(SLIDE_TO, plan.floor);
  return Math.max(...plan.rates) - Math.min(...plan.rates);
}

/** The rate at which a plan begins. */
function firstRate(plan: AssessmentPlan): BreathsPerMin {
  if (plan.protocol === 'adaptive') return Math.max(6, plan.floor);
  if (plan.protocol === 'sliding') return SLIDE_FROM;
  return plan.rates[0] ?? Math.max(6, plan.floor);
}

/** What comes before the first rate: quiet sitting, and a ramp from the client's own rate. */
function opening(plan: AssessmentPlan): Step[] {
  const steps: Step[] = [];
  if (plan.baselineMs > 0) {
    steps.push({ id: 'baseline', attempt: 1, kind: 'quiet', durationMs: plan.baselineMs });
  }
  const rate = firstRate(plan);
  if (plan.ownRate !== undefined && plan.ownRate > rate) {
    const pace = rampFrom({ breathsPerMin: rate, inhaleShare: plan.inhaleShare }, plan.ownRate, GENTLE_RATIO);
    steps.push({ id: 'ramp', attempt: 1, kind: 'ramp', pace, breaths: rampBreaths(pace), rate });
  }
  return steps;
}

const rest = (plan: AssessmentPlan, number: number): RestStep | undefined =>
  plan.protocol === 'stepped' && plan.restMs > 0
    ? { id: `free-${number}`, attempt: 1, kind: 'free', durationMs: plan.restMs }
    : undefined;

const isMeasured = (step: Step): boolean => step.kind === 'paced' || step.kind === 'slide';
const settled = (record: StepRecord): boolean => record.why === 'done' || record.why === 'skipped';

/** Guided time of the steps that measure, ms; the one under way counts as planned. */
export function measuredTime(records: readonly StepRecord[]): Ms {
  return records
    .filter(({ step }) => isMeasured(step))
    .reduce((sum, r) => sum + (r.until === undefined ? stepDuration(r.step) : r.until - r.since), 0);
}

function nextDwell(plan: AdaptivePlan, records: readonly StepRecord[], insight: Insight | undefined): Next {
  const spent = measuredTime(records);
  const enough = insight?.enough === true;
  // The end nearest to the time promised is when less than half a dwell is left.
  if (spent + HALF_DWELL >= plan.capMs + (enough ? 0 : GRACE)) return { kind: 'end', why: 'complete' };
  if (enough && spent >= plan.earliestMs && insight.high - insight.low < plan.sureWidth) {
    return { kind: 'end', why: 'sure' };
  }
  const last = records.at(-1);
  // The guide goes on without a pause only from a step that ended of itself or was skipped.
  const from = last !== undefined && isGuided(last.step) && settled(last) ? rateAtEnd(last) : undefined;
  const number = records.filter(({ step }) => step.kind === 'paced').length + 1;
  return { kind: 'step', step: dwell(plan, number, last, from, insight) };
}

/** The step that follows `records`, the last of which has ended. */
export function nextStep(
  plan: AssessmentPlan,
  records: readonly StepRecord[],
  knowledge: Knowledge = {},
): Next {
  const last = records.at(-1);
  const open = opening(plan).find(({ id }) => !records.some((r) => r.step.id === id && settled(r)));
  const asked =
    knowledge.asked === undefined
      ? undefined
      : records.findLast((record) => record.step.id === knowledge.asked)?.step;
  let step: Step | undefined;
  if (asked !== undefined) step = again(asked);
  else if (open !== undefined) {
    const tried = records.findLast((record) => record.step.id === open.id);
    step = tried === undefined ? open : again(tried.step);
  } else if (plan.protocol === 'adaptive') return nextDwell(plan, records, knowledge.insight);
  else {
    step = fixedSteps(plan, knowledge.bestRates).find(
      ({ id }) => !records.some((record) => record.step.id === id && settled(record)),
    );
    const tried = step === undefined ? undefined : records.findLast((record) => record.step.id === step?.id);
    if (tried !== undefined) step = again(tried.step);
  }
  if (step === undefined) return { kind: 'end', why: 'complete' };
  if (last !== undefined && isMeasured(last.step) && isMeasured(step) && last.why !== 'paused') {
    const number = records.filter((record) => record.step.kind === 'free').length + 1;
    const free = rest(plan, number);
    if (free !== undefined) return { kind: 'step', step: free };
  }
  return { kind: 'step', step };
}

/** The steps still to come as far as they are known, for the timeline; empty for the dwells of an adaptive plan. */
export function outlook(
  plan: AssessmentPlan,
  records: readonly StepRecord[],
  knowledge: Knowledge = {},
): Step[] {
  const known: StepRecord[] = records.map((record) =>
    record.until === undefined
      ? { ...record, until: record.since + stepDuration(record.step), why: 'done' }
      : record,
  );
  const steps: Step[] = [];
  let asked = knowledge.asked;
  for (;;) {
    const { asked: _, ...rest } = knowledge;
    const next = nextStep(plan, known, asked === undefined ? rest : { ...rest, asked });
    if (next.kind === 'end') return steps;
    if (next.step.id === asked) asked = undefined;
    if (plan.protocol === 'adaptive' && next.step.kind === 'paced') return steps;
    steps.push(next.step);
    const since = known.at(-1)?.until ?? 0;
    known.push({ step: next.step, since, until: since + stepDuration(next.step), why: 'done' });
  }
}
