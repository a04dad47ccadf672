/** The therapist's window, as the client's window follows it over the browser's own channel, and what of it is to be seen. Loaded once the picture stands. */
import { follow, type Follower } from '../mirror/follow.ts';
import { pairIn } from '../mirror/peer.ts';
import type { ShownSession } from '../session/shown.ts';
import type { Ms } from '../terms/units.ts';
import { OwnBreathEvent } from '../ui/client/own-breath-event.ts';
import { ReplayPicture } from './replay-picture.ts';

export interface Leader {
  readonly follower: Follower;
  /** The session as the picture shows it now; `undefined` = none is running. */
  look(): ShownSession | undefined;
  /** Session time of the picture. */
  now(): Ms;
  close(): void;
}

/**
 * Follows the therapist's window; `undefined` = the address has no pair, as it was typed by hand: there is nobody to follow. `show` is called whenever there is
 * something else to see; how the client's own breath moves on is told at the window.
 */
export function followLeader(window: Window & typeof globalThis, show: () => void): Leader | undefined {
  const { navigator, performance } = window;
  const pair = pairIn(window.location.hash);
  if (pair === undefined) return undefined;
  const after = (ms: Ms, work: () => void): (() => void) => {
    const timer = window.setTimeout(work, ms);
    return () => window.clearTimeout(timer);
  };
  const follower = follow({
    channel: new window.BroadcastChannel(pair.channel),
    pair,
    locks: navigator.locks,
    epochNow: () => performance.timeOrigin + performance.now(),
    after,
  });
  const leave = follower.subscribe((breathed) => {
    if (!breathed) show();
    const { breath } = follower;
    window.dispatchEvent(new OwnBreathEvent(breath === 'unclear' ? undefined : breath));
  });
  const replayed = new ReplayPicture();
  let shift: Ms | undefined;
  let shown: ShownSession | undefined;
  let of: ShownSession | undefined;
  let cancel: (() => void) | undefined;
  return {
    follower,
    look: () => {
      const { state, replay } = follower;
      cancel?.();
      if (state === undefined) {
        shift = undefined;
        return undefined;
      }
      const seen = replayed.look(state, replay, follower.now(), performance.now());
      ({ shift } = seen);
      if (seen.again !== undefined) cancel = after(seen.again, show);
      // The same object while nothing changes, and the session's own where it is shown as it is.
      if (of !== state || shown?.guide !== seen.guide)
        shown = state.guide === seen.guide ? state : { ...state, guide: seen.guide };
      of = state;
      return shown;
    },
    now: () => (shift === undefined ? follower.now() : performance.now() + shift),
    close: () => {
      leave();
      cancel?.();
      follower.close();
    },
  };
}
