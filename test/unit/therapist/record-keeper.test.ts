/** Records while the window is open: what was acknowledged is there, in order, once, whatever the device's storage does. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { set } from 'idb-keyval';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { clientOf } from '../../../src/session/client.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { handleOf } from '../../fixtures/fake-disk.ts';
import { layFrozenDatabase } from '../../fixtures/frozen.ts';
import { begun, done, keeperBench, live, packet, type KeeperBench } from '../../fixtures/keeper-bench.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { memory } from '../../fixtures/memory-storage.ts';

const shown = ({ notices }: KeeperBench): string | undefined =>
  notices.list.find(({ key }) => key === 'store')?.lead;
/** The facts of a session as a window finds them that is opened later. */
async function later(factory: IDBFactory, id: string): Promise<readonly SessionEvent[] | undefined> {
  const b = await keeperBench(factory);
  return (await b.keeper.load(id))?.log;
}

const { put, get, getAll } = IDBObjectStore.prototype;
afterEach(() => void Object.assign(IDBObjectStore.prototype, { put, get, getAll }));

describe('the keeper of records', () => {
  it('puts the last second of a session in safety when it is asked whether the window may close', async () => {
    const [factory, storage] = [new IDBFactory(), memory()];
    const b = await keeperBench(factory, storage);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 3);
    session.record(packet(3100));
    expect((await later(factory, 'a'))?.includes(packet(3100))).toBe(false);
    expect(b.asksBeforeClosing()).toBe(false);
    const tails = Object.values(storage as unknown as Record<string, string>);
    expect(tails.join()).not.toContain('measurement');
    const next = await keeperBench(factory, storage);
    expect((await next.keeper.load('a'))?.log).toEqual(session.log);
  });

  it('offers a session that was left open, and goes on with it', async () => {
    const factory = new IDBFactory();
    const first = await keeperBench(factory);
    const session = begun('a');
    first.keeper.begin(session, false);
    await live(first, session, 5);

    const second = await keeperBench(factory);
    expect(second.keeper.recovered).toMatchObject({ id: 'a', lengthMs: 5000 });
    expect(second.keeper.sessions).toEqual([]);
    const again = await second.keeper.load('a');
    if (again === undefined) throw new Error('it was stored');
    second.keeper.begin(again, true);
    expect(second.keeper.recovered).toBeUndefined();
    again.record({ type: 'continued', at: 60_000, missingMs: 55_000 });
    await live(second, again, 3);
    again.record({ type: 'ended', at: again.state.at });
    await done(second, second.keeper.finish());
    expect(await later(factory, 'a')).toEqual(again.log);
    expect(second.keeper.sessions).toMatchObject([{ id: 'a', lengthMs: 63_000 }]);
  });

  it('lets only one of two windows write a session, and keeps what the other has recorded beside it', async () => {
    const factory = new IDBFactory();
    const first = await keeperBench(factory);
    const session = begun('a');
    first.keeper.begin(session, false);
    await live(first, session, 3);
    const second = await keeperBench(factory);
    first.owns(false);
    const again = await second.keeper.load('a');
    if (again === undefined) throw new Error('it was stored');
    second.keeper.begin(again, true);
    await live(second, again, 3);

    await live(first, session, 3);
    expect(shown(first)).toBe(noticeWords.store.taken.lead);
    expect(first.asksBeforeClosing()).toBe(true);
    await live(second, again, 3);
    again.record({ type: 'ended', at: again.state.at });
    await done(second, second.keeper.finish());
    await done(first, first.keeper.finish());
    expect(first.asksBeforeClosing()).toBe(true);
    // The second one is closed.
    first.owns(true);
    await first.clock.advance(1000);
    expect(first.asksBeforeClosing()).toBe(false);
    expect(await later(factory, 'a')).toEqual(again.log);
    const third = await keeperBench(factory);
    expect(third.keeper.recovered).toBeDefined();
    const ids = [...(third.keeper.sessions ?? []), third.keeper.recovered].map((row) => row?.id);
    const other = ids.find((id) => id !== 'a') ?? '';
    expect((await later(factory, other))?.slice(1)).toEqual(session.log.slice(1));
  });

  it('tells what version 0.1.0 kept of a client, and erases it with the session that told it', async () => {
    const factory = new IDBFactory();
    await layFrozenDatabase(factory);
    const b = await keeperBench(factory);
    // Its rows are of an older form and are made anew, in the time that this takes.
    while (b.keeper.sessions?.every(({ client }) => client === undefined) !== false)
      await b.clock.advance(100);
    const { sessions, old } = await b.keeper.client('K-17');
    const client = clientOf('K-17', sessions, old);
    expect(client.sessions.map(({ name }) => name)).toEqual(['First visit', 'Practice at the window']);
    expect(client.rates.map(({ rate }) => rate)).toEqual([5.6]);
    expect(client.cautionsSeen).toBe(1_773_046_825_000);
    await done(b, b.keeper.erase(client.sessions[0]?.id ?? ''));
    const after = await b.keeper.client('K-17');
    expect(after.old).toBeUndefined();
    expect(clientOf('K-17', after.sessions, after.old)).toMatchObject({
      rates: [],
      sessions: [{ name: 'Practice at the window' }],
    });
  });

  it('names, files and marks a session wherever it is: running, in memory, stored', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 2);
    await done(b, b.keeper.rename('a', ' running '));
    expect(session.state.name).toBe('running');
    session.record({ type: 'ended', at: 2000 });
    await done(b, b.keeper.finish());
    await Promise.all([
      b.keeper.amend('a', [{ type: 'client', code: 'K-5' }]),
      b.keeper.rename('a', 'stored'),
    ]);
    const facts = await later(factory, 'a');
    expect(facts?.slice(-4).map(({ type }) => type)).toEqual(['named', 'ended', 'client', 'named']);
    // What is added after the end tells by whom and in what order.
    const origin = b.keeper.origin;
    expect(facts?.at(-4)).toEqual({ type: 'named', at: session.state.at, name: 'running' });
    expect(facts?.slice(-2)).toEqual([
      { type: 'client', at: 2000, code: 'K-5', added: { origin, order: 5 } },
      { type: 'named', at: 2000, name: 'stored', added: { origin, order: 6 } },
    ]);
    expect(b.keeper.sessions).toMatchObject([{ id: 'a', name: 'stored' }]);
  });

  it('keeps a session in memory while the disk is full, also when it has ended, and writes it when there is room', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 2);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    await live(b, session, 3);
    expect(shown(b)).toBe(noticeWords.store['disk-full'].lead);
    expect(b.notices.list[0]?.actions).toHaveLength(1);
    session.record({ type: 'ended', at: session.state.at });
    await done(b, b.keeper.finish());
    expect(b.keeper.sessions).toMatchObject([{ id: 'a', lengthMs: 5000 }]);
    expect(await b.keeper.load('a')).toBe(session);
    expect(b.asksBeforeClosing()).toBe(true);

    IDBObjectStore.prototype.put = put;
    await b.clock.advance(6000);
    expect(shown(b)).toBe(noticeWords.storageWorksAgain.lead);
    expect(b.asksBeforeClosing()).toBe(false);
    expect(await later(factory, 'a')).toEqual(session.log);
  });

  it('writes a session whole again when the site’s data were cleared under it', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 3);
    // The connection makes way, as for a newer version, and everything is gone.
    await new Promise<void>((resolve) => (factory.deleteDatabase('attune /').onsuccess = () => resolve()));
    await live(b, session, 3);
    expect(await later(factory, 'a')).toEqual(session.log);
  });

  it('can be used at once where the storage never answers, and has everything written when it does', async () => {
    const factory = new IDBFactory();
    const { open } = factory;
    let answer = (): void => undefined;
    const mute = { onsuccess: undefined as undefined | (() => void) } as unknown as IDBOpenDBRequest;
    factory.open = (...args) => {
      answer = () => {
        const request = open.apply(factory, args);
        request.onupgradeneeded = (event) => {
          Object.defineProperties(mute, {
            result: { get: () => request.result, configurable: true },
            transaction: { get: () => request.transaction, configurable: true },
          });
          mute.onupgradeneeded?.(event);
        };
        request.onsuccess = (event) => {
          Object.defineProperty(mute, 'result', { get: () => request.result, configurable: true });
          mute.onsuccess?.(event);
        };
        request.onerror = (event) => void mute.onerror?.(event);
      };
      return mute;
    };
    const b = await keeperBench(factory);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 6);
    expect(shown(b)).toBe(noticeWords.store['no-answer'].lead);
    const erasing = b.keeper.erase('another');
    await done(b, erasing);
    factory.open = open;
    answer();
    await settle();
    await live(b, session, 6);
    expect(shown(b)).toBe(noticeWords.storageWorksAgain.lead);
    expect(await later(factory, 'a')).toEqual(session.log);
  });

  it('works without any storage', async () => {
    const b = await keeperBench();
    expect(shown(b)).toBe(noticeWords.store['no-storage'].lead);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 3);
    await done(b, b.keeper.finish());
    expect(b.keeper.sessions).toMatchObject([{ id: 'a' }]);
    b.keeper.keep('theme', 'dim');
    expect(await b.keeper.setting('theme')).toBe('dim');
  });

  it('erases for good: neither a window nor a file brings the session back as itself', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 2);
    session.record({ type: 'ended', at: 2000 });
    await done(b, b.keeper.finish());
    await b.keeper.erase('a');
    expect(b.keeper.sessions).toEqual([]);

    const taken = await done(b, b.keeper.takeIn(session.log));
    const opened = taken?.session.state.id;
    expect(taken?.met).toBe('erased');
    expect(opened).toBeDefined();
    expect(opened).not.toBe('a');
    expect(b.keeper.sessions?.map(({ id }) => id)).toEqual([opened]);
    expect((await later(factory, opened ?? ''))?.slice(1)).toEqual(session.log.slice(1));
  });

  it('forgets what was kept of a client, and the strap, with the last session', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const database = openDatabase({ factory, folder: '/', mark: 'another', after: () => () => undefined });
    const codes = async (): Promise<unknown[]> => {
      const { old } = await b.keeper.client('K-17');
      return old === undefined ? [] : [old.code];
    };
    // A rate that no session here tells of.
    const rates = [{ rate: 6, epoch: 9_999_999, source: 'estimated' }];
    await set('K-17', { code: 'K-17', rates }, database.use('clients'));
    for (const id of ['a', 'b']) {
      const session = begun(id);
      session.record({ type: 'client', at: 1, code: 'K-17' });
      session.record({ type: 'ended', at: 2 });
      b.keeper.begin(session, false);
      await done(b, b.keeper.finish());
    }
    b.keeper.keep('strap', 'device');
    await b.keeper.erase('a');
    expect(await codes()).toEqual(['K-17']);
    expect(await b.keeper.setting('strap')).toBe('device');
    await b.keeper.erase('b');
    expect(await codes()).toEqual([]);
    expect(await b.keeper.setting('strap')).toBeUndefined();
    expect(await (await keeperBench(factory)).keeper.setting('strap')).toBeUndefined();
  });

  it('reads what is left of a damaged session, and says so', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 4);
    session.record({ type: 'ended', at: 4000 });
    await done(b, b.keeper.finish());
    const handle = await handleOf(factory, 'a');
    await new Promise<void>((resolve, reject) => {
      const request = factory.open('attune /');
      request.onerror = () => reject(new Error('it could not be opened'));
      request.onsuccess = () => {
        const transaction = request.result.transaction(['chunks', 'sessions'], 'readwrite');
        // The first chunk is garbage and the third is of no kind at all.
        transaction.objectStore('chunks').put(new Uint8Array([1, 2, 3]), [handle, 0]);
        transaction.objectStore('chunks').put(7, [handle, 2]);
        transaction.oncomplete = () => {
          request.result.close();
          resolve();
        };
      };
    });
    const after = await keeperBench(factory);
    await after.clock.advance(1000);
    const read = await after.keeper.load('a');
    expect(read?.log.slice(1)).toEqual(session.log.slice(1).filter((fact) => fact.at !== 2000));
    expect(read?.state).toMatchObject({ id: 'a', epoch: 1000, endedAt: 4000 });
    const damaged = { key: 'damaged', icon: 'info', ...noticeWords.damaged, dismissible: true };
    expect(after.notices.list.find(({ key }) => key === 'damaged')).toEqual(damaged);
    expect(after.keeper.sessions).toMatchObject([{ id: 'a', epoch: 1000, lengthMs: 4000 }]);
  });
});
