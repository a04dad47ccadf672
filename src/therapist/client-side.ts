/**
 * Everything between the therapist's window and the client's, put together: the pair, the window itself, what it is told of the session at the desk or of one of
 * the past that runs again, and who obeys what the client asks.
 */
import { publish, type Publisher } from '../mirror/publish.ts';
import type { ClientWish } from '../session/client-wish.ts';
import type { Clock } from '../terms/clock.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import { mirrorSession, type ClientMirror } from './client-mirror.ts';
import { keepClientWindow, type ClientWindowKeeper } from './client-window.ts';
import type { Desk } from './desk.ts';
import type { Notices } from './notices.ts';
import { findPair } from './pairing.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { replayActions, type ReplayActions } from './replay-actions.ts';
import type { Screens } from './screens.ts';

export interface ClientSide {
  readonly clientWindow: ClientWindowKeeper;
  readonly publisher: Publisher;
  readonly replays: ReplayActions;
  readonly mirror: ClientMirror;
}

export interface ClientSideOptions {
  readonly window: Window & typeof globalThis;
  readonly desk: Desk;
  readonly records: RecordKeeper;
  readonly screens: Screens;
  readonly notices: Notices;
  readonly clock: Clock;
  /** What the client asks of the session at the desk. */
  readonly obey: (request: Exclude<ClientWish, { ask: 'know' }>) => void;
  readonly onChange: () => void;
}

export async function openClientSide(options: ClientSideOptions): Promise<ClientSide> {
  const { window, desk, records, screens, notices, clock, obey, onChange } = options;
  const { navigator } = window;
  const pair = await findPair(window, records);
  const clientWindow = keepClientWindow(window, pair, onChange);
  const publisher = publish({
    channel: new window.BroadcastChannel(pair.channel),
    pair,
    locks: navigator.locks,
    epochNow: desk.epochNow,
    onRequest: (request) => {
      if (request.ask === 'know') clientWindow.knows(request.doing);
      else if (!replays.obey(request)) obey(request);
    },
    onHello: () => {
      if (!replays.greeted()) mirror.greeted();
      clientWindow.greeted();
    },
  });
  const replays = replayActions({
    desk,
    screens,
    notices,
    clientWindow,
    publisher,
    mirror: { show: () => mirror.show() },
    clock,
    newId: () => window.crypto.randomUUID(),
    load: () => loadPart(() => import('./replay-desk.ts')),
    missing: () =>
      notices.show(() => ({ key: 'part', icon: 'info', ...noticeWords.missingPart, dismissible: true })),
    onChange,
  });
  // While a session of the past is replayed that is what the client's window shows, whatever happens at the desk.
  const mirror = mirrorSession(desk, {
    show: (session) => {
      if (!replays.on) publisher.show(session);
    },
    warm: (warmth) => {
      if (!replays.on) publisher.warm(warmth);
    },
  });
  // While it is open whether a session goes on, a client's window that followed it rests and keeps what it had.
  if (records.recovered === undefined) mirror.show();
  return { clientWindow, publisher, replays, mirror };
}
