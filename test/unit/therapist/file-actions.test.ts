/** A file on its way in: how far it is, what is asked about it, and the ways to go on or give it up. */
import { describe, expect, it } from 'vitest';
import { fileDesk, onDay } from '../../../src/therapist/file-actions.ts';
import type { FileThread } from '../../../src/therapist/file-thread.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

function thread(name: string) {
  const did: string[] = [];
  const asked: FileThread = {
    result: new Promise(() => undefined),
    readAs: (roles) => void did.push(`${name} as ${roles.join()}`),
    take: (roles, epoch) => void did.push(`${name} take ${roles.join()} ${epoch ?? 'whenever'}`),
    stop: () => void did.push(`${name} stop`),
  };
  return { asked, did };
}

function bench() {
  let changes = 0;
  const clock = new ManualClock();
  const notices = keepNotices(() => undefined);
  const desk = fileDesk({ notices, after: clock.after, onChange: () => (changes += 1) });
  const file = new File(['x'], 'a.csv', { lastModified: 77 });
  const begin = (one: ReturnType<typeof thread>): void =>
    desk.begin(file, one.asked, { reading: 'a.csv is being read.', stop: 'Stop' });
  return { desk, notices, begin, changes: () => changes, wait: (ms: number) => clock.advance(ms) };
}

const columns = [{ role: 'time' }, { role: 'skip' }] as never;

const told = (share: number, stop = true): object => ({
  key: 'reading-file',
  icon: 'info',
  lead: 'a.csv is being read.',
  share,
  ...(stop && { actions: [{ label: 'Stop', command: { do: 'do-not-open' } }] }),
});

describe('reading', () => {
  it('is told of once it takes longer than anybody would notice, with its share and a way to stop, although nothing was heard yet', async () => {
    const { desk, notices, begin, wait } = bench();
    const a = thread('a');
    desk.progress(a.asked, 0.1);
    expect(notices.list).toEqual([]);
    begin(a);
    await wait(299);
    expect(notices.list).toEqual([]);
    await wait(1);
    expect(notices.list).toEqual([told(0)]);
    desk.progress(a.asked, 0.3);
    expect(notices.list).toEqual([told(0.3)]);
    // Less than anybody would see is not drawn.
    desk.progress(a.asked, 0.305);
    expect(notices.list).toEqual([told(0.3)]);
  });

  it('is not told of before that however far it is, nor after it ended or asked', async () => {
    const { desk, notices, begin, wait } = bench();
    const [a, b, c] = [thread('a'), thread('b'), thread('c')];
    begin(a);
    await wait(100);
    desk.progress(a.asked, 0.5);
    desk.read(a.asked);
    expect(notices.list).toEqual([]);
    desk.end(a.asked);
    await wait(500);
    expect(notices.list).toEqual([]);
    begin(b);
    desk.asked({ columns });
    await wait(500);
    expect(notices.list).toEqual([]);
    // The one that took its place is told of at its own time.
    begin(c);
    await wait(299);
    expect(notices.list).toEqual([]);
    await wait(1);
    expect(notices.list).toEqual([told(0)]);
  });

  it('is told of until the session stands, and can be given up until it is kept', async () => {
    const { desk, notices, begin, wait } = bench();
    const a = thread('a');
    begin(a);
    await wait(300);
    desk.read(a.asked);
    desk.progress(a.asked, 0.5);
    expect(notices.list).toEqual([told(0.5)]);
    desk.kept(a.asked);
    expect(notices.list).toEqual([told(0.5, false)]);
    desk.end(a.asked);
    expect(notices.list).toEqual([]);
  });

  it('that is over goes on beside the next file, which is the one that is told of', async () => {
    const { desk, notices, begin, wait } = bench();
    const [a, b] = [thread('a'), thread('b')];
    begin(a);
    desk.read(a.asked);
    begin(b);
    expect(a.did).toEqual([]);
    await wait(300);
    desk.progress(a.asked, 0.9);
    desk.kept(a.asked);
    desk.end(a.asked);
    expect(notices.list).toEqual([told(0)]);
  });

  it('is given up by a person, and by the next file that is opened', () => {
    const { desk, begin } = bench();
    const [a, b] = [thread('a'), thread('b')];
    begin(a);
    desk.handlers['do-not-open']({ do: 'do-not-open' });
    expect(a.did).toEqual(['a stop']);
    begin(b);
    expect(a.did).toEqual(['a stop', 'a stop']);
    // The end of the first one is not the end of the second one.
    desk.asked({ columns });
    desk.end(a.asked);
    expect(desk.question).toBeDefined();
    desk.end(b.asked);
    expect(desk.question).toBeUndefined();
    desk.handlers['do-not-open']({ do: 'do-not-open' });
    expect(b.did).toEqual([]);
  });

  it('takes its notice away when it ends or asks, and goes on from the answer', async () => {
    const { desk, notices, begin, wait, changes } = bench();
    const a = thread('a');
    begin(a);
    await wait(500);
    desk.progress(a.asked, 0.5);
    desk.asked({ columns });
    expect(notices.list).toEqual([]);
    await wait(500);
    expect(notices.list).toEqual([]);
    desk.read(a.asked);
    expect([desk.question, notices.list]).toEqual([undefined, [told(0.5)]]);
    const before = changes();
    desk.end(a.asked);
    expect([notices.list, changes()]).toEqual([[], before + 1]);
  });
});

