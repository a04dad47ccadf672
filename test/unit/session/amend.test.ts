/** Additions to a session that is over, on one device and on two. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addedFacts, mergeLogs } from '../../../src/session/amend.ts';
import type { SessionEvent, Unstamped } from '../../../src/session/events.ts';
import { isFact } from '../../../src/session/fact-table.ts';
import { Session } from '../../../src/session/session.ts';
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
