/** A whole assessment and a practice, led on the simulated client: steps, commands, lost links, stops, and what the estimate finds. */
import { describe, expect, it } from 'vitest';
import { adaptivePlan, SHORT_MS, steppedPlan } from '../../../src/pacing/plan.ts';
import { isGuided, stepDuration } from '../../../src/pacing/step.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import type { Knowledge } from '../../../src/pacing/protocol.ts';
import { breathsBetween } from '../../../src/pacing/breaths-between.ts';
import { guideMoment } from '../../../src/pacing/guide.ts';
import {
  procedureNow,
  stepNow,
  waitsFor,
  type Procedure,
  type AssessmentProcedure,
} from '../../../src/session/procedure.ts';
import { assessmentReports } from '../../../src/session/assessment-report.ts';
import { Session } from '../../../src/session/session.ts';
import { BreathMemory, pacedBreaths } from '../../../src/session/step-breaths.ts';
import { makeCurveLibrary } from '../../../src/signal/curve-library.ts';
import {
  estimateResonance,
  fitResonance,
  insightOf,
  type ResonanceResult,
} from '../../../src/signal/resonance.ts';
import { usableBreaths } from '../../../src/signal/resonance-amplitude.ts';
import { openLeader, type Leader } from '../../../src/therapist/leader.ts';
import { simulatedSession, type SimulatedSession } from '../../fixtures/simulated-session.ts';

const library = makeCurveLibrary();
const MINUTE = 60_000;

interface Stage extends SimulatedSession {
  readonly leader: Leader;
  procedure(): Procedure;
}

/** An assessment's stage; an estimate takes `thinkMs` to come. */
async function stage(
  scenario: Parameters<typeof simulatedSession>[0] = 'typical',
  thinkMs = 0,
): Promise<Stage> {
  const s = await simulatedSession(scenario, 3);
  const memory = new BreathMemory(s.session);
  const knowledge = async (procedure: AssessmentProcedure): Promise<Knowledge> => {
    const { breaths } = pacedBreaths(procedure, memory, s.now());
    const fit = fitResonance(library, breaths);
    if (thinkMs > 0) await new Promise<void>((resolve) => void s.after(thinkMs, resolve));
    return fit === undefined ? {} : { insight: insightOf(fit) };
  };
  const leader = openLeader({
    desk: {
      session: s.session,
      now: s.now,
      record: s.record,
      follow: (work) => void work(s.session),
    },
    after: s.after,
    knowledge,
    blocks: () => [],
  });
  await s.run(40_000);
  const procedure = (): Procedure => {
    const last = s.session.state.procedures.at(-1);
    if (last === undefined) throw new Error('nothing was led');
    return last;
  };
  return { ...s, leader, procedure };
}

/** Every breath that the guide led from the first to the last step, beside those that belong to a step. */
function breathsOf(procedure: Procedure, session: Session): { procedure: number; inSteps: number } {
  const from = procedure.records[0]?.since ?? NaN;
  const until = procedure.records.at(-1)?.until ?? NaN;
  return {
    procedure: breathsBetween(session.state.guide, from - 1, until).length,
    inSteps: procedure.records.reduce(
      (sum, r) => sum + breathsBetween(session.state.guide, r.since - 1, r.until ?? NaN).length,
      0,
    ),
  };
}

function resultOf(session: Session, at: number): ResonanceResult {
  const procedure = session.state.procedures.at(-1);
  if (procedure?.kind !== 'assessment') throw new Error('no assessment');
  const { breaths } = pacedBreaths(procedure, new BreathMemory(session), at);
  return estimateResonance(library, breaths);
}

describe('the adaptive assessment', () => {
  it('is led to its end without a pause of the guide, finds the peak, and its facts give the same result again', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(11 * MINUTE);
    const procedure = s.procedure();
    expect(procedure.ended?.why).toMatch(/complete|sure/);
    procedure.records.slice(1).forEach((record, i) => {
      expect(record.since).toBeCloseTo(procedure.records[i]?.until ?? NaN, 6);
    });
    const result = resultOf(s.session, s.now());
    if (result.kind !== 'estimate') throw new Error(result.kind);
    expect(Math.abs(result.rate - (s.simulation.truePeak ?? NaN))).toBeLessThanOrEqual(0.5);
    const again = resultOf(
      Session.from(JSON.parse(JSON.stringify(s.session.log)) as typeof s.session.log),
      s.now(),
    );
    expect(again).toEqual(result);
    const [report] = assessmentReports(Session.from(s.session.log), () => library);
    expect(report).toMatchObject({
      rate: result.rate,
      range: [result.low, result.high],
      confidence: result.confidence,
      noClearPeak: false,
    });
    expect(report?.steps.length).toBeGreaterThan(2);
  });

  it('never goes below the floor', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan({ floor: 5, capMs: SHORT_MS }));
    await s.run(7 * MINUTE);
    const rates = s.session.log.filter((e) => e.type === 'pace').map((e) => e.pace.breathsPerMin);
    expect(rates.length).toBeGreaterThan(3);
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(5);
  });
});

