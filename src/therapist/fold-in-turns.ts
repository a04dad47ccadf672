/** Folds a long log a piece at a time: hours of facts take a while, and the window answers in between. */
import { breathTrackOf } from '../session/breath-track.ts';
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import { nextTask } from '../store/next-task.ts';

/** Facts of one turn: with fewer a list that grows would be copied more often, with more the turn would be felt. */
const TURN = 1000;

/** The session of these facts, each folded once, with its breaths measured. */
export async function foldInTurns(facts: readonly SessionEvent[]): Promise<Session> {
  const session = new Session();
  for (let from = 0; from < facts.length; from += TURN) {
    await nextTask();
    session.recordAll(facts.slice(from, from + TURN));
    breathTrackOf(session).update();
  }
  return session;
}
