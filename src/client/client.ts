/**
 * Object graph of the client's window: the mirror's facts go to the picture and to the ear, the client's wishes go back. The picture at
 * rest stands first, then the other window is followed. It loads neither charts nor the store nor the mathematics of the heart.
 */
import type { Leader } from './leader.ts';
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
  const { navigator } = window;
  let leader: Leader | undefined;
  let unpaired = false;
  let closed = false;

  const note = (ended: boolean): string => {
    if (unpaired) return clientWords.unpaired;
    const replay = leader?.follower.replay;
    if (replay !== undefined) return replay.speed > 1 ? clientWords.replay.fast : clientWords.replay.rests;
    return ended ? clientWords.ended : '';
  };
  const stage = clientStage({
    window,
    now: () => leader?.now() ?? 0,
    scene: () => {
      const follower = leader?.follower;
      const ended = follower?.state?.endedAt !== undefined;
      const session = ended ? undefined : leader?.look();
      return {
        session,
        // Also while everything is stopped: the session goes on.
        awake: session !== undefined,
        leader: follower?.presence ?? 'waiting',
        warmth: follower?.warmth,
        note: note(ended),
        heart: true,
        breath: follower?.breath !== undefined,
        hint: follower?.replay === undefined ? '' : clientWords.replay.hint,
      };
    },
    obey: (wish) => leader?.follower.request(wish),
    goBack,
  });
  // A new version took over from the other window, which is done outside a session only.
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  if (serviceWorker !== undefined && serviceWorker.controller !== null) {
    serviceWorker.addEventListener('controllerchange', () => {
      const state = leader?.follower.state;
      if (state === undefined || state.endedAt !== undefined) window.location.reload();
    });
  }

  async function follow(): Promise<void> {
    await stage.stands();
    const { followLeader } = await stage.fetch(() => import('./leader.ts'));
    if (closed) return;
    leader = followLeader(window, () => stage.show());
    unpaired = leader === undefined;
    stage.show();
  }

  const deaf = onLanguage(() => stage.show());
  stage.show();
  void follow();
  return () => {
    closed = true;
    deaf();
    leader?.close();
    stage.close();
  };
}
