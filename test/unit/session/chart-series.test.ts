/** The pictures of a session that somebody looks at all along are those of one that is looked at once. */
import { describe, expect, it } from 'vitest';
import { qualitySpans, rmssdTrend } from '../../../src/session/chart-series.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';
import { started } from '../../fixtures/started.ts';

describe('the course of a session', () => {
  it.each(['typical', 'dry-strap'] as const)(
    'does not depend on how often it was looked at (%s)',
    async (scenario) => {
      const s = await simulatedSession(scenario, 4);
      for (let look = 0; look < 40; look++) {
        await s.run(11_000);
        if (look === 14) s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
        if (look === 24) s.rest();
        if (look === 30) s.simulation.faults.loseContact(9000);
        const once = Session.from(s.session.log);
        expect(rmssdTrend(s.session, s.now())).toEqual(rmssdTrend(once, s.now()));
        expect(qualitySpans(s.session, s.now())).toEqual(qualitySpans(once, s.now()));
      }
      const values = rmssdTrend(s.session, s.now()).map(({ value }) => value);
      expect(values.some((value) => value !== undefined)).toBe(true);
      expect(values.some((value) => value === undefined)).toBe(true);
    },
  );
});

describe('how good the signal was', () => {
  /** Two minutes of beats, one packet each, without those that `lost` names; those of `early` come too soon and are made up for. */
  function session(early: readonly number[], lost: (at: number) => boolean): Session {
    const facts: SessionEvent[] = [];
    let at = 0;
    for (let i = 0; at < 120_000; i++) {
      const plain = 900 + Math.round(25 * Math.sin(i / 3));
      const rr = early.includes(i) ? 520 : early.includes(i - 1) ? 2 * plain - 520 : plain;
      at += rr;
      if (!lost(at)) facts.push({ type: 'measurement', at, who: 'client', bpm: 67, rr: [rr] });
    }
    return Session.from([started, ...facts, { type: 'ended', at: 120_000 }]);
  }
  const never = (): boolean => false;

  it('is one stretch while every beat is there', () => {
    expect(qualitySpans(session([], never), 120_000)).toEqual([{ from: 0, to: 120_000, state: 'good' }]);
  });

  it('is corrected in the quarter of a minute in which a beat came too soon', () => {
    expect(qualitySpans(session([40], never), 120_000)).toEqual([
      { from: 0, to: 30_000, state: 'good' },
      { from: 30_000, to: 45_000, state: 'corrected' },
      { from: 45_000, to: 120_000, state: 'good' },
    ]);
  });

  it('is a gap where more than half of a quarter of a minute is missing, and none where less is', () => {
    const gone = (from: number, to: number) => (at: number) => at > from && at < to;
    const gap = { from: 45_000, to: 60_000, state: 'gap' };
    expect(qualitySpans(session([], gone(45_000, 60_000)), 120_000)).toContainEqual(gap);
    expect(qualitySpans(session([], gone(50_500, 60_000)), 120_000)).toContainEqual(gap);
    expect(qualitySpans(session([], gone(54_500, 60_000)), 120_000)).not.toContainEqual(gap);
  });
});

describe('the course of RMSSD', () => {
  /** A heart whose intervals lie 10 ms beside a second in turn, and 20 ms from `from` s on. */
  const session = (seconds: number, from: number, more: readonly SessionEvent[] = []): Session =>
    Session.from([
      started,
      ...more,
      ...Array.from({ length: seconds }, (_, i): SessionEvent => {
        const by = i + 1 > from ? 20 : 10;
        return {
          type: 'measurement',
          at: 1000 * (i + 1),
          who: 'client',
          bpm: 60,
          rr: [1000 + (i % 2 === 0 ? by : -by)],
        };
      }),
    ]);
  const course = (of: Session, until: number): [number, number | undefined][] =>
    rmssdTrend(of, until).map(({ at, value }) => [
      at / 1000,
      value === undefined ? value : Math.round(value),
    ]);

  it('is told every quarter of a minute of the minute before', () => {
    const told = course(session(250, 120), 220_000);
    expect(told.map(([at]) => at)).toEqual([60, 75, 90, 105, 120, 135, 150, 165, 180, 195, 210]);
    // Twice as large is all of the minute from 180 s on; before, a quarter more of it each time.
    expect(told.map(([, value]) => value)).toEqual([
      20,
      20,
      20,
      20,
      20,
      ...told.slice(5, 8).map(([, v]) => v),
      40,
      40,
      40,
    ]);
    const between = told.slice(5, 8).map(([, value]) => value ?? 0);
    expect(between.every((value) => value > 22 && value < 38)).toBe(true);
    expect(between).toEqual(between.toSorted((a, b) => a - b));
  });
});
