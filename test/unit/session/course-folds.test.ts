/** What single facts leave of phases and marks, each pinned whole, and what is asked of them. */
import { describe, expect, it } from 'vitest';
import {
  baselineBefore,
  noCourse,
  phaseAt,
  phaseNow,
  phasesOf,
  reduceCourse,
  withMoved,
} from '../../../src/session/course.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { PlannedPhase } from '../../../src/session/moment-events.ts';
import {
  disturbedSpans,
  isDisturbed,
  lastMade,
  noMoments,
  reduceMoments,
} from '../../../src/session/moments.ts';

describe('the phases after one more fact', () => {
  const p = (id: string, kind: PlannedPhase['kind'] = 'talk'): PlannedPhase => ({ id, kind });
  const course = (...facts: readonly SessionEvent[]) => facts.reduce(reduceCourse, noCourse);
  const begun = (at: number, phase: PlannedPhase): SessionEvent => ({ type: 'phase', at, phase });

  it('close the one before, leave the plan, and have another goal', () => {
    const plan: SessionEvent = { type: 'course', at: 0, phases: [p('a'), p('b')] };
    expect(course(plan, begun(100, p('a')), begun(200, p('c')))).toEqual({
      phases: [
        { ...p('a'), from: 100, to: 200 },
        { ...p('c'), from: 200 },
      ],
      planned: [p('b')],
    });
    const goal: SessionEvent = { type: 'phase-goal', at: 150, goalMs: 9 };
    expect(course(begun(100, p('a')), goal).phases).toEqual([{ ...p('a'), from: 100, goalMs: 9 }]);
    const over: SessionEvent = { type: 'phase-ended', at: 120 };
    const closed = course(begun(100, p('a')), over);
    expect(closed.phases).toEqual([{ ...p('a'), from: 100, to: 120 }]);
    // Nothing runs any more: the same object.
    for (const fact of [goal, over, { type: 'ended', at: 300 } as const, { type: 'begun', at: 1 } as const])
      expect(reduceCourse(closed, fact)).toBe(closed);
    expect(course(begun(100, p('a')), { type: 'ended', at: 50 }).phases).toEqual([
      { ...p('a'), from: 100, to: 100 },
    ]);
    expect(course(begun(100, p('a')), over, begun(200, p('b'))).phases[0]).toEqual({
      ...p('a'),
      from: 100,
      to: 120,
    });
    expect([phaseNow(noCourse), phaseNow(closed)]).toEqual([undefined, undefined]);
  });

  it('are asked for by their time, half open, and a baseline only once it is over', () => {
    const phases = [
      { ...p('b1', 'baseline'), from: 0, to: 100 },
      { ...p('b2', 'baseline'), from: 200, to: 300 },
      { ...p('t'), from: 300 },
    ];
    expect([0, 99, 100, 199, 200, 299, 300, 1e9].map((at) => phaseAt(phases, at)?.id)).toEqual([
      ...['b1', 'b1', undefined, undefined, 'b2', 'b2', 't', 't'],
    ]);
    expect([99, 100, 299, 300].map((at) => baselineBefore(phases, at)?.id)).toEqual([
      undefined,
      'b1',
      'b1',
      'b2',
    ]);
    expect(baselineBefore([{ ...p('b', 'baseline'), from: 0 }], 100)).toBeUndefined();
    expect(phasesOf({ phases, planned: [] }, [{ kind: 'practice', since: 1 } as never])).toBe(phases);
  });

  it('are moved within the plan, and stay where they cannot move', () => {
    const plan = [p('a'), p('b'), p('c')];
    const ids = (id: string, by: number) => withMoved(plan, id, by).map((one) => one.id);
    expect([ids('a', 1), ids('c', -1), ids('a', 2)]).toEqual([
      ['b', 'a', 'c'],
      ['a', 'c', 'b'],
      ['b', 'c', 'a'],
    ]);
    for (const [id, by] of [
      ['a', -1],
      ['c', 1],
      ['nobody', 1],
    ] as const)
      expect(withMoved(plan, id, by)).toBe(plan);
  });
});

describe('the moments after one more fact', () => {
  const mark = (at: number, kind: 'speech' | 'movement' | 'pause', id: string): SessionEvent => ({
    ...{ type: 'mark', at, id, kind, by: 'therapist' },
  });
  const moments = (...facts: readonly SessionEvent[]) => facts.reduce(reduceMoments, noMoments);
  const laid = (id: string, kind: string, moment: number) => ({
    id,
    kind,
    by: 'therapist',
    moment,
    madeAt: moment,
  });

  it('lie in the order of their time, wherever they were told', () => {
    const added = { ...mark(500, 'pause', 'b'), added: { origin: 'o', order: 9 } };
    expect(moments(mark(900, 'pause', 'a'), added)).toEqual({
      ...{ marks: [laid('b', 'pause', 500), laid('a', 'pause', 900)], ratings: [] },
    });
    expect(moments(mark(900, 'pause', 'a'), mark(900, 'pause', 'b')).marks.map(({ id }) => id)).toEqual([
      'a',
      'b',
    ]);
    const rating: SessionEvent = {
      type: 'rating',
      at: 5,
      scale: 'ease',
      value: 3,
      key: 'r',
      added: { origin: 'o', order: 1 },
    };
    expect(moments(mark(1, 'pause', 'a'), rating)).toEqual({
      marks: [laid('a', 'pause', 1)],
      ratings: [{ at: 5, scale: 'ease', value: 3, key: 'r' }],
    });
    expect(reduceMoments(noMoments, { type: 'begun', at: 1 })).toBe(noMoments);
    expect(moments(mark(1, 'pause', 'a'), rating, { type: 'undone', at: 6, id: 'a' })).toMatchObject({
      marks: [],
      ratings: [{ key: 'r' }],
    });
  });

  it('are made last by the time of the key, not by where they lie; of two at once the later one', () => {
    const moved = moments(...[mark(100, 'pause', 'a'), mark(200, 'pause', 'b')], {
      type: 'mark-changed',
      at: 300,
      id: 'a',
      moment: 250,
    });
    expect(moved.marks.map(({ id, moment, madeAt }) => [id, moment, madeAt])).toEqual([
      ['b', 200, 200],
      ['a', 250, 100],
    ]);
    expect(lastMade(moved)?.id).toBe('b');
    expect(lastMade(moments(mark(100, 'pause', 'a'), mark(100, 'pause', 'b')))?.id).toBe('b');
    expect(lastMade(noMoments)).toBeUndefined();
  });

  it('of speech and movement last a minute or up to the next, and touch what reaches into them', () => {
    const { marks } = moments(
      ...[
        mark(0, 'speech', 'a'),
        mark(0, 'movement', 'b'),
        mark(59_999, 'pause', 'c'),
        mark(70_000, 'movement', 'd'),
      ],
    );
    const spans = disturbedSpans(marks);
    expect(spans).toEqual([
      { from: 0, to: 59_999 },
      { from: 70_000, to: 130_000 },
    ]);
    const touched = (onset: number, periodMs: number) => isDisturbed(spans, { onset, periodMs });
    expect([
      touched(59_998, 5000),
      touched(59_999, 5000),
      touched(60_000, 10_000),
      touched(60_000, 10_001),
    ]).toEqual([...[true, false, false, true]]);
    expect([touched(129_999, 1), touched(130_000, 1)]).toEqual([true, false]);
  });
});
