// Marks, ratings and phases as folds over facts, and what is read from them: words later, slips taken back, plans that people change on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baselineBefore,
  isCompared,
  phaseAt,
  phaseNow,
  phasesOf,
  withMoved,
} from '../../../src/session/course.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { MarkKind, PlannedPhase } from '../../../src/session/moment-events.ts';
import { disturbedSpans, lastMade } from '../../../src/session/moments.ts';
import type { Procedure } from '../../../src/session/procedure.ts';
import { returnTimes } from '../../../src/session/return-times.ts';
import { Session } from '../../../src/session/session.ts';
import { compare, stretchFigures } from '../../../src/session/stretch-figures.ts';
import { started } from '../../fixtures/started.ts';

const mark = (at: number, kind: MarkKind, id = `${kind}-${at}`): SessionEvent => ({
  type: 'mark',
  at,
  id,
  kind,
  by: 'therapist',
});
const of = (...facts: SessionEvent[]): Session => Session.from([started, ...facts]);

it('talk and exposure are compared with the baseline, and nothing else is', () => {
  const kinds = ['baseline', 'assessment', 'practice', 'exposure', 'talk', 'closing', 'own'] as const;
  expect(kinds.filter(isCompared)).toEqual(['exposure', 'talk']);
});

it('without a plan what was led is a phase, up to its end, which is never before its beginning', () => {
  const led = (since: number, at?: number) =>
    ({ kind: 'practice', since, ...(at !== undefined && { ended: { at, why: 'complete' } }) }) as Procedure;
  expect(phasesOf({ phases: [], planned: [] }, [led(1000, 5000), led(7000, 6000), led(9000)])).toEqual([
    { id: 'practice-1000', kind: 'practice', from: 1000, to: 5000 },
    { id: 'practice-7000', kind: 'practice', from: 7000, to: 7000 },
    { id: 'practice-9000', kind: 'practice', from: 9000 },
  ]);
});

describe('marks', () => {
  it('lie where the key was pressed, and get their words later', () => {
    const { moments } = of(mark(5000, 'shift', 'a'), {
      type: 'mark-changed',
      at: 9000,
      id: 'a',
      words: 'a long breath out',
    }).state;
    expect(moments.marks).toEqual([
      { id: 'a', kind: 'shift', by: 'therapist', moment: 5000, madeAt: 5000, words: 'a long breath out' },
    ]);
  });

  it('keep their words when they are moved, lose them when they are emptied, and stay in order', () => {
    const moved = of(
      mark(5000, 'shift', 'a'),
      mark(8000, 'pause', 'b'),
      { type: 'mark-changed', at: 9000, id: 'a', words: 'x' },
      { type: 'mark-changed', at: 9500, id: 'a', moment: 8500 },
    );
    expect(moved.state.moments.marks.map(({ id, words }) => [id, words])).toEqual([
      ['b', undefined],
      ['a', 'x'],
    ]);
    moved.record({ type: 'mark-changed', at: 9900, id: 'a', words: '' });
    expect(moved.state.moments.marks[1]).not.toHaveProperty('words');
    expect(lastMade(moved.state.moments)?.id).toBe('b');
  });

  it('can be taken back, with ratings alike; the facts stay', () => {
    const session = of(
      mark(5000, 'shift', 'a'),
      { type: 'rating', at: 6000, scale: 'distress', value: 0, key: 'r' },
      { type: 'undone', at: 7000, id: 'r' },
      { type: 'undone', at: 7000, id: 'a' },
      { type: 'undone', at: 7000, id: 'nobody' },
    );
    expect(session.state.moments).toEqual({ marks: [], ratings: [] });
    expect(session.log).toHaveLength(6);
  });

  it('are the same however the facts about different marks are mixed', () => {
    const about = (id: string, at: number): SessionEvent[] => [
      mark(at, 'insight', id),
      { type: 'mark-changed', at: at + 10, id, words: id },
      { type: 'mark-changed', at: at + 20, id, moment: at + 500 },
    ];
    const [a, b] = [about('a', 1000), about('b', 2000)];
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (choice) => {
        const left = [[...a], [...b]];
        const mixed = choice.flatMap((first) =>
          left[first ? 0 : 1]!.length > 0 ? [left[first ? 0 : 1]!.shift()!] : [],
        );
        const all = [...mixed, ...left[0]!, ...left[1]!];
        expect(of(...all).state.moments).toEqual(of(...a, ...b).state.moments);
      }),
    );
  });

  it('of speech and movement disturb until the next mark, at most a minute', () => {
    const { marks } = of(mark(0, 'speech'), mark(20_000, 'pause'), mark(30_000, 'movement')).state.moments;
    expect(disturbedSpans(marks)).toEqual([
      { from: 0, to: 20_000 },
      { from: 30_000, to: 90_000 },
    ]);
  });
});

