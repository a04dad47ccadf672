/** What a page had not written when it was left is taken in at the next start: all of it, in order, once. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { startRecorder } from '../../../src/store/recorder.ts';
import { storeOf, vaultOf } from '../../fixtures/store-of.ts';
import { localStorageOf, tailsIn } from '../../../src/store/tails.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { memory } from '../../fixtures/memory-storage.ts';

const facts = (count: number): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id: 'a', epoch: 1000, app: 'x', origin: 'o' },
  ...Array.from({ length: count }, (_, i): SessionEvent => ({
    type: 'battery',
    at: i,
    who: 'client',
    percent: i,
  })),
];
const newDatabase = () =>
  openDatabase({ factory: new IDBFactory(), folder: '/', mark: 'this', after: () => () => undefined });
const newStore = () => storeOf(newDatabase());

/** A vault that has a key for this session. */
async function vaultWith(id: string) {
  const database = newDatabase();
  await storeOf(database).replace([
    { type: 'started', at: 0, schema: 1, id, epoch: 1, app: 'x', origin: 'o' },
  ]);
  return vaultOf(database);
}

async function all(store: ReturnType<typeof newStore>): Promise<SessionEvent[]> {
  const read: SessionEvent[] = [];
  for await (const piece of store.read('a')) read.push(...piece.facts);
  return read;
}

