/** Recording to the device: nothing is lost, nothing is written twice, a full disk keeps everything in memory. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { startRecorder } from '../../../src/store/recorder.ts';
import { withFacts, type SessionRow } from '../../../src/store/session-row.ts';
import type { SessionStore } from '../../../src/store/sessions.ts';
import { storeOf, vaultOf } from '../../fixtures/store-of.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import { tailsIn } from '../../../src/store/tails.ts';
import { StoreError, storeError } from '../../../src/store/store-error.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

const open = (folder: string, factory: IDBFactory | undefined = indexedDB) =>
  openDatabase({ factory, folder, mark: 'this', after: () => () => undefined });

const none = (): undefined => undefined;
const noKeys = { known: none, at: none, forTail: none, fromTail: none };

let names = 0;
let writers = 0;
const freshStore = (): SessionStore => {
  names += 1;
  return storeOf(open(`test-${names}`));
};

const readAll = async (store: SessionStore, id: string): Promise<SessionEvent[]> => {
  const facts: SessionEvent[] = [];
  for await (const piece of store.read(id)) facts.push(...piece.facts);
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

const bench = (wrap: (store: SessionStore) => SessionStore = (s) => s): Bench => {
  const store = wrap(freshStore());
  return { session: Session.from([started('a')]), clock: new ManualClock(), store, troubles: [] };
};

const record = (b: Bench, stored?: SessionRow) =>
  startRecorder({
    tails: tailsIn(undefined, '/', noKeys),
    writer: `writer-${(writers += 1)}`,
    session: b.session,
    store: b.store,
    now: b.clock.now,
    after: b.clock.after,
    onTrouble: (error) => b.troubles.push(error?.code),
    ...(stored !== undefined && { stored }),
  });

describe('the recorder', () => {
  it('has every fact on the disk within a second of its arrival', async () => {
    const b = bench();
    record(b);
    for (let second = 1; second <= 10; second++) {
      b.session.record(packet(second * 1000));
      await b.clock.advance(1000);
      expect(await readAll(b.store, 'a')).toEqual(b.session.log);
    }
    expect(b.troubles).toEqual([]);
  });

  it('keeps what was put in safety until all of the session is on the disk, and takes it away then', async () => {
    const b = bench();
    const told: string[] = [];
    let meanwhile = false;
    const recorder = startRecorder({
      session: b.session,
      store: {
        append: async ({ log }) => {
          const row = withFacts(undefined, log.slice(), 1);
          await Promise.resolve();
          if (meanwhile) b.session.record(packet(2000));
          meanwhile = false;
          told.push(`${row.facts} written`);
          return row;
        },
      },
      tails: {
        put: ({ from, facts }) => void told.push(`${facts.length} from ${from} safe`),
        drop: (id) => void told.push(`${id} dropped`),
      },
      writer: 'left',
      now: b.clock.now,
      after: b.clock.after,
      onTrouble: (error) => b.troubles.push(error?.code),
    });
    await settle();
    b.session.record(packet(1000));
    meanwhile = true;
    // Another packet comes while this one is written.
    recorder.leave();
    await b.clock.advance(3000);
    expect(told).toEqual([
      '1 written',
      '1 from 1 safe',
      '2 from 1 safe',
      '2 written',
      '3 written',
      'a dropped',
    ]);
    expect(b.troubles).toEqual([]);
    expect(await recorder.close()).toBe(true);
  });

  it('takes nothing away where nothing was put in safety', async () => {
    const b = bench();
    const dropped: string[] = [];
    const recorder = startRecorder({
      session: b.session,
      store: b.store,
      tails: { put: () => undefined, drop: (id) => void dropped.push(id) },
      writer: 'stays',
      now: b.clock.now,
      after: b.clock.after,
      onTrouble: () => undefined,
    });
    b.session.record(packet(1000));
    await b.clock.advance(3000);
    expect(await recorder.close()).toBe(true);
    expect(dropped).toEqual([]);
  });

  it('writes on the next fact when timers stand still, as on a hidden page', async () => {
    const b = bench();
    let time = 0;
    startRecorder({
      session: b.session,
      store: b.store,
      tails: tailsIn(undefined, '/', noKeys),
      writer: 'hidden',
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
    const b = bench((store) => ({
      ...store,
      append: (append) => {
        sizes.push(append.log.length - (append.stored?.facts ?? 0));
        return store.append(append);
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
    const b = bench((store) => ({
      ...store,
      append: (append) =>
        full ? Promise.reject(storeError(new DOMException('', 'QuotaExceededError'))) : store.append(append),
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
    await b.clock.advance(5000);
    expect(b.troubles).toEqual(['disk-full', undefined]);
    expect(await readAll(b.store, 'a')).toEqual(b.session.log);
  });

  it.each([true, false])(
    'tells of a write that came too late whether it came after all: %s',
    async (comes) => {
      const told: unknown[] = [];
      let late = false;
      const b = bench((store) => ({
        ...store,
        append: (append) => {
          if (!late) return store.append(append);
          late = false;
          const error = new StoreError('no-answer');
          error.late = comes ? store.append(append) : Promise.reject(new Error('lost'));
          return Promise.reject(error);
        },
      }));
      startRecorder({
        tails: tailsIn(undefined, '/', noKeys),
        writer: 'one',
        session: b.session,
        store: b.store,
        now: b.clock.now,
        after: b.clock.after,
        onTrouble: (error, arrived) => told.push(error?.code ?? arrived),
      });
      await b.clock.advance(1000);
      late = true;
      b.session.record(packet(1000));
      await b.clock.advance(1000);
      b.session.record(packet(2000));
      await b.clock.advance(6000);
      expect(told).toEqual(['no-answer', comes]);
      expect(await readAll(b.store, 'a')).toEqual(b.session.log);
    },
  );

  it('has one write under way at a time, and is closed only when the last one has come through', async () => {
    let under = 0;
    let most = 0;
    const answers: (() => void)[] = [];
    const b = bench((store) => ({
      ...store,
      append: async (append) => {
        most = Math.max(most, ++under);
        const row = await store.append(append);
        await new Promise<void>((resolve) => answers.push(resolve));
        under -= 1;
        return row;
      },
    }));
    const recorder = record(b);
    b.session.record(packet(1000));
    const flushed = recorder.flush();
    b.session.record(packet(2000));
    const again = recorder.flush();
    let closed: boolean | undefined;
    const closing = recorder.close().then((safe) => (closed = safe));
    await settle();
    expect(most).toBe(1);
    expect(closed).toBeUndefined();
    for (let i = 0; i < 5; i++) {
      answers.shift()?.();
      await settle();
    }
    await Promise.all([flushed, again, closing]);
    expect(most).toBe(1);
    expect(closed).toBe(true);
    expect(await readAll(b.store, 'a')).toEqual(b.session.log);
  });

  it('waits 800 ms between writes while they work, and up to five seconds between attempts that fail', async () => {
    const moments: number[] = [];
    let full = false;
    const b = bench((store) => ({
      ...store,
      append: (append) => {
        moments.push(b.clock.now());
        return full ? Promise.reject(new StoreError('disk-full')) : store.append(append);
      },
    }));
    record(b);
    await b.clock.advance(100);
    b.session.record(packet(100));
    await b.clock.advance(699);
    expect(moments).toEqual([0]);
    await b.clock.advance(1);
    expect(moments).toEqual([0, 800]);
    full = true;
    b.session.record(packet(900));
    await b.clock.advance(30_000);
    expect(moments.slice(2)).toEqual([1600, 2400, 4000, 7200, 12_200, 17_200, 22_200, 27_200]);
  });

  it('tells that not everything is on the disk when it is closed while that is full', async () => {
    const b = bench((store) => ({ ...store, append: () => Promise.reject(new StoreError('disk-full')) }));
    const recorder = record(b);
    b.session.record(packet(1000));
    expect(await recorder.close()).toBe(false);
  });

  it('goes on with a stored session without writing its facts again', async () => {
    const b = bench();
    const first = record(b);
    b.session.record(packet(1000));
    await b.clock.advance(1000);
    await first.close();
    const row = (await b.store.list())[0];
    const again = Session.from(await readAll(b.store, 'a'));
    const resumed = record({ ...b, session: again }, row);
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
    const b = bench();
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
    await b.store.erase('a', { epoch: 5, origin: 'o' });
    expect((await b.store.list()).map((row) => row.id)).toEqual(['b']);
    await expect(readAll(b.store, 'a')).rejects.toMatchObject({ code: 'not-found' });
    expect(await readAll(b.store, 'b')).toHaveLength(1);
  });

  it('come back whole and in order, however many pieces they were written in', async () => {
    const store = freshStore();
    const { log, state } = Session.from([
      started('a'),
      ...Array.from({ length: 1200 }, (_, i) => packet(1000 + i)),
    ]);
    let stored: SessionRow | undefined;
    for (let i = 1; i <= log.length; i++)
      stored = await store.append({ log: log.slice(0, i), stored, writer: 'w' });
    expect(stored).toMatchObject({ id: 'a', chunks: 1201, facts: 1201, at: state.at });
    expect(await readAll(store, 'a')).toEqual(log);
    await store.amend('a', () => [packet(3000), packet(3001)]);
    expect((await readAll(store, 'a')).slice(log.length).map(({ at }) => at)).toEqual([3000, 3001]);
  });

  it('are refused with a code where there is no storage', async () => {
    const none = openDatabase({
      factory: undefined,
      folder: '/',
      mark: 'this',
      after: () => () => undefined,
    });
    await expect(storeOf(none).list()).rejects.toMatchObject({ code: 'no-storage' });
    expect(storeError(new DOMException('', 'QuotaExceededError')).code).toBe('disk-full');
    expect(storeError(new DOMException('', 'VersionError')).code).toBe('newer-version');
    expect(storeError(new TypeError('x'))).toBeInstanceOf(StoreError);
  });
});

describe('settings', () => {
  it('are undefined until set, and come back', async () => {
    const db = open('settings-test');
    expect(await readSettings(db, vaultOf(db))).toEqual({});
    await writeSetting(db, vaultOf(db), 'theme', 'dim');
    expect(await readSettings(db, vaultOf(db))).toEqual({ theme: 'dim' });
  });
});