describe('phases', () => {
  const plan: PlannedPhase[] = [
    { id: 'p1', kind: 'baseline', goalMs: 180_000 },
    { id: 'p2', kind: 'talk' },
    { id: 'p3', kind: 'closing', goalMs: 60_000 },
  ];
  const begun = (at: number, phase: PlannedPhase): SessionEvent => ({ type: 'phase', at, phase });

  it('run until the next is begun, however long that takes', () => {
    const session = of({ type: 'course', at: 0, phases: plan }, begun(1000, plan[0]!));
    expect(phaseNow(session.state.course)).toMatchObject({ id: 'p1', from: 1000 });
    session.record({ type: 'measurement', at: 900_000, who: 'client', bpm: 60, rr: [] });
    expect(phaseNow(session.state.course)?.id).toBe('p1');
    session.record(begun(900_500, plan[1]!));
    expect(session.state.course.phases[0]).toMatchObject({ id: 'p1', to: 900_500 });
    expect(session.state.course.planned.map(({ id }) => id)).toEqual(['p3']);
    session.record({ type: 'ended', at: 1_000_000 });
    expect(phaseNow(session.state.course)).toBeUndefined();
    expect(session.state.course.phases[1]?.to).toBe(1_000_000);
  });

  it('can be extended, skipped and put in another order while they run', () => {
    const session = of({ type: 'course', at: 0, phases: plan }, begun(0, plan[0]!));
    session.record({ type: 'phase-goal', at: 5000, goalMs: 300_000 });
    expect(phaseNow(session.state.course)?.goalMs).toBe(300_000);
    const swapped = withMoved(session.state.course.planned, 'p3', -1);
    expect(swapped.map(({ id }) => id)).toEqual(['p3', 'p2']);
    expect(withMoved(swapped, 'p3', -1)).toBe(swapped);
    session.record({ type: 'course', at: 6000, phases: swapped });
    session.record(begun(7000, swapped[1]!));
    expect(session.state.course.planned.map(({ id }) => id)).toEqual(['p3']);
    session.record({ type: 'phase-ended', at: 8000 });
    expect(phaseNow(session.state.course)).toBeUndefined();
  });

  it('say which baseline a moment is compared with', () => {
    const { course } = of(begun(0, plan[0]!), begun(60_000, plan[1]!), begun(90_000, plan[2]!)).state;
    expect(baselineBefore(course.phases, 60_000)?.id).toBe('p1');
    expect(baselineBefore(course.phases, 30_000)).toBeUndefined();
    expect(phaseAt(course.phases, 60_000)?.id).toBe('p2');
    expect(phaseAt(course.phases, 59_999)?.id).toBe('p1');
  });

  it('are the assessments and practices where none was begun', () => {
    const { course, procedures } = of({
      type: 'practice',
      at: 4000,
      plan: { rate: 6, inhaleShare: 0.4, lengthMs: 60_000 } as never,
    }).state;
    expect(phasesOf(course, procedures)).toEqual([{ id: 'practice-4000', kind: 'practice', from: 4000 }]);
  });
});

