// The course of an assessment: every protocol, every command, and going on from the facts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Insight } from '../../../src/pacing/adaptive.ts';
import { breathPeriod } from '../../../src/pacing/breath.ts';
import {
  adaptivePlan,
  retestPlan,
  thereAndBackPlan,
  slidingPlan,
  steppedPlan,
  type AssessmentPlan,
} from '../../../src/pacing/plan.ts';
import { rampBreaths } from '../../../src/pacing/ramp.ts';
import { measuredTime, nextStep, outlook, type Knowledge } from '../../../src/pacing/protocol.ts';
import {
  extendStep,
  isGuided,
  rateAtEnd,
  stepDue,
  stepDuration,
  wholeBreaths,
  type Step,
  type StepEnd,
  type StepRecord,
} from '../../../src/pacing/step.ts';

/** The record of a step that ended `why`, begun where the one before ended. */
function ended(
  records: readonly StepRecord[],
  step: Step,
  why: StepEnd = 'done',
  lasted?: number,
): StepRecord[] {
  const since = records.at(-1)?.until ?? 0;
  return [...records, { step, since, until: since + (lasted ?? stepDuration(step)), why }];
}

/** Leads a plan to its end with `why` for each step. */
function course(plan: AssessmentPlan, knowledge: Knowledge = {}): StepRecord[] {
  let records: StepRecord[] = [];
  for (let i = 0; i < 60; i++) {
    const next = nextStep(plan, records, knowledge);
    if (next.kind === 'end') return records;
    records = ended(records, next.step);
  }
  throw new Error('the plan never ends');
}

const stepOf = (plan: AssessmentPlan, records: readonly StepRecord[], knowledge: Knowledge = {}): Step => {
  const next = nextStep(plan, records, knowledge);
  if (next.kind === 'end') throw new Error('ended');
  return next.step;
};

/** Amplitudes around 7 bpm at some rates, each known by itself. */
const moments = (rates: readonly number[], covariance: (rate: number) => number): Insight['moments'] =>
  rates.map((rate) => ({
    rate,
    level: Math.log(7),
    covariance: covariance(rate),
    shared: rates.map((other) => (other === rate ? 0.05 : 0)),
  }));

const insight = (more: Partial<Insight> = {}): Insight => ({
  moments: moments([4.25, 5, 6, 7], (rate) => (rate === 5 ? 0.2 : 0.01)),
  scale: 1,
  until: Infinity,
  low: 4.5,
  high: 6.5,
  enough: true,
  ...more,
});

describe('the stepped protocol', () => {
  const plan = steppedPlan();
  const records = course(plan);

  it('sits quietly, then goes from 6.5 to 4.5 with free breathing between', () => {
    expect(records.map(({ step }) => step.id)).toEqual([
      ...[
        'baseline',
        'rate-6.5',
        'free-1',
        'rate-6',
        'free-2',
        'rate-5.5',
        'free-3',
        'rate-5',
        'free-4',
        'rate-4.5',
      ],
    ]);
  });

  // domain: max(120 s, 12 breaths) is 111 s of 12 breaths at 6.5, so 13 of them; 160 s at 4.5.
  it('gives each rate two minutes or twelve whole breaths, whichever is longer', () => {
    const guided = records.map(({ step }) => step).filter(isGuided);
    expect(guided.map(({ breaths }) => breaths)).toEqual([13, 12, 12, 12, 12]);
    expect(guided.map((step) => Math.round(stepDuration(step) / 1000))).toEqual([120, 120, 131, 144, 160]);
  });

  it('may begin at 7, end at 4, repeat the best two, and do without rests', () => {
    const full = steppedPlan({
      fromSeven: true,
      toFour: true,
      repeatBest: true,
      restMs: 0,
      baselineMs: 0,
    });
    const ids = course(full, { bestRates: [5.5, 6, 5] }).map(({ step }) => step.id);
    expect(ids).toEqual([
      'rate-7',
      'rate-6.5',
      'rate-6',
      'rate-5.5',
      'rate-5',
      'rate-4.5',
      'rate-4',
      'again-1',
      'again-2',
    ]);
  });
});

