/** Looking at what is kept: what is shown is what was asked for last. */
import { describe, expect, it } from 'vitest';
import { fromKept, toKeep } from '../../../src/session/kept-look.ts';
import { firstLook } from '../../../src/session/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { reviewActions } from '../../../src/therapist/review-actions.ts';
import { fileWords } from '../../../src/ui/words/files.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

const sessionOf = (id: string): Session => Session.from([{ ...started, id }]);

function bench(makeReady: (session: Session) => void = () => undefined) {
  const did: string[] = [];
  const notices = keepNotices(() => undefined);
  let running = false;
  let reviewed: Session | undefined;
  /** Looks that were kept. */
  const kept = new Map<string, unknown>();
  /** Readings that wait for a test to go on. */
  const reading = new Map<string, (session: Session | undefined) => void>();
  const drawn: (() => void)[] = [];
  const desk = sessionOf('desk');
  const actions = reviewActions({
    desk: {
      session: desk,
      get running() {
        return running;
      },
      record: (fact) => desk.record({ ...fact, at: 1 }),
    },
    records: {
      origin: 'o',
      look: (id) => Promise.resolve(kept.get(id)),
      load: (id, onRead) =>
        new Promise((resolve) => {
          did.push(`load ${id}`);
          reading.set(id, (session) => {
            if (session === undefined) resolve(undefined);
            else void Promise.resolve(onRead?.(session.log)).then(() => resolve(session));
          });
        }),
      rename: (id, name) => {
        did.push(`rename ${id} ${name}`);
        return Promise.resolve();
      },
      erase: (id) => {
        did.push(`erase ${id}`);
        return Promise.resolve();
      },
      download: (id) => {
        did.push(`download ${id}`);
        return Promise.resolve();
      },
      takeIn: () => Promise.reject(new Error('the part that takes in could not be fetched')),
    },
    files: {
      begin: () => undefined,
      progress: () => undefined,
      asked: () => undefined,
      end: () => undefined,
      code: () => undefined,
    } as never,
    screens: {
      get reviewed() {
        return reviewed;
      },
      lookAt: ({ id }) => void did.push(`look at ${id}`),
      review: (session) => {
        reviewed = session;
        did.push(`review ${session.state.id}`);
      },
      leaveReview: () => void did.push('leave review'),
      goHome: () => void did.push('home'),
    },
    notices,
    app: 'x',
    drawn: () => new Promise((resolve) => drawn.push(resolve)),
    longLook: () =>
      Promise.resolve({
        firstLookAt: (facts) => Promise.resolve(inOneTurn(firstLook(facts))),
        fromKept,
        makeReady: (session) => Promise.resolve(makeReady(session)),
      }),
    opened: (session) => void did.push(`opened ${session.state.id}`),
  });
  return {
    ...actions,
    did,
    kept,
    desk,
    notices,
    run: () => (running = true),
    /** What is being read has been. */
    read: async (id: string) => {
      await settle();
      reading.get(id)?.(sessionOf(id));
      await settle();
    },
    /** It cannot be read. */
    fail: async (id: string) => {
      await settle();
      reading.get(id)?.(undefined);
      await settle();
    },
    draw: async () => {
      for (const resolve of drawn.splice(0)) resolve();
      await settle();
    },
  };
}

