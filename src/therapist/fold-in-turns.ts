/** Folds a long log a piece at a time: hours of facts take a while, and the window answers in between. */
import { breathTrackOf } from '../session/breath-track.ts';
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import { nextTask } from '../store/next-task.ts';
import type { Share } from '../terms/units.ts';

/** Is told between two turns how far long work is, 0 to 1; it throws where nobody wants the work any more. */
export type Onward = (share: Share) => void;

/** Work of one turn, in facts: with less of it a list that grows would be copied more often, with more the turn would be felt. */
const TURN = 1000;
/** A beat is labelled and measured, which costs as much as so many other facts. */
const BEAT = 3;

function* turnsOf(facts: readonly SessionEvent[]): Generator<readonly SessionEvent[]> {
  let from = 0;
  let work = 0;
  for (const [i, fact] of facts.entries()) {
    work += 1 + (fact.type === 'measurement' ? BEAT * fact.rr.length : 0);
    if (work < TURN) continue;
    yield facts.slice(from, i + 1);
    from = i + 1;
    work = 0;
  }
  if (from < facts.length) yield facts.slice(from);
}

/** The session of these facts, each folded once, with its breaths measured. */
export async function foldInTurns(facts: readonly SessionEvent[], onward?: Onward): Promise<Session> {
  const session = new Session();
  let done = 0;
  for (const piece of turnsOf(facts)) {
    await nextTask();
    onward?.(done / facts.length);
    session.recordAll(piece);
    breathTrackOf(session).update();
    done += piece.length;
  }
  return session;
}
