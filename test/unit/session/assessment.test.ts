// An assessment led on the simulated strap: figures, criteria and what the estimate reads, live and from the facts alone.
import { describe, expect, it } from 'vitest';
import {
  adaptivePlan,
  retestPlan,
  slidingPlan,
  steppedPlan,
  type AssessmentPlan,
} from '../../../src/pacing/plan.ts';
import { assessmentCriteria, bestRates, verdictOf } from '../../../src/session/assessment-criteria.ts';
import { assessmentFigures } from '../../../src/session/assessment-figures.ts';
import type { AssessmentProcedure } from '../../../src/session/procedure.ts';
import { Session } from '../../../src/session/session.ts';
import { BreathMemory, isSettled, pacedBreaths } from '../../../src/session/step-breaths.ts';
import { openLeader, type Leader } from '../../../src/therapist/leader.ts';
import type { ScenarioName } from '../../../mocks/scenarios.ts';
import { simulatedSession, type SimulatedSession } from '../../fixtures/simulated-session.ts';

interface Room extends SimulatedSession {
  readonly leader: Leader;
  readonly memory: BreathMemory;
  procedure(): AssessmentProcedure;
}

/** A client on the simulated strap and an assessment under way; the estimate is not asked, so that nothing adapts. */
async function begin(plan: AssessmentPlan, scenario: ScenarioName = 'calm'): Promise<Room> {
  const room = await simulatedSession(scenario, 3);
  await room.run(30_000);
  const { session } = room;
  const leader = openLeader({
    desk: { session, now: room.now, record: room.record, follow: (work) => void work(session) },
    after: room.after,
    knowledge: () => Promise.resolve({}),
    blocks: () => [],
  });
  leader.startAssessment(plan);
  const procedure = (): AssessmentProcedure => {
    const last = session.state.procedures.at(-1);
    if (last?.kind !== 'assessment') throw new Error('no assessment');
    return last;
  };
  return { ...room, leader, memory: new BreathMemory(session), procedure };
}

const short = steppedPlan({ baselineMs: 10_000, stepMs: 70_000, restMs: 10_000, floor: 5.5 });

describe('an assessment under way', () => {
  it('shows steps done, running and to come, and what is left of the one under way', async () => {
    const room = await begin(short);
    await room.run(11_000 + 130_000 + 10_000 + 60_000);
    const figures = assessmentFigures(room.procedure(), room.memory, room.now());
    expect(figures.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'baseline done',
      'rate-6.5 done',
      'free-1 done',
      'rate-6 running',
      'free-2 to-come',
      'rate-5.5 to-come',
    ]);
    const { present, next, toRate } = figures;
    expect(present).toMatchObject({ id: 'rate-6', planned: 12 });
    expect(present?.breathsLeft).toBe(12 - (present?.done ?? 0));
    expect(present?.leftMs).toBeGreaterThan(30_000);
    expect(present?.leftMs).toBeLessThan(75_000);
    expect(next?.kind).toBe('free');
    expect(toRate?.id).toBe('rate-6.5');
    expect(toRate?.clean).toBeGreaterThanOrEqual(10);
    expect(figures.settled).toBe(false);
  });

  it('keeps a rating with its step, names a skipped one and what a pause waits for', async () => {
    const room = await begin(short);
    await room.run(11_000 + 40_000);
    room.leader.skip();
    await room.run(15_000);
    room.leader.rate('ease', 7, 'rate-6.5');
    await room.run(20_000);
    room.leader.pause();
    await room.run(15_000);
    const figures = assessmentFigures(room.procedure(), room.memory, room.now());
    expect(figures.steps.find(({ id }) => id === 'rate-6.5')).toMatchObject({ state: 'skipped', ease: 7 });
    expect(figures.waits).toBe('paused');
    expect(figures.present).toBeUndefined();
    expect(figures.steps.find(({ id }) => id === 'rate-6')?.state).toBe('to-come');
  });

  it('says how much guided time an adaptive plan may still take', async () => {
    const room = await begin(adaptivePlan());
    await room.run(30_000);
    const { openMs, steps } = assessmentFigures(room.procedure(), room.memory, room.now());
    expect(openMs).toBe(600_000 - 50_000);
    expect(steps.map(({ id }) => id)).toEqual(['dwell-1']);
  });
});

