/** How a step is judged, when it is, and what the estimate takes of the breaths: on hearts that follow the guide and on such that do not. */
import { describe, expect, it } from 'vitest';
import { guideMoment } from '../../../src/pacing/guide.ts';
import type { Pace } from '../../../src/pacing/breath.ts';
import type { GuidedStep } from '../../../src/pacing/step.ts';
import { assessmentFigures } from '../../../src/session/assessment-figures.ts';
import { packCounts } from '../../../src/session/breath-samples.ts';
import { chestTrackOf } from '../../../src/session/chest-track.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { breathMemoryOf, heartRecord, pacedBreaths } from '../../../src/session/step-breaths.ts';
import { depthCourse, withEvenDepth } from '../../../src/signal/even-depth.ts';
import { beatFacts, swinging } from '../../fixtures/beat-list.ts';
import {
  ended,
  heart,
  led,
  paced,
  plan,
  quiet,
  roomOf,
  steps,
  whole,
} from '../../fixtures/led-assessment.ts';

const begun: SessionEvent = { type: 'assessment', at: 1000, plan };
/** A heart that keeps to breaths of its own, of 7.5 s. */
const own = (end: number): SessionEvent[] => beatFacts(swinging(7500, end));
const guided = (id: string, kind: GuidedStep['kind'], pace: Pace, breaths: number): GuidedStep => ({
  ...{ id, attempt: 1, kind, pace, breaths, rate: pace.breathsPerMin },
});
const mark = (at: number, id: string, kind: 'speech' | 'pause'): SessionEvent => ({
  ...{ type: 'mark', at, id, kind, by: 'therapist' },
});
const steady: Pace = { breathsPerMin: 6, inhaleShare: 0.4 };
const sliding: Pace = { ...steady, breathsPerMin: 5, ramp: { fromBreathsPerMin: 6.5, stepMs: 300 } };

describe('a step', () => {
  const stateOf = (step: GuidedStep, beats: readonly SessionEvent[], more: readonly SessionEvent[] = []) => {
    const { procedure, memory } = roomOf([
      ...[...beats, begun, ...led(step, 20_000, 100_000), ...more],
      { type: 'led-ended', at: 100_000, why: 'complete' },
    ]);
    return assessmentFigures(procedure, memory, 1e6).steps[0]?.state;
  };

  it('at one rate is followed or not, and not clean without enough breaths', () => {
    expect(stateOf(paced('p', 6, 8), heart(1e9, 150_000))).toBe('done');
    expect(stateOf(paced('p', 6, 8), own(150_000))).toBe('not-followed');
    expect(stateOf(paced('p', 6, 8), heart(1e9, 50_000))).toBe('not-clean');
  });

  it('on the way to a rate, or where the orb has faded, is judged by nothing', () => {
    for (const kind of ['ramp', 'unguided'] as const)
      expect(stateOf(guided('r', kind, steady, 8), own(150_000))).toBe('done');
  });

  it('that slides is judged by what was clean alone: its phase turns with the rate', () => {
    expect(stateOf(guided('s', 'slide', sliding, 8), own(150_000))).toBe('done');
    expect(stateOf(guided('s', 'slide', sliding, 8), heart(1e9, 40_000))).toBe('not-clean');
  });

  it('is judged by the breaths at its rate, without those on the way there', () => {
    const pace: Pace = { ...steady, ramp: { fromBreathsPerMin: 7.5, stepMs: 400 } };
    const spoken = [mark(20_500, 's', 'speech'), mark(64_000, 'p', 'pause')];
    const { procedure, memory } = roomOf([
      ...[...heart(1e9, 150_000), begun, ...led(guided('p', 'paced', pace, 8), 20_000, 96_000), ...spoken],
      { type: 'led-ended', at: 96_000, why: 'complete' },
    ]);
    // Three of eight are clean, too few of all, and all of the three at the rate.
    expect(assessmentFigures(procedure, memory, 1e6).steps[0]).toMatchObject({
      done: 8,
      clean: 3,
      state: 'done',
    });
  });

  it('is judged when its last breath can change no more, and stays as it was judged', () => {
    const all = own(200_000);
    const { session, procedure, memory } = roomOf([
      ...[...all.filter(({ at }) => at < 101_000), begun, ...led(paced('p', 6, 8), 20_000, 100_000)],
    ]);
    const state = () => assessmentFigures(procedure, memory, session.state.at).steps[0]?.state;
    expect(state()).toBe('done');
    for (const fact of all.filter(({ at }) => at >= 101_000 && at < 130_000)) session.record(fact);
    expect(state()).toBe('not-followed');
    expect(state()).toBe('not-followed');
  });
});

describe('what is remembered of an assessment', () => {
  it('is made once where it is final, each time where it is not, and anew when a mark changes', () => {
    const { memory, session } = whole();
    let made = 0;
    const key = {};
    const ask = (final: boolean) => memory.kept(key, final, () => (made += 1));
    expect([ask(false), ask(false), ask(true), ask(true), ask(false)]).toEqual([1, 2, 3, 3, 3]);
    session.record(mark(session.state.at, 'm', 'pause'));
    expect([ask(true), ask(true)]).toEqual([4, 4]);
    expect(breathMemoryOf(session)).toBe(breathMemoryOf(session));
    expect(breathMemoryOf(session).session).toBe(session);
  });

  it('are its figures once it is settled', () => {
    const { memory, session, procedure } = whole();
    const figures = () => assessmentFigures(procedure, memory, session.state.at);
    const first = figures();
    expect(figures()).toBe(first);
    session.record(mark(session.state.at, 'm', 'pause'));
    expect(figures()).not.toBe(first);
    expect(figures()).toEqual(first);
    const open = roomOf([...heart(1e9, 50_000), begun, ...led(quiet, 1000, 20_000)]);
    const now = () => assessmentFigures(open.procedure, open.memory, 50_000);
    expect(now()).not.toBe(now());
  });
});

