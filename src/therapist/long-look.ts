/** What is shown of a session that is over, derived in turns before it is shown: of a recording of days it takes a while, and the window answers in between. */
import type { SessionEvent } from '../session/events.ts';
import { firstLook, overviewInTurns, type FirstLook } from '../session/overview.ts';
import type { Session } from '../session/session.ts';
import { wholeSessionInTurns } from '../session/whole-session.ts';
import { nextTask } from '../store/next-task.ts';
import { inTurns } from '../terms/turns.ts';

/** A first look as it is kept, and back. */
export { fromKept, toKeep } from '../session/kept-look.ts';

export const firstLookAt = (facts: readonly SessionEvent[]): Promise<FirstLook> =>
  inTurns(firstLook(facts), nextTask);

/** Afterwards the pictures and figures of the session are at hand. */
export async function makeReady(session: Session): Promise<void> {
  await inTurns(overviewInTurns(session), nextTask);
  await inTurns(wholeSessionInTurns(session), nextTask);
}
