/** A file on its way to the screen: read, compared, folded once, kept, shown; in turns, and nothing that is kept is lost. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import { addedFacts } from '../../../src/session/amend.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { fileDesk } from '../../../src/therapist/file-actions.ts';
import { firstLookAt } from '../../../src/therapist/long-look.ts';
import { reviewActions } from '../../../src/therapist/review-actions.ts';
import { fileWords } from '../../../src/ui/words/files.ts';
import { begun, done, keeperBench, packet, type KeeperBench } from '../../fixtures/keeper-bench.ts';

/** A session of so many packets that is over. */
const whole = (id: string, packets: number): SessionEvent[] => [
  ...begun(id).log,
  ...Array.from({ length: packets }, (_, i) => packet(1000 * (i + 1))),
  { type: 'ended', at: 1000 * packets },
];
const named = (log: readonly SessionEvent[], name: string, origin: string): SessionEvent[] => [
  ...log,
  ...addedFacts([{ type: 'named', name }], { at: log.at(-1)?.at ?? 0, facts: log.length }, origin),
];

const { put } = IDBObjectStore.prototype;
const { record } = Session.prototype;
const { stringify, parse } = JSON;
const Channel = globalThis.MessageChannel;
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  Session.prototype.record = record;
  Object.assign(JSON, { stringify, parse });
  globalThis.MessageChannel = Channel;
});

/** What a person sees of it: the session that is shown, the first look before it, and the sentences. */
function screen(b: KeeperBench) {
  let running = false;
  const shown: Session[] = [];
  const looks: string[] = [];
  const told: (string | undefined)[] = [];
  const notices = {
    show: (write: () => { readonly lead?: string }) => void told.push(write().lead),
    drop: () => undefined,
  };
  const files = fileDesk({ notices: b.notices, after: b.clock.after, onChange: () => undefined });
  const { handlers } = reviewActions({
    desk: {
      session: begun('desk'),
      get running() {
        return running;
      },
      record: () => undefined,
    },
    records: b.keeper,
    files,
    screens: {
      reviewed: undefined,
      lookAt: ({ id }) => void looks.push(id),
      review: (session) => void shown.push(session),
      leaveReview: () => void looks.push('left'),
      goHome: () => undefined,
    },
    notices,
    app: 'x',
    drawn: () => Promise.resolve(),
    longLook: () =>
      Promise.resolve({ firstLookAt, fromKept: () => undefined, makeReady: () => Promise.resolve() }),
    opened: () => undefined,
  });
  const open = async (text: string, name = 'file.jsonl'): Promise<void> => {
    const before = shown.length + told.length;
    handlers['open-file']({ do: 'open-file', file: new File([text], name, { lastModified: 5 }) });
    while (shown.length + told.length === before) await b.clock.advance(100);
    await b.clock.advance(1000);
  };
  return {
    open,
    openSession: (log: readonly SessionEvent[]) => open(writeSessionFile(log, 'x')),
    shown,
    looks,
    told,
    handlers: { ...handlers, ...files.handlers },
    run: () => (running = true),
  };
}

/** Most facts that are folded, compared, read or written between two turns. */
const MOST = 5000;

/** Counts what is done to facts, and between how many turns. */
function counting() {
  const counts = { folded: 0, most: 0 };
  let since = 0;
  const did = (): void => {
    since += 1;
    counts.most = Math.max(counts.most, since);
  };
  Session.prototype.record = function (event) {
    counts.folded += 1;
    did();
    record.call(this, event);
  };
  Object.assign(JSON, {
    stringify: (...args: Parameters<typeof stringify>) => {
      did();
      return stringify(...args);
    },
    parse: (...args: Parameters<typeof parse>) => {
      did();
      return parse(...args) as unknown;
    },
  });
  globalThis.MessageChannel = class extends Channel {
    constructor() {
      super();
      since = 0;
    }
  };
  return counts;
}

/** The facts of a session as a window finds them that is opened later. */
async function later(factory: IDBFactory, id: string): Promise<readonly SessionEvent[] | undefined> {
  const b = await keeperBench(factory);
  return (await done(b, b.keeper.load(id)))?.log;
}

const ids = ({ keeper }: KeeperBench): string[] => (keeper.sessions ?? []).map(({ id }) => id);

