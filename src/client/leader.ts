/** The therapist's window, as the client's window follows it over the browser's own channel. Loaded once the picture stands. */
import { follow, type Follower } from '../mirror/follow.ts';
import { pairIn } from '../mirror/peer.ts';

/** Follows the therapist's window; `undefined` = the address has no pair, as it was typed by hand: there is nobody to follow. */
export function followLeader(window: Window & typeof globalThis): Follower | undefined {
  const { navigator, performance } = window;
  const pair = pairIn(window.location.hash);
  return (
    pair &&
    follow({
      channel: new window.BroadcastChannel(pair.channel),
      pair,
      locks: navigator.locks,
      epochNow: () => performance.timeOrigin + performance.now(),
      after: (ms, work) => {
        const timer = window.setTimeout(work, ms);
        return () => window.clearTimeout(timer);
      },
    })
  );
}
