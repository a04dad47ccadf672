/** The sessions of this device as the therapist's window handles them: nothing that is kept is lost by what is done to it. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openRecords } from '../../../src/therapist/records.ts';

const noLook = () => Promise.resolve<unknown>(undefined);

const open = (factory = new IDBFactory(), lookAt: Parameters<typeof openRecords>[0]['lookAt'] = noLook) =>
  openRecords({
    indexedDB: factory,
    storage: undefined,
    after: () => () => undefined,
    folder: '/',
    pad: undefined,
    mark: 'this',
    app: 'x',
    lookAt,
  });

const facts = (id: string, count: number): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id, epoch: 1000, app: 'x', origin: 'o' },
  ...Array.from({ length: count }, (_, i): SessionEvent => ({
    type: 'measurement',
    at: i + 1,
    who: 'client',
    bpm: 60,
    rr: [1000],
  })),
  { type: 'ended', at: count + 1 },
];

describe('records', () => {
  const { put } = IDBObjectStore.prototype;
  afterEach(() => void (IDBObjectStore.prototype.put = put));

  it('keep a first look at a long session that is over, until something is added to it', async () => {
    const made: number[] = [];
    const records = open(new IDBFactory(), (log) => {
      made.push(log.length);
      return Promise.resolve({ length: log.length });
    });
    await records.take(Session.from(facts('short', 100)));
    await records.take(Session.from(facts('long', 10_000)));
    const tidy = async (): Promise<void> => records.renew((await records.list(() => false)).closed);
    await tidy();
    await tidy();
    expect(made).toEqual([10_002]);
    expect(await records.look('short')).toBe(undefined);
    expect(await records.look('long')).toEqual({ length: 10_002 });
    await records.amend('long', ({ at }) => [{ type: 'named', at, name: 'Anna' }]);
    expect(await records.look('long')).toBe(undefined);
    await tidy();
    expect(await records.look('long')).toEqual({ length: 10_003 });
    expect((await records.load('long')).session.log).toHaveLength(10_003);
  });

  it('keep what was there when a longer file does not fit', async () => {
    const records = open();
    await records.take(Session.from(facts('a', 3)));
    let puts = 0;
    IDBObjectStore.prototype.put = function (...args) {
      puts += 1;
      if (puts > 1) throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, args);
    };
    await expect(records.take(Session.from(facts('a', 600)))).rejects.toMatchObject({ code: 'disk-full' });
    IDBObjectStore.prototype.put = put;
    expect((await records.load('a')).session.log).toEqual(facts('a', 3));
  });

  it('keep every amendment, however many are made at once', async () => {
    const records = open();
    await records.take(Session.from(facts('a', 3)));
    await Promise.all([
      records.amend('a', ({ at }) => [{ type: 'named', at, name: 'Anna' }]),
      records.amend('a', ({ at }) => [{ type: 'client', at, code: 'K-17' }]),
      records.amend('a', ({ at }) => [{ type: 'named', at, name: 'Berta' }]),
    ]);
    const { log, state } = (await records.load('a')).session;
    expect(log.slice(5).map(({ type }) => type)).toEqual(['named', 'client', 'named']);
    expect(state).toMatchObject({ name: 'Berta', client: 'K-17' });
    expect((await records.list(() => false)).closed[0]).toMatchObject({ name: 'Berta' });
  });

  it('close what was left open once, however often that is tried before it is heard of', async () => {
    const records = open();
    for (const [id, epoch] of [
      ['old', 1000],
      ['new', 2000],
    ] as const)
      await records.append({
        log: [{ type: 'started', at: 0, schema: 1, id, epoch, app: 'x', origin: 'o' }],
        stored: undefined,
        writer: id,
      });
    await Promise.all([records.list(() => false), records.list(() => false)]);
    expect((await records.load('old')).session.log.map(({ type }) => type)).toEqual(['started', 'ended']);
    expect((await records.load('new')).session.log.map(({ type }) => type)).toEqual(['started']);
  });

  it('tell a newer version as one, not as a private window', async () => {
    const factory = new IDBFactory();
    const records = open(factory);
    await records.take(Session.from(facts('a', 3)));
    await new Promise<void>((resolve, reject) => {
      const request = factory.open('attune /', 99);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(new Error(request.error?.message));
    });
    await expect(records.list(() => false)).rejects.toMatchObject({ code: 'newer-version' });
  });
});
