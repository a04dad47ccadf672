/** A whole assessment and a practice, led on the simulated client: steps, commands, lost links, stops, and what the estimate finds. */
import { describe, expect, it } from 'vitest';
import { adaptivePlan, SHORT_MS, steppedPlan } from '../../../src/pacing/plan.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import type { Knowledge } from '../../../src/pacing/protocol.ts';
import { guideMoment } from '../../../src/pacing/guide.ts';
import { ledNow, stepNow, waitsFor, type Led, type LedAssessment } from '../../../src/session/led.ts';
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
import { openLeader, type Leader } from '../../../src/therapist/leader.ts';
import { simulatedSession, type SimulatedSession } from '../../fixtures/simulated-session.ts';

const library = makeCurveLibrary();
const MINUTE = 60_000;

interface Stage extends SimulatedSession {
  readonly leader: Leader;
  led(): Led;
}

async function stage(scenario: Parameters<typeof simulatedSession>[0] = 'typical'): Promise<Stage> {
  const s = await simulatedSession(scenario, 3);
  const memory = new BreathMemory(s.session);
  const knowledge = (led: LedAssessment): Promise<Knowledge> => {
    const { breaths, medianRrMs } = pacedBreaths(led, memory, s.now());
    const fit = medianRrMs === undefined ? undefined : fitResonance(library, breaths, medianRrMs);
    return Promise.resolve(fit === undefined ? {} : { insight: insightOf(fit) });
  };
  const leader = openLeader({
    desk: { session: s.session, now: s.now, record: s.record },
    after: s.after,
    knowledge,
    blocks: () => [],
  });
  s.session.subscribe(() => leader.check());
  await s.run(40_000);
  const led = (): Led => {
    const last = s.session.state.leds.at(-1);
    if (last === undefined) throw new Error('nothing was led');
    return last;
  };
  return { ...s, leader, led };
}

function resultOf(session: Session, at: number): ResonanceResult {
  const led = session.state.leds.at(-1);
  if (led?.kind !== 'assessment') throw new Error('no assessment');
  const { breaths, medianRrMs } = pacedBreaths(led, new BreathMemory(session), at);
  return estimateResonance(library, breaths, medianRrMs ?? NaN);
}

describe('the adaptive assessment', () => {
  it('is led to its end without a pause of the guide, finds the peak, and its facts give the same result again', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(11 * MINUTE);
    const led = s.led();
    expect(led.ended?.why).toMatch(/complete|sure/);
    led.records.slice(1).forEach((record, i) => {
      expect(record.since).toBeCloseTo(led.records[i]?.until ?? NaN, 6);
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

describe('the therapist', () => {
  it('skips, extends and repeats steps; each is a fact, and the timeline stays whole', async () => {
    const s = await stage();
    s.leader.startAssessment(steppedPlan({ baselineMs: 10_000 }));
    await s.run(30_000);
    expect(stepNow(s.led())?.step.id).toBe('rate-6.5');
    s.leader.skip();
    await s.run(60_000);
    expect(stepNow(s.led())?.step.id).toBe('rate-6');
    const before = s.led().records.at(-1);
    s.leader.extend(MINUTE);
    const longer = s.led().records.at(-1);
    if (before?.step.kind !== 'paced' || longer?.step.kind !== 'paced') throw new Error('no paced step');
    expect(longer.step.breaths).toBe(before.step.breaths + 6);
    s.leader.repeat();
    await s.run(45_000);
    expect(stepNow(s.led())?.step).toMatchObject({ id: 'rate-6', attempt: 2 });
    s.leader.repeat('rate-6.5');
    await s.run(4.5 * MINUTE);
    expect(s.led().records.map(({ step }) => step.id)).toContain('rate-6.5');
    expect(s.led().records.filter(({ step }) => step.id === 'rate-6.5')).toHaveLength(2);
  });

  it('stops at any moment; what was collected is kept', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(3 * MINUTE);
    s.leader.stop('therapist');
    await s.run(20_000);
    expect(ledNow(s.session.state.leds)).toBeUndefined();
    expect(s.led().ended?.why).toBe('therapist');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    expect(resultOf(s.session, s.now()).kind).toBe('too-little');
  });

  it('pauses at the end of a breath and goes on with the same step', async () => {
    const s = await stage();
    s.leader.startAssessment(steppedPlan({ baselineMs: 0 }));
    await s.run(30_000);
    s.leader.pause();
    await s.run(15_000);
    expect(waitsFor(s.led())).toBe('paused');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    s.leader.goOn();
    await s.run(5000);
    expect(stepNow(s.led())?.step).toMatchObject({ id: 'rate-6.5', attempt: 2 });
  });
});

describe('what interrupts', () => {
  it('a lost link pauses the step, and it is begun anew when the therapist goes on', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(70_000);
    const under = stepNow(s.led())?.step.id;
    s.simulation.faults.loseLink(9000);
    await s.run(40_000);
    expect(waitsFor(s.led())).toBe('link-lost');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    s.leader.goOn();
    await s.run(6000);
    expect(stepNow(s.led())).toBeDefined();
    expect(under).toBeDefined();
    expect(s.led().records.at(-2)?.why).toBe('link-lost');
  });

  it('the client stops everything: the guide is still at once, and nothing goes on by itself', async () => {
    const s = await stage();
    s.leader.startAssessment(adaptivePlan());
    await s.run(33_333);
    s.record({ type: 'stop', by: 'client' });
    expect(guideMoment(s.session.state.guide, s.now() + 1)).toBeUndefined();
    await s.run(2 * MINUTE);
    expect(waitsFor(s.led())).toBe('paused');
    expect(guideMoment(s.session.state.guide, s.now())).toBeUndefined();
    s.leader.goOn();
    await s.run(5000);
    expect(s.session.state.stopped).toBe(false);
    expect(stepNow(s.led())).toBeDefined();
  });
});

describe('a practice', () => {
  it('ramps, holds, fades and settles, and ends by itself', async () => {
    const s = await stage();
    s.leader.startPractice(
      practicePlan(5.5, { lengthMs: 5 * MINUTE, ownRate: 12, unguidedMs: MINUTE, settleMs: 30_000 }),
    );
    await s.run(8 * MINUTE);
    expect(s.led().records.map(({ step }) => step.kind)).toEqual(['ramp', 'paced', 'unguided', 'free']);
    expect(s.led().ended?.why).toBe('complete');
  });
});
