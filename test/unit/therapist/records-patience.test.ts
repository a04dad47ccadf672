/** How long the window waits for its records: for their opening, before it tells that it reads, and before it tries again. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
// What is fetched when it is wanted is at hand.
import '../../../src/therapist/take-in.ts';
import { Session } from '../../../src/session/session.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { keepRecords } from '../../../src/therapist/record-keeper.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { begun, done, keeperBench, live } from '../../fixtures/keeper-bench.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

const { put, get } = IDBObjectStore.prototype;
afterEach(() => void Object.assign(IDBObjectStore.prototype, { put, get }));

describe('the window', () => {
  it('can be used after two and a half seconds, although its records have not answered', async () => {
    const clock = new ManualClock();
    const factory = new IDBFactory();
    factory.open = () => ({}) as IDBOpenDBRequest;
    let opened = false;
    void keepRecords({
      window: {
        indexedDB: factory,
        location: { href: 'https://example.org/' },
        crypto: globalThis.crypto,
        Date,
        addEventListener: () => undefined,
      } as unknown as Window & typeof globalThis,
      ownership: { follow: () => undefined },
      app: 'x',
      notices: keepNotices(() => undefined),
      monotonic: clock.now,
      after: clock.after,
      onChange: () => undefined,
    }).then(() => (opened = true));
    await clock.advance(2499);
    expect(opened).toBe(false);
    await clock.advance(1);
    expect(opened).toBe(true);
  });

  it('tries after five seconds what failed, once', async () => {
    const b = await keeperBench(new IDBFactory());
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 2);
    session.record({ type: 'ended', at: 2000 });
    await done(b, b.keeper.finish());
    await b.clock.advance(10_000);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    const from = b.clock.now();
    const lead = (): string | undefined => b.notices.list.find(({ key }) => key === 'store')?.lead;
    const until = async (words: string): Promise<void> => {
      for (let i = 0; i < 500 && lead() !== words; i++) await settle();
    };
    const other = Session.from([...begun('b').log, { type: 'ended', at: 2000 }]);
    void b.keeper.takeIn(other.log);
    const full = noticeWords.store['disk-full'].lead;
    await until(full);
    expect([lead(), b.clock.now()]).toEqual([full, from]);
    for (let i = 0; i < 20; i++) await settle();
    IDBObjectStore.prototype.put = put;
    await b.clock.advance(4999);
    for (let i = 0; i < 50; i++) await settle();
    expect(lead()).toBe(full);
    await b.clock.advance(1);
    await until(noticeWords.storageWorksAgain.lead);
    expect(lead()).toBe(noticeWords.storageWorksAgain.lead);
  });

  it('tells that it reads after 300 ms, and no more once it has read', async () => {
    const b = await keeperBench(new IDBFactory());
    const session = begun('a');
    b.keeper.begin(session, false);
    await live(b, session, 2);
    session.record({ type: 'ended', at: 2000 });
    await done(b, b.keeper.finish());
    await b.clock.advance(10_000);
    // The disk is slow: what is asked for does not come.
    const waiting: unknown[] = [];
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = (...args) => {
      const request = {} as IDBRequest<unknown[]>;
      waiting.push(args);
      return request;
    };
    void b.keeper.load('a');
    const told = (): boolean => b.notices.list.some(({ key }) => key === 'reading');
    await b.clock.advance(299);
    expect([waiting.length > 0, told()]).toEqual([true, false]);
    await b.clock.advance(1);
    expect(b.notices.list.find(({ key }) => key === 'reading')).toEqual({
      key: 'reading',
      icon: 'info',
      ...noticeWords.reading,
    });
    IDBObjectStore.prototype.getAll = getAll;
    // It fails at last, and the word is gone.
    await b.clock.advance(20_000);
    expect(told()).toBe(false);
  });
});