describe('a file that is opened', () => {
  it('is folded once, in turns, and what is shown is what was folded', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const { openSession, shown, looks, told } = screen(b);
    const log = whole('a', 6000);
    let counts: ReturnType<typeof counting> | undefined;
    const { takeIn } = b.keeper;
    // Reading is the work of a thread of its own; what follows is the window's.
    b.keeper.takeIn = (...args) => {
      counts = counting();
      return takeIn(...args);
    };
    await openSession(log);
    expect(counts?.folded).toBe(log.length);
    expect(counts?.most).toBeLessThanOrEqual(MOST);
    expect(shown.map((session) => session.log)).toEqual([log]);
    expect([looks, told]).toEqual([['a'], []]);
    expect(b.asksBeforeClosing()).toBe(false);
    expect(await later(factory, 'a')).toEqual(log);
  });

  it('is compared in turns with what is kept, which is read and folded once', async () => {
    const b = await keeperBench(new IDBFactory());
    const { openSession, shown, told } = screen(b);
    const log = whole('a', 6000);
    await openSession(log);
    let counts: ReturnType<typeof counting> | undefined;
    const { takeIn } = b.keeper;
    b.keeper.takeIn = (...args) => {
      counts = counting();
      return takeIn(...args);
    };
    await openSession(log);
    expect(counts?.folded).toBe(log.length);
    expect(counts?.most).toBeLessThanOrEqual(MOST);
    expect(shown[1]?.log).toEqual(log);
    expect(told).toEqual([fileWords.met.known.lead]);
    expect(ids(b)).toEqual(['a']);
  });

  it('gets an end where it has none', async () => {
    const b = await keeperBench(new IDBFactory());
    const { openSession, shown } = screen(b);
    await openSession(whole('a', 5).slice(0, -1));
    expect(shown[0]?.log).toEqual(whole('a', 5));
    expect(b.keeper.sessions).toMatchObject([{ id: 'a', lengthMs: 5000 }]);
    expect(b.keeper.recovered).toBeUndefined();
  });

  it('adds to what is kept what was added to it elsewhere', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const { openSession, shown, told } = screen(b);
    const log = whole('a', 3);
    await openSession(log);
    await done(b, b.keeper.rename('a', 'Here'));
    const elsewhere = [
      ...log,
      ...addedFacts([{ type: 'client', code: 'K-1' }], { at: 3000, facts: log.length + 1 }, 'there'),
    ];
    await openSession(elsewhere);
    expect(told).toEqual([fileWords.met.added.lead]);
    expect(shown[1]?.state).toMatchObject({ id: 'a', name: 'Here', client: 'K-1' });
    expect(await later(factory, 'a')).toEqual(shown[1]?.log);
    expect(shown[1]?.log).toHaveLength(log.length + 2);
    expect(b.keeper.sessions).toMatchObject([{ id: 'a', name: 'Here', client: 'K-1' }]);
    // The same again brings nothing.
    await openSession(elsewhere);
    expect(told[1]).toBe(fileWords.met.known.lead);
    expect(ids(b)).toEqual(['a']);
  });

  it('makes a copy whole that had broken off', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const { openSession, told } = screen(b);
    const log = whole('a', 6);
    await openSession([...log.slice(0, 4), { type: 'ended', at: 3000 }]);
    await openSession(log);
    expect(told).toEqual([fileWords.met.added.lead]);
    expect(await later(factory, 'a')).toEqual(log);
    // The shorter one takes nothing away.
    await openSession([...log.slice(0, 4), { type: 'ended', at: 3000 }]);
    expect(told[1]).toBe(fileWords.met.known.lead);
    expect(await later(factory, 'a')).toEqual(log);
  });

  it('is kept beside a recording that tells something else, under an identity of its own', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const { openSession, shown, told } = screen(b);
    await openSession(whole('a', 3));
    const other = whole('a', 3).map((fact) => (fact.type === 'measurement' ? { ...fact, bpm: 90 } : fact));
    await openSession(other);
    expect(told).toEqual([fileWords.met.beside.lead]);
    const id = shown[1]?.state.id ?? '';
    expect(id).not.toBe('a');
    expect(ids(b).toSorted()).toEqual(['a', id].toSorted());
    expect(await later(factory, 'a')).toEqual(whole('a', 3));
    expect((await later(factory, id))?.slice(1)).toEqual(other.slice(1));
  });

  it('keeps what was added while it was compared: both stay', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const { shown } = screen(b);
    expect(shown).toEqual([]);
    await done(b, b.keeper.takeIn(whole('a', 3)));
    const longer = addedFacts([{ type: 'named', name: 'There' }], { at: 3000, facts: 5 }, 'there');
    const taking = b.keeper.takeIn([...whole('a', 3), ...longer], async () => {
      await b.keeper.rename('a', 'Here');
    });
    await done(b, taking);
    expect((await later(factory, 'a'))?.at(-1)).toMatchObject({ type: 'named', name: 'Here' });
    const [other] = ids(b).filter((id) => id !== 'a');
    expect((await later(factory, other ?? ''))?.at(-1)).toMatchObject({ type: 'named', name: 'There' });
  });

  it('changes nothing of the session that runs', async () => {
    const b = await keeperBench(new IDBFactory());
    const { openSession, shown, told } = screen(b);
    const session = begun('a');
    session.record(packet(1000));
    b.keeper.begin(session, false);
    await openSession(whole('a', 5));
    expect(session.log).toHaveLength(2);
    expect(told).toEqual([fileWords.met.beside.lead]);
    expect(shown[0]?.state.id).not.toBe('a');
    await openSession(whole('a', 1).slice(0, -1));
    expect(shown[1]).toBe(session);
  });

  it('is shown although it cannot be written, and is written when there is room', async () => {
    const factory = new IDBFactory();
    const b = await keeperBench(factory);
    const { openSession, shown } = screen(b);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    await openSession(whole('a', 3));
    expect(shown[0]?.log).toEqual(whole('a', 3));
    expect(b.asksBeforeClosing()).toBe(true);
    // Even then a longer one takes the place of a shorter one.
    await openSession(named(whole('a', 3), 'There', 'there'));
    expect(ids(b)).toEqual(['a']);
    IDBObjectStore.prototype.put = put;
    await b.clock.advance(6000);
    expect(b.asksBeforeClosing()).toBe(false);
    expect(await later(factory, 'a')).toEqual(named(whole('a', 3), 'There', 'there'));
  });

  it('is filed and told of where it breaks off, and refused with a sentence where it is none', async () => {
    const b = await keeperBench(new IDBFactory());
    const { open, shown, told } = screen(b);
    await open('what is this', 'letter.txt');
    expect(told).toEqual([fileWords.refused.empty.lead]);
    await open(writeSessionFile(whole('a', 3), 'x').trimEnd().slice(0, -5));
    expect(told[1]).toBe(fileWords.cut(6).lead);
    expect(shown.map(({ log }) => log)).toEqual([whole('a', 3)]);
  });

  it('that is whole is told of by nothing, and one of another program is a session of its intervals', async () => {
    const b = await keeperBench(new IDBFactory());
    const { open, openSession, shown, told } = screen(b);
    await openSession(whole('a', 3));
    expect(told).toEqual([]);
    expect(shown.at(-1)?.log).toEqual(whole('a', 3));
    const rr = Array.from({ length: 70 }, (_, i) => 850 + (i % 7) * 10);
    await open(rr.join('\n'), 'rr.txt');
    expect(told).toEqual([]);
    const { log } = shown.at(-1)!;
    expect(log.flatMap((fact) => (fact.type === 'measurement' ? fact.rr : []))).toEqual(rr);
    expect(log.some(({ type }) => type === 'client')).toBe(false);
  });

  it('is given up while it is folded: nothing of it is kept or shown', async () => {
    const b = await keeperBench(new IDBFactory());
    const { handlers, shown, looks, told, openSession } = screen(b);
    const { takeIn } = b.keeper;
    b.keeper.takeIn = (facts, onRead, onward) =>
      takeIn(facts, onRead, (share) => {
        if (share > 0.5) handlers['do-not-open']({ do: 'do-not-open' });
        onward?.(share);
      });
    const file = new File([writeSessionFile(whole('a', 3000), 'x')], 'a.jsonl');
    handlers['open-file']({ do: 'open-file', file });
    while (!looks.includes('left')) await b.clock.advance(100);
    expect([shown, looks, told]).toEqual([[], ['a', 'left'], []]);
    expect(ids(b)).toEqual([]);
    b.keeper.takeIn = takeIn;
    await openSession(whole('a', 3000));
    expect(ids(b)).toEqual(['a']);
  });

  it('is not shown over a session that began meanwhile, but is there', async () => {
    const b = await keeperBench(new IDBFactory());
    const { handlers, shown, looks, run } = screen(b);
    run();
    const file = new File([writeSessionFile(whole('a', 3), 'x')], 'a.jsonl');
    handlers['open-file']({ do: 'open-file', file });
    for (let i = 0; i < 20 && ids(b).length === 0; i++) await b.clock.advance(100);
    await b.clock.advance(1000);
    expect(ids(b)).toEqual(['a']);
    expect([shown, looks]).toEqual([[], []]);
  });
});
