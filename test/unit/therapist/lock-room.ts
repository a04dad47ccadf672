/** A lock of the records with everything that it acts on made up, and a clock set by hand. */
import { keepLock, type LockedDesk } from '../../../src/therapist/lock-keeper.ts';
import type { LockFailure } from '../../../src/therapist/lock-work.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';

export async function bench(locked = false, kept: readonly [string, unknown][] = []) {
  const now = {
    wall: 1_000_000,
    locked,
    guarded: true,
    recording: false,
    linked: false,
    hidden: false,
    fails: false,
  };
  const did: string[] = [];
  const heard = new Map<string, () => void>();
  const answers: (LockFailure | undefined)[] = [];
  const notices = keepNotices(() => undefined);
  const settings = new Map<string, unknown>(kept);
  const listen = (type: string, listener: unknown) => void heard.set(type, listener as () => void);
  const lock = await keepLock({
    window: {
      addEventListener: listen as never,
      document: {
        get visibilityState() {
          return now.hidden ? ('hidden' as const) : ('visible' as const);
        },
        addEventListener: listen as never,
      },
      location: { reload: () => void did.push('reload') },
      Date: { now: () => now.wall },
    },
    records: {
      guard: {
        get guarded() {
          return now.guarded;
        },
        get locked() {
          return now.locked;
        },
        lock: () => {
          did.push('lock');
          now.locked = true;
        },
        beginAnew: () => {
          did.push('anew');
          return now.fails ? Promise.reject(new Error('full')) : Promise.resolve();
        },
        unlock: () => {
          did.push('tried');
          const answer = answers.shift();
          if (answer === undefined) now.locked = false;
          return Promise.resolve(answer);
        },
      } as never,
      setting: (key) => Promise.resolve(settings.get(key) as never),
      keep: (key, value) => void settings.set(key, value),
      atRisk: false,
    },
    notices,
    monotonic: () => now.wall,
    onChange: () => undefined,
  });
  const desk: LockedDesk = {
    recording: () => now.recording,
    linked: () => now.linked,
    leave: () => void did.push('leave'),
    opened: () => void did.push('opened'),
  };
  /** Lets time pass, a second at a time as the window looks at it. */
  const pass = (ms: number): void => {
    for (let i = 0; i < ms; i += 1000) {
      now.wall += 1000;
      lock.tick();
    }
  };
  const told = (): readonly string[] => notices.list.map(({ key }) => key);
  return { now, did, heard, answers, lock, desk, pass, told, notices, settings };
}
