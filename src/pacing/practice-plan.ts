/**
 * A practice at the accepted rate: a ramp down to it, the practice itself, perhaps a stretch without the orb, and a settling
 * end. What comes next is a pure function of the plan and the steps so far, as in an assessment.
 */
import { periodOf, type Pace } from './breath.ts';
import { GENTLE_RATIO, QUICK_RATIO, rampBreaths, rampFrom, rampOn } from './ramp.ts';
import { again, isGuided, rateAtEnd, stepDuration, wholeBreaths } from './step.ts';
import type { GuidedStep, Step, StepRecord } from './step.ts';
import type { Bpm, BreathsPerMin, Ms, Share } from '../terms/units.ts';

/** A practice as plain data. */
export interface PracticePlan {
  readonly rate: BreathsPerMin;
  readonly inhaleShare: Share;
  /** The whole of it, from the first breath of the ramp to the end of the settling, ms. */
  readonly lengthMs: Ms;
  /** The client's own rate, from which the ramp leads, 5 % a breath. `undefined` = no ramp. */
  readonly ownRate?: BreathsPerMin;
  /** Part of the length in which the orb has faded and the client keeps the rhythm, ms; 0 = none. */
  readonly unguidedMs: Ms;
  /** Free breathing at the end, part of the length, ms; 0 = none. */
  readonly settleMs: Ms;
  /** The guide never goes below this rate. */
  readonly floor: BreathsPerMin;
  /** Exploratory: every two minutes the rate moves by 0.1 toward the larger wave, within 0.5 of the accepted rate. */
  readonly adapts: boolean;
}

/** Two minutes of an adapting practice: the rate and the mean breath-locked amplitude at it, bpm. */
export interface PracticeBlock {
  readonly rate: BreathsPerMin;
  readonly amplitude: Bpm;
}

/** The next step of a practice; `undefined` when it is over. */
export type NextPractice = Step | undefined;

const BLOCK: Ms = 120_000;
const ADAPT_STEP: BreathsPerMin = 0.1;
const ADAPT_REACH: BreathsPerMin = 0.5;
/** Blocks that are looked back at: the wave of a quarter of an hour ago says little about now. */
const REMEMBERED = 6;

/** A practice of ten minutes with a settling half minute; everything else as told. */
export function practicePlan(
  rate: BreathsPerMin,
  options: Partial<Omit<PracticePlan, 'rate'>> = {},
): PracticePlan {
  const floor = Math.min(options.floor ?? 4.25, rate);
  return {
    inhaleShare: 0.4,
    lengthMs: 600_000,
    unguidedMs: 0,
    settleMs: 30_000,
    adapts: false,
    ...options,
    floor,
    rate,
  };
}

/** Slope of amplitude over rate, least squares; 0 if all rates are the same. */
function slope(blocks: readonly PracticeBlock[]): number {
  const n = blocks.length;
  const meanRate = blocks.reduce((sum, { rate }) => sum + rate, 0) / n;
  const meanAmplitude = blocks.reduce((sum, { amplitude }) => sum + amplitude, 0) / n;
  let top = 0;
  let bottom = 0;
  for (const { rate, amplitude } of blocks) {
    top += (rate - meanRate) * (amplitude - meanAmplitude);
    bottom += (rate - meanRate) ** 2;
  }
  return bottom < 1e-9 ? 0 : top / bottom;
}

/**
 * The rate of the next two minutes: 0.1 toward where the wave has been larger over the last blocks, never further than
 * 0.5 from the accepted rate nor below the floor. The first move is toward slower. Differences of 0.1 are mostly
 * noise, so this wanders around a broad maximum; that is why it is called exploratory.
 */
