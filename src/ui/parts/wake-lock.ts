/**
 * Keeps the screen awake while it is asked to: takes the lock again after the page was hidden or the system took it back, and
 * asks again after a while where it was refused.
 */
import type { Ms } from '../../terms/units.ts';

/** The part of the browser that is used. */
export interface WakeLockNavigator {
  readonly wakeLock?: Pick<WakeLock, 'request'>;
}

export interface ScreenKeeper {
  /** Keeps the screen awake from now on. */
  hold(): void;
  /** Lets it sleep again. */
  release(): void;
}

/** Pauses after refusals in a row; the last one repeats. A lock that is taken back within the first of them was one, too. */
const PAUSES: readonly Ms[] = [5_000, 15_000, 60_000];

const inTime = (ms: Ms, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** A keeper that uses `navigator.wakeLock` where there is one; elsewhere it does nothing. `after` and `now` are the clock. */
export function keepAwake(
  navigator: WakeLockNavigator,
  document: Document,
  after: (ms: Ms, work: () => void) => () => void = inTime,
  now: () => Ms = () => performance.now(),
): ScreenKeeper {
  let wanted = false;
  let lock: WakeLockSentinel | undefined;
  let asking = false;
  let refusals = 0;
  let cancel = (): void => undefined;

  const isWanted = (): boolean => wanted;
  const drop = (): void => {
    cancel();
    void lock?.release();
    lock = undefined;
  };
  const askLater = (): void => {
    cancel();
    const pause = PAUSES[Math.min(refusals, PAUSES.length - 1)] ?? 0;
    refusals += 1;
    cancel = after(pause, () => void take());
  };

  async function take(): Promise<void> {
    const { wakeLock } = navigator;
    if (wakeLock === undefined || !wanted || asking || lock?.released === false) return;
    if (document.visibilityState !== 'visible') return;
    cancel();
    asking = true;
    try {
      const taken = await wakeLock.request('screen');
      const since = now();
      lock = taken;
      taken.addEventListener('release', () => {
        if (lock !== taken) return;
        lock = undefined;
        if (now() - since < (PAUSES[0] ?? 0)) askLater();
        else {
          refusals = 0;
          void take();
        }
      });
    } catch {
      // Refused: the session matters more than the screen.
      lock = undefined;
      askLater();
    } finally {
      asking = false;
      // Let go while the request was under way.
      if (!isWanted()) drop();
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    refusals = 0;
    void take();
  });
  return {
    hold: () => {
      wanted = true;
      void take();
    },
    release: () => {
      wanted = false;
      drop();
    },
  };
}
