/** What goes with a session that is erased, and what stays as long as another one is there: on the disk, left open, or recorded now. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openDatabase } from '../../../src/store/database.ts';
// What is fetched when it is wanted is at hand.
import '../../../src/therapist/take-in.ts';
import { begun, done, keeperBench, live, type KeeperBench } from '../../fixtures/keeper-bench.ts';

/** A window with one session on the disk, of this client, and a strap that it remembers. */
async function room(client?: string) {
  const factory = new IDBFactory();
  const b = await keeperBench(factory);
  await record(b, 'a', client);
  b.keeper.keep('strap', 'device');
  return { b, factory };
}
async function record(b: KeeperBench, id: string, client?: string): Promise<void> {
  const session = begun(id);
  if (client !== undefined) session.record({ type: 'client', at: 1, code: client });
  b.keeper.begin(session, false);
  await live(b, session, 2);
  session.record({ type: 'ended', at: session.state.at });
  await done(b, b.keeper.finish());
}
const strapOf = (b: KeeperBench) => b.keeper.setting('strap');

describe('the strap that is remembered', () => {
  it('is forgotten with the last session', async () => {
    const { b } = await room();
    await record(b, 'b');
    await done(b, b.keeper.erase('a'));
    expect(await strapOf(b)).toBe('device');
    await done(b, b.keeper.erase('b'));
    expect([await strapOf(b), b.keeper.sessions]).toEqual([undefined, []]);
  });

  it('is not forgotten while a session is recorded', async () => {
    const { b } = await room();
    b.keeper.begin(begun('running'), false);
    await done(b, b.keeper.erase('a'));
    expect([await strapOf(b), b.keeper.sessions]).toEqual(['device', []]);
  });

  it('is not forgotten while a session waits to go on', async () => {
    const { b, factory } = await room();
    const session = begun('open');
    b.keeper.begin(session, false);
    await live(b, session, 3);
    const next = await keeperBench(factory);
    expect(next.keeper.recovered).toMatchObject({ id: 'open' });
    await done(next, next.keeper.erase('a'));
    expect([await strapOf(next), next.keeper.sessions]).toEqual(['device', []]);
  });
});

describe('what version 0.1.0 kept of a client', () => {
  /** Two rates, of which the second one was accepted during the session `a`. */
  async function withOld(client?: string) {
    const { b, factory } = await room(client);
    const database = openDatabase({ factory, folder: '/', mark: 'another', after: () => () => undefined });
    const rates = [9_999_999, 1500].map((epoch) => ({ rate: 6, epoch, source: 'estimated' }));
    await set('K-17', { code: 'K-17', rates }, database.use('clients'));
    const kept = async (): Promise<number[] | undefined> => {
      const { old } = await b.keeper.client('K-17');
      return old?.rates.map(({ epoch }) => epoch);
    };
    return { b, kept };
  }

  it('goes with the session that told it, as far as it is of its time', async () => {
    const { b, kept } = await withOld('K-17');
    await record(b, 'b', 'K-17');
    expect(await kept()).toEqual([9_999_999, 1500]);
    await done(b, b.keeper.erase('a'));
    expect(await kept()).not.toContain(1500);
  });

  it('stays where a session of another client, or of nobody, is erased', async () => {
    for (const client of [undefined, 'K-2']) {
      const { b, kept } = await withOld(client);
      await done(b, b.keeper.erase('a'));
      expect(await kept()).toEqual([9_999_999, 1500]);
    }
  });
});

describe('a session that is read from the disk', () => {
  it('tells its facts before it is there, and is told of by no notice afterwards', async () => {
    const { b, factory } = await room();
    const log = (await done(b, b.keeper.load('a')))?.log;
    const next = await keeperBench(factory);
    const told: unknown[] = [];
    const loaded = await done(
      next,
      next.keeper.load('a', (facts) => void told.push([facts.length, next.notices.list.length])),
    );
    expect(told).toEqual([[log?.length, 0]]);
    expect(loaded?.log).toEqual(log);
    await next.clock.advance(1000);
    expect(next.notices.list).toEqual([]);
  });
});

describe('a session that is taken in', () => {
  const log: SessionEvent[] = [...begun('a').log, { type: 'ended', at: 5 }];

  it('is a new one where nothing was erased, and has an identity of its own where it was', async () => {
    const b = await keeperBench(new IDBFactory());
    const first = await done(b, b.keeper.takeIn(log));
    expect([first?.met, first?.session.state.id, first?.session.log]).toEqual(['new', 'a', log]);
    await done(b, b.keeper.erase('a'));
    const second = await done(b, b.keeper.takeIn(log));
    expect(second?.met).toBe('erased');
    expect(second?.session.state.id).not.toBe('a');
  });

  it('without an end is told its facts before they are folded, and is ended where it stops', async () => {
    const b = await keeperBench(new IDBFactory());
    const told: unknown[] = [];
    const open = log.slice(0, 1);
    const taken = await done(
      b,
      b.keeper.takeIn(
        open,
        (facts) => void told.push(['read', facts.length]),
        (share) => void told.push(share),
      ),
    );
    expect(told).toEqual([['read', 1], 0, 1]);
    expect(taken?.session.log).toEqual([...open, { type: 'ended', at: 0 }]);
    expect(Session.from(taken?.session.log ?? []).state.endedAt).toBe(0);
  });
});