describe('a stored session', () => {
  it('is shown by its facts first, drawn, and then whole', async () => {
    const { handlers, did, read, draw } = bench();
    handlers['open-session']({ do: 'open-session', id: 'a' });
    await read('a');
    expect(did).toEqual(['load a', 'look at a']);
    await draw();
    expect(did.slice(2)).toEqual(['opened a', 'review a']);
  });

  it('is shown at once by the look that was kept of it, which is not made again', async () => {
    const { handlers, kept, did, read, draw } = bench();
    kept.set('a', toKeep(inOneTurn(firstLook(sessionOf('a').log))));
    handlers['open-session']({ do: 'open-session', id: 'a' });
    await settle();
    expect(did).toEqual(['look at a']);
    await draw();
    await read('a');
    expect(did).toEqual(['look at a', 'load a', 'opened a', 'review a']);
  });

  it('is shown by its facts where what was kept does not hold any more', async () => {
    const { handlers, kept, did, read } = bench();
    kept.set('a', { version: 0, first: { id: 'b' } });
    handlers['open-session']({ do: 'open-session', id: 'a' });
    await read('a');
    expect(did).toEqual(['load a', 'look at a']);
  });

  it('is not shown once another was asked for, whichever is read first', async () => {
    const { handlers, did, read, draw } = bench();
    handlers['open-session']({ do: 'open-session', id: 'a' });
    handlers['open-session']({ do: 'open-session', id: 'b' });
    await read('b');
    await draw();
    await read('a');
    await draw();
    expect(did.filter((word) => /look|review|opened/.test(word))).toEqual([
      'look at b',
      'opened b',
      'review b',
    ]);
  });

  it('is not shown after people went home, nor over a session that began meanwhile', async () => {
    const home = bench();
    home.handlers['open-session']({ do: 'open-session', id: 'a' });
    home.handlers['close-review']({ do: 'close-review' });
    await home.read('a');
    expect(home.did).toEqual(['home']);
    const busy = bench();
    busy.handlers['open-session']({ do: 'open-session', id: 'a' });
    busy.run();
    await busy.read('a');
    expect(busy.did).toEqual([]);
  });

  it('is shown when its pictures are at hand, and not if another one began until then', async () => {
    const made: string[] = [];
    const shown = bench((session) => void made.push(session.state.id));
    shown.handlers['open-session']({ do: 'open-session', id: 'a' });
    await shown.read('a');
    await shown.draw();
    expect([made, shown.did]).toEqual([['a'], ['load a', 'look at a', 'opened a', 'review a']]);
    const busy = bench(() => busy.run());
    busy.handlers['open-session']({ do: 'open-session', id: 'a' });
    await busy.read('a');
    await busy.draw();
    expect(busy.did).toEqual(['load a', 'look at a']);
  });

  it('is erased while none is shown', () => {
    const { handlers, did } = bench();
    handlers['erase-session']({ do: 'erase-session', id: 'a' });
    expect(did).toEqual(['erase a']);
  });

  it('that cannot be read leaves the screen as it is', async () => {
    const { handlers, did, fail } = bench();
    handlers['open-session']({ do: 'open-session', id: 'a' });
    await fail('a');
    expect(did).toEqual(['load a']);
  });

  it('gets its name where it is: at the desk as a fact, else stored, and is read anew if it is shown', async () => {
    const { handlers, did, desk, read, draw } = bench();
    handlers['rename-session']({ do: 'rename-session', id: 'desk', name: ' First ' });
    expect(desk.log.at(-1)).toMatchObject({ type: 'named', name: 'First' });
    handlers['rename-session']({ do: 'rename-session', id: 'a', name: 'Second' });
    await settle();
    expect(did).toEqual(['rename a Second']);
    handlers['open-session']({ do: 'open-session', id: 'a' });
    await read('a');
    await draw();
    did.length = 0;
    handlers['rename-session']({ do: 'rename-session', id: 'a', name: 'Third' });
    await settle();
    expect(did).toEqual(['rename a Third', 'load a']);
  });

  it('leaves the screen when it is erased, and no other one does', async () => {
    const { handlers, did, read, draw } = bench();
    handlers['open-session']({ do: 'open-session', id: 'a' });
    await read('a');
    await draw();
    did.length = 0;
    handlers['erase-session']({ do: 'erase-session', id: 'b' });
    expect(did).toEqual(['erase b']);
    handlers['erase-session']({ do: 'erase-session', id: 'a' });
    expect(did).toEqual(['erase b', 'erase a', 'leave review']);
    handlers['download-session']({ do: 'download-session', id: 'a' });
    expect(did.at(-1)).toBe('download a');
  });

  it('in a file is offered again where what takes it in could not be fetched', async () => {
    const { handlers, notices } = bench();
    notices.show(() => ({ key: 'file', icon: 'info', lead: 'old' }));
    const file = new File(['800\n812\n790\n805\n'], 'a.txt');
    const command = { do: 'open-file', file } as const;
    handlers['open-file'](command);
    expect(notices.list).toEqual([]);
    while (notices.list.length === 0) await settle();
    expect(notices.list).toEqual([
      {
        key: 'file',
        icon: 'info',
        ...noticeWords.missingPart,
        dismissible: true,
        actions: [{ label: noticeWords.tryAgain, command }],
      },
    ]);
  });

  it('in a file in which nothing can be read is told, and shows nothing', async () => {
    const { handlers, did, notices } = bench();
    handlers['open-file']({ do: 'open-file', file: new File([''], 'a.txt') });
    while (notices.list.length === 0) await settle();
    expect(notices.list).toEqual([
      { key: 'file', icon: 'info', ...fileWords.refused.empty, dismissible: true },
    ]);
    expect(did).toEqual([]);
  });
});
