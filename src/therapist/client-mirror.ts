/**
 * Which session the client's window is shown, and how warm its picture is. It hears the session itself; what a client asks for is
 * obeyed elsewhere.
 */
import type { Publisher } from '../mirror/publish.ts';
import { breathTrackOf } from '../session/breath-track.ts';
import type { Session } from '../session/session.ts';
import { warmth } from '../session/warmth.ts';
import type { Desk } from './desk.ts';

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
  /** Number of breaths of which the picture has been told. */
  let warmed = 0;

  function show(): void {
    published = desk.session;
    publisher.show(published);
  }

  function warm(session: Session): void {
    const track = breathTrackOf(session);
    const { length } = track.update();
    if (length === warmed) return;
    warmed = length;
    publisher.warm(warmth(session, track, desk.now()));
  }

  desk.follow((session) => {
    warmed = 0;
    // A client's window keeps saying that a session has ended until there is something new to follow: a session that runs, or a guide.
    const look = (): void => {
      const guided = session.state.guide.at(-1)?.running === true;
      if (published !== session && (desk.running || guided)) show();
      warm(session);
    };
    look();
    return session.subscribe(look);
  });

  return {
    show,
    greeted: () => {
      if (published !== desk.session) show();
      warmed = -1;
      warm(desk.session);
    },
  };
}
