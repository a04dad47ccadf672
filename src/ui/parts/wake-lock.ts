/** Keeps the screen awake while it is asked to, and takes the lock again after the page was hidden or the system took it back. */

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

/** A keeper that uses `navigator.wakeLock` where there is one; elsewhere, or refused, it does nothing. */
export function keepAwake(navigator: WakeLockNavigator, document: Document): ScreenKeeper {
  let wanted = false;
  let lock: WakeLockSentinel | undefined;
  let asking = false;

  const isWanted = (): boolean => wanted;
  const drop = (): void => {
    void lock?.release();
    lock = undefined;
  };

  async function take(): Promise<void> {
    if (!wanted || asking || lock?.released === false || document.visibilityState !== 'visible') return;
    asking = true;
    try {
      lock = await navigator.wakeLock?.request('screen');
    } catch {
      // Refused: the session matters more than the screen.
      lock = undefined;
    } finally {
      asking = false;
      // Let go while the request was under way.
      if (!isWanted()) drop();
    }
  }

  document.addEventListener('visibilitychange', () => void take());
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
