/**
 * Notices that packets stop coming although the link is up: after 3 s it says so, after 10 s it gives up. One timer, whatever
 * the number of packets; a late timer (hidden page, sleeping computer) judges by the clock and not by itself.
 */
import type { Clock } from '../terms/clock.ts';
import type { Ms } from '../terms/units.ts';

const SILENT_AFTER: Ms = 3_000;
const DEAD_AFTER: Ms = 10_000;

export interface SilenceWatch {
  /** A packet came. */
  heard(): void;
  stop(): void;
}

/** Watches from now on. `changed` is told when silence begins and ends, `dead` once, when it has lasted 10 s. */
export function watchSilence(
  clock: Clock,
  changed: (silent: boolean) => void,
  dead: () => void,
): SilenceWatch {
  let heardAt = clock.now();
  let silent = false;
  let cancel: () => void;
  const look = (): void => {
    const quiet = clock.now() - heardAt;
    if (quiet >= DEAD_AFTER) {
      dead();
      return;
    }
    cancel = clock.after((quiet >= SILENT_AFTER ? DEAD_AFTER : SILENT_AFTER) - quiet, look);
    if (quiet >= SILENT_AFTER && !silent) {
      silent = true;
      changed(true);
    }
  };
  cancel = clock.after(SILENT_AFTER, look);
  return {
    heard() {
      heardAt = clock.now();
      if (!silent) return;
      silent = false;
      cancel();
      cancel = clock.after(SILENT_AFTER, look);
      changed(false);
    },
    stop() {
      cancel();
    },
  };
}