describe('the sliding protocol', () => {
  it('takes 78 breaths and 894.65 s from 6.75 to 4.25', () => {
    const [record] = course(slidingPlan());
    const step = record?.step;
    if (step === undefined || !isGuided(step)) throw new Error('no slide');
    expect(step.breaths).toBe(78);
    expect(stepDuration(step) / 1000).toBeCloseTo(894.65, 1);
    expect(breathPeriod(step.pace, 2)).toBeCloseTo(9022.96, 1);
  });
});

describe('the retest', () => {
  const ratesOf = (plan: AssessmentPlan) => course(plan).map(({ step }) => isGuided(step) && step.rate);

  it('takes the rate and its neighbours in turn, 90 s each in all, without a floor crossed', () => {
    const steps = course(retestPlan(5.5)).map(({ step }) => step);
    expect(ratesOf(retestPlan(5.5))).toEqual([6, 5.5, 5, 5.5, 6]);
    const time = steps.reduce((sum, step) => sum + stepDuration(step), 0);
    expect(time).toBeGreaterThanOrEqual(270_000);
    expect(time).toBeLessThan(330_000);
    expect(new Set(ratesOf(retestPlan(4.5)))).toEqual(new Set([5, 4.5]));
  });

  it('takes each rate once where an older session planned it so', () => {
    const { breathsEach: _, ...old } = retestPlan(5.5);
    expect(ratesOf(old)).toEqual([6, 5.5, 5]);
  });
});

describe('there and back', () => {
  it('goes 6.5, 5.5, 4.5, 5.5, 6.5 with four breaths each and a gentle way between, for 8 minutes', () => {
    const steps = course(thereAndBackPlan()).map(({ step }) => step);
    expect(steps.slice(0, 6).map((step) => isGuided(step) && step.rate)).toEqual([
      6.5, 5.5, 4.5, 5.5, 6.5, 5.5,
    ]);
    for (const [k, step] of steps.entries()) {
      if (!isGuided(step)) throw new Error('not guided');
      expect(step.breaths - rampBreaths(step.pace)).toBe(k === 0 ? 6 : 4);
    }
    const time = steps.reduce((sum, step) => sum + stepDuration(step), 0);
    expect(time / 60_000).toBeGreaterThanOrEqual(8);
    expect(time / 60_000).toBeLessThan(9);
  });

  it('ends at the floor where the slowest rate lies below it', () => {
    expect(thereAndBackPlan({ floor: 5 }).rates).toEqual([6.5, 5.5, 5]);
    expect(thereAndBackPlan({ floor: 5.5 }).rates).toEqual([6.5, 5.5]);
  });
});