describe('what comes next', () => {
  it('is the step that was asked for once more', () => {
    const next = (more: readonly SessionEvent[]) => {
      const { procedure, memory } = roomOf([
        ...[
          ...heart(1e9, 150_000),
          begun,
          ...led(quiet, 1000, 20_000),
          ...led(paced('rate-6', 6, 8), 20_000, 100_000),
        ],
        ...more,
      ]);
      const figures = assessmentFigures(procedure, memory, 110_000);
      return [figures.steps.filter(({ state }) => state === 'to-come').map(({ id }) => id), figures.openMs];
    };
    expect(next([])).toEqual([['free-1', 'rate-5'], undefined]);
    expect(next([{ type: 'step-asked', at: 101_000, id: 'rate-6' }])[0]).toContain('rate-6');
  });

  it('of an adaptive plan takes no time once it is over', () => {
    const adaptive = { ...plan, protocol: 'adaptive', capMs: 50_000, earliestMs: 0, sureWidth: 0.6 } as never;
    const openOf = (more: readonly SessionEvent[]) => {
      const { procedure, memory } = roomOf([
        ...[...heart(1e9, 150_000), { type: 'assessment', at: 1000, plan: adaptive } as const],
        ...led(paced('dwell-1', 6, 8), 20_000, 100_000),
        ...more,
      ]);
      return assessmentFigures(procedure, memory, 140_000).openMs;
    };
    expect(openOf([])).toBe(0);
    expect(openOf([{ type: 'led-ended', at: 100_000, why: 'sure' }])).toBeUndefined();
  });
});

describe('what the estimate takes', () => {
  it('is every breath but those of replaced attempts; the way down counts as not valid', () => {
    const { procedure, memory } = roomOf([
      ...[...heart(1e9, 250_000), begun, ...led(guided('ramp', 'ramp', steady, 2), 20_000, 40_000)],
      ...led(paced('rate-6', 6, 4), 40_000, 80_000, 'repeat'),
      ...led(paced('rate-6', 6, 4, 2), 80_000, 120_000),
      ended,
    ]);
    expect(
      pacedBreaths(procedure, memory, 250_000).breaths.map(({ onset, valid }) => [
        Math.round(onset / 1000),
        valid,
      ]),
    ).toEqual([...[20, 30].map((at) => [at, false]), ...[80, 90, 100, 110].map((at) => [at, true])]);
  });

  it('is without what comes of deeper breaths at one rate than at the other', () => {
    const { guide } = whole().session.state;
    const pull = (at: number): number =>
      600 +
      (at < 110_000 ? 200 : 230) * (1 + 0.02 * Math.sin(at / 9000)) * (guideMoment(guide, at)?.level ?? 0);
    const belt = Array.from({ length: 24 }, (_, k): SessionEvent => ({
      ...{ type: 'breath-samples', at: 10_000 * (k + 1), who: 'client', source: 'vernier', kind: 'force' },
      ...{ stream: 1, hz: 25, from: 10_000 * k, age: 10_000, rate: 1, unit: 0.01 },
      counts: packCounts(Array.from({ length: 250 }, (_n, i) => Math.round(pull(10_000 * k + 40 * i)))),
    }));
    const { procedure, memory, session } = whole(belt);
    const now = session.state.at;
    const record = heartRecord(session, procedure);
    const all = procedure.records.flatMap((one) => memory.breathsOf(procedure, one, record, now));
    const depths = all.flatMap(({ periodMs, depth }) => (depth === undefined ? [] : [{ periodMs, depth }]));
    const course = depthCourse(depths)!;
    expect(course.exponent).toBeGreaterThan(0.4);
    const plain = all.map(({ onset, periodMs, re, im, valid }) => ({ onset, periodMs, re, im, valid }));
    const { breaths } = pacedBreaths(procedure, memory, now);
    expect(breaths).toEqual(withEvenDepth(plain, course));
    expect(breaths).not.toEqual(plain);
  });

  it('waits for samples of the chest that are on their way', () => {
    const { session, procedure, memory } = roomOf([...heart(1e9, 150_000), ...steps.slice(0, 6)]);
    const chest = chestTrackOf(session);
    for (let at = 0; at <= 69_480; at += 40)
      chest.sample('force', 1, at, at, [6 + 3 * (guideMoment(session.state.guide, at)?.level ?? 0)]);
    const record = heartRecord(session, procedure);
    const running = procedure.records.at(-1)!;
    const final = (now: number) =>
      memory
        .breathsOf(procedure, running, record, now)
        .map((breath) => [Math.round(breath.onset), breath.final]);
    const before = [20_000, 30_000, 40_000, 50_000].map((at) => [at, true]);
    expect(final(70_100)).toEqual([...before, [60_000, false]]);
    expect(final(69_480 + 2999)).toEqual([...before, [60_000, false]]);
    expect(final(69_480 + 3000)).toEqual([...before, [60_000, true]]);
  });
});
