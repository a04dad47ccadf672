/** When it is asked what follows a step: so early that the guide goes on without a pause, however long the answer takes. */
import { describe, expect, it } from 'vitest';
import { adaptivePlan, steppedPlan } from '../../../src/pacing/plan.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import { stepDue } from '../../../src/pacing/step.ts';
import { Session } from '../../../src/session/session.ts';
import { openLeader, type Leader } from '../../../src/therapist/leader.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

/** How long before the end of each step it was asked, with an answer that takes `thinkMs`. */
async function asked(thinkMs: number): Promise<number[]> {
  const clock = new ManualClock();
  const session = Session.from([
    started,
    { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
  ]);
  const before: number[] = [];
  const leader = openLeader({
    desk: {
      session,
      now: clock.now,
      record: (fact) => session.record({ ...fact, at: clock.now() }),
      follow: (work) => void work(session),
    },
    after: clock.after,
    knowledge: async ({ records }) => {
      const last = records.at(-1);
      if (last !== undefined) before.push(stepDue(last) - clock.now());
      if (thinkMs > 0) await new Promise<void>((resolve) => void clock.after(thinkMs, resolve));
      return {};
    },
    blocks: () => [],
  });
  leader.startAssessment(adaptivePlan());
  await clock.advance(240_000);
  return before.map((ms) => Math.round(ms));
}

describe('what follows a step', () => {
  it('is asked a second and a half before its end, and earlier by what the last answer took', async () => {
    const quick = await asked(0);
    expect(quick.length).toBeGreaterThan(3);
    expect(new Set(quick)).toEqual(new Set([1500]));
    expect(new Set(await asked(2000))).toEqual(new Set([3500]));
  });

  it('is asked no more than eight seconds before its end, since it would have to do without another breath', async () => {
    expect(new Set(await asked(6400))).toEqual(new Set([7900]));
    expect(new Set(await asked(20_000))).toEqual(new Set([8000]));
  });
});

describe('a link that is lost', () => {
  /** Whether the step under way goes on when the link is lost `ms` after the beginning. */
  async function goesOn(start: (leader: Leader) => void, ms: number): Promise<string | undefined> {
    const clock = new ManualClock();
    const session = Session.from([
      started,
      { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
    ]);
    const leader = openLeader({
      desk: {
        session,
        now: clock.now,
        record: (fact) => session.record({ ...fact, at: clock.now() }),
        follow: (work) => void work(session),
      },
      after: clock.after,
      knowledge: () => Promise.resolve({}),
      blocks: () => [],
    });
    start(leader);
    await clock.advance(ms);
    const before = session.state.procedures[0]?.records.at(-1)?.step;
    session.record({ type: 'link', at: clock.now(), who: 'client', state: 'lost', connection: 1 });
    await clock.advance(500);
    const record = session.state.procedures[0]?.records.at(-1);
    expect(record?.step).toEqual(before);
    return record?.why === undefined ? `${record?.step.kind} goes on` : `${record.step.kind} ${record.why}`;
  }
  const stepped = steppedPlan({ baselineMs: 30_000 });

  it('ends a step that measures, and neither a rest of an assessment nor a practice', async () => {
    expect(await goesOn((leader) => leader.startAssessment(stepped), 10_000)).toBe('quiet goes on');
    expect(await goesOn((leader) => leader.startAssessment(stepped), 60_000)).toBe('paced link-lost');
    // The first rate takes two minutes, and a rest follows.
    expect(await goesOn((leader) => leader.startAssessment(stepped), 160_000)).toBe('free goes on');
    expect(await goesOn((leader) => leader.startPractice(practicePlan(6)), 60_000)).toBe('paced goes on');
  });
});

describe('the steps of an assessment', () => {
  /** What is recorded of steps and of the guide, with the time that each counts from, when an answer takes so long. */
  async function course(thinkMs: number, ms: number): Promise<unknown[]> {
    const clock = new ManualClock();
    const session = Session.from([
      started,
      { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
    ]);
    const leader = openLeader({
      desk: {
        session,
        now: clock.now,
        record: (fact) => session.record({ ...fact, at: clock.now() }),
        follow: (work) => void work(session),
      },
      after: clock.after,
      knowledge: async () => {
        if (thinkMs > 0) await new Promise<void>((resolve) => void clock.after(thinkMs, resolve));
        return {};
      },
      blocks: () => [],
    });
    leader.startAssessment(steppedPlan({ baselineMs: 10_000, restMs: 20_000 }));
    await clock.advance(ms);
    return session.log.slice(3).map((fact) => {
      const at = Math.round(fact.at);
      switch (fact.type) {
        case 'step':
          return ['step', fact.step.id, at, Math.round(fact.since)];
        case 'step-ended':
          return ['ended', fact.id, at, Math.round(fact.until), fact.why];
        case 'pace':
        case 'rest':
          return [fact.type, at, Math.round(fact.since)];
        default:
          return [fact.type, at];
      }
    });
  }
  /** Thirteen breaths at 6.5 a minute. */
  const FIRST = (13 * 60_000) / 6.5;

  it('follow one another without a gap where the answer comes in time', async () => {
    expect(await course(0, 155_000)).toEqual([
      ['rest', 0, 0],
      ['step', 'baseline', 0, 0],
      // A second and a half before its end the next one is known, and begins where it ends.
      ['ended', 'baseline', 8500, 10_000, 'done'],
      ['pace', 8500, 10_000],
      ['step', 'rate-6.5', 8500, 10_000],
      ['ended', 'rate-6.5', 8500 + FIRST, 10_000 + FIRST, 'done'],
      ['rest', 8500 + FIRST, 10_000 + FIRST],
      ['step', 'free-1', 8500 + FIRST, 10_000 + FIRST],
      ['ended', 'free-1', 28_500 + FIRST, 30_000 + FIRST, 'done'],
      ['pace', 28_500 + FIRST, 30_000 + FIRST],
      ['step', 'rate-6', 28_500 + FIRST, 30_000 + FIRST],
    ]);
  });

  it('begin where the answer finds them when it is late: the guide with a moment’s warning, a rest with the breath under way', async () => {
    // The first answer is awaited before the baseline; the one after it is asked so early that it would be in time.
    const late = await course(30_000, 260_000);
    const [begun] = late.filter((fact) => Array.isArray(fact) && fact[1] === 'baseline') as number[][];
    const start = begun?.[3] ?? NaN;
    expect(start).toBe(30_000);
    // Asked eight seconds before the end of ten, it is known after 32 s: 900 ms later the guide begins.
    const known = start + 2000 + 30_000;
    expect(late).toContainEqual(['ended', 'baseline', known, known + 900, 'done']);
    expect(late).toContainEqual(['pace', known, known + 900]);
    expect(late).toContainEqual(['step', 'rate-6.5', known, known + 900]);
    const due = known + 900 + FIRST;
    const told = due - 8000 + 30_000;
    const breath = 60_000 / 6.5;
    // 22 s late are two breaths and a half: the third one is breathed to its end.
    const until = Math.round(due + 3 * breath);
    expect(late).toContainEqual(['ended', 'rate-6.5', Math.round(told), until, 'done']);
    expect(late).toContainEqual(['rest', Math.round(told), until]);
    expect(late).toContainEqual(['step', 'free-1', Math.round(told), until]);
  });
});
