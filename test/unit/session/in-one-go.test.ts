/** Many facts folded in one go give what they give one by one, and no state that somebody holds is ever changed. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { emptyShown, foldShown, reduceShown } from '../../../src/session/shown.ts';
import { emptyState, reduce } from '../../../src/session/state.ts';
import { grown, inOneGo, withLast } from '../../../src/terms/grow.ts';
import { anyFact, anyFactOf } from '../../fixtures/any-fact.ts';
import { started } from '../../fixtures/started.ts';

/** Facts that make lists grow come often. */
const growing = fc.oneof(
  anyFact,
  ...(['assessment', 'practice', 'step', 'step-ended', 'rating', 'pace', 'rest', 'ended'] as const).map(
    anyFactOf,
  ),
);
const logs = fc.array(growing, { maxLength: 60 });
const copy = <T>(value: T): T => structuredClone(value);

describe('a fold in one go', () => {
  it('gives the same state as one fact after another', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const facts: SessionEvent[] = [started, ...log];
        const single = facts.reduce(reduce, emptyState);
        expect(Session.from(facts).state).toEqual(single);
        expect(foldShown(facts)).toEqual(facts.reduce(reduceShown, emptyShown));
      }),
    );
  });

  it('changes no state that was seen, before it or after it', () => {
    fc.assert(
      fc.property(logs, logs, logs, (first, second, third) => {
        const session = Session.from([started, ...first]);
        const seen = session.state;
        const before = copy(seen);
        session.recordAll(second);
        expect(seen).toEqual(before);
        const later = session.state;
        const then = copy(later);
        for (const fact of third) session.record(fact);
        expect(later).toEqual(then);
      }),
    );
  });

  it('lets those who listen see every state', () => {
    const session = Session.from([started]);
    const seen: number[] = [];
    session.subscribe(({ type }) => type === 'rest' && seen.push(session.state.guide.length));
    const states: unknown[] = [];
    session.subscribe(() => states.push(session.state.guide));
    session.recordAll([10, 20, 30].map((since) => ({ type: 'rest', at: since, since, by: 'therapist' })));
    expect(seen).toEqual([1, 2, 3]);
    expect(states.map((guide) => (guide as unknown[]).length)).toEqual([1, 2, 3]);
  });
});

describe('a list that grows', () => {
  it('is copied once in one go, and each time otherwise', () => {
    const list = [1, 2];
    const [a, b, c] = inOneGo(() => {
      const first = grown(list, 3);
      return [first, grown(first, 4), withLast(first, (last) => last * 10)];
    });
    expect(a).toBe(b);
    expect(b).toBe(c);
    expect(c).toEqual([1, 2, 3, 40]);
    expect(list).toEqual([1, 2]);
    // Once it is over, what came of it is anybody's.
    expect(grown(a, 5)).not.toBe(a);
    expect(grown(list, 3)).not.toBe(list);
    expect(grown([1, 2, 3], 9, 1)).toEqual([1, 9]);
    expect(withLast([], () => 1)).toEqual([]);
  });
});
