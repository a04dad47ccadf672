/** What is asked of a kept session goes to where it is: to the window's memory, or to the disk. */
import { describe, expect, it } from 'vitest';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import type { Amendable } from '../../../src/session/amend.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { Session } from '../../../src/session/session.ts';
import { keptSessions } from '../../../src/therapist/kept-sessions.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { begun } from '../../fixtures/keeper-bench.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

function bench({ lost = 0, fails = false } = {}) {
  const did: unknown[] = [];
  const memory = new Map<string, Session>();
  const running: { session?: Session } = {};
  const clock = new ManualClock();
  const notices = keepNotices(() => undefined);
  const rates = [
    { rate: 6, epoch: 3000, source: 'chosen' },
    { rate: 5, epoch: 9_999_999, source: 'chosen' },
  ];
  const waiting: (() => void)[] = [];
  const records = {
    look: (id: string) => Promise.resolve(`look ${id}`),
    load: async (id: string, onRead: (facts: readonly SessionEvent[]) => unknown) => {
      const session = begun(id);
      await new Promise<void>((resolve) => waiting.push(resolve));
      await onRead(session.log);
      return { session, lost };
    },
    amend: (id: string, make: (to: Amendable) => readonly SessionEvent[]) =>
      did.push(['amend', id, make({ at: 9, facts: 4 })]),
    erase: (id: string, by: unknown) => did.push(['erase', id, by]),
    oldClient: (code: string) => (code === 'K-1' ? { code, rates } : undefined),
    leaveOfClient: (code: string, rest: unknown) => did.push(['leave', code, rest]),
    fileOf: (id: string) => ({ name: `${id}.jsonl`, text: 'a text' }),
  };
  const link = { href: '', download: '', click: () => did.push(['file', link.download]) };
  const blobs: Blob[] = [];
  const kept = keptSessions({
    window: {
      Blob,
      Date: { now: () => 77 },
      URL: { createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`, revokeObjectURL: () => undefined },
      document: { createElement: () => link },
      setTimeout: () => 0,
    } as never,
    app: 'x',
    memory: {
      get: (id: string) => memory.get(id),
      drop: (id: string) => did.push(['drop', id]),
      get running() {
        return running.session;
      },
    } as never,
    notices,
    newId: () => 'new',
    after: clock.after,
    attempt: async (work) => (fails ? undefined : work(records as never)),
    origin: () => 'here',
    row: () => undefined,
    elsewhere: () => [
      { id: 'a', epoch: 1000, at: 5000, client: 'K-1', told: { rates: [] } },
      { id: 'b', epoch: 1000, at: 5000, client: 'K-2', told: { rates: [] } },
      { id: 'c', epoch: 1000, at: 5000 },
    ],
    save: () => Promise.resolve(),
    refresh: () => Promise.resolve(void did.push('refresh')),
    soon: async (work) => void (await work),
  });
  const read = async (): Promise<void> => {
    for (const go of waiting.splice(0)) go();
    await settle();
  };
  const shown = (): readonly string[] => notices.list.map(({ key }) => key);
  return { kept, did, memory, running, clock, notices, rates, blobs, read, shown };
}

describe('a session on the disk', () => {
  it('is looked at and read there, and a long reading is told of until it is read', async () => {
    const b = bench();
    expect(await b.kept.look('a')).toBe('look a');
    const heard: unknown[] = [];
    const loading = b.kept.load('a', (facts) => void heard.push(facts, b.shown()));
    await b.clock.advance(299);
    expect(b.shown()).toEqual([]);
    await b.clock.advance(1);
    expect(b.notices.list).toEqual([{ key: 'reading', icon: 'info', ...noticeWords.reading }]);
    await b.read();
    expect((await loading)?.log).toEqual(begun('a').log);
    expect(heard).toEqual([begun('a').log, []]);
    expect(b.shown()).toEqual([]);
    const quick = b.kept.load('b');
    await b.read();
    await quick;
    await b.clock.advance(1000);
    expect(b.shown()).toEqual([]);
  });

  it('that is damaged is shown and told as such; one that cannot be read is none', async () => {
    const b = bench({ lost: 1 });
    const loading = b.kept.load('a');
    await b.read();
    expect((await loading)?.state.id).toBe('a');
    const damaged = { key: 'damaged', icon: 'info', ...noticeWords.damaged, dismissible: true };
    expect(b.notices.list).toEqual([damaged]);
    const none = bench({ fails: true });
    expect(await none.kept.load('a')).toBeUndefined();
    await none.kept.download('a');
    await none.clock.advance(1000);
    expect([none.shown(), none.did]).toEqual([[], []]);
  });

  it('is added to, closed and handed over there', async () => {
    const b = bench();
    await b.kept.rename('a', ' name ');
    await b.kept.close('a');
    expect(b.did.splice(0)).toEqual([
      ['amend', 'a', [{ type: 'named', name: 'name', at: 9, added: { origin: 'here', order: 4 } }]],
      'refresh',
      ['amend', 'a', [{ type: 'ended', at: 9 }]],
      'refresh',
    ]);
    await b.kept.download('a');
    expect(b.did).toEqual([['file', 'a.jsonl']]);
    expect([b.blobs[0]?.type, await b.blobs[0]?.text()]).toEqual(['application/x-ndjson', 'a text']);
  });

  it('is erased with what was kept of its client in its time, and with nothing else', async () => {
    const b = bench();
    for (const id of ['a', 'b', 'c', 'unknown']) await b.kept.erase(id);
    const by = { epoch: 77, origin: 'here' };
    expect(b.did).toEqual([
      ['drop', 'a'],
      ['leave', 'K-1', { code: 'K-1', rates: [b.rates[1]] }],
      ['erase', 'a', by],
      'refresh',
      ...['b', 'c', 'unknown'].flatMap((id) => [['drop', id], ['erase', id, by], 'refresh']),
    ]);
  });
});

describe('a session in memory', () => {
  it('is at hand, added to and handed over from there', async () => {
    const b = bench();
    const session = begun('a');
    b.memory.set('a', session);
    expect(await b.kept.look('a')).toBeUndefined();
    expect(await b.kept.load('a')).toBe(session);
    b.running.session = session;
    await b.kept.rename('a', 'running');
    await b.kept.close('a');
    b.running.session = undefined as never;
    await b.kept.close('a');
    await b.kept.rename('a', 'over');
    expect(session.log.slice(1)).toEqual([
      { type: 'named', at: 0, name: 'running' },
      { type: 'ended', at: 0 },
      { type: 'named', at: 0, name: 'over', added: { origin: 'here', order: 3 } },
    ]);
    expect(b.did.splice(0)).toEqual(['refresh', 'refresh', 'refresh', 'refresh']);
    await b.kept.download('a');
    expect(b.did).toEqual([['file', 'attune-1970-01-01-0000.jsonl']]);
    expect(await b.blobs[0]?.text()).toBe(writeSessionFile(session.log, 'x'));
    expect(b.shown()).toEqual([]);
  });
});
