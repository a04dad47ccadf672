/** Folds a long log a piece at a time: hours of facts take a while, and the window answers in between. */
import { breathTrackOf } from '../session/breath-track.ts';
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import { inPieces } from '../store/chunks.ts';
import { nextTask } from '../store/next-task.ts';

/** The session of these facts, each folded once, with its breaths measured. */
export async function foldInTurns(facts: readonly SessionEvent[]): Promise<Session> {
  const session = new Session();
  for (const piece of inPieces(facts)) {
    await nextTask();
    session.recordAll(piece);
    breathTrackOf(session).update();
  }
  return session;
}
