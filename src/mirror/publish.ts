/** The therapist's side of the second window: tells what concerns the client, hears what the client asks for. */
import type { Session } from '../session/session.ts';
import { isShown } from '../session/shown-facts.ts';
import type { EpochMs, Share } from '../terms/units.ts';
import { readRequest, type Channel, type ClientRequest, type Message } from './protocol.ts';

export interface PublishOptions {
  readonly channel: Channel;
  /** Wall-clock time of this window on its monotonic clock. */
  readonly epochNow: () => EpochMs;
  readonly onRequest: (request: ClientRequest) => void;
  /** A client's window said hello. */
  readonly onHello?: () => void;
}

export interface Publisher {
  /** Shows this session from now on; `undefined` = none. Before the first call nothing is said, as if nobody were here. */
  show(session: Session | undefined): void;
  /** Sends the slow measure of the heart's wave for the client's picture. */
  warm(warmth: Share | undefined): void;
  close(): void;
}

export function publish(options: PublishOptions): Publisher {
  const { channel, epochNow, onRequest } = options;
  let session: Session | undefined;
  let stop: (() => void) | undefined;
  let speaking = false;

  const sendLog = (): void => {
    if (speaking) channel.postMessage({ say: 'log', facts: session?.log.filter(isShown) ?? [] });
  };

  const hear = ({ data }: MessageEvent<Message>): void => {
    if (data.say === 'hello') {
      sendLog();
      options.onHello?.();
    } else if (data.say === 'request') {
      const request = readRequest(data.request);
      if (request !== undefined) onRequest(request);
    } else if (data.say === 'time?') {
      channel.postMessage({ say: 'time', sent: data.sent, here: epochNow() });
    }
  };
  channel.addEventListener('message', hear);

  return {
    show: (next) => {
      stop?.();
      speaking = true;
      session = next;
      stop = next?.subscribe((fact) => {
        if (isShown(fact)) channel.postMessage({ say: 'fact', fact, session: next.state.id });
      });
      sendLog();
    },
    warm: (warmth) => channel.postMessage({ say: 'warmth', warmth }),
    close: () => {
      stop?.();
      channel.removeEventListener('message', hear);
    },
  };
}
