/** Two windows that both take the records for theirs: only the one that claimed them last writes, whatever it writes. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOfClient } from '../../../src/store/clients.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { storeOf, vaultOf } from '../../fixtures/store-of.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { becomeOwner, lockOf } from '../../../src/therapist/window-owner.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

const log = (id: string): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id, epoch: 1000, app: 'x', origin: 'o' },
  { type: 'battery', at: 1, who: 'client', percent: 50 },
];

interface OpenWindow {
  readonly db: Database;
  /** What it was told of its lock, in order. */
  readonly told: boolean[];
}

/** A window that owns the records, as it believes. */
async function ownerOf(factory: IDBFactory, locks: WindowLocks, mark: string): Promise<OpenWindow> {
  const clock = new ManualClock();
  const db = openDatabase({ factory, folder: '/', mark, after: () => () => undefined });
  const ownership = await becomeOwner({
    locks: locks.of(mark),
    folder: '/',
    after: clock.after,
    waiting: () => undefined,
    patience: 1000,
  });
  const told: boolean[] = [];
  ownership.follow((owns) => {
    told.push(owns);
    if (owns) void db.claim();
    else db.lose();
  });
  await db.claim();
  return { db, told };
}

/** Everything that writes. */
const WRITES: Record<string, (db: Database, id: string) => Promise<unknown>> = {
  append: (db, id) => storeOf(db).append({ log: log(id), stored: undefined, writer: id }),
  replace: (db, id) => storeOf(db).replace(log(id)),
  amend: (db) => storeOf(db).amend('old', ({ at }) => [{ type: 'named', at, name: 'x' }]),
  erase: (db) => storeOf(db).erase('old', { epoch: 1, origin: 'o' }),
  absorb: (db, id) => storeOf(db).absorb({ id, writer: id, from: 0, facts: log(id) }),
  'a setting': (db) => writeSetting(db, vaultOf(db), 'theme', 'dim'),
  'a client': (db) => leaveOfClient(db, vaultOf(db), 'K-17', { code: 'K-17', rates: [] }),
};

const everything = async (db: Database): Promise<unknown> =>
  Promise.all(
    (['sessions', 'chunks', 'clients', 'settings', 'erased'] as const).map((name) =>
      db.use(name)('readonly', async (store) => {
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        await settle();
        return [keys.result, values.result];
      }),
    ),
  );

describe('a window whose lock was stolen', () => {
  it.each(Object.keys(WRITES))('writes nothing any more: %s', async (write) => {
    const factory = new IDBFactory();
    const locks = new WindowLocks();
    const first = await ownerOf(factory, locks, 'first');
    await storeOf(first.db).replace(log('old'));
    // The thief lets go at once, so that a second window becomes the owner while the first one believes to be it.
    await locks.of('thief').request(lockOf('/'), { steal: true }, () => undefined);
    const second = openDatabase({ factory, folder: '/', mark: 'second', after: () => () => undefined });
    await second.claim();
    const before = await everything(second);
    await expect(WRITES[write]?.(first.db, 'new')).rejects.toMatchObject({ code: 'taken' });
    expect(await everything(second)).toEqual(before);
    await WRITES[write]?.(second, 'new');
    expect(await everything(second)).not.toEqual(before);
  });

  it('hears of it, asks for the lock again, and writes again once it has it', async () => {
    const factory = new IDBFactory();
    const locks = new WindowLocks();
    const first = await ownerOf(factory, locks, 'first');
    void locks.of('second').request(lockOf('/'), { steal: true }, () => new Promise(() => undefined));
    await settle();
    expect(first.told).toEqual([false]);
    const second = openDatabase({ factory, folder: '/', mark: 'second', after: () => () => undefined });
    await second.claim();
    await expect(writeSetting(first.db, vaultOf(first.db), 'theme', 'dim')).rejects.toMatchObject({
      code: 'taken',
    });
    locks.close('second');
    await settle();
    expect(first.told).toEqual([false, true]);
    await writeSetting(first.db, vaultOf(first.db), 'theme', 'dim');
    await expect(writeSetting(second, vaultOf(second), 'theme', 'dark')).rejects.toMatchObject({
      code: 'taken',
    });
    expect(await readSettings(first.db, vaultOf(first.db))).toEqual({ theme: 'dim' });
  });

  it('goes on while nobody has come to write, and after the site’s data were cleared', async () => {
    const factory = new IDBFactory();
    const locks = new WindowLocks();
    const first = await ownerOf(factory, locks, 'first');
    void locks.of('stranger').request(lockOf('/'), { steal: true }, () => new Promise(() => undefined));
    await settle();
    await storeOf(first.db).replace(log('a'));
    const holder = openDatabase({ factory, folder: '/', mark: 'holder', after: () => () => undefined });
    await holder.claim();
    await new Promise((done) => (factory.deleteDatabase('attune /').onsuccess = done));
    await storeOf(holder).replace(log('b'));
    // One that has lost the lock does not take what the other one has just begun anew.
    await expect(storeOf(first.db).replace(log('c'))).rejects.toMatchObject({ code: 'taken' });
  });

  it('whatever the order of claims and writes, is never one of two writers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ window: fc.nat(2), does: fc.constantFrom('claim', 'write') }), {
          maxLength: 30,
        }),
        async (moves) => {
          const factory = new IDBFactory();
          const windows = [0, 1, 2].map((n) =>
            openDatabase({ factory, folder: '/', mark: `w${n}`, after: () => () => undefined }),
          );
          let owner: number | undefined;
          const claimed = new Set<number>();
          for (const { window, does } of moves) {
            const db = windows[window];
            if (db === undefined) throw new Error('no window');
            const first = !claimed.has(window);
            claimed.add(window);
            if (does === 'claim') await db.claim();
            else {
              const writing = writeSetting(db, vaultOf(db), 'hosted', String(window));
              // The first write of a window claims.
              if (first || owner === window) await writing;
              else await expect(writing).rejects.toMatchObject({ code: 'taken' });
            }
            if (does === 'claim' || first) owner = window;
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