export function adaptedRate(plan: PracticePlan, blocks: readonly PracticeBlock[]): BreathsPerMin {
  const last = blocks.at(-1);
  if (last === undefined) return plan.rate;
  const before = blocks.at(-2);
  const heading = before === undefined || before.rate >= last.rate ? -1 : 1;
  const direction = Math.sign(slope(blocks.slice(-REMEMBERED))) || heading;
  const low = Math.max(plan.floor, plan.rate - ADAPT_REACH);
  const high = plan.rate + ADAPT_REACH;
  const inside = (rate: BreathsPerMin): boolean => rate >= low - 1e-9 && rate <= high + 1e-9;
  const round = (rate: BreathsPerMin): BreathsPerMin => Math.round(rate * 1000) / 1000;
  const ahead = round(last.rate + direction * ADAPT_STEP);
  if (inside(ahead)) return ahead;
  const back = round(last.rate - direction * ADAPT_STEP);
  return inside(back) ? back : last.rate;
}

const spentOn = (records: readonly StepRecord[]): Ms =>
  records
    .filter(({ step }) => step.kind === 'ramp' || step.kind === 'paced')
    .reduce((sum, r) => sum + (r.until === undefined ? stepDuration(r.step) : r.until - r.since), 0);

/** The guided stretch that comes next, a block of two minutes if the practice adapts; `undefined` when its time is over. */
function guidedStretch(
  plan: PracticePlan,
  records: readonly StepRecord[],
  blocks: readonly PracticeBlock[],
): GuidedStep | undefined {
  const last = records.at(-1);
  if (last?.step.kind === 'paced' && last.why === 'skipped') return undefined;
  const left = plan.lengthMs - plan.settleMs - plan.unguidedMs - spentOn(records);
  if (left < periodOf(plan.rate) / 2) return undefined;
  const rate = plan.adapts ? adaptedRate(plan, blocks) : plan.rate;
  const base: Pace = { breathsPerMin: rate, inhaleShare: plan.inhaleShare };
  const from = last?.why === 'done' ? rateAtEnd(last) : undefined;
  const pace = from === undefined ? base : rampOn(base, from, QUICK_RATIO);
  const stretch = plan.adapts ? Math.min(left, BLOCK) : left;
  const number = records.filter(({ step }) => step.kind === 'paced').length + 1;
  return {
    id: `practice-${number}`,
    attempt: 1,
    kind: 'paced',
    pace,
    breaths: Math.max(1, Math.round(stretch / periodOf(rate))),
    rate,
  };
}

/** The step that follows `records`, the last of which has ended. `blocks` holds one entry per finished stretch of an adapting practice. */
export function nextPracticeStep(
  plan: PracticePlan,
  records: readonly StepRecord[],
  blocks: readonly PracticeBlock[] = [],
): NextPractice {
  const settled = (id: string): boolean =>
    records.some(({ step, why }) => step.id === id && (why === 'done' || why === 'skipped'));
  const tried = (id: string): Step | undefined => records.findLast(({ step }) => step.id === id)?.step;
  const fresh = (step: Step): Step => {
    const before = tried(step.id);
    return before === undefined ? step : again(before);
  };
  const base: Pace = { breathsPerMin: plan.rate, inhaleShare: plan.inhaleShare };
  if (plan.ownRate !== undefined && plan.ownRate > plan.rate && !settled('ramp')) {
    const pace = rampFrom(base, plan.ownRate, GENTLE_RATIO);
    return fresh({ id: 'ramp', attempt: 1, kind: 'ramp', pace, breaths: rampBreaths(pace), rate: plan.rate });
  }
  const begun = tried('unguided') !== undefined || tried('settle') !== undefined;
  const stretch = begun ? undefined : guidedStretch(plan, records, blocks);
  if (stretch !== undefined) return stretch;
  if (plan.unguidedMs > 0 && !settled('unguided')) {
    const last = records.findLast(({ step }) => isGuided(step))?.step;
    const rate = last !== undefined && isGuided(last) ? last.rate : plan.rate;
    const pace: Pace = { ...base, breathsPerMin: rate };
    const breaths = wholeBreaths(rate, plan.unguidedMs);
    return fresh({ id: 'unguided', attempt: 1, kind: 'unguided', pace, breaths, rate });
  }
  if (plan.settleMs > 0 && !settled('settle')) {
    return fresh({ id: 'settle', attempt: 1, kind: 'free', durationMs: plan.settleMs });
  }
  return undefined;
}