describe('the adaptive protocol', () => {
  const plan = adaptivePlan();

  it('begins with five breaths at 6, then four at the rate that teaches most, with a gentle way there', () => {
    const first = stepOf(plan, []);
    expect(first).toMatchObject({
      id: 'dwell-1',
      kind: 'paced',
      rate: 6,
      breaths: 5,
    });
    const second = stepOf(plan, ended([], first), { insight: insight() });
    expect(second).toMatchObject({ id: 'dwell-2', rate: 5, breaths: 4 + 3 });
    expect(isGuided(second) && breathPeriod(second.pace, 0)).toBeCloseTo(10_600);
  });

  it('ends at the promised time, and not before while the range is wide', () => {
    const records = course(plan, { insight: insight() });
    expect(measuredTime(records)).toBeGreaterThan(plan.capMs - 25_000);
    expect(measuredTime(records)).toBeLessThan(plan.capMs + 60_000);
    expect(nextStep(plan, records, { insight: insight() })).toEqual({
      kind: 'end',
      why: 'complete',
    });
  });

  it('ends early once the range is narrow, but never before four minutes', () => {
    const sure = insight({ low: 5.2, high: 5.7 });
    const records = course(plan, { insight: sure });
    expect(measuredTime(records)).toBeGreaterThanOrEqual(240_000);
    expect(measuredTime(records)).toBeLessThan(300_000);
    expect(nextStep(plan, records, { insight: sure })).toEqual({
      kind: 'end',
      why: 'sure',
    });
  });

  it('goes on a little longer while there are too few good breaths for a result', () => {
    const meagre = insight({ low: 5.2, high: 5.7, enough: false });
    const records = course(plan, { insight: meagre });
    expect(measuredTime(records)).toBeGreaterThan(plan.capMs + 95_000);
    expect(measuredTime(records)).toBeLessThan(plan.capMs + 180_000);
    expect(nextStep(plan, records, { insight: meagre })).toEqual({
      kind: 'end',
      why: 'complete',
    });
  });

  it('ends when less than twenty seconds are left, or two minutes later without enough good breaths', () => {
    const dwelt = (ms: number): StepRecord[] => ended([], stepOf(plan, []), 'done', ms);
    for (const [enough, until] of [
      [true, plan.capMs - 20_000],
      [false, plan.capMs + 100_000],
    ] as const) {
      const known = { insight: insight({ enough }) };
      expect(nextStep(plan, dwelt(until - 1), known).kind).toBe('step');
      expect(nextStep(plan, dwelt(until), known)).toEqual({ kind: 'end', why: 'complete' });
    }
  });

  it('prefers the nearer of two rates that teach the same', () => {
    const even = insight({ moments: moments([4.25, 5.75], () => 0.1) });
    expect(stepOf(plan, course(plan).slice(0, 1), { insight: even })).toMatchObject({ rate: 5.75 });
  });

  it('does not take the same step once more for an estimate that has not heard of it yet', () => {
    const first = ended([], stepOf(plan, []));
    const best = moments([4.25, 5, 6, 7], (rate) => (rate === 5 ? 0.2 : rate === 6 ? 0.12 : 0.01));
    const second = ended(first, stepOf(plan, first, { insight: insight({ moments: best }) }));
    expect(second.at(-1)?.step).toMatchObject({ rate: 5 });
    const until = second.at(-1)?.until ?? NaN;
    expect(stepOf(plan, second, { insight: insight({ moments: best, until }) })).toMatchObject({ rate: 5 });
    const stale = insight({ moments: best, until: until - 4 * 12_000 });
    expect(stepOf(plan, second, { insight: stale })).toMatchObject({ rate: 6 });
  });

  it('begins anew after a pause: no way there, two breaths more for the wave to build up', () => {
    const first = ended([], stepOf(plan, []));
    const paused = ended(first, stepOf(plan, first, { insight: insight() }), 'paused', 20_000);
    const step = stepOf(plan, paused, { insight: insight() });
    expect(step).toMatchObject({ rate: 5, breaths: 6 });
    expect(isGuided(step) && step.pace.ramp).toBeUndefined();
  });

  it('goes on from the rate that a skipped dwell had really reached', () => {
    const first = ended([], stepOf(plan, []));
    const cut = ended(first, stepOf(plan, first, { insight: insight() }), 'skipped', 10_600);
    const last = cut.at(-1);
    expect(last === undefined ? undefined : rateAtEnd(last)).toBeCloseTo(6 / 1.06);
    const back = insight({
      moments: moments([4.25, 7], (rate) => (rate === 7 ? 1 : 0)),
    });
    const step = stepOf(plan, cut, { insight: back });
    expect(isGuided(step) && breathPeriod(step.pace, 0)).toBeCloseTo(10_600 / 1.06);
  });
});

