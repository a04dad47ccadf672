/** The therapist's side of the second window: tells what concerns the client, hears what the client asks for. */
import type { Session } from '../session/session.ts';
import type { SessionEvent } from '../session/events.ts';
import { isShown } from '../session/shown-facts.ts';
import type { ShownReplay } from '../session/shown-replay.ts';
import type { EpochMs, Share } from '../terms/units.ts';
import type { Channel, Locks, Pair } from './peer.ts';
import type { ClientWish } from '../session/client-wish.ts';
import { readFromClient, type FromTherapist, type OwnBreath } from './protocol.ts';

export interface PublishOptions {
  readonly channel: Channel<FromTherapist>;
  readonly pair: Pick<Pair, 'leading'>;
  readonly locks: Locks;
  /** Wall-clock time of this window on its monotonic clock. */
  readonly epochNow: () => EpochMs;
  readonly onRequest: (request: ClientWish) => void;
  /** A client's window said hello. */
  readonly onHello?: () => void;
}

export interface Publisher {
  /** Shows this session from now on; `undefined` = none. Before the first call nothing is said, as if nobody were here. With `replay` it is one of the past that runs again. */
  show(session: Session | undefined, replay?: ShownReplay): void;
  /** The replay that is shown goes on elsewhere, or otherwise. */
  tell(replay: ShownReplay): void;
  /** Sends the slow measure of the heart's wave for the client's picture. */
  warm(warmth: Share | undefined): void;
  /** Sends where the client's own breath is, while the client wants it shown; `undefined` = it is not measured. Who comes later is told so too. */
  breathe(breath: OwnBreath | undefined): void;
  close(): void;
}

export function publish(options: PublishOptions): Publisher {
  const { channel, pair, locks, epochNow, onRequest } = options;
  let session: Session | undefined;
  let replay: ShownReplay | undefined;
  let breath: OwnBreath | undefined;
  let breathWanted = false;
  let stop: (() => void) | undefined;
  let speaking = false;
  let closed = false;
  let letGo: () => void = () => undefined;

  const sendLog = (): void => {
    if (!speaking) return;
    const facts = session?.log.filter(isShown) ?? [];
    channel.postMessage({ say: 'log', facts, ...(replay !== undefined && { replay }) });
  };

  const hearChoice = (fact: SessionEvent): void => {
    if (fact.type === 'client-view') breathWanted = fact.ownBreath ?? breathWanted;
  };

  /** Holds the lock that says that somebody leads. Whoever takes it away does not lead: it is taken again, and whoever waited for it is told. */
  function lead(): void {
    const held = new Promise<void>((resolve) => (letGo = resolve));
    locks
      .request(pair.leading, () => {
        sendLog();
        return held;
      })
      .catch(() => {
        if (!closed) lead();
      });
  }

  const hear = ({ data }: MessageEvent<unknown>): void => {
    const message = readFromClient(data);
    if (message === undefined) return;
    switch (message.say) {
      case 'hello':
        sendLog();
        if (breath !== undefined) channel.postMessage({ say: 'breath', breath });
        options.onHello?.();
        break;
      case 'request':
        onRequest(message.request);
        break;
      case 'time?':
        channel.postMessage({ say: 'time', sent: message.sent, here: epochNow() });
    }
  };
  channel.addEventListener('message', hear);
  lead();

  return {
    show: (next, past) => {
      stop?.();
      speaking = true;
      session = next;
      replay = past;
      breathWanted = false;
      next?.log.forEach(hearChoice);
      stop = next?.subscribe((fact) => {
        hearChoice(fact);
        if (isShown(fact)) channel.postMessage({ say: 'fact', fact, session: next.state.id });
      });
      sendLog();
    },
    tell: (past) => {
      if (replay === undefined) return;
      replay = past;
      channel.postMessage({ say: 'replay', replay });
    },
    warm: (warmth) => channel.postMessage({ say: 'warmth', warmth }),
    breathe: (now) => {
      const next = now === undefined || breathWanted ? now : 'unclear';
      if (next === breath) return;
      breath = next;
      channel.postMessage({ say: 'breath', breath });
    },
    close: () => {
      closed = true;
      stop?.();
      letGo();
      channel.removeEventListener('message', hear);
    },
  };
}
