/** Recording to the device: nothing is lost, nothing is written twice, a full disk keeps everything in memory. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { startRecorder } from '../../../src/store/recorder.ts';
import { rowOf, sessionStore, type SessionStore } from '../../../src/store/sessions.ts';
import { readSetting, writeSetting } from '../../../src/store/settings.ts';
import { StoreError, storeError } from '../../../src/store/store-error.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

let names = 0;
const freshStore = async (): Promise<SessionStore> => {
  names += 1;
  return sessionStore(await openDatabase(indexedDB, `test-${names}`));
};

const readAll = async (store: SessionStore, id: string): Promise<SessionEvent[]> => {
  const facts: SessionEvent[] = [];
  for await (const piece of store.read(id)) facts.push(...piece);
  return facts;
};

const started = (id: string, epoch = 1000): SessionEvent => ({
  type: 'started',
  at: 0,
  schema: 1,
  id,
  epoch,
  app: 'x',
  origin: 'o',
});
const packet = (at: number): SessionEvent => ({
  type: 'measurement',
  at,
  who: 'client',
  bpm: 60,
  rr: [1000],
});

interface Bench {
  session: Session;
  clock: ManualClock;
  store: SessionStore;
  troubles: (string | undefined)[];
}

const bench = async (wrap: (store: SessionStore) => SessionStore = (s) => s): Promise<Bench> => {
  const store = wrap(await freshStore());
  return { session: Session.from([started('a')]), clock: new ManualClock(), store, troubles: [] };
};

const record = (b: Bench, chunks?: number) =>
  startRecorder({
    session: b.session,
    store: b.store,
    now: b.clock.now,
    after: b.clock.after,
    onTrouble: (error) => b.troubles.push(error?.code),
    ...(chunks !== undefined && { chunks }),
  });

describe('the recorder', () => {
  it('has every fact on the disk within a second of its arrival', async () => {
    const b = await bench();
    record(b);
    for (let second = 1; second <= 10; second++) {
      b.session.record(packet(second * 1000));
      await b.clock.advance(1000);
      expect(await readAll(b.store, 'a')).toEqual(b.session.log);
    }
  });

  it('writes on the next fact when timers stand still, as on a hidden page', async () => {
    const b = await bench();
    let time = 0;
    startRecorder({
      session: b.session,
      store: b.store,
      now: () => time,
      after: () => () => undefined,
      onTrouble: () => undefined,
    });
    for (let second = 1; second <= 5; second++) {
      time = second * 1000;
      b.session.record(packet(time));
      await settle();
    }
    expect(await readAll(b.store, 'a')).toEqual(b.session.log);
  });

  it('appends small chunks: the number of writes grows with time, not their size', async () => {
    const sizes: number[] = [];
    const b = await bench((store) => ({
      ...store,
      append: (row, ...pieces) => {
        sizes.push(...pieces.map(({ length }) => length));
        return store.append(row, ...pieces);
      },
    }));
    const recorder = record(b);
    for (let i = 1; i <= 60; i++) {
      b.session.record(packet(i * 1000));
      await b.clock.advance(1000);
    }
    await recorder.close();
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
    expect(sizes.reduce((a, c) => a + c, 0)).toBe(61);
  });

  it('keeps everything in memory while the disk is full, says so once, and catches up', async () => {
    let full = false;
    const b = await bench((store) => ({
      ...store,
      append: (row, ...pieces) =>
        full
          ? Promise.reject(storeError(new DOMException('', 'QuotaExceededError')))
          : store.append(row, ...pieces),
    }));
    record(b);
    b.session.record(packet(1000));
    await b.clock.advance(1000);
    full = true;
    for (let i = 2; i <= 5; i++) {
      b.session.record(packet(i * 1000));
      await b.clock.advance(1000);
    }
    expect(b.troubles).toEqual(['disk-full']);
    full = false;
    await b.clock.advance(2000);
    expect(b.troubles).toEqual(['disk-full', undefined]);
    expect(await readAll(b.store, 'a')).toEqual(b.session.log);
  });

  it('goes on with a stored session without writing its facts again', async () => {
    const b = await bench();
    const first = record(b);
    b.session.record(packet(1000));
    await b.clock.advance(1000);
    await first.close();
    const row = (await b.store.list())[0];
    const again = Session.from(await readAll(b.store, 'a'));
    const resumed = record({ ...b, session: again }, row?.chunks);
    again.record({ type: 'continued', at: 60_000, missingMs: 59_000 });
    again.record(packet(61_000));
    await b.clock.advance(2000);
    await resumed.close();
    expect(await readAll(b.store, 'a')).toEqual(again.log);
    expect((await b.store.list())[0]?.at).toBe(61_000);
  });
});

describe('the sessions on the device', () => {
  it('are listed newest first, renamed by their facts, and erased whole', async () => {
    const b = await bench();
    const recorder = record(b);
    b.session.record({ type: 'named', at: 5, name: 'First' });
    await b.clock.advance(1000);
    await recorder.close();
    const second = Session.from([started('b', 2000)]);
    await record({ ...b, session: second }).close();
    expect((await b.store.list()).map((row) => [row.id, row.name])).toEqual([
      ['b', undefined],
      ['a', 'First'],
    ]);
    await b.store.erase('a');
    expect((await b.store.list()).map((row) => row.id)).toEqual(['b']);
    await expect(readAll(b.store, 'a')).rejects.toMatchObject({ code: 'not-found' });
    expect(await readAll(b.store, 'b')).toHaveLength(1);
  });

  it('come back whole and in order, however many pieces they were written in', async () => {
    const store = await freshStore();
    const { log, state } = Session.from([
      started('a'),
      ...Array.from({ length: 1200 }, (_, i) => packet(1000 + i)),
    ]);
    const pieces = log.map((fact) => [fact]);
    await store.append(rowOf(state, pieces.length), ...pieces);
    expect(await readAll(store, 'a')).toEqual(log);
    await store.append(rowOf(state, pieces.length + 1), [packet(3000), packet(3001)]);
    expect((await readAll(store, 'a')).slice(log.length).map(({ at }) => at)).toEqual([3000, 3001]);
  });

  it('are refused with a code where there is no storage', async () => {
    await expect(openDatabase(undefined)).rejects.toMatchObject({ code: 'no-storage' });
    expect(storeError(new DOMException('', 'QuotaExceededError')).code).toBe('disk-full');
    expect(storeError(new DOMException('', 'VersionError')).code).toBe('newer-version');
    expect(storeError(new TypeError('x'))).toBeInstanceOf(StoreError);
  });
});

describe('settings', () => {
  it('are undefined until set, and come back', async () => {
    const db = await openDatabase(indexedDB, 'settings-test');
    expect(await readSetting(db, 'theme')).toBeUndefined();
    await writeSetting(db, 'theme', 'dim');
    expect(await readSetting(db, 'theme')).toBe('dim');
  });
});
