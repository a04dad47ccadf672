/** Additions to a session that is over, on one device and on two. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addedFacts, endOf, meeting, mergeLogs } from '../../../src/session/amend.ts';
import type { SessionEvent, Unstamped } from '../../../src/session/events.ts';
import { isFact } from '../../../src/session/fact-table.ts';
import { Session } from '../../../src/session/session.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { anyFact } from '../../fixtures/any-fact.ts';
import { started } from '../../fixtures/started.ts';

const ended: SessionEvent = { type: 'ended', at: 5000 };
const recorded: readonly SessionEvent[] = [
  started,
  { type: 'battery', at: 10, who: 'client', percent: 80 },
  ended,
];
const name = (to: string): Unstamped => ({ type: 'named', name: to });

/** A log with one more addition by a device. */
const amended = (log: readonly SessionEvent[], fact: Unstamped, origin: string): readonly SessionEvent[] => [
  ...log,
  ...addedFacts([fact], { at: 5000, facts: log.length }, origin),
];

describe('a fact that is added to a session', () => {
  it('tells who added it and in what order, and passes the check', () => {
    const facts = addedFacts([name('a'), name('b')], { at: 5000, facts: 3 }, 'here');
    expect(facts).toEqual([
      { type: 'named', name: 'a', at: 5000, added: { origin: 'here', order: 3 } },
      { type: 'named', name: 'b', at: 5000, added: { origin: 'here', order: 4 } },
    ]);
    expect(facts.every(isFact)).toBe(true);
  });
});

describe('two logs of one session', () => {
  it('become one with the additions of both, the same whichever comes first', () => {
    const here = amended(amended(recorded, name('morning'), 'a'), { type: 'client', code: 'K-1' }, 'a');
    const there = amended(recorded, name('evening'), 'b');
    const merged = mergeLogs(here, there);
    expect(mergeLogs(there, here)).toEqual(merged);
    expect(merged).toHaveLength(6);
    expect(Session.from(merged ?? []).state).toMatchObject({ name: 'evening', client: 'K-1', endedAt: 5000 });
  });

  it('let an addition that knew of another come after it', () => {
    const here = amended(recorded, name('first'), 'z');
    const both = mergeLogs(here, recorded) ?? [];
    const there = amended(both, name('second'), 'a');
    expect(Session.from(mergeLogs(here, there) ?? []).state.name).toBe('second');
  });

  it('are the longer one where a copy broke off', () => {
    const cut: SessionEvent[] = [...recorded.slice(0, 2), { type: 'ended', at: 10 }];
    expect(mergeLogs(cut, recorded)).toEqual(recorded);
    expect(mergeLogs(recorded, cut)).toEqual(recorded);
  });

  it('are not merged if they tell different things of the session itself', () => {
    const other = recorded.map((fact) => (fact.type === 'battery' ? { ...fact, percent: 79 } : fact));
    expect(mergeLogs(recorded, other)).toBeUndefined();
  });

  it('lose nothing and double nothing, however they were added to', () => {
    const additions = fc.array(fc.tuple(anyFact, fc.constantFrom('a', 'b')), { maxLength: 8 });
    fc.assert(
      fc.property(additions, (told) => {
        const logs: Record<string, readonly SessionEvent[]> = { a: recorded, b: recorded };
        for (const [fact, device] of told) logs[device] = amended(logs[device] ?? [], fact, device);
        const merged = mergeLogs(logs.a ?? [], logs.b ?? []) ?? [];
        expect(merged).toHaveLength(recorded.length + told.length);
        expect(mergeLogs(merged, logs.a ?? [])).toEqual(merged);
        expect(mergeLogs(logs.b ?? [], merged)).toEqual(merged);
      }),
    );
  });
});

describe('another log of a session that is kept', () => {
  const meet = (kept: readonly SessionEvent[], other: readonly SessionEvent[]) =>
    inOneTurn(meeting(kept, other));
  const cut: SessionEvent[] = [...recorded.slice(0, 2), { type: 'ended', at: 10 }];
  const here = amended(recorded, name('here'), 'a');
  const there = amended(recorded, name('there'), 'b');

  it('brings nothing if all that it tells is kept, wherever it was said to end', () => {
    expect(meet(recorded, recorded)).toEqual({ is: 'known' });
    expect(meet(recorded, recorded.slice(0, 1))).toEqual({ is: 'known' });
    expect(meet(recorded, cut)).toEqual({ is: 'known' });
    expect(meet(here, recorded)).toEqual({ is: 'known' });
  });

  it('brings what is missing: the rest of one that broke off, an end, what was added elsewhere', () => {
    expect(meet(recorded.slice(0, 1), recorded)).toEqual({ is: 'more', log: recorded });
    expect(meet(recorded.slice(0, 2), recorded)).toEqual({ is: 'more', log: recorded });
    expect(meet(here, there)).toEqual({ is: 'more', log: mergeLogs(here, there) });
    const begun: SessionEvent[] = [...recorded.slice(0, 1), { type: 'ended', at: 0 }];
    expect(meet(amended(begun, name('here'), 'a'), recorded)).toEqual({
      is: 'more',
      log: amended(recorded, name('here'), 'a').map((fact) =>
        fact.added === undefined ? fact : { ...fact, added: { origin: 'a', order: 2 } },
      ),
    });
  });

  it('is another recording if it tells something else of the same time', () => {
    const other = recorded.map((fact) => (fact.type === 'battery' ? { ...fact, percent: 79 } : fact));
    expect(meet(recorded, other)).toEqual({ is: 'other' });
  });

  it('keeps two packets that are alike to the last digit', () => {
    const twice: SessionEvent[] = [...recorded.slice(0, 2), ...recorded.slice(1)];
    expect(mergeLogs(twice, twice)).toEqual(twice);
    expect(mergeLogs(twice, recorded)).toEqual(twice);
    expect(mergeLogs(recorded, twice)).toEqual(twice);
  });
});

describe('the end of a session that broke off', () => {
  it('lies where it stopped, and is set once', () => {
    expect(endOf({ at: 7000, facts: 3 })).toEqual([{ type: 'ended', at: 7000 }]);
    expect(endOf({ at: 7000, facts: 3, endedAt: 5000 })).toEqual([]);
  });
});
