/** The database of this copy: what each transaction asks for, how long it may take, and what becomes of a connection that is blocked, closed or given up. */
import { forceCloseDatabase, IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type StoreName } from '../../../src/store/database.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

const { transaction } = IDBDatabase.prototype;
const { put, delete: drop } = IDBObjectStore.prototype;
afterEach(() => {
  Object.assign(IDBDatabase.prototype, { transaction });
  Object.assign(IDBObjectStore.prototype, { put, delete: drop });
});

/** A database, its clock, and the connections that it was given, in order. */
function room(factory = new IDBFactory()) {
  const clock = new ManualClock();
  const database = openDatabase({ factory, folder: '/', mark: 'm', after: clock.after });
  const connections: IDBDatabase[] = [];
  const asked: unknown[][] = [];
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: unknown[]) {
    if (args[1] !== 'versionchange') {
      if (!connections.includes(this)) connections.push(this);
      asked.push(args);
    }
    return Reflect.apply(transaction, this, args) as IDBTransaction;
  } as typeof transaction;
  return { factory, clock, database, connections, asked };
}

const all = (database: Database, name: StoreName): Promise<unknown[]> =>
  database.use(name)(
    'readonly',
    (store) =>
      new Promise((resolve) => {
        const [keys, values] = [store.getAllKeys(), store.getAll() as IDBRequest<unknown[]>];
        values.onsuccess = () => resolve(keys.result.map((key, i): unknown => [key, values.result[i]]));
      }),
  );
/** What came of a promise so far. */
function fateOf(work: Promise<unknown>): { told?: unknown } {
  const fate: { told?: unknown } = {};
  work.then(
    () => (fate.told = 'done'),
    (error: unknown) => (fate.told = error),
  );
  return fate;
}
/** A connection of another program to a database of this version, with the stores of the first one. */
const other = (factory: IDBFactory, version: number): Promise<IDBDatabase> =>
  new Promise((resolve) => {
    const open = factory.open('attune /', version);
    open.onupgradeneeded = () => {
      for (const name of ['sessions', 'chunks', 'clients', 'settings']) open.result.createObjectStore(name);
    };
    open.onsuccess = () => resolve(open.result);
  });

describe('a write', () => {
  it('asks for its stores once, and for the mark, and that it is on the disk when it ends', async () => {
    const { database, asked } = room();
    await database.write(['vault', 'vault', 'settings'], () => undefined);
    await database.write([], () => undefined);
    await all(database, 'chunks');
    expect(asked).toEqual([
      [['vault', 'settings'], 'readwrite', { durability: 'strict' }],
      [['settings'], 'readwrite', { durability: 'strict' }],
      ['chunks', 'readonly', { durability: 'strict' }],
    ]);
  });

  it('is whole or nothing: what was refused first is told, and nothing of it lies there', async () => {
    const { database } = room();
    await expect(
      database.write(['clients'], (at, refuse) => {
        at.objectStore('clients').put(1, 'x');
        refuse(new StoreError('gone'));
        refuse(new StoreError('erased'));
      }),
    ).rejects.toMatchObject({ code: 'gone' });
    await expect(
      database.write(['clients'], (at) => {
        at.objectStore('clients').put(1, 'x');
        at.abort();
      }),
    ).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await all(database, 'clients')).toEqual([]);
    expect(await all(database, 'settings')).toEqual([]);
    let late: (error: unknown) => void = () => undefined;
    await database.write(['clients'], (at, refuse) => {
      at.objectStore('clients').put(1, 'x');
      late = refuse;
    });
    // Its end was the answer.
    expect(() => late(new StoreError('gone'))).not.toThrow();
    expect(await all(database, 'clients')).toEqual([['x', 1]]);
  });

  it.each([
    [undefined, 8000],
    [250, 250],
  ])(
    'of at most %s ms that does not end in time is told, and has a connection of its own afterwards',
    async (limit, ms) => {
      const { database, clock, connections } = room();
      await database.write([], () => undefined);
      let goOn = true;
      const fate = fateOf(
        database.write(
          ['clients'],
          (at) => {
            const more = (): void => {
              if (goOn) at.objectStore('clients').count().onsuccess = more;
              else at.objectStore('clients').put(1, 'x');
            };
            more();
          },
          limit === undefined ? {} : { limit },
        ),
      );
      await clock.advance(ms - 1);
      expect(fate).toEqual({});
      await clock.advance(1);
      const { told } = fate as { told: StoreError };
      expect(told.code).toBe('no-answer');
      goOn = false;
      // It came through after all.
      await told.late;
      expect(await all(database, 'clients')).toEqual([['x', 1]]);
      expect(connections).toHaveLength(2);
    },
  );

  it('in time leaves no timer behind, and its connection stays', async () => {
    const { database, clock, connections } = room();
    await all(database, 'clients');
    await clock.advance(20_000);
    await all(database, 'clients');
    expect(connections).toHaveLength(1);
    database.close();
    await all(database, 'clients');
    expect(connections).toHaveLength(2);
  });
});