describe('an estimate that is slow to come', () => {
  it.each([2500, 9000, 30_000])(
    'after %i ms finds the guide leading on, and every breath belongs to a step',
    async (thinkMs) => {
      const s = await stage('typical', thinkMs);
      s.leader.startAssessment(adaptivePlan());
      // The guide never rests: it leads on at the last rate until the next one is known.
      await s.run(thinkMs + 2000);
      while (procedureNow(s.session.state.procedures) !== undefined) {
        expect(guideMoment(s.session.state.guide, s.now())).toBeDefined();
        await s.run(1000);
      }
      const procedure = s.procedure();
      if (procedure.kind !== 'assessment') throw new Error('no assessment');
      expect(procedure.ended?.why).toMatch(/complete|sure/);
      const steps = procedure.records.map(({ step }) => step.id);
      expect(steps).toEqual(steps.map((_, i) => `dwell-${i + 1}`));
      procedure.records.slice(1).forEach((record, i) => {
        expect(record.since).toBeCloseTo(procedure.records[i]?.until ?? NaN, 6);
      });
      const breaths = breathsOf(procedure, s.session);
      expect(breaths.inSteps).toBe(breaths.procedure);
      // Nothing is taken for a new beginning: only the two breaths at which the wave builds up are left out.
      await s.run(20_000);
      const { breaths: paced } = pacedBreaths(procedure, new BreathMemory(s.session), s.now());
      expect(usableBreaths(paced).filter((usable) => !usable).length).toBeLessThanOrEqual(2);
      expect(new Set(procedure.records.map(({ step }) => isGuided(step) && step.rate)).size).toBeGreaterThan(
        2,
      );
      // Half a minute late, it leads through fewer rates in its time, and may not find a clear peak in them.
      const result = resultOf(s.session, s.now());
      if (thinkMs <= 9000) expect(result.kind).toBe('estimate');
      if (result.kind === 'estimate')
        expect(Math.abs(result.rate - (s.simulation.truePeak ?? NaN))).toBeLessThanOrEqual(0.5);
      // Once it is known how long an answer takes, it is asked so early that no step is longer than planned.
      if (thinkMs <= 2500)
        for (const { step, since, until } of procedure.records.slice(1))
          expect(until).toBeCloseTo(since + stepDuration(step), 6);
    },
  );

  it.each(['pause', 'stop', 'link', 'client'] as const)(
    'does not go on over a %s meanwhile',
    async (what) => {
      const s = await stage('typical', 3000);
      s.leader.startAssessment(adaptivePlan());
      // The first step begins 4 s after the start and lasts 50 s: from 49.5 s on the estimate is on its way.
      await s.run(51_000);
      expect(s.procedure().records).toHaveLength(1);
      if (what === 'pause') s.leader.pause();
      if (what === 'stop') s.leader.stop('therapist');
      if (what === 'link') s.simulation.faults.loseLink(9000);
      if (what === 'client') s.record({ type: 'stop', by: 'client' });
      await s.run(20_000);
      expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
      expect(s.procedure().records).toHaveLength(1);
      expect(s.procedure().records[0]?.why).toBe(
        { pause: 'paused', stop: 'interrupted', link: 'link-lost', client: 'paused' }[what],
      );
    },
  );

  it('goes on at once if that is asked for before the estimate has come', async () => {
    const s = await stage('typical', 3000);
    s.leader.startAssessment(adaptivePlan());
    await s.run(51_000);
    s.leader.pause();
    await s.run(500);
    s.leader.goOn();
    await s.run(12_000);
    expect(s.procedure().records).toHaveLength(2);
    expect(guideMoment(s.session.state.guide, s.now())).toBeDefined();
  });

  it('lets a step be longer, or be left, while it is thought about', async () => {
    const s = await stage('typical', 3000);
    s.leader.startAssessment(adaptivePlan());
    await s.run(51_000);
    s.leader.extend(20_000);
    await s.run(15_000);
    expect(s.procedure().records).toHaveLength(1);
    await s.run(2000);
    s.leader.skip();
    s.leader.skip();
    await s.run(12_000);
    const [first, second] = s.procedure().records;
    expect(s.procedure().records).toHaveLength(2);
    expect(first?.why).toBe('skipped');
    expect(second?.since).toBeCloseTo(first?.until ?? NaN, 6);
  });
});