/** A session of `minutes` with a beat a packet; `bpm` of the time in s, the guide at 6 a minute from `guideFrom` on. */
function beating(minutes: number, bpm: (t: number) => number, guideFrom?: number): Session {
  const session = of({ type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 });
  let guided = false;
  for (let at = 300; at < minutes * 60_000;) {
    const rr = Math.round((60_000 / bpm(at / 1000)) * 1.024) / 1.024;
    at += rr;
    if (guideFrom !== undefined && !guided && at > guideFrom) {
      guided = true;
      session.record({ type: 'pace', at, since: at, pace: { breathsPerMin: 6, inhaleShare: 0.5 } });
    }
    session.record({ type: 'measurement', at, who: 'client', bpm: Math.round(60_000 / rr), rr: [rr] });
  }
  return session;
}

describe('stretches of a session', () => {
  it('are compared where they can be, and say why where not', () => {
    const session = beating(
      14,
      (t) => 70 + 4 * Math.sin((2 * Math.PI * t) / 10) + (t > 480 ? 9 : 0),
      240_000,
    );
    const found = compare(session, { from: 60_000, to: 220_000 }, { from: 500_000, to: 760_000 });
    if ('refused' in found.heartRate) throw new Error(found.heartRate.refused);
    expect(found.heartRate.difference).toBeGreaterThan(8);
    expect(found.heartRate.withinNoise).toBe(false);
    expect(found.a.wave).toEqual({ hidden: 'no-guide' });
    expect(found.b.rmssd).toEqual({ hidden: 'paced' });
    expect(found.rmssd).toBeUndefined();
    expect(found.wave).toBeUndefined();
    const waves = compare(session, { from: 260_000, to: 400_000 }, { from: 520_000, to: 700_000 });
    if (waves.wave === undefined || 'refused' in waves.wave) throw new Error('no wave');
    expect(Math.abs(waves.wave.difference)).toBeLessThan(0.2);
    expect(waves.b.guide).toBeCloseTo(6, 2);
  });

  it('leave breaths under speech out of the wave, and say how much', () => {
    const session = beating(8, (t) => 70 + 4 * Math.sin((2 * Math.PI * t) / 10), 10_000);
    session.record(mark(470_000, 'speech', 's'));
    session.record({ type: 'mark-changed', at: 471_000, id: 's', moment: 100_000 });
    const whole = stretchFigures(session, { from: 60_000, to: 300_000 });
    expect(whole.leftOut).toBe(60_000);
    const spoken = stretchFigures(session, { from: 105_000, to: 155_000 });
    expect(spoken.wave).toEqual({ hidden: 'few-breaths' });
    expect('value' in whole.wave && whole.wave.value).toBeGreaterThan(6);
  });

  it('have no figures without beats', () => {
    expect(stretchFigures(of(), { from: 0, to: 60_000 })).toMatchObject({
      heartRate: { hidden: 'no-beats' },
      rmssd: { hidden: 'no-beats' },
      wave: { hidden: 'no-guide' },
      beats: 0,
    });
  });

  it('tell how long the way back took after an activation, up to the next one', () => {
    const rise = (t: number): number => (t < 200 || t > 300 ? 0 : t > 260 ? (15 * (300 - t)) / 40 : 15);
    const session = beating(10, (t) => 70 + 2 * Math.sin((2 * Math.PI * t) / 12) + rise(t));
    session.record({ ...mark(590_000, 'activation', 'a') });
    session.record({ type: 'mark-changed', at: 590_100, id: 'a', moment: 200_000 });
    session.record({ ...mark(590_200, 'resource', 'r') });
    session.record({ type: 'mark-changed', at: 590_300, id: 'r', moment: 230_000 });
    const [found, ...others] = returnTimes(session);
    expect(others).toEqual([]);
    expect(found?.mark.id).toBe('a');
    expect(found?.time.code).toBe('back');
    if (found?.time.code === 'back') expect(Math.abs(found.time.after - 95_000)).toBeLessThan(8000);
  });
});
