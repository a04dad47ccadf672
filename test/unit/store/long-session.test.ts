/** A session of hours is handed to the database some chunks at a time, and is there whole or not at all. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { storeOf } from '../../fixtures/store-of.ts';

const COUNT = 20_000;
const log = (count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, at) =>
    at === 0
      ? { type: 'started', at, schema: 1, id: 'a', epoch: 1000, app: 'x', origin: 'o' }
      : { type: 'measurement', at, who: 'client', bpm: 60, rr: [1000 + (at % 7)] },
  );

function room() {
  const database = openDatabase({
    factory: new IDBFactory(),
    after: () => () => undefined,
    folder: '/',
    mark: 'm',
  });
  const store = storeOf(database);
  const read = async () => {
    const facts: SessionEvent[] = [];
    let lost = 0;
    for await (const piece of store.read('a')) {
      facts.push(...piece.facts);
      lost += piece.lost;
    }
    return { facts, lost };
  };
  return { store, read };
}

describe('a session of very many chunks', () => {
  it('is kept whole, in order', async () => {
    const { store, read } = room();
    await store.replace(log(COUNT));
    expect(await read()).toEqual({ facts: log(COUNT), lost: 0 });
    expect(await store.list()).toMatchObject([{ id: 'a', facts: COUNT, at: COUNT - 1 }]);
    // What is added goes on from there.
    await store.amend('a', () => [{ type: 'named', at: COUNT, name: 'long' }]);
    expect((await read()).facts).toHaveLength(COUNT + 1);
  });

  it('leaves what was kept before where it is broken off in the middle', async () => {
    const { store, read } = room();
    await store.replace(log(10));
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<typeof put>
    ) {
      const request = put.apply(this, args);
      puts += 1;
      if (puts === 70) this.transaction.abort();
      return request;
    });
    await expect(store.replace(log(COUNT))).rejects.toMatchObject({ code: 'storage-failed' });
    spy.mockRestore();
    expect(puts).toBeGreaterThanOrEqual(70);
    expect(await read()).toEqual({ facts: log(10), lost: 0 });
    await store.replace(log(COUNT), 10);
    expect((await read()).facts).toHaveLength(COUNT);
  });
});