describe('an assessment that is over', () => {
  it('has every criterion per rate, the same from the stored facts', async () => {
    const room = await begin(short);
    await room.run(480_000);
    const procedure = room.procedure();
    expect(procedure.ended?.why).toBe('complete');
    expect(isSettled(room.session, procedure, room.now())).toBe(true);
    const rows = assessmentCriteria(procedure, room.memory, room.now());
    expect(rows.map(({ rate, verdict }) => `${rate} ${verdict}`)).toEqual(['6.5 done', '6 done', '5.5 done']);
    for (const row of rows) {
      expect(row.clean).toBeGreaterThanOrEqual(10);
      expect(row.amplitude).toBeGreaterThan(2);
      expect(row.error).toBeLessThan(1.5);
      expect(row.peakToTrough).toBeGreaterThan(1.5 * (row.amplitude ?? 0));
      expect(row.plv).toBeGreaterThan(0.85);
      expect(row.lockedFraction).toBeGreaterThan(0.4);
      expect((row.lfPeakHz ?? 0) * 60).toBeCloseTo(row.rate, 0);
      expect(row.lfPowerMs2).toBeGreaterThan(100);
    }
    expect(bestRates(rows)).toHaveLength(3);

    const later = Session.from(room.session.log);
    const again = later.state.procedures.at(-1);
    if (again?.kind !== 'assessment') throw new Error('no assessment');
    const memory = new BreathMemory(later);
    expect(assessmentCriteria(again, memory, later.state.at)).toEqual(rows);
    expect(pacedBreaths(again, memory, later.state.at)).toEqual(
      pacedBreaths(procedure, room.memory, room.now()),
    );
  });

  it('is the same whether it was watched breath by breath or read once at the end', async () => {
    const room = await begin(short);
    for (let i = 0; i < 96; i++) {
      await room.run(5000);
      assessmentFigures(room.procedure(), room.memory, room.now());
    }
    const fresh = new BreathMemory(room.session);
    const watched = pacedBreaths(room.procedure(), room.memory, room.now());
    const read = pacedBreaths(room.procedure(), fresh, room.now());
    expect(watched.breaths).toHaveLength(read.breaths.length);
    watched.breaths.forEach((breath, i) => {
      expect(breath.valid).toBe(read.breaths[i]?.valid);
      expect(breath.re).toBeCloseTo(read.breaths[i]?.re ?? 0, 9);
    });
  });

  it('cuts a slide into half breaths a minute', async () => {
    const room = await begin(slidingPlan({ floor: 5.5 }));
    await room.run(500_000);
    const rows = assessmentCriteria(room.procedure(), room.memory, room.now());
    expect(rows.map(({ rate }) => rate)).toEqual([6.5, 6, 5.5]);
    expect(rows.find(({ rate }) => rate === 6)?.done).toBeGreaterThan(5);
  });

  it('a client who breathes at a pace of their own has not followed', async () => {
    const room = await begin(retestPlan(6), 'own-pace');
    await room.run(330_000);
    const rows = assessmentCriteria(room.procedure(), room.memory, room.now());
    expect(rows).toHaveLength(3);
    expect(rows.filter(({ verdict }) => verdict === 'not-followed').length).toBeGreaterThanOrEqual(2);
  });

  it('leaves out an attempt that was asked for once more', async () => {
    const room = await begin(retestPlan(6));
    await room.run(60_000);
    room.leader.repeat();
    await room.run(350_000);
    const row = assessmentCriteria(room.procedure(), room.memory, room.now()).find(
      ({ rate }) => rate === 6.5,
    );
    expect(row?.done).toBe(10);
  });
});

describe('whether a stretch counts', () => {
  const lock = { plv: 0.95, lockedFraction: 0.7, peakHz: 0.1 };

  it.each([
    ['done', 12, 11, lock, 6],
    ['not-clean', 12, 5, lock, 6],
    ['not-clean', 1, 1, lock, 6],
    ['not-clean', 12, 0, undefined, 6],
    ['done', 4, 2, { plv: 0.8 }, 6],
    ['not-clean', 5, 2, lock, 6],
    ['done', 12, 6, lock, 6],
    ['not-followed', 12, 12, { ...lock, plv: 0.69 }, 6],
    ['done', 12, 12, { ...lock, plv: 0.7 }, 6],
    ['not-followed', 12, 12, { ...lock, lockedFraction: 0.39 }, 6],
    ['done', 12, 12, { ...lock, lockedFraction: 0.4 }, 6],
    // A quarter breath a minute beside the guide's six.
    ['done', 12, 12, { ...lock, peakHz: 6.24 / 60 }, 6],
    ['not-followed', 12, 12, { ...lock, peakHz: 6.26 / 60 }, 6],
    ['done', 12, 12, { ...lock, peakHz: 5.76 / 60 }, 6],
    ['not-followed', 12, 12, { ...lock, peakHz: 5.74 / 60 }, 6],
    ['not-followed', 12, 12, { ...lock, peakHz: 0.106 }, 6],
    ['done', 12, 12, { ...lock, peakHz: 0.106 }, undefined],
  ] as const)('%s: %i breaths, %i of them clean', (verdict, done, clean, of, rate) => {
    expect(verdictOf(done, clean, of, rate)).toBe(verdict);
  });
});