describe('a tail', () => {
  it('holds what a page that is left has not written, until it is written after all', async () => {
    const database = newDatabase();
    const store = storeOf(database);
    const tails = tailsIn(memory(), '/', vaultOf(database));
    const clock = new ManualClock();
    const session = Session.from(facts(2));
    let open = true;
    const recorder = startRecorder({
      session,
      store: { append: (append) => (open ? store.append(append) : new Promise<never>(() => undefined)) },
      tails,
      writer: 'w',
      now: clock.now,
      after: clock.after,
      onTrouble: () => undefined,
    });
    await clock.advance(1000);
    recorder.leave();
    expect(tails.list()).toEqual([]);

    session.record({ type: 'named', at: 5, name: 'kept' });
    recorder.leave();
    expect(tails.list()).toEqual([
      { id: 'a', writer: 'w', from: 3, facts: [{ type: 'named', at: 5, name: 'kept' }] },
    ]);
    await clock.advance(1000);
    expect(tails.list()).toEqual([]);

    // Now the page is gone before anything of it arrives.
    open = false;
    session.record({ type: 'named', at: 6, name: 'later' });
    await clock.advance(1000);
    session.record({ type: 'ended', at: 7 });
    recorder.leave();
    expect(await all(store)).toEqual(session.log.slice(0, 4));
    for (const tail of tails.list()) await store.absorb(tail);
    expect(await all(store)).toEqual(session.log);
    expect((await store.list())[0]).toMatchObject({ name: 'later', endedAt: 7, facts: 6 });
  });

  it('takes what comes after the page was asked whether it may close, as it comes: nothing may ask again', async () => {
    const database = newDatabase();
    const store = storeOf(database);
    const tails = tailsIn(memory(), '/', vaultOf(database));
    const clock = new ManualClock();
    const session = Session.from(facts(2));
    startRecorder({
      session,
      store,
      tails,
      writer: 'w',
      now: clock.now,
      after: clock.after,
      onTrouble: () => undefined,
    }).leave();
    await clock.advance(1000);
    session.record({ type: 'named', at: 5, name: 'heard while closing' });
    expect(tails.list()).toEqual([
      { id: 'a', writer: 'w', from: 3, facts: [{ type: 'named', at: 5, name: 'heard while closing' }] },
    ]);
    await clock.advance(3999);
    session.record({ type: 'named', at: 5, name: 'almost gone' });
    expect(tails.list()).toHaveLength(1);
    // After five seconds it lives on: now it is written as ever.
    await clock.advance(1);
    expect(tails.list()).toEqual([]);
    session.record({ type: 'named', at: 6, name: 'later' });
    expect(tails.list()).toEqual([]);
    await clock.advance(10_000);
    expect(await all(store)).toEqual(session.log);
  });

  it('is taken in once, wherever the last write has come to', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 600 }),
        async (a, b, c) => {
          const [known, stored, count] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
          const log = facts(count);
          const store = newStore();
          // The recorder knows of `known` facts; a write it never heard of has brought the disk to `stored`.
          const row = await store.append({ log: log.slice(0, known + 1), stored: undefined, writer: 'w' });
          await store.append({ log: log.slice(0, stored + 1), stored: row, writer: 'w' });
          const tail = { id: 'a', writer: 'w', from: known + 1, facts: log.slice(known + 1) };
          await store.absorb(tail);
          await store.absorb(tail);
          expect(await all(store)).toEqual(log);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('stays out of a session that another window has gone on with, and of one that was erased', async () => {
    const store = newStore();
    const row = await store.append({ log: facts(3), stored: undefined, writer: 'w' });
    const others = [...facts(3), { type: 'named', at: 9, name: 'other' } as const];
    await store.append({ log: others, stored: row, writer: 'another' });
    const tail = { id: 'a', writer: 'w', from: 2, facts: facts(9).slice(2) };
    await store.absorb(tail);
    expect(await all(store)).toEqual(others);
    await store.erase('a', { epoch: 1, origin: 'o' });
    await expect(store.absorb({ ...tail, from: 0, facts: facts(9) })).rejects.toMatchObject({
      code: 'erased',
    });
    expect(await store.list()).toEqual([]);
  });

  it('is read under the next keys, too', async () => {
    const database = newDatabase();
    const store = storeOf(database);
    await store.replace(facts(2));
    await store.replace([{ type: 'started', at: 0, schema: 1, id: 'b', epoch: 1, app: 'x', origin: 'o' }]);
    const tails = tailsIn(memory(), '/', vaultOf(database));
    const tail = { id: 'a', writer: 'w', from: 3, facts: [{ type: 'ended', at: 7 } as const] };
    tails.put(tail);
    await store.erase('b', { epoch: 1, origin: 'o' });
    expect(tails.list()).toEqual([tail]);
    tails.put({ ...tail, from: 2 });
    expect(tails.list()).toEqual([{ ...tail, from: 2 }]);
  });

  it('does no harm where it cannot be kept or is damaged', async () => {
    const full = tailsIn(memory(20), '/', await vaultWith('a'));
    full.put({ id: 'a', writer: 'w', from: 0, facts: facts(9) });
    expect(full.list()).toEqual([]);
    const none = tailsIn(undefined, '/', await vaultWith('a'));
    none.put({ id: 'a', writer: 'w', from: 0, facts: facts(9) });
    none.drop('a');
    expect(none.list()).toEqual([]);
    const storage = memory();
    const plain = (schema: number) =>
      JSON.stringify({ schema, id: 'c', writer: 'w', from: 0, facts: [{ type: 'ended', at: 7 }] });
    storage.setItem('attune-tail / b', '{"schema":1,"facts":');
    storage.setItem('attune-tail / c', plain(99));
    storage.setItem('attune-tail / d', 'no box');
    storage.setItem('attune-tail /other/ c', plain(1));
    storage.setItem('another', 'thing');
    const tails = tailsIn(storage, '/', await vaultWith('a'));
    expect(tails.list()).toEqual([]);
    // One of before there was a vault is read, and goes by the name it was found under.
    storage.setItem('attune-tail / e', plain(1));
    expect(tails.list()).toEqual([{ id: 'c', writer: 'w', from: 0, facts: [{ type: 'ended', at: 7 }] }]);
    tails.drop('c');
    expect(storage.getItem('attune-tail / e')).toBeNull();
    expect(storage.getItem('attune-tail /other/ c')).not.toBeNull();
    const refusing = {
      get localStorage(): Storage {
        throw new DOMException('', 'SecurityError');
      },
    } as unknown as Window;
    expect(localStorageOf(refusing)).toBeUndefined();
  });
});
