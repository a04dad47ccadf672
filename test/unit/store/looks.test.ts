/** A first look that lies beside a session's chunks holds only for the facts that it was made of, and goes with them. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { keepLook, readLook } from '../../../src/store/looks.ts';
import { readStored, windowOn } from '../../fixtures/sealed-window.ts';

const log: SessionEvent[] = [
  { type: 'started', at: 0, schema: 1, id: 'a', epoch: 1000, app: 'x', origin: 'o' },
  { type: 'measurement', at: 1, who: 'client', bpm: 60, rr: [1000] },
  { type: 'ended', at: 2 },
];
const LOOK = { heart: [60, null], words: 'nobody else reads this' };

async function looked() {
  const { database, store, vault } = windowOn(new IDBFactory());
  await store.replace(log);
  await keepLook(vault, 'a', 3, LOOK);
  const chunks = <T>(of: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    database.use('chunks')('readonly', (kept) => promisifyRequest(of(kept)));
  return { database, store, vault, chunks, look: () => readLook(database, vault, 'a') };
}

describe('a first look', () => {
  it('is read as it was kept, sealed, and is none of the facts', async () => {
    const { store, look, chunks } = await looked();
    expect(await look()).toEqual(LOOK);
    expect(await readStored(store, 'a')).toEqual({ facts: log, lost: 0 });
    expect((await store.list())[0]).toMatchObject({ looked: 3, facts: 3 });
    const bytes = (await chunks((kept) => kept.getAll() as IDBRequest<Uint8Array[]>)).map((box) =>
      new TextDecoder().decode(box),
    );
    expect(bytes.some((text) => text.includes('nobody'))).toBe(false);
  });

  it('does not hold any more where something was added, or the whole was replaced', async () => {
    const added = await looked();
    await added.store.amend('a', ({ at }) => [{ type: 'named', at, name: 'Anna' }]);
    expect(await added.look()).toBe(undefined);
    const replaced = await looked();
    await replaced.store.replace([log[0]!, { ...log[1]!, at: 1.5 }, log[2]!]);
    expect(await replaced.look()).toBe(undefined);
  });

  it('is not kept of facts that are others by now', async () => {
    const { database, store, vault, look } = await looked();
    await store.amend('a', ({ at }) => [{ type: 'named', at, name: 'Anna' }]);
    await keepLook(vault, 'a', 3, LOOK);
    expect(await look()).toBe(undefined);
    const [row] = await store.list();
    await keepLook(vault, 'a', 2, LOOK);
    expect(await store.list()).toEqual([row]);
    expect(row).toMatchObject({ facts: 4, looked: 3 });
    await database.write(['sessions'], (transaction) => void transaction.objectStore('sessions').clear());
    await keepLook(vault, 'a', 4, LOOK);
    expect(await store.list()).toEqual([]);
  });

  it('that is damaged, or another session’s, is none, and costs the session nothing', async () => {
    const { database, store, vault, look } = await looked();
    const { handle } = vault.known('a')!;
    await store.replace([{ ...log[0]!, id: 'b' } as SessionEvent, ...log.slice(1)]);
    const theirs = vault.known('b')!.look(JSON.stringify({ facts: 3, look: LOOK }));
    for (const instead of [theirs, new Uint8Array(200), 'text', undefined]) {
      await database.write(['chunks'], (transaction) => {
        transaction.objectStore('chunks').put(instead, [handle, -1]);
      });
      expect(await look()).toBe(undefined);
    }
    expect(await readStored(store, 'a')).toEqual({ facts: log, lost: 0 });
  });

  it('goes when the session is erased', async () => {
    const { store, chunks } = await looked();
    await store.erase('a', { epoch: 1, origin: 'o' });
    expect(await chunks((kept) => kept.count())).toBe(0);
  });
});