describe('commands', () => {
  const plan = steppedPlan({ baselineMs: 0 });

  it('skip goes on; repeat, pause and a lost link bring the same step again', () => {
    const first = stepOf(plan, []);
    expect(stepOf(plan, ended([], first, 'skipped', 5000)).id).toBe('free-1');
    for (const why of ['repeat', 'link-lost', 'interrupted'] as const) {
      const rest = ended(ended([], first, why, 60_000), stepOf(plan, ended([], first, why, 60_000)));
      expect(rest.at(-1)?.step.kind).toBe('free');
      expect(stepOf(plan, rest)).toMatchObject({ id: 'rate-6.5', attempt: 2 });
    }
    // After a pause, which was a rest of its own, the step begins at once.
    expect(stepOf(plan, ended([], first, 'paused', 60_000))).toMatchObject({
      id: 'rate-6.5',
      attempt: 2,
    });
  });

  it('a finished step can be asked for once more', () => {
    let records: StepRecord[] = [];
    for (let i = 0; i < 4; i++) records = ended(records, stepOf(plan, records));
    expect(stepOf(plan, records, { asked: 'rate-6.5' })).toMatchObject({
      id: 'rate-6.5',
      attempt: 2,
    });
    const paced = records.slice(0, 3);
    expect(stepOf(plan, paced, { asked: 'rate-6.5' }).kind).toBe('free');
    expect(
      outlook(plan, paced, { asked: 'rate-6.5' })
        .map(({ id }) => id)
        .slice(0, 4),
    ).toEqual([...['free-2', 'rate-6.5', 'free-3', 'rate-5.5']]);
  });

  it('extend makes a step longer by whole breaths', () => {
    const step = stepOf(plan, []);
    const longer = extendStep(step, 30_000);
    expect(stepDuration(longer) - stepDuration(step)).toBeGreaterThanOrEqual(30_000);
    expect(stepDue({ step: longer, since: 1000 })).toBe(1000 + stepDuration(longer));
    expect(extendStep({ id: 'a', attempt: 1, kind: 'quiet', durationMs: 1000 }, 500)).toMatchObject({
      durationMs: 1500,
    });
    expect(wholeBreaths(6, 120_000)).toBe(12);
  });

  it('a ramp from the own rate comes first and once', () => {
    const own = steppedPlan({ baselineMs: 0, ownRate: 13 });
    const ids = course(own).map(({ step }) => step.id);
    expect(ids.slice(0, 2)).toEqual(['ramp', 'rate-6.5']);
    const adaptive = adaptivePlan({ ownRate: 13 });
    expect(stepOf(adaptive, [])).toMatchObject({ kind: 'ramp', rate: 6 });
    expect(stepOf(adaptive, ended([], stepOf(adaptive, [])))).toMatchObject({
      id: 'dwell-1',
      breaths: 5,
    });
  });
});

describe('any course', () => {
  const why = fc.constantFrom<StepEnd>(
    'done',
    'done',
    'done',
    'skipped',
    'repeat',
    'paused',
    'link-lost',
    'interrupted',
  );
  const plans = fc.record({
    floor: fc.double({ min: 4, max: 6, noNaN: true }),
    protocol: fc.constantFrom('adaptive', 'stepped', 'sliding', 'retest', 'there-and-back'),
    best: fc.double({ min: 4.7, max: 6.3, noNaN: true }),
    ends: fc.array(why, { maxLength: 25 }),
  });
  const planOf = (protocol: string, floor: number, best: number): AssessmentPlan => {
    if (protocol === 'adaptive') return adaptivePlan({ floor });
    if (protocol === 'sliding') return slidingPlan({ floor });
    if (protocol === 'there-and-back') return thereAndBackPlan({ floor });
    return protocol === 'stepped' ? steppedPlan({ floor }) : retestPlan(best, { floor });
  };

  it('never crosses the floor, and is the same when told again from its records', () => {
    fc.assert(
      fc.property(plans, ({ floor, protocol, best, ends }) => {
        const plan = planOf(protocol, floor, best);
        let records: StepRecord[] = [];
        for (const end of ends) {
          const next = nextStep(plan, records, { insight: insight() });
          expect(
            nextStep(plan, JSON.parse(JSON.stringify(records)) as StepRecord[], { insight: insight() }),
          ).toEqual(next);
          if (next.kind === 'end') break;
          const { step } = next;
          if (isGuided(step)) {
            for (let k = 0; k < step.breaths; k++) {
              expect(60_000 / breathPeriod(step.pace, k)).toBeGreaterThanOrEqual(floor - 1e-9);
            }
          }
          records = ended(records, step, end, end === 'done' ? undefined : stepDuration(step) / 2);
        }
      }),
    );
  });

  it('has no outlook beyond what is known', () => {
    expect(outlook(adaptivePlan({ baselineMs: 60_000 }), []).map(({ id }) => id)).toEqual(['baseline']);
    expect(outlook(steppedPlan(), [])).toHaveLength(10);
  });
});