describe('a connection', () => {
  it('that an older one blocks is told at once to whoever asks, and comes when that one is closed', async () => {
    const factory = new IDBFactory();
    const before = await other(factory, 1);
    const { database, connections } = room(factory);
    const asked = [fateOf(all(database, 'clients')), fateOf(all(database, 'clients'))];
    await settle();
    await settle();
    const third = fateOf(all(database, 'clients'));
    await settle();
    for (const fate of [...asked, third]) expect(fate.told).toMatchObject({ code: 'blocked' });
    before.close();
    await settle();
    expect(connections).toEqual([]);
    expect(await all(database, 'vault')).toEqual([]);
    expect(connections).toHaveLength(1);
  });

  it('makes way for whoever wants to change or delete the database', async () => {
    const { database, factory } = room();
    await all(database, 'clients');
    const gone = await new Promise((resolve) => {
      const request = factory.deleteDatabase('attune /');
      request.onsuccess = () => resolve('deleted');
      request.onblocked = () => resolve('blocked');
    });
    expect(gone).toBe('deleted');
    expect(await all(database, 'clients')).toEqual([]);
  });

  it('of a later form, of a browser that has none, or that it refuses, is told for what it is', async () => {
    const factory = new IDBFactory();
    (await other(factory, 99)).close();
    await expect(all(room(factory).database, 'clients')).rejects.toMatchObject({ code: 'newer-version' });
    const of = (made: IDBFactory | undefined): Promise<unknown> =>
      all(openDatabase({ factory: made, folder: '/', mark: 'm', after: new ManualClock().after }), 'clients');
    await expect(of(undefined)).rejects.toMatchObject({ code: 'no-storage' });
    const refused = {
      open: () => {
        throw new DOMException('private', 'SecurityError');
      },
    } as unknown as IDBFactory;
    await expect(of(refused)).rejects.toMatchObject({ code: 'no-storage' });
  });

  it('has the name that it is given, and otherwise that of its folder', async () => {
    const factory = new IDBFactory();
    const options = { factory, mark: 'm', after: new ManualClock().after };
    await all(openDatabase({ ...options, folder: '/a/' }), 'clients');
    await all(openDatabase({ ...options, folder: '/a/', name: 'other' }), 'clients');
    expect((await factory.databases()).map(({ name, version }) => [name, version])).toEqual([
      ['attune /a/', 3],
      ['other', 3],
    ]);
  });

  it('that was closed by force begins a new log with its next one, once: 6 MB are put and taken out again', async () => {
    const { database, connections } = room();
    await database.write(['chunks'], (at) => void at.objectStore('chunks').put('fact', ['a', 0]));
    const filled: [unknown, number][] = [];
    const cleared: IDBKeyRange[] = [];
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (value instanceof Uint8Array) filled.push([key, value.length]);
      return put.call(this, value instanceof Uint8Array ? 0 : value, key);
    };
    IDBObjectStore.prototype.delete = function (this: IDBObjectStore, key: IDBKeyRange) {
      cleared.push(key);
      return drop.call(this, key);
    };
    forceCloseDatabase(connections[0] as unknown as Parameters<typeof forceCloseDatabase>[0]);
    await settle();
    // Whatever is asked next waits behind it, and so does what takes it out.
    await database.write(['chunks'], () => undefined);
    await database.write(['chunks'], () => undefined);
    expect(filled).toEqual(Array.from({ length: 200 }, (_, i) => [['', i], 30_000]));
    expect(await all(database, 'chunks')).toEqual([[['a', 0], 'fact']]);
    expect(cleared).toHaveLength(1);
    expect(connections).toHaveLength(2);
    database.close();
    await all(database, 'chunks');
    expect(filled).toHaveLength(200);
  });
});

it('files are put anew by 800 pieces of 30,000 bytes, twice, ten a transaction, which lie behind all keys and are taken out', async () => {
  const { database, asked } = room();
  await database.write(['vault'], (at) => {
    for (const key of ['header', 'ring', 'setting x', 'zz']) at.objectStore('vault').put('kept', key);
  });
  const lying = await all(database, 'vault');
  asked.length = 0;
  const steps: unknown[] = [];
  const lengths = new Set<number>();
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (!(value instanceof Uint8Array)) return put.call(this, value, key);
    if (steps.length === 0) expect(new Set(value).size).toBe(256);
    lengths.add(value.length);
    steps.push(key);
    return put.call(this, 0, key);
  };
  await database.scrub();
  const round = Array.from({ length: 800 }, (_, i) => `~ ${i}`);
  expect(steps).toEqual([...round, ...round]);
  expect([...lengths]).toEqual([30_000]);
  expect(asked).toHaveLength(2 * (80 + 1));
  expect(await all(database, 'vault')).toEqual(lying);
});
