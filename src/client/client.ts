/**
 * Object graph of the client's window: the mirror's facts go to the picture and to the ear, the client's wishes go back. The picture at
 * rest stands first, then the other window is followed. It loads neither charts nor the store nor the mathematics of the heart.
 */
import type { Follower } from '../mirror/follow.ts';
import { clientStage } from '../ui/client/stage.ts';
import { loadPart } from '../ui/parts/load-part.ts';
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
  const { navigator } = window;
  let follower: Follower | undefined;
  let leave: (() => void) | undefined;
  let unpaired = false;
  let closed = false;

  const note = (ended: boolean): string => {
    if (unpaired) return clientWords.unpaired;
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

  async function follow(): Promise<void> {
    await stage.stands();
    const { followLeader } = await loadPart(() => import('./leader.ts'));
    if (closed) return;
    follower = followLeader(window);
    unpaired = follower === undefined;
    leave = follower?.subscribe(() => stage.show());
    stage.show();
  }

  const deaf = onLanguage(() => stage.show());
  stage.show();
  void follow();
  return () => {
    closed = true;
    leave?.();
    deaf();
    follower?.close();
    stage.close();
  };
}
