/** The measured breath along a session that is over: what the picture says of it is what was said live, and nothing where nothing was clear. */
import { describe, expect, it } from 'vitest';
import { breathCourse, meanRate, rateAt, type BreathCourse } from '../../../src/session/breath-course.ts';
import { BreathIntake } from '../../../src/session/breath-intake.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { meanBetween } from '../../../src/session/heart-bins.ts';
import { Session } from '../../../src/session/session.ts';
import { chestScene, type Scene } from '../../fixtures/chest-scenes.ts';
import { started } from '../../fixtures/started.ts';

/** A session in which somebody's chest was measured from `from` on. */
function sessionOf(scene: Scene, seconds: number, from = 0): Session {
  const { samples } = chestScene({ scene, breathsPerMin: 9, seconds, seed: 4 });
  const session = Session.from([started]);
  const intake = new BreathIntake('client', 1);
  const record = (facts: readonly Omit<SessionEvent, 'at'>[], at: number): void => {
    for (const fact of facts) session.record({ ...fact, at } as SessionEvent);
  };
  for (let i = 0; i + 5 <= samples.length; i += 5) {
    const frame = samples.slice(i, i + 5);
    const { at } = frame.at(-1)!;
    const { facts } = intake.frame({
      at: from + at,
      source: 'polar',
      kind: 'acceleration',
      device: at - samples[4]!.at,
      samples: frame.map(({ values }) => values),
      hz: 25,
    });
    record(facts, from + at);
  }
  record(intake.flush(from + 1000 * seconds), from + 1000 * seconds);
  return session;
}

function made(session: Session, length: number): { readonly course: BreathCourse; readonly turns: number } {
  const making = breathCourse(session, length);
  for (let turns = 0; ; turns++) {
    const { done, value } = making.next();
    if (done === true) return { course: value, turns };
  }
}

describe('the breath along a session', () => {
  const session = sessionOf('quiet', 180, 60_000);
  const { course, turns } = made(session, 300_000);

  it('has its rate where it was clear, with how much of the time that was', () => {
    expect(course.heard).toBeGreaterThan(178_000);
    expect(course.heard).toBeLessThanOrEqual(180_000);
    expect(course.clear / course.heard).toBeGreaterThan(0.6);
    expect(course.clear).toBeLessThan(course.heard);
    expect(meanRate(course, 60_000, 240_000)).toBeCloseTo(9, 0);
    expect(course.range![0]).toBeGreaterThan(7);
    expect(course.range![1]).toBeLessThan(11);
    expect(rateAt(course, 200_000)).toBeCloseTo(9, 0);
  });

  it('says nothing before it began, while it was looked for, and after it ended', () => {
    for (const at of [10_000, 65_000, 250_000]) expect(rateAt(course, at)).toBeUndefined();
    expect(meanRate(course, 0, 70_000)).toBeUndefined();
    const [finest] = course.curve;
    expect(meanBetween(finest!, 0, 59_000)).toBeUndefined();
    expect(meanBetween(finest!, 241_000, 300_000)).toBeUndefined();
  });

  it('keeps the curve, as often up and down as breaths were taken', () => {
    const { mean } = course.curve[0]!;
    let ups = 0;
    for (let i = 1; i < mean.length; i++) if (mean[i - 1]! <= 0 && mean[i]! > 0) ups += 1;
    expect(ups).toBeGreaterThan(22);
    expect(ups).toBeLessThan(34);
    expect(course.level![0]).toBeLessThan(0);
    expect(course.level![1]).toBeGreaterThan(0);
  });

  it('is made a piece at a time', () => {
    // One for each piece of the recording, and some for the bins.
    const pieces = session.log.filter(({ type }) => type === 'breath-samples').length;
    expect(turns).toBeGreaterThan(pieces);
    expect(turns).toBeLessThan(2 * pieces);
  });

  it('has no rate of somebody who speaks, and no curve of a session without samples', () => {
    const spoken = made(sessionOf('talk', 120), 120_000).course;
    expect(spoken.range).toBeUndefined();
    expect(spoken.clear).toBe(0);
    expect(spoken.heard).toBeGreaterThan(118_000);
    const none = made(Session.from([started]), 60_000).course;
    expect(none).toMatchObject({ rates: [], range: undefined, level: undefined, heard: 0 });
  });
});
