/** The breath of a session that is over, made in turns of some milliseconds. */
import { describe, expect, it } from 'vitest';
import { BreathIntake } from '../../../src/session/breath-intake.ts';
import { breathCourse } from '../../../src/session/breath-course.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { breathCourseInTurns } from '../../../src/therapist/breath-course-in-turns.ts';
import { chestScene } from '../../fixtures/chest-scenes.ts';
import { started } from '../../fixtures/started.ts';

/** A session of a minute and a half in which somebody's chest was measured; `ended` = it is over, and says so. */
function measured(ended: boolean): Session {
  const { samples } = chestScene({ scene: 'quiet', breathsPerMin: 9, seconds: 90, seed: 4 });
  const session = Session.from([started]);
  const intake = new BreathIntake('client', 1);
  const record = (facts: readonly Omit<SessionEvent, 'at'>[], at: number): void => {
    for (const fact of facts) session.record({ ...fact, at } as SessionEvent);
  };
  for (let i = 0; i + 5 <= samples.length; i += 5) {
    const frame = samples.slice(i, i + 5);
    const { at } = frame[4]!;
    const device = at - frame[0]!.at;
    const values = frame.map((sample) => sample.values);
    record(
      intake.frame({ at, source: 'polar', kind: 'acceleration', device, samples: values, hz: 25 }).facts,
      at,
    );
  }
  record(intake.flush(90_000), 90_000);
  session.record(ended ? { type: 'ended', at: 120_000 } : { type: 'named', at: 100_000, name: 'K' });
  return session;
}

describe('the breath of a session that is over', () => {
  it('is what it is made at once, up to the end of the session, or as far as it came', async () => {
    for (const [ended, length] of [
      [true, 120_000],
      [false, 100_000],
    ] as const) {
      const session = measured(ended);
      const course = await breathCourseInTurns(
        session,
        () => 0,
        () => true,
      );
      expect(course).toEqual(inOneTurn(breathCourse(session, length)));
    }
  });

  it('rests after six milliseconds, and asks at each turn whether it is still wanted', async () => {
    const session = measured(true);
    const making = breathCourse(session, 120_000);
    let pieces = 1;
    while (making.next().done !== true) pieces += 1;
    // A clock on which each look takes a millisecond: of the looks in a turn the first is its beginning, and the last one finds it over.
    let ms = 0;
    let turns = 0;
    const now = (): number => (ms += 1);
    const isWanted = (): boolean => (turns += 1) > 0;
    expect(await breathCourseInTurns(session, now, isWanted)).toBeDefined();
    expect(turns).toBe(Math.ceil(pieces / 5));
  });

  it('is nothing once it is not wanted any more, from the beginning or later', async () => {
    const session = measured(true);
    let ms = 0;
    for (const most of [0, 1, 2]) {
      let turns = 0;
      const course = await breathCourseInTurns(
        session,
        () => (ms += 3),
        () => (turns += 1) <= most,
      );
      expect(course).toBeUndefined();
      expect(turns).toBe(most + 1);
    }
  });
});
