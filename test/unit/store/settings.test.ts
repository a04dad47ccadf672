/** Preferences: what concerns people is sealed, a damaged one is as if it had never been set, and none of the house's own marks is one. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import { vaultOf } from '../../fixtures/store-of.ts';

const room = (): Database =>
  openDatabase({ factory: new IDBFactory(), folder: '/', mark: 'm', after: () => () => undefined });

const stored = (db: Database): Promise<Map<string, unknown>> =>
  db.use('settings')('readonly', async (store) => {
    const [keys, values] = await Promise.all([
      promisifyRequest(store.getAllKeys() as IDBRequest<string[]>),
      promisifyRequest(store.getAll() as IDBRequest<unknown[]>),
    ]);
    return new Map(keys.map((key, i) => [key, values[i]]));
  });

describe('preferences', () => {
  it('come back as they were set, and go when they are taken away', async () => {
    const db = room();
    const vault = vaultOf(db);
    await writeSetting(db, vault, 'theme', 'dim');
    await writeSetting(db, vault, 'lockMinutes', 0);
    await writeSetting(db, vault, 'ownHearts', ['a', 'b']);
    await writeSetting(db, vault, 'clientCards', [{ code: 'K-17', note: 'calm' }]);
    const wanted = {
      theme: 'dim',
      lockMinutes: 0,
      ownHearts: ['a', 'b'],
      clientCards: [{ code: 'K-17', note: 'calm' }],
    };
    // The mark of the window that writes lies beside them, and is none.
    expect((await stored(db)).has('owner')).toBe(true);
    expect(await readSettings(db, vault)).toEqual(wanted);
    await writeSetting(db, vault, 'clientCards', undefined);
    await writeSetting(db, vault, 'theme', undefined);
    expect(await readSettings(db, vault)).toEqual({ lockMinutes: 0, ownHearts: ['a', 'b'] });
    expect((await stored(db)).has('clientCards')).toBe(false);
  });

  it('of people lie sealed; a damaged one costs itself only', async () => {
    const db = room();
    const vault = vaultOf(db);
    await writeSetting(db, vault, 'clientCards', [{ code: 'K-17', note: 'calm' }]);
    await writeSetting(db, vault, 'theme', 'light');
    const box = (await stored(db)).get('clientCards') as Uint8Array;
    expect(ArrayBuffer.isView(box)).toBe(true);
    expect(Buffer.from(box).includes('K-17')).toBe(false);
    const damaged = box.slice();
    damaged[damaged.length - 1]! ^= 1;
    await db.write(['settings'], (transaction) => {
      transaction.objectStore('settings').put(damaged, 'clientCards');
      // Sealed under another name it is another thing.
      transaction.objectStore('settings').put(box, 'ownThings');
    });
    expect(await readSettings(db, vault)).toEqual({ theme: 'light' });
  });
});
