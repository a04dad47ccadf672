/** The breath of a session that is over, made in short turns, so that the window answers meanwhile. A chunk of its own, for sessions that hold a breath. */
import { breathCourse, type BreathCourse } from '../session/breath-course.ts';
import type { Session } from '../session/session.ts';
import { nextTask } from '../store/next-task.ts';
import type { Ms } from '../terms/units.ts';

/** Length of a turn: with what the window draws itself it stays within a frame. */
const TURN: Ms = 6;

/** `isWanted` is asked at each turn; `undefined` = it was not wanted any more. */
export async function breathCourseInTurns(
  session: Session,
  now: () => Ms,
  isWanted: () => boolean,
): Promise<BreathCourse | undefined> {
  const { endedAt, at } = session.state;
  const making = breathCourse(session, endedAt ?? at);
  while (isWanted()) {
    await nextTask();
    for (const began = now(); now() - began < TURN;) {
      const { done, value } = making.next();
      if (done === true) return value;
    }
  }
  return undefined;
}
