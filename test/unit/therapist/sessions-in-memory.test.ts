/** The sessions of a window that are not known to be on the disk: which there are, what they are worth, and when each is let go. */
import { describe, expect, it } from 'vitest';
import type { SessionStore } from '../../../src/store/sessions.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { withFacts } from '../../../src/store/session-row.ts';
import { keepInMemory } from '../../../src/therapist/sessions-in-memory.ts';
import { begun, packet } from '../../fixtures/keeper-bench.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

type Appended = Parameters<SessionStore['append']>[0];

function bench() {
  const clock = new ManualClock();
  const did: unknown[] = [];
  let error: StoreError | undefined;
  let ids = 0;
  const memory = keepInMemory({
    records: {
      append: ({ log, stored, writer }: Appended) => {
        if (error !== undefined) return Promise.reject(error);
        const facts = log.slice(stored?.facts ?? 0);
        did.push(['append', facts.map(({ type }) => type), writer]);
        return Promise.resolve(withFacts(stored, facts, 1));
      },
      take: () => Promise.resolve(),
      tails: { put: () => did.push('put'), drop: () => did.push('drop') },
    } as never,
    report: (part, trouble, arrived) => void did.push([part, trouble?.code, arrived]),
    newId: () => `id ${(ids += 1)}`,
    monotonic: clock.now,
    after: clock.after,
  });
  const facts = () => ({
    running: memory.running?.state.id,
    ids: memory.ids,
    over: memory.over.map(({ state }) => state.id),
    atRisk: memory.atRisk,
    atStake: memory.atStake,
  });
  return {
    memory,
    clock,
    did,
    facts,
    fail: (code?: 'disk-full' | 'taken') => (error = code && new StoreError(code)),
  };
}

const nothing = { running: undefined, ids: [], over: [], atRisk: false, atStake: undefined };

describe('the sessions in memory', () => {
  it('are none at first, and nothing is to be finished, left or dropped', () => {
    const { memory, did, facts } = bench();
    expect(facts()).toEqual(nothing);
    expect(memory.finish()).toBeUndefined();
    memory.flush();
    memory.drop('a');
    expect(memory.rows).toEqual([]);
    expect(memory.get('a')).toBeUndefined();
    expect(did).toEqual([]);
  });

  it('are the running one, which is written, and which is no more when all of it is', async () => {
    const { memory, did, facts } = bench();
    const session = begun('a');
    memory.begin(session, undefined);
    expect(facts()).toEqual({ ...nothing, running: 'a', ids: ['a'], atStake: 'a' });
    expect([memory.get('a'), memory.get('b')]).toEqual([session, undefined]);
    await settle();
    session.record(packet(1000));
    memory.flush();
    expect(did.splice(0)).toEqual([
      ['append', ['started'], 'id 1'],
      'put',
      ['append', ['measurement'], 'id 1'],
    ]);
    const done = memory.finish();
    // The rest of it is being written.
    expect(facts()).toEqual({ ...nothing, ids: ['a'], over: ['a'], atRisk: true, atStake: 'a' });
    expect(memory.get('a')).toBe(session);
    await done;
    expect(did.filter((one) => Array.isArray(one))).toEqual([['recording', undefined, undefined]]);
    expect(facts()).toEqual(nothing);
    expect(memory.get('a')).toBeUndefined();
  });

  it('that goes on has only what is new of it written', async () => {
    const { memory, clock, did } = bench();
    const session = begun('a');
    session.record(packet(1000));
    memory.begin(session, withFacts(undefined, session.log.slice(0, 1), 3));
    await clock.advance(1000);
    session.record(packet(2000));
    await clock.advance(1000);
    expect(did).toEqual([['append', ['measurement'], 'id 1']]);
  });

  it('that could not be written are at risk while they run, and held when they are over', async () => {
    const { memory, clock, did, facts, fail } = bench();
    fail('disk-full');
    const session = begun('a');
    memory.begin(session, undefined);
    await clock.advance(1000);
    expect(did.splice(0)).toEqual([['recording', 'disk-full', undefined]]);
    expect(facts()).toEqual({ ...nothing, running: 'a', ids: ['a'], atRisk: true, atStake: 'a' });
    await memory.finish();
    expect(did.filter((one) => Array.isArray(one))).toEqual([
      ['held', 'disk-full', undefined],
      ['recording', undefined, undefined],
    ]);
    expect(facts()).toEqual({ ...nothing, ids: ['a'], over: ['a'], atRisk: true, atStake: 'a' });
    expect(memory.held.isApart('a')).toBe(false);
    // The next one is at stake before it, and has no trouble yet.
    fail();
    memory.begin(begun('b'), undefined);
    expect(facts()).toEqual({ running: 'b', ids: ['b', 'a'], over: ['a'], atRisk: true, atStake: 'b' });
    memory.drop('a');
    expect(facts()).toEqual({ ...nothing, running: 'b', ids: ['b'], atStake: 'b' });
  });

  it('that another window writes are held apart', async () => {
    const { memory, clock, fail } = bench();
    fail('taken');
    memory.begin(begun('a'), undefined);
    await clock.advance(1000);
    await memory.finish();
    expect(memory.held.isApart('a')).toBe(true);
    // The trouble was that session's.
    fail('disk-full');
    memory.begin(begun('b'), undefined);
    expect(memory.atRisk).toBe(true);
    memory.drop('a');
    expect(memory.atRisk).toBe(false);
    await clock.advance(1000);
    expect(memory.atRisk).toBe(true);
    await memory.finish();
    expect(memory.held.isApart('b')).toBe(false);
  });

  it('that are erased while the rest of them is written are not held', async () => {
    const { memory, did, facts, fail } = bench();
    fail('disk-full');
    memory.begin(begun('a'), undefined);
    await settle();
    const done = memory.finish();
    memory.drop('a');
    await done;
    expect(facts()).toEqual(nothing);
    expect(did.some((one) => Array.isArray(one) && one[0] === 'held')).toBe(false);
  });

  it('have their rows as they would be stored, made anew only of what was added', () => {
    const { memory } = bench();
    const [a, b] = [begun('a'), begun('b')];
    memory.held.hold(a);
    memory.held.hold(b);
    const before = memory.rows;
    expect(before).toEqual([withFacts(undefined, a.log, 0), withFacts(undefined, b.log, 0)]);
    b.record({ type: 'named', at: 5, name: 'later' });
    const after = memory.rows;
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toEqual(withFacts(undefined, b.log, 0));
    expect(after[1]?.name).toBe('later');
    expect(memory.atStake).toBe('b');
  });
});
