/** The sessions on a device: each operation with what it answers, the row that lies there afterwards, and when it writes nothing. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { leaveOfClient, readClient } from '../../../src/store/clients.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { sessionStore } from '../../../src/store/sessions.ts';
import { openVault } from '../../../src/store/vault.ts';
import { rawDisk, tamper } from '../../fixtures/raw-disk.ts';
import { readStored, recordFacts } from '../../fixtures/sealed-window.ts';

const log = (id: string, count: number, epoch = 1000): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id, epoch, app: 'x', origin: 'o' },
  ...Array.from({ length: count }, (_, i): SessionEvent => ({
    type: 'measurement',
    at: i + 1,
    who: 'client',
    bpm: 60,
    rr: [1000],
  })),
];
const named = (at: number, name: string): SessionEvent => ({ type: 'named', at, name });

/** A window that counts its writes, with the longest time that each may take. */
function room(factory = new IDBFactory()) {
  const own = openDatabase({ factory, folder: '/', mark: 'this', after: () => () => undefined });
  const limits: (number | undefined)[] = [];
  /** How often the vault was read. */
  const reads = { count: 0 };
  const database: typeof own = {
    ...own,
    use: (name) => {
      if (name === 'vault') reads.count += 1;
      return own.use(name);
    },
    write: (...args) => {
      limits.push(args[2]?.limit);
      return own.write(...args);
    },
  };
  const vault = openVault({ database });
  const chunksIn = async () =>
    (await rawDisk(factory)).get('chunks')!.map(([key]) => (key as [string, number])[1]);
  return { factory, database, vault, store: sessionStore(database, vault), limits, reads, chunksIn };
}

describe('an append', () => {
  it('is stored once, however often it is tried, and answers the row as it lies', async () => {
    const { store, limits, chunksIn } = room();
    const facts = log('a', 500);
    const first = await store.append({ log: facts, stored: undefined, writer: 'w' });
    expect(first).toEqual({
      ...{ id: 'a', epoch: 1000, at: 500, facts: 501, chunks: 3, version: 5, writer: 'w' },
      link: expect.stringMatching(/^[0-9a-f]{32}$/u) as string,
    });
    // Three pieces, 50 ms each, beside what any write may take.
    expect(limits.at(-1)).toBe(8150);
    expect(await store.list()).toEqual([first]);
    // Nobody heard the answer: what is tried again takes the place of what came through.
    const again = await store.append({ log: facts, stored: undefined, writer: 'w' });
    expect(again).toEqual({ ...first, link: again.link });
    const more = [...facts, named(600, 'Anna')];
    const second = await store.append({ log: more, stored: again, writer: 'w' });
    expect(second).toEqual({ ...again, at: 600, facts: 502, chunks: 4, name: 'Anna', link: second.link });
    expect(second.link).not.toBe(again.link);
    expect(await chunksIn()).toEqual([0, 1, 2, 3]);
    expect(await readStored(store, 'a')).toEqual({ facts: more, lost: 0 });
    await expect(store.append({ log: facts, stored: first, writer: 'v' })).rejects.toMatchObject({
      code: 'taken',
    });
    await store.erase('a', { epoch: 1, origin: 'o' });
    await expect(store.append({ log: more, stored: second, writer: 'w' })).rejects.toMatchObject({
      code: 'erased',
    });
  });

  it('to what was cleared under it is told', async () => {
    const { store, factory } = room();
    const stored = await store.append({ log: log('a', 3), stored: undefined, writer: 'w' });
    await tamper(factory, (raw) => raw('sessions').clear());
    const again = store.append({ log: log('a', 4), stored, writer: 'w' });
    await expect(again).rejects.toMatchObject({ code: 'gone' });
  });
});

describe('a tail', () => {
  it('is taken in from where the session ends, by its own recorder, and nothing is written twice', async () => {
    const { store, limits, chunksIn } = room();
    const facts = log('a', 9);
    const tail = (from: number, to: number, writer = 'w') => ({
      ...{ id: 'a', writer, from },
      facts: facts.slice(from, to),
    });
    const stands = async (count: number) => {
      expect(await readStored(store, 'a')).toEqual({ facts: facts.slice(0, count), lost: 0 });
      expect(await store.list()).toMatchObject([{ facts: count, writer: 'w' }]);
    };
    // Nobody knows what comes before it.
    await store.absorb(tail(3, 5));
    expect(await store.list()).toEqual([]);
    await store.absorb(tail(0, 4));
    await stands(4);
    expect(limits.at(-1)).toBeUndefined();
    await store.absorb(tail(0, 4));
    await store.absorb(tail(2, 3));
    await store.absorb(tail(5, 7));
    await store.absorb(tail(2, 7, 'v'));
    await stands(4);
    expect(await chunksIn()).toEqual([0]);
    await store.absorb(tail(2, 7));
    await stands(7);
    await store.absorb(tail(7, 10, 'v'));
    expect(await store.list()).toMatchObject([{ facts: 10, chunks: 3, writer: 'v' }]);
    expect((await readStored(store, 'a')).facts).toEqual(facts);
  });
});

