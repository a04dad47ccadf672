/** Going on with a session that a crash cut off, whatever became of the computer's clock meanwhile. */
import { describe, expect, it } from 'vitest';
import { readSessionFile } from '../../../src/exchange/session-file.ts';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openDesk, type Desk } from '../../../src/therapist/desk.ts';
import { frozenFacts } from '../../fixtures/frozen.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

const HOUR = 3_600_000;
/** A session of 28.7 s that was never ended. */
const left = frozenFacts('never-ended') as SessionEvent[];
const [first] = left;
const began = first?.type === 'started' ? first.epoch : NaN;
const stopped = left.at(-1)?.at ?? NaN;

/** A window that is opened when its clock says `epoch`, and goes on with the session after five seconds. */
async function goOn(epoch: number): Promise<{ desk: Desk; clock: ManualClock; session: Session }> {
  const clock = new ManualClock();
  const desk = openDesk({
    bluetooth: undefined,
    secure: true,
    monotonic: clock.now,
    timeOrigin: epoch,
    after: clock.after,
    newId: () => 'new',
    origin: () => 'here',
    app: 'test',
  });
  await clock.advance(5000);
  const session = Session.from(left);
  desk.resume(session);
  return { desk, clock, session };
}

const added = (session: Session): readonly SessionEvent[] => session.log.slice(left.length);
const continued = (session: Session): SessionEvent | undefined =>
  added(session).find(({ type }) => type === 'continued');

describe('going on with a session', () => {
  it('tells how long nothing was recorded', async () => {
    const { desk, session } = await goOn(began + stopped + 95_000);
    expect(continued(session)).toMatchObject({ at: stopped + 100_000, missingMs: 100_000 });
    expect(session.state).toMatchObject({ missingMs: 100_000, unknownHoles: 0 });
    expect(desk.epochNow()).toBe(began + stopped + 100_000);
  });

  it('believes the clock of ten minutes without a heart, and of no more', async () => {
    const told = await goOn(began + stopped + 595_000);
    expect(continued(told.session)).toMatchObject({ at: stopped + 600_000, missingMs: 600_000 });
    const untold = await goOn(began + stopped + 595_001);
    expect(continued(untold.session)).toMatchObject({ at: stopped, missingMs: 0, unknown: true });
  });

  it.each([
    ['back a minute', began + stopped - 60_000],
    ['back to before the session', began - 5 * HOUR],
    ['back ten years', began - 87_600 * HOUR],
    ['forward by a quarter of an hour', began + stopped + HOUR / 4],
    ['forward by an hour', began + stopped + HOUR],
    ['forward by a month', began + 720 * HOUR],
  ])(
    'never lets its time run backwards or far ahead, and says that nobody knows: the clock was set %s',
    async (_by, epoch) => {
      const { desk, clock, session } = await goOn(epoch);
      expect(continued(session)).toEqual({ type: 'continued', at: stopped, missingMs: 0, unknown: true });
      await clock.advance(3000);
      desk.startGuide({ breathsPerMin: 6, inhaleShare: 0.4 });
      await clock.advance(2000);
      desk.record({ type: 'named', name: 'after' });
      const times = added(session).map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBe(stopped);
      expect(times.at(-1)).toBeCloseTo(stopped + 5000, 6);
      expect(session.state).toMatchObject({ missingMs: 0, unknownHoles: 1 });
      const guide = session.log.findLast((fact) => fact.type === 'pace');
      expect(guide?.since).toBeGreaterThanOrEqual(stopped + 3000);
      // The client's window is told the time that the session counts, so that both breathe at once.
      expect(desk.epochNow() - session.state.epoch).toBeCloseTo(desk.now(), 6);
      expect(readSessionFile(writeSessionFile(session.log, 'test')).facts).toEqual(session.log);
    },
  );

  it('begins the next session by the wall clock again', async () => {
    const { desk, clock } = await goOn(began - 5 * HOUR);
    await clock.advance(1000);
    desk.end();
    expect(desk.session.state.epoch).toBeCloseTo(began - 5 * HOUR + 6000, 6);
    await clock.advance(1000);
    desk.record({ type: 'battery', who: 'client', percent: 5 });
    expect(desk.session.log.at(-1)?.at).toBeCloseTo(1000, 6);
  });
});
