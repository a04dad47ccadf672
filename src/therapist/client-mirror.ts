/**
 * Which session the client's window is shown, and how warm its picture is. It hears the session itself; what a client asks for is
 * obeyed elsewhere.
 */
import type { Publisher } from '../mirror/publish.ts';
import { breathTrackOf } from '../session/breath-track.ts';
import type { Session } from '../session/session.ts';
import { warmth } from '../session/warmth.ts';
import type { Ms } from '../terms/units.ts';
import type { Desk } from './desk.ts';

/** Tells the client's window how warm its picture is, once a breath. */
export interface WarmthTeller {
  tell(session: Session, now: Ms): void;
  /** Tells it with the next call, whether it is new or not. */
  again(): void;
}

export function tellWarmth({ warm }: Pick<Publisher, 'warm'>): WarmthTeller {
  /** Number of breaths of which the picture has been told; −1 = of none. */
  let told = 0;
  let of: Session | undefined;
  return {
    tell: (session, now) => {
      if (of !== session && told > 0) told = 0;
      of = session;
      const track = breathTrackOf(session);
      const { length } = track.update();
      if (length === told) return;
      told = length;
      warm(warmth(session, track, now));
    },
    again: () => (told = -1),
  };
}

export interface ClientMirror {
  /** Shows the session at the desk, whatever it is. */
  show(): void;
  /** A client's window said hello: it is shown the session at the desk and told the warmth anew. */
  greeted(): void;
}

export function mirrorSession(
  desk: Pick<Desk, 'session' | 'running' | 'now' | 'follow'>,
  publisher: Pick<Publisher, 'show' | 'warm'>,
): ClientMirror {
  let published: Session | undefined;
  const warmer = tellWarmth(publisher);

  function show(): void {
    published = desk.session;
    publisher.show(published);
  }

  desk.follow((session) => {
    // A client's window keeps saying that a session has ended until there is something new to follow: a session that runs, or a guide.
    const look = (): void => {
      const guided = session.state.guide.at(-1)?.running === true;
      if (published !== session && (desk.running || guided)) show();
      warmer.tell(session, desk.now());
    };
    look();
    return session.subscribe(look);
  });

  return {
    show,
    greeted: () => {
      if (published !== desk.session) show();
      warmer.again();
      warmer.tell(desk.session, desk.now());
    },
  };
}
