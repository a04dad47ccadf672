// Practice: its stretches, its length, and the exploratory adaptation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adaptedRate,
  nextPracticeStep,
  practicePlan,
  type PracticeBlock,
} from '../../../src/pacing/practice-plan.ts';
import { isGuided, stepDuration, type StepEnd, type StepRecord } from '../../../src/pacing/step.ts';

function course(plan: ReturnType<typeof practicePlan>, ends: readonly StepEnd[] = []): StepRecord[] {
  const records: StepRecord[] = [];
  const blocks: PracticeBlock[] = [];
  for (let i = 0; i < 60; i++) {
    const step = nextPracticeStep(plan, records, blocks);
    if (step === undefined) return records;
    const since = records.at(-1)?.until ?? 0;
    const why = ends[i] ?? 'done';
    const lasts = stepDuration(step) * (why === 'done' ? 1 : 0.5);
    records.push({ step, since, until: since + lasts, why });
    if (step.kind === 'paced' && isGuided(step)) blocks.push({ rate: step.rate, amplitude: 8 });
  }
  throw new Error('the practice never ends');
}

describe('a practice', () => {
  it('is a ramp, the practice, a stretch without the orb and a settling end, as long as asked', () => {
    const plan = practicePlan(5.5, { ownRate: 14, unguidedMs: 60_000, lengthMs: 600_000 });
    const records = course(plan);
    expect(records.map(({ step }) => step.kind)).toEqual(['ramp', 'paced', 'unguided', 'free']);
    expect(Math.abs((records.at(-1)?.until ?? 0) - 600_000)).toBeLessThan(15_000);
  });

  it('goes on after a pause with the time that is left, and a skip goes to the next stretch', () => {
    const plan = practicePlan(6, { settleMs: 30_000, lengthMs: 330_000 });
    const paused = course(plan, ['paused']);
    expect(paused.map(({ step }) => step.id)).toEqual(['practice-1', 'practice-2', 'settle']);
    expect(paused.at(-1)?.until).toBe(330_000);
    expect(course(plan, ['skipped']).map(({ step }) => step.id)).toEqual(['practice-1', 'settle']);
  });

  it('without a settling end or a ramp is the rate alone', () => {
    expect(course(practicePlan(6, { settleMs: 0, ownRate: 5 })).map(({ step }) => step.kind)).toEqual([
      'paced',
    ]);
  });
});

describe('slow adaptation', () => {
  const plan = practicePlan(5.5, { adapts: true, floor: 5.2 });

  it('moves by 0.1 every two minutes', () => {
    const rates = course({ ...plan, settleMs: 0 })
      .map(({ step }) => (isGuided(step) ? step.rate : undefined))
      .filter((rate) => rate !== undefined);
    expect(rates.slice(0, 4)).toEqual([5.5, 5.4, 5.3, 5.2]);
    // At the floor it turns round.
    expect(rates[4]).toBe(5.3);
  });

  it('goes to where the wave is larger, and turns when it gets smaller', () => {
    expect(adaptedRate(plan, [])).toBe(5.5);
    const growing = [5.5, 5.4].map((rate) => ({ rate, amplitude: 14 - rate }));
    expect(adaptedRate(plan, growing)).toBe(5.3);
    const shrinking = [5.5, 5.4].map((rate) => ({ rate, amplitude: rate }));
    expect(adaptedRate(plan, shrinking)).toBe(5.5);
  });

  it('stays within 0.5 of the accepted rate and above the floor, whatever the waves', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 60 }), (waves) => {
        const blocks: PracticeBlock[] = [];
        let before = plan.rate;
        for (const amplitude of waves) {
          const rate = adaptedRate(plan, blocks);
          expect(rate).toBeGreaterThanOrEqual(5.2 - 1e-9);
          expect(rate).toBeLessThanOrEqual(6 + 1e-9);
          expect(Math.abs(rate - before)).toBeLessThanOrEqual(0.1 + 1e-9);
          before = rate;
          blocks.push({ rate, amplitude });
        }
      }),
    );
  });
});

describe('the limits of slow adaptation', () => {
  const plan = practicePlan(5.5, { adapts: true });
  /** Blocks at these rates, of a wave that is larger the slower, or the faster. */
  const blocks = (rates: readonly number[], slower: boolean): PracticeBlock[] =>
    rates.map((rate) => ({ rate, amplitude: slower ? 20 - rate : rate }));

  it('are half a breath to either side of the accepted rate', () => {
    expect(adaptedRate(plan, blocks([5.2, 5.1], true))).toBe(5);
    expect(adaptedRate(plan, blocks([5.15, 5.05], true))).toBe(5.15);
    expect(adaptedRate(plan, blocks([5.8, 5.9], false))).toBe(6);
    expect(adaptedRate(plan, blocks([5.85, 5.95], false))).toBe(5.85);
  });

  it('leave six blocks to be looked back at', () => {
    const six = blocks([5.4, 5.3, 5.2, 5.3, 5.4, 5.3], true);
    const [first, ...five] = six;
    expect(adaptedRate(plan, [{ rate: 5.9, amplitude: 100 }, ...six])).toBe(5.2);
    expect(adaptedRate(plan, [{ ...first!, rate: 5.9, amplitude: 100 }, ...five])).toBe(5.4);
  });

  it('give each rate two minutes, in whole breaths', () => {
    const breaths = [6, 5.5, 5].map((rate) => {
      const step = nextPracticeStep(practicePlan(rate, { adapts: true }), []);
      return step !== undefined && isGuided(step) && step.breaths;
    });
    expect(breaths).toEqual([12, 11, 10]);
  });
});
