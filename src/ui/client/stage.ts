/**
 * Puts the client's element, ear, clock and wake lock together, for whoever leads: another window or a practice at home. It asks for
 * the scene when told to show, and hands wishes on; it decides nothing.
 */
import type { ShownSession } from '../../session/shown.ts';
import type { Ms, Share } from '../../terms/units.ts';
import type { ScreenKeeper } from '../parts/wake-lock.ts';
import { shown, whenDrawn } from '../parts/when-drawn.ts';
import { clientWords } from '../words/client.ts';
import './attune-client.ts';
import type { AttuneClient } from './attune-client.ts';
import type { WindowEar } from './open-ear.ts';
import { windowClock } from '../parts/window-clock.ts';
import type { ClientWish } from '../../session/client-wish.ts';

/** What is to be seen now. */
export interface Scene {
  /** `undefined` = no session is running. */
  readonly session: ShownSession | undefined;
  /** Whether the screen is to stay awake. */
  readonly awake: boolean;
  readonly leader: AttuneClient['leader'];
  readonly warmth: Share | undefined;
  /** A sentence in the picture's place while the guide rests; empty = the usual one. */
  readonly note: string;
  /** Whether there is a heart that the picture may answer to. */
  readonly heart: boolean;
  /** Whether the client's own breath is measured. */
  readonly breath: boolean;
  /** A sentence over the picture; empty = none. */
  readonly hint: string;
}

export interface StageOptions {
  readonly window: Window & typeof globalThis;
  /** Session time now, ms. */
  readonly now: () => Ms;
  readonly scene: () => Scene;
  readonly obey: (wish: ClientWish) => void;
  readonly goBack: (() => void) | undefined;
}

export interface Stage {
  /** Shows the scene as it is now. */
  show(): void;
  /** Settled when the picture has been drawn; on a hidden page soon. */
  stands(): Promise<void>;
  /** Fetches a part of the window for as long as it takes, and says so meanwhile. */
  readonly fetch: AttuneClient['fetch'];
  close(): void;
}

export function clientStage({ window, now, scene, obey, goBack }: StageOptions): Stage {
  const { document } = window;
  const element = document.createElement('attune-client');
  let waits = false;
  const clock = windowClock(window, now, () => show());
  let ear: WindowEar | undefined;
  let keeper: ScreenKeeper | undefined;
  let closed = false;

  function show(): void {
    const { session, awake, leader, warmth, note, heart, breath, hint } = scene();
    element.clock = clock.read();
    element.session = session;
    element.leader = leader;
    element.warmth = warmth;
    element.note = note;
    element.heart = heart;
    element.breath = breath;
    element.hint = waits ? [hint, clientWords.touchForSound].filter((words) => words !== '').join(' ') : hint;
    if (awake) keeper?.hold();
    else keeper?.release();
    if (session !== undefined) document.documentElement.dataset.theme = session.view.theme;
    // The element settles first: a window whose leader is gone has a guide of its own.
    void element.updateComplete.then(listen);
  }

  /** The picture comes first; the ear follows as soon as it is loaded, and what keeps the screen awake. */
  async function follow(): Promise<void> {
    const [{ openEar }, { keepAwake }] = await element.fetch(() =>
      Promise.all([import('./open-ear.ts'), import('../parts/wake-lock.ts')]),
    );
    if (closed) return;
    keeper = keepAwake(window.navigator, document);
    const opened = openEar(
      window,
      (waiting) => {
        waits = waiting;
        show();
      },
      () => (element.device = opened.device()),
      element.fetch,
    );
    element.device = opened.device();
    ear = opened;
    show();
  }

  async function stands(): Promise<void> {
    // A look that does not come is no reason not to go on.
    await element.picture().catch(() => undefined);
    await shown();
  }

  function listen(): void {
    const { session, clock: shown, guide } = element;
    if (shown === undefined || session === undefined) ear?.hush();
    else ear?.hear({ clock: shown, guide, view: session.view, silent: element.still || session.unguided });
  }

  element.back = goBack !== undefined;
  element.addEventListener('attune-wish', ({ wish }) => obey(wish));
  element.addEventListener('attune-still', listen);
  element.addEventListener('attune-back', () => goBack?.());
  document.body.append(element);
  void stands().then(() => whenDrawn(() => void follow()));
  return {
    show,
    stands,
    fetch: element.fetch,
    close: () => {
      closed = true;
      ear?.close();
      keeper?.release();
      element.remove();
    },
  };
}