describe('a question about a file', () => {
  it('shows the file with what is asked, and nothing where no file is open', () => {
    const { desk, begin } = bench();
    desk.asked({ columns });
    expect(desk.question).toBeUndefined();
    begin(thread('a'));
    desk.asked({ columns });
    expect(desk.question).toEqual({ name: 'a.csv', bytes: 1, written: 77, columns });
    const outcome = { beats: 3 } as never;
    desk.asked({ columns, outcome });
    expect(desk.question).toMatchObject({ outcome });
  });

  it('is asked anew with one column read in another way, and taken as it stands', () => {
    const { desk, begin } = bench();
    const a = thread('a');
    begin(a);
    desk.asked({ columns });
    desk.handlers['read-column']({ do: 'read-column', column: 1, role: 'rr' as never });
    expect(a.did).toEqual(['a as time,rr']);
    desk.handlers['open-it-like-this']({ do: 'open-it-like-this', day: '', code: '  K-3 ' });
    expect(a.did[1]).toBe('a take time,skip whenever');
    expect([desk.code(), desk.code()]).toEqual(['K-3', undefined]);
  });

  it('takes the day of a person only where the file does not say when it began', () => {
    const { desk, begin } = bench();
    const a = thread('a');
    begin(a);
    const take = (outcome?: object): string | undefined => {
      desk.asked({ columns, ...(outcome !== undefined && { outcome: outcome as never }) });
      desk.handlers['open-it-like-this']({ do: 'open-it-like-this', day: '2026-03-09', code: '' });
      return a.did.at(-1);
    };
    const noon = new Date(2026, 2, 9, 12).getTime();
    expect(take()).toBe(`a take time,skip ${noon}`);
    expect(take({ epoch: 5 })).toBe('a take time,skip whenever');
    const evening = new Date(2020, 0, 1, 20, 15).getTime();
    expect(take({ epoch: evening, dayOnly: true })).toBe(
      `a take time,skip ${new Date(2026, 2, 9, 20, 15).getTime()}`,
    );
    expect(desk.code()).toBeUndefined();
  });

  it('forgets the code of a file before', () => {
    const { desk, begin } = bench();
    begin(thread('a'));
    desk.asked({ columns });
    desk.handlers['open-it-like-this']({ do: 'open-it-like-this', day: '', code: 'K-3' });
    begin(thread('b'));
    expect(desk.code()).toBeUndefined();
  });
});

describe('a day that a person gives', () => {
  it('is noon of it, or the known time of day on it; what is no date is none', () => {
    expect(onDay('2026-03-09', undefined)).toBe(new Date(2026, 2, 9).getTime() + 43_200_000);
    const known = new Date(2020, 0, 1, 7, 30, 5).getTime();
    expect(onDay('2026-03-09', known)).toBe(new Date(2026, 2, 9, 7, 30, 5).getTime());
    for (const text of ['', 'today', '2026-3-9', '2026-03-09x', 'x2026-03-09'])
      expect(onDay(text, undefined)).toBeUndefined();
  });
});
