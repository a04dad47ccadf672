/**
 * Every trouble of a storage at every thing that is done with it: what the person is told, that the window stays of use, and that nothing
 * of what was acknowledged is lost, doubled or moved once the trouble is over. The table that it prints is what happened.
 */
import 'fake-indexeddb/auto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import type { StoreErrorCode } from '../../../src/terms/store-codes.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { keepRecords, type RecordKeeper } from '../../../src/therapist/record-keeper.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { Device, restoreStorage } from '../../fixtures/fake-disk.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

afterEach(restoreStorage);

interface OpenWindow {
  readonly keeper: RecordKeeper;
  readonly clock: ManualClock;
  /** Sentences about the storage that were shown, in order. */
  readonly told: string[];
  /** When it could be used, ms. */
  readonly readyAt: number;
}

async function openWindow(device: Device): Promise<OpenWindow> {
  const clock = new ManualClock();
  const told: string[] = [];
  const notices = keepNotices(() => {
    const lead = notices.list.find(({ key }) => key === 'store' || key === 'damaged')?.lead;
    if (lead !== undefined && told.at(-1) !== lead) told.push(lead);
  });
  let keeper: RecordKeeper | undefined;
  void keepRecords({
    window: {
      indexedDB: device.factory,
      location: { href: 'https://example.org/' },
      crypto: globalThis.crypto,
      Date,
      addEventListener: () => undefined,
    } as unknown as Window & typeof globalThis,
    ownership: { follow: () => undefined },
    app: 'x',
    notices,
    monotonic: clock.now,
    after: clock.after,
    onChange: () => undefined,
  }).then((opened) => (keeper = opened));
  while (keeper === undefined) await clock.advance(100);
  return { keeper, clock, told, readyAt: clock.now() };
}

async function ended<T>({ clock }: OpenWindow, work: Promise<T>, most = 20_000): Promise<T> {
  let over = false;
  const end = work.finally(() => (over = true));
  for (const from = clock.now(); !over;) {
    await clock.advance(100);
    if (clock.now() - from > most) throw new Error('the window waits for its storage');
  }
  return end;
}

const begun = (id: string, epoch = 1000): Session =>
  Session.from([{ type: 'started', at: 0, schema: 1, id, epoch, app: 'x', origin: 'o' }]);

async function live({ clock }: OpenWindow, session: Session, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    session.record({
      type: 'measurement',
      at: session.state.at + 1000,
      who: 'client',
      bpm: 60,
      rr: [session.log.length],
    });
    await clock.advance(1000);
  }
}

/** Records a whole session of this identity. */
async function keep(window: OpenWindow, id: string): Promise<Session> {
  const session = begun(id);
  window.keeper.begin(session, false);
  await live(window, session, 4);
  session.record({ type: 'ended', at: session.state.at });
  await ended(window, window.keeper.finish());
  return session;
}

const found = async (device: Device, id: string): Promise<readonly SessionEvent[] | undefined> => {
  const later = await openWindow(device);
  return (await later.keeper.load(id))?.log;
};

type Trouble = 'full' | 'blocked' | 'closed' | 'corrupted' | 'slow' | 'gone';
const make: Record<Trouble, (device: Device) => void | Promise<void>> = {
  full: (device) => device.fill(),
  blocked: (device) => device.close('blocked'),
  closed: (device) => device.close('refuse'),
  corrupted: (device) => device.damage('old'),
  slow: (device) => device.mute(),
  gone: (device) => device.wipe(),
};
/** What is told of a trouble by what is done; nothing = it does no harm there. */
const sentence: Record<Trouble, StoreErrorCode> = {
  full: 'disk-full',
  blocked: 'blocked',
  closed: 'storage-failed',
  corrupted: 'storage-failed',
  slow: 'no-answer',
  gone: 'not-found',
};
const ACTS = ['open', 'append', 'read', 'list', 'erase'] as const;
type Act = (typeof ACTS)[number];
/** Where a trouble is none: nothing is written in reading, only the damaged session is, and what is gone leaves an empty list. */
const quiet: Partial<Record<Trouble, readonly Act[]>> = {
  full: ['open', 'read', 'list'],
  corrupted: ['open', 'append', 'list', 'erase'],
  gone: ['open', 'list', 'erase'],
};

const table: string[][] = [];
afterAll(() => {
  const rows = [['does', 'storage is', 'is told', 'after it'], ...table];
  const widths = rows[0]?.map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0))) ?? [];
  process.stdout.write(
    `\n${rows.map((row) => row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  ')).join('\n')}\n`,
  );
});

describe.each(Object.keys(make) as Trouble[])('storage that is %s', (trouble) => {
  it.each(ACTS)('while a person does: %s', async (act) => {
    const device = new Device();
    const first = await openWindow(device);
    const old = await keep(first, 'old');
    const running = begun('running', 2000);
    let window = first;
    if (act === 'append') {
      first.keeper.begin(running, false);
      await live(first, running, 2);
    }

    await make[trouble](device);
    if (act === 'open') window = await openWindow(device);
    // Whatever the storage does, the window can be used within three seconds.
    expect(window.readyAt).toBeLessThanOrEqual(3000);
    if (act === 'append') await live(window, running, 12);
    if (act === 'read') await ended(window, window.keeper.load('old'));
    if (act === 'list') await ended(window, window.keeper.rename('nobody', 'x'));
    if (act === 'erase') await ended(window, window.keeper.erase('old'));
    await window.clock.advance(9000);
    const { told } = window;
    const words = noticeWords.store;
    const expected =
      trouble === 'corrupted'
        ? noticeWords.damaged.lead
        : trouble === 'gone' && act === 'append'
          ? words.gone.lead
          : words[sentence[trouble]].lead;
    if (act === 'list') {
      // To rename a session that is not there asks for the list too, and is told as such where nothing is wrong.
      const none = quiet[trouble]?.includes('list') ?? false;
      expect(told).toContain(none ? words['not-found'].lead : expected);
    } else if (quiet[trouble]?.includes(act) ?? false) expect(told).toEqual([]);
    else expect(told).toContain(expected);

    device.heal();
    await window.clock.advance(20_000);
    if (act === 'append') {
      await live(window, running, 2);
      running.record({ type: 'ended', at: running.state.at });
      await ended(window, window.keeper.finish());
      expect(await found(device, 'running')).toEqual(running.log);
    }
    if (act === 'erase') {
      // What could not be erased is still there and can be erased again.
      await ended(window, window.keeper.erase('old'));
      expect(await found(device, 'old')).toBeUndefined();
    } else if (trouble === 'gone') expect(await found(device, 'old')).toBeUndefined();
    else if (trouble === 'corrupted')
      expect(await found(device, 'old')).toEqual(old.log.filter((_, i) => i !== 1));
    else expect(await found(device, 'old')).toEqual(old.log);
    table.push([
      act,
      trouble,
      told[0] ?? 'nothing',
      act === 'append' ? 'all written, in order, once' : 'as it was',
    ]);
  });
});
