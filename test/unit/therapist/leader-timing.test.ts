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
