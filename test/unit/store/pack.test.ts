/** A session that is over is packed into few chunks: its facts stay, what cannot be read stays as it lies, and it can be added to afterwards. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { isLoose, packSession } from '../../../src/store/pack.ts';
import type { Seal } from '../../../src/store/seal.ts';
import type { SessionStore } from '../../../src/store/sessions.ts';
import { storeOf, vaultOf } from '../../fixtures/store-of.ts';

const fact = (at: number): SessionEvent =>
  at === 0
    ? { type: 'started', at, schema: 1, id: 'a', epoch: 1000, app: 'x', origin: 'o' }
    : { type: 'measurement', at, who: 'client', bpm: 60, rr: [1000] };

/** A session of `count` packets, recorded a fact a chunk. */
async function recorded(count: number, ended = true, of = fact) {
  const factory = new IDBFactory();
  const database = openDatabase({ factory, after: () => () => undefined, folder: '/', mark: 'm' });
  const store = storeOf(database);
  const log: SessionEvent[] = [];
  let stored: Awaited<ReturnType<SessionStore['append']>> | undefined;
  const add = async (next: SessionEvent): Promise<void> => {
    log.push(next);
    stored = await store.append({ log, stored, writer: 'w' });
  };
  for (let at = 0; at <= count; at++) await add(of(at));
  if (ended) await add({ type: 'ended', at: count + 1 });
  return { database, store, log };
}

async function factsIn(store: SessionStore): Promise<SessionEvent[]> {
  const facts: SessionEvent[] = [];
  for await (const piece of store.read('a')) facts.push(...piece.facts);
  return facts;
}

const chunksIn = (database: Database): Promise<number> =>
  database.use('chunks')('readonly', (store) => promisifyRequest(store.count()));

async function countsIn(store: SessionStore): Promise<{ facts: number; lost: number }> {
  const sum = { facts: 0, lost: 0 };
  for await (const { facts, lost } of store.read('a')) {
    sum.facts += facts.length;
    sum.lost += lost;
  }
  return sum;
}

/** The same as texts of so many bytes each. */
const wide =
  (bytes: number) =>
  (at: number): SessionEvent => {
    const of = (text: string): SessionEvent =>
      at === 0
        ? { type: 'started', at, schema: 1, id: 'a', epoch: 1000, app: text, origin: 'o' }
        : { type: 'named', at, name: text };
    return of('x'.repeat(bytes - JSON.stringify(of('')).length));
  };

