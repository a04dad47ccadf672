/** How far a file is while it is opened, and what became of it, told step by step to whoever shows it. */
import { describe, expect, it } from 'vitest';
// What is fetched with a file is at hand.
import '../../../src/therapist/file-reader.ts';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import type { FileThread } from '../../../src/therapist/file-thread.ts';
import { openFile } from '../../../src/therapist/open-file.ts';
import type { TakenIn } from '../../../src/therapist/take-in.ts';
import { fileWords } from '../../../src/ui/words/files.ts';
import type { NoticeWords } from '../../../src/ui/words/notices.ts';
import { started } from '../../fixtures/started.ts';

const log: SessionEvent[] = [
  started,
  { type: 'measurement', at: 1000, who: 'client', bpm: 60, rr: [1000] },
  { type: 'ended', at: 2000 },
];
const kept = Session.from(log);

interface Wish {
  readonly code?: string;
  readonly met?: TakenIn['met'] | 'unread';
  /** At which step it is given up. */
  readonly giveUp?: string;
  readonly fails?: boolean;
}

/** Opens a file; what its desk, its records and the screen are told, in order. */
async function open(text: string, { code, met = 'new', giveUp, fails = false }: Wish = {}, name = 'a.jsonl') {
  const did: unknown[] = [];
  const shares: number[] = [];
  const taken: (readonly SessionEvent[])[] = [];
  const threads = new Set<FileThread>();
  const step = (what: string, thread?: FileThread): void => {
    did.push(what);
    if (thread !== undefined) threads.add(thread);
    if (what === giveUp) for (const one of threads) one.stop();
  };
  const told: NoticeWords[] = [];
  const work = openFile(new File([text], name, { lastModified: 5 }), {
    desk: {
      question: undefined,
      handlers: {} as never,
      code: () => code,
      begin: (file, thread, words) => {
        did.push(file.name, words);
        step('begin', thread);
      },
      progress: (thread, share) => {
        threads.add(thread);
        shares.push(share);
      },
      asked: () => step('asked'),
      read: (thread) => step('read', thread),
      kept: (thread) => step('kept', thread),
      end: (thread) => step('end', thread),
    },
    records: {
      origin: 'o',
      takeIn: async (facts, onRead, onward) => {
        taken.push(facts);
        await onRead?.(facts);
        for (const share of [0, 0.5, 1]) {
          step(`fold ${share}`);
          onward?.(share);
        }
        if (fails) throw new Error('the disk is gone');
        return met === 'unread' ? undefined : { session: kept, met };
      },
    },
    app: 'x',
    tell: (words) => void told.push(words),
    onRead: (facts) => step(`first look ${facts.length}`),
    show: (session) => {
      step(session === kept ? 'show' : 'show nothing');
      return Promise.resolve();
    },
    leave: () => step('leave'),
  });
  const outcome = await work.then(
    () => 'done',
    (cause: unknown) => String(cause),
  );
  return { did, shares, taken, told, outcome, threads };
}

const words = { reading: fileWords.reading('a.jsonl'), stop: fileWords.stop };
const file = writeSessionFile(log, 'x');

describe('a file on its way', () => {
  it('is begun, read, taken in, kept, shown and ended, always as the same one', async () => {
    const { did, taken, told, outcome, threads } = await open(file);
    expect(did).toEqual([
      ...['a.jsonl', words, 'begin', 'read', 'first look 3', 'fold 0', 'fold 0.5', 'fold 1'],
      ...['kept', 'show', 'end'],
    ]);
    expect([taken, told, outcome, threads.size]).toEqual([[log], [], 'done', 1]);
  });

  it('is a fifth of its way when it is read, a quarter when its facts are made, and 95 of 100 when they are folded', async () => {
    const { shares } = await open(file);
    expect(shares.slice(-3)).toEqual([0.25, 0.6, 0.95].map((share) => expect.closeTo(share, 9) as number));
    const rr = Array.from({ length: 12_000 }, (_, i) => 850 + (i % 7) * 10);
    const other = await open(rr.join('\n'), {}, 'rr.txt');
    const made = other.shares.filter((share) => share > 0.2 && share < 0.25);
    // Made in turns of five thousand, from a fifth to a quarter of the way.
    expect(made).toEqual([5000, 10_000].map((n) => expect.closeTo(0.2 + (0.05 * n) / 12_000, 9) as number));
    expect(other.shares.every((share, i) => i === 0 || share >= (other.shares[i - 1] ?? 0))).toBe(true);
    expect(other.taken[0]).toHaveLength(12_003);
    // So large a text tells how far its reading is.
    const text = await open('800\n'.repeat(140_000), {}, 'long.txt');
    const read = text.shares.filter((share) => share < 0.2);
    expect(read.length).toBeGreaterThan(1);
    expect(read[0]).toBeCloseTo((0.2 * 65_536) / 140_000, 4);
  });

  it('is filed under the code that was chosen, from its beginning', async () => {
    const { taken } = await open(file, { code: 'K-3' });
    expect(taken[0]).toEqual([log[0], { type: 'client', at: 0, code: 'K-3' }, ...log.slice(1)]);
  });

  it('says what it met here, and nothing where nothing was or it cannot be read', async () => {
    for (const met of ['known', 'added', 'beside', 'erased'] as const)
      expect((await open(file, { met })).told).toEqual([fileWords.met[met]]);
    const { did, told } = await open(file, { met: 'unread' });
    expect(told).toEqual([]);
    expect(did.slice(-3)).toEqual(['kept', 'show nothing', 'end']);
  });

  it('says where it was cut, and why it is refused', async () => {
    const cut = await open(file.trimEnd().slice(0, -3));
    expect(cut.told).toEqual([fileWords.cut(4)]);
    expect(cut.did.at(-2)).toBe('show');
    const refused = await open('what is this', {}, 'letter.txt');
    expect(refused.told).toEqual([fileWords.refused.empty]);
    expect(refused.did.slice(2)).toEqual(['begin', 'end']);
    const lines = file.split('\n');
    const broken = await open([...lines.slice(0, 2), '{"type":"?"}', ...lines.slice(2)].join('\n'));
    const bad = fileWords.refused['bad-line'];
    expect(broken.told).toEqual([typeof bad === 'function' ? bad(3) : bad]);
  });

  it('that is given up leaves everything as it was, whenever that is', async () => {
    const early = await open(file, { giveUp: 'begin' });
    expect([early.did.slice(2), early.taken, early.outcome]).toEqual([['begin', 'end'], [], 'done']);
    const late = await open(file, { giveUp: 'fold 0.5' });
    expect(late.did.slice(-4)).toEqual(['fold 0', 'fold 0.5', 'leave', 'end']);
    expect([late.told, late.outcome]).toEqual([[], 'done']);
  });

  it('ends although something fails, which is told to whoever asked', async () => {
    const { did, outcome } = await open(file, { fails: true });
    expect(outcome).toBe('Error: the disk is gone');
    expect(did.slice(-2)).toEqual(['fold 1', 'end']);
  });
});