describe('the therapist', () => {
  it('skips, extends and repeats steps; each is a fact, and the timeline stays whole', async () => {
    const s = await stage();
    s.leader.startAssessment(steppedPlan({ baselineMs: 10_000 }));
    await s.run(30_000);
    expect(stepNow(s.procedure())?.step.id).toBe('rate-6.5');
    s.leader.skip();
    await s.run(60_000);
    expect(stepNow(s.procedure())?.step.id).toBe('rate-6');
    const before = s.procedure().records.at(-1);
    s.leader.extend(MINUTE);
    const longer = s.procedure().records.at(-1);
    if (before?.step.kind !== 'paced' || longer?.step.kind !== 'paced') throw new Error('no paced step');
    expect(longer.step.breaths).toBe(before.step.breaths + 6);
    s.leader.repeat();
    await s.run(45_000);
    expect(stepNow(s.procedure())?.step).toMatchObject({ id: 'rate-6', attempt: 2 });
    s.leader.repeat('rate-6.5');
    await s.run(4.5 * MINUTE);
    expect(s.procedure().records.map(({ step }) => step.id)).toContain('rate-6.5');
    expect(s.procedure().records.filter(({ step }) => step.id === 'rate-6.5')).toHaveLength(2);
  });

  it('stops at any moment; what was collected is kept', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(3 * MINUTE);
    s.leader.stop('therapist');
    await s.run(20_000);
    expect(procedureNow(s.session.state.procedures)).toBeUndefined();
    expect(s.procedure().ended?.why).toBe('therapist');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    expect(resultOf(s.session, s.now()).kind).toBe('too-little');
  });

  it('pauses at the end of a breath and goes on with the same step', async () => {
    const s = await stage();
    s.leader.startAssessment(steppedPlan({ baselineMs: 0 }));
    await s.run(30_000);
    s.leader.pause();
    await s.run(15_000);
    expect(waitsFor(s.procedure())).toBe('paused');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    s.leader.goOn();
    await s.run(5000);
    expect(stepNow(s.procedure())?.step).toMatchObject({ id: 'rate-6.5', attempt: 2 });
  });
});

describe('what interrupts', () => {
  it('a lost link pauses the step, and it is begun anew when the therapist goes on', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(70_000);
    const under = stepNow(s.procedure())?.step.id;
    s.simulation.faults.loseLink(9000);
    await s.run(40_000);
    expect(waitsFor(s.procedure())).toBe('link-lost');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    s.leader.goOn();
    await s.run(6000);
    expect(stepNow(s.procedure())).toBeDefined();
    expect(under).toBeDefined();
    expect(s.procedure().records.at(-2)?.why).toBe('link-lost');
  });

  it('the client stops everything: the guide is still at once, and nothing goes on by itself', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(33_333);
    s.record({ type: 'stop', by: 'client' });
    expect(guideMoment(s.session.state.guide, s.now() + 1)).toBeUndefined();
    await s.run(2 * MINUTE);
    expect(waitsFor(s.procedure())).toBe('paused');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    s.leader.goOn();
    await s.run(5000);
    expect(s.session.state.stopped).toBe(false);
    expect(stepNow(s.procedure())).toBeDefined();
  });
});

describe('a practice', () => {
  it('ramps, holds, fades and settles, and ends by itself', async () => {
    const s = await stage();
    s.leader.startPractice(
      practicePlan(5.5, { lengthMs: 5 * MINUTE, ownRate: 12, unguidedMs: MINUTE, settleMs: 30_000 }),
    );
    await s.run(8 * MINUTE);
    expect(s.procedure().records.map(({ step }) => step.kind)).toEqual(['ramp', 'paced', 'unguided', 'free']);
    expect(s.procedure().ended?.why).toBe('complete');
  });
});