describe('an amendment', () => {
  it('is made of the row as it lies; one of nothing changes nothing', async () => {
    const { store, chunksIn } = room();
    await expect(store.amend('a', () => [named(1, 'x')])).rejects.toMatchObject({ code: 'not-found' });
    await store.replace(log('a', 3));
    const [row] = await store.list();
    const seen: unknown[] = [];
    await store.amend('a', (lying) => (seen.push(lying), []));
    expect(seen).toEqual([row]);
    expect(await store.list()).toEqual([row]);
    await store.amend('a', ({ at, facts }) => [named(at, `after ${facts}`), named(at + 1, 'Anna')]);
    const [amended] = await store.list();
    expect(amended).toEqual({ ...row, at: 4, name: 'Anna', facts: 6, chunks: 2, link: amended!.link });
    expect(await chunksIn()).toEqual([0, 1]);
    await store.erase('a', { epoch: 1, origin: 'o' });
    await expect(store.amend('a', () => [named(1, 'x')])).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a whole session', () => {
  it('takes the place of the one before, unless others have come since', async () => {
    const { store, limits, chunksIn, factory, vault } = room();
    await recordFacts(store, log('a', 3));
    await store.replace(log('a', 250), 4);
    expect(limits.at(-1)).toBe(8100);
    expect(await chunksIn()).toEqual([0, 1]);
    const [row] = await store.list();
    const { link } = row!;
    expect(row).toEqual({ id: 'a', epoch: 1000, at: 250, facts: 251, chunks: 2, version: 5, link });
    for (const over of [4, 0, 252])
      await expect(store.replace(log('a', 9), over)).rejects.toMatchObject({ code: 'taken' });
    await expect(store.replace(log('b', 9), 4)).rejects.toMatchObject({ code: 'taken' });
    expect((await readStored(store, 'a')).facts).toEqual(log('a', 250));
    // With it goes what lies beside its chunks.
    const { handle } = vault.known('a')!;
    await tamper(factory, (raw) => raw('chunks').put(new Uint8Array(9), [handle, -1]));
    await store.replace(log('a', 1));
    expect(await chunksIn()).toEqual([0]);
    await store.erase('a', { epoch: 1, origin: 'o' });
    await expect(store.replace(log('a', 1))).rejects.toMatchObject({ code: 'erased' });
  });
});

describe('the list', () => {
  it('has the newest first, and knows by its first fact whose row is damaged', async () => {
    const { store, factory, vault } = room();
    for (const [id, epoch] of [
      ['a', 2000],
      ['b', 3000],
      ['c', 1000],
    ] as const)
      await store.replace(log(id, 2, epoch));
    expect((await store.list()).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    const { handle } = vault.known('b')!;
    const box = Uint8Array.from({ length: 200 }, (_, i) => [65, 84, 66, 49][i] ?? 0);
    await tamper(factory, (raw) => raw('sessions').put(box, handle));
    const damaged = { id: 'b', epoch: 0, at: 0, chunks: 0, facts: 0, version: 0 };
    expect((await store.list()).at(-1)).toEqual(damaged);
    await store.renew('b');
    expect((await store.list())[0]).toMatchObject({ id: 'b', epoch: 3000, facts: 3, chunks: 1, version: 5 });
    await tamper(factory, (raw) => {
      raw('sessions').put(box, handle);
      raw('chunks').delete([handle, 0]);
    });
    expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'c']);
    await expect(readStored(store, 'none')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the list of another window’s sessions', () => {
  it('has them as soon as they lie there, and reads the keys once more for what nobody here can open', async () => {
    const { store, factory, reads } = room();
    await store.replace(log('a', 1));
    const other = room(factory);
    await other.store.replace(log('b', 1, 2000));
    const list = async () => {
      const before = reads.count;
      const ids = (await store.list()).map(({ id }) => id);
      return [ids, reads.count - before];
    };
    expect(await list()).toEqual([['b', 'a'], 1]);
    expect(await list()).toEqual([['b', 'a'], 0]);
    const box = Uint8Array.from({ length: 200 }, (_, i) => [65, 84, 66, 49][i] ?? 0);
    await tamper(factory, (raw) => raw('sessions').put(box, 'ff'.repeat(16)));
    expect(await list()).toEqual([['b', 'a'], 1]);
    expect(await list()).toEqual([['b', 'a'], 0]);
    await tamper(factory, (raw) => raw('sessions').put(box, 'ee'.repeat(16)));
    expect(await list()).toEqual([['b', 'a'], 1]);
    await other.store.replace(log('c', 1, 3000));
    expect(await list()).toEqual([['c', 'b', 'a'], 1]);
  });
});

describe('what was erased', () => {
  it('is told sealed or plain, and nothing that is no tombstone is', async () => {
    const { store, factory, database } = room();
    await store.replace(log('a', 1));
    await store.erase('a', { epoch: 5, origin: 'o' });
    const plain = { id: 'b', epoch: 6, origin: 'o' };
    await tamper(factory, (raw) => {
      raw('erased').put(plain, 'b');
      raw('erased').put('no tombstone', 'c');
    });
    const stones = await store.erased();
    expect(stones.toSorted((x, y) => x.epoch - y.epoch)).toEqual([{ id: 'a', epoch: 5, origin: 'o' }, plain]);
    expect(await Promise.all(['a', 'b', 'd'].map((id) => store.isErased(id)))).toEqual([true, true, false]);
    await expect(store.replace(log('b', 1))).rejects.toMatchObject({ code: 'erased' });
    database.close();
    expect(await room(factory).store.erased()).toHaveLength(2);
  });

  it('takes what was kept of its client along with the last session of that code', async () => {
    const { store, database, vault } = room();
    const kept = { code: 'K', rates: [] };
    for (const id of ['a', 'b']) await store.replace([...log(id, 1), { type: 'client', at: 2, code: 'K' }]);
    await store.replace(log('c', 1));
    await leaveOfClient(database, vault, 'K', kept);
    const gone = async (id: string) => {
      await store.erase(id, { epoch: 5, origin: 'o' });
      return readClient(database, vault, 'K');
    };
    expect([await gone('c'), await gone('a'), await gone('b')]).toEqual([kept, kept, undefined]);
  });
});