describe('a session that is over', () => {
  it('lies in chunks that are as full as they can be, wherever a piece of it ended that was read at once', async () => {
    // 150 lines of 199 bytes are 29,999 bytes with the ends between them; 250 chunks are read at once.
    const { database, store, log } = await recorded(399, true, wide(199));
    const vault = vaultOf(database);
    await packSession(database, vault, 'a');
    const seal = vault.known('a')!;
    const [keys, boxes] = await database.use('chunks')('readonly', (chunks) =>
      Promise.all([promisifyRequest(chunks.getAllKeys()), promisifyRequest(chunks.getAll())]),
    );
    const packs = boxes.map((box: unknown, i) => seal.open((keys as [string, number][])[i]![1], box));
    expect(keys).toEqual([0, 150, 300].map((number) => [seal.handle, number]));
    expect(packs.map(({ to }) => to)).toEqual([149, 299, 400]);
    expect(packs.map(({ before }) => before)).toEqual([new Uint8Array(16), packs[0]!.link, packs[1]!.link]);
    expect(await countsIn(store)).toEqual({ facts: 401, lost: 0 });
    expect(await factsIn(store)).toEqual(log);
  });

  it('is left for another time where somebody adds to it meanwhile, and what does not exist is nothing', async () => {
    const { database, store, log } = await recorded(100);
    const vault = vaultOf(database);
    let writes = 0;
    const late = Object.create(vault, {
      write: {
        value: async (...args: Parameters<typeof vault.write>) => {
          writes += 1;
          if (writes === 1) await store.amend('a', ({ at }) => [{ type: 'named', at, name: 'Anna' }]);
          await vault.write(...args);
        },
      },
    }) as typeof vault;
    await packSession(database, late, 'b');
    expect(writes).toBe(0);
    await packSession(database, late, 'a');
    expect([writes, await chunksIn(database)]).toEqual([1, 103]);
    expect((await store.list())[0]).not.toHaveProperty('packed');
    await packSession(database, late, 'a');
    expect([writes, await chunksIn(database)]).toEqual([3, 1]);
    expect(await factsIn(store)).toEqual([...log, { type: 'named', at: 101, name: 'Anna' }]);
    // It is packed, and stays so.
    await packSession(database, late, 'a');
    expect(writes).toBe(3);
  });

  it('lies in few chunks with the same facts, and takes an amendment', async () => {
    const { database, store, log } = await recorded(300);
    expect(isLoose((await store.list())[0]!)).toBe(true);
    await packSession(database, vaultOf(database), 'a');
    const [row] = await store.list();
    expect(row).toMatchObject({ packed: true, facts: 302 });
    expect(await chunksIn(database)).toBeLessThan(5);
    expect(await factsIn(store)).toEqual(log);
    await store.amend('a', ({ at }) => [{ type: 'named', at, name: 'Anna' }]);
    expect(await factsIn(store)).toEqual([...log, { type: 'named', at: 301, name: 'Anna' }]);
  });

  it('is read whole by whoever reads it while it is packed', async () => {
    const { database, store, log } = await recorded(1500);
    const [read] = await Promise.all([factsIn(store), packSession(database, vaultOf(database), 'a')]);
    expect(read).toEqual(log);
    expect(await chunksIn(database)).toBeLessThan(12);
  });

  it('is packed on where that was broken off, and what is full already is not opened again', async () => {
    const { database, store, log } = await recorded(1500);
    const vault = vaultOf(database);
    await packSession(database, vault, 'a');
    const seal = vault.known('a')!;
    const chunks = await chunksIn(database);
    // As if the window had been closed before the row said so.
    const [row] = await store.list();
    await database.write(['sessions'], (transaction) => {
      transaction.objectStore('sessions').put(seal.row({ ...row, packed: false }), seal.handle);
    });
    let times = 0;
    const counting = { ...seal, open: (...of: Parameters<Seal['open']>) => ((times += 1), seal.open(...of)) };
    await packSession(database, { ...vault, look: () => Promise.resolve(), known: () => counting }, 'a');
    expect(times).toBeLessThan(chunks);
    expect(await chunksIn(database)).toBe(chunks);
    expect(await factsIn(store)).toEqual(log);
    expect((await store.list())[0]).toMatchObject({ packed: true });
  });

  it('that was packed is so still when its row is made anew', async () => {
    const { database, store } = await recorded(300);
    const vault = vaultOf(database);
    await packSession(database, vault, 'a');
    const seal = vault.known('a')!;
    const [row] = await store.list();
    await database.write(['sessions'], (transaction) => {
      transaction.objectStore('sessions').put(seal.row({ ...row, version: 1 }), seal.handle);
    });
    await store.renew('a');
    expect((await store.list())[0]).toMatchObject({ packed: true, facts: 302 });
  });

  it('keeps a damaged chunk as it lies, and is not packed while it is open', async () => {
    const damaged = await recorded(300);
    const { handle } = vaultOf(damaged.database).known('a')!;
    await damaged.database.write(['chunks'], (transaction) => {
      transaction.objectStore('chunks').put({ coding: 'json-lines', bytes: 'not bytes' }, [handle, 7]);
    });
    await packSession(damaged.database, vaultOf(damaged.database), 'a');
    const { lost } = await countsIn(damaged.store);
    expect(lost).toBe(1);
    expect(await chunksIn(damaged.database)).toBeLessThan(8);
    const open = await recorded(300, false);
    await packSession(open.database, vaultOf(open.database), 'a');
    expect(await chunksIn(open.database)).toBe(301);
  });
});
