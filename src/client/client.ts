/**
 * Object graph of the client's window: the mirror's facts go to the picture and to the ear, the client's wishes go back. It loads
 * neither charts nor the store nor the mathematics of the heart.
 */
import { follow } from '../mirror/follow.ts';
import { pairIn } from '../mirror/peer.ts';
import { clientStage } from '../ui/client/stage.ts';
import { clientWords } from '../ui/words/client.ts';
import { onLanguage } from '../ui/words/language.ts';

/** What this window is given by `main.ts`. */
export interface ClientEnvironment {
  readonly window: Window & typeof globalThis;
  /** Leads back to the therapist's page where one screen serves both; `undefined` = there is no way back here. */
  readonly goBack?: (() => void) | undefined;
}

/** Shows the client's window and follows the therapist's. Returns the way to end it. */
export function startClient({ window, goBack }: ClientEnvironment): () => void {
  const { navigator, performance } = window;
  const pair = pairIn(window.location.hash);
  // An address without its pair was typed by hand: there is nobody to follow.
  const follower =
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
    });
  const note = (ended: boolean): string => {
    if (follower === undefined) return clientWords.unpaired;
    return ended ? clientWords.ended : '';
  };
  const stage = clientStage({
    window,
    now: () => follower?.now() ?? 0,
    scene: () => {
      const ended = follower?.state?.endedAt !== undefined;
      const session = ended ? undefined : follower?.state;
      return {
        session,
        // Also while everything is stopped: the session goes on.
        awake: session !== undefined,
        leader: follower?.presence ?? 'waiting',
        warmth: follower?.warmth,
        note: note(ended),
        heart: true,
        hint: '',
      };
    },
    obey: (wish) => follower?.request(wish),
    goBack,
  });
  // A new version took over from the other window, which is done outside a session only.
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  if (serviceWorker !== undefined && serviceWorker.controller !== null) {
    serviceWorker.addEventListener('controllerchange', () => {
      if (follower?.state === undefined || follower.state.endedAt !== undefined) window.location.reload();
    });
  }
  const leave = follower?.subscribe(() => stage.show());
  const deaf = onLanguage(() => stage.show());
  stage.show();
  return () => {
    leave?.();
    deaf();
    follower?.close();
    stage.close();
  };
}
