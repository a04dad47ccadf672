/** What is known of assessments: figures from the facts at once, the estimate's last word when its thread has given it. */
import { describe, expect, it } from 'vitest';
import type { Insight } from '../../../src/pacing/adaptive.ts';
import { adaptivePlan, retestPlan, steppedPlan } from '../../../src/pacing/plan.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { AssessmentProcedure } from '../../../src/session/procedure.ts';
import { Session } from '../../../src/session/session.ts';
import type { PacedBreaths } from '../../../src/session/step-breaths.ts';
import { keepResults, retestOf } from '../../../src/therapist/assessment-results.ts';
import type { ResonanceAnswer, Retest } from '../../../src/therapist/resonance-messages.ts';
import { frozenFacts } from '../../fixtures/frozen.ts';
import { settle } from '../../fixtures/manual-clock.ts';

const facts = frozenFacts('assessment') as SessionEvent[];
const whole = (): Session => Session.from(facts);
const procedureOf = ({ state }: Session): AssessmentProcedure => {
  const found = state.procedures.find(({ kind }) => kind === 'assessment');
  if (found?.kind !== 'assessment') throw new Error('the frozen session holds an assessment');
  return found;
};

function bench() {
  const asked: { breaths: PacedBreaths; retest: Retest | undefined }[] = [];
  const waiting: { resolve: (answer: ResonanceAnswer) => void; reject: (error: Error) => void }[] = [];
  let changes = 0;
  const results = keepResults(
    {
      ask: (breaths, retest) => {
        asked.push({ breaths, retest });
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
    },
    () => (changes += 1),
  );
  return {
    results,
    asked,
    changes: () => changes,
    answer: async (answer: Partial<ResonanceAnswer>) => {
      waiting.shift()?.resolve({ number: 1, ...answer } as ResonanceAnswer);
      await settle();
    },
    fail: async () => {
      waiting.shift()?.reject(new Error('the thread is gone'));
      await settle();
    },
  };
}

const result = { kind: 'any' } as never;

describe('an assessment that is over', () => {
  it('waits for its last word, is asked about once, and has it when it comes', async () => {
    const { results, asked, answer, changes } = bench();
    const session = whole();
    const { at } = session.state;
    expect(results.last(session, at)).toMatchObject({ pending: true });
    expect(asked).toEqual([]);
    results.conclude(session, at);
    results.conclude(session, at);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.retest).toBeUndefined();
    expect(results.last(session, at)?.pending).toBe(true);
    await answer({ result });
    expect(changes()).toBe(1);
    const view = results.last(session, at);
    expect(view).toMatchObject({ pending: false, result });
    expect(view).not.toHaveProperty('retest');
    expect(view?.rows.length).toBeGreaterThan(0);
    results.conclude(session, at);
    expect(asked).toHaveLength(1);
    expect(results.all(session, at)).toEqual([view]);
  });

  it('is asked about again where the thread failed', async () => {
    const { results, asked, fail, answer, changes } = bench();
    const session = whole();
    results.conclude(session, session.state.at);
    await fail();
    expect(changes()).toBe(1);
    expect(results.last(session, session.state.at)?.pending).toBe(true);
    results.conclude(session, session.state.at);
    expect(asked).toHaveLength(2);
    await answer({ result, retest: { rates: [] } as never });
    expect(results.last(session, session.state.at)).toMatchObject({ pending: false, retest: { rates: [] } });
  });

  it('has a last word of its own in every session that holds it', async () => {
    const { results, asked, answer } = bench();
    const [one, two] = [whole(), whole()];
    results.conclude(one, one.state.at);
    results.conclude(two, two.state.at);
    expect(asked).toHaveLength(2);
    await answer({ result });
    expect(results.last(one, one.state.at)?.pending).toBe(false);
    expect(results.last(two, two.state.at)?.pending).toBe(true);
  });
});

describe('an assessment that is not over', () => {
  const end = facts.findIndex(({ type }) => type === ('led-ended' as SessionEvent['type']));

  it('has figures and no criteria, and nobody is asked', () => {
    const { results, asked } = bench();
    const session = Session.from(facts.slice(0, end));
    const { at } = session.state;
    results.conclude(session, at);
    expect(asked).toEqual([]);
    expect(results.last(session, at)).toMatchObject({ rows: [], pending: false });
    expect(results.last(session, at)).not.toHaveProperty('result');
  });

  it('is asked about when its last beats have their labels, or when they will not come', () => {
    const { results, asked } = bench();
    const session = Session.from(facts.slice(0, end + 1));
    const { at } = session.state;
    results.conclude(session, at);
    expect(asked).toEqual([]);
    results.conclude(session, at + 60_000);
    expect(asked).toHaveLength(1);
  });

  it('is none where none was led', () => {
    const { results } = bench();
    expect(results.last(Session.from(facts.slice(0, 3)), 0)).toBeUndefined();
    expect(results.all(Session.from(facts.slice(0, 3)), 0)).toEqual([]);
  });
});

describe('what the heart has taught so far', () => {
  const insight = { spread: 1 } as unknown as Insight;

  it('is the thread’s insight for the adaptive protocol, nothing while it has none or fails', async () => {
    const { results, answer, fail } = bench();
    const session = whole();
    const procedure = { ...procedureOf(session), plan: adaptivePlan() } as AssessmentProcedure;
    const known = results.knowledge(session, procedure, session.state.at);
    await answer({ insight });
    expect(await known).toEqual({ insight });
    const none = results.knowledge(session, procedure, session.state.at);
    await answer({});
    expect(await none).toEqual({});
    const failed = results.knowledge(session, procedure, session.state.at);
    await fail();
    expect(await failed).toEqual({});
  });

  it('is the best rates for the others, and the thread is not asked', async () => {
    const { results, asked } = bench();
    const session = whole();
    const procedure = { ...procedureOf(session), plan: steppedPlan() } as AssessmentProcedure;
    const { bestRates } = await results.knowledge(session, procedure, session.state.at);
    expect(Array.isArray(bestRates)).toBe(true);
    expect(asked).toEqual([]);
  });
});

describe('a retest', () => {
  it('compares its rates with the accepted one, which its plan puts second', () => {
    const procedure = procedureOf(whole());
    const plan = retestPlan(5.5);
    expect(retestOf({ ...procedure, plan })).toEqual({ rates: plan.rates, accepted: plan.rates[1] });
    expect(plan.rates[1]).toBe(5.5);
    expect(retestOf({ ...procedure, plan: { ...plan, rates: [6] } })).toEqual({ rates: [6], accepted: 6 });
    expect(retestOf({ ...procedure, plan: { ...plan, rates: [] } })).toBeUndefined();
    expect(retestOf({ ...procedure, plan: steppedPlan() })).toBeUndefined();
  });
});
