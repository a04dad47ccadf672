/** What of a session can be compared with others: rest before the guide or in a baseline, and the wave where the guide led longest. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { visitFigures } from '../../../src/session/visit-figures.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';
import { started } from '../../fixtures/started.ts';

describe('the figures of a visit', () => {
  it('are those of rest and of the longest guided stretch, and absent where there was none', async () => {
    const s = await simulatedSession('typical');
    await s.run(70_000);
    expect(visitFigures(s.session)).toEqual({});
    await s.run(60_000);
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    await s.run(150_000);
    s.rest();
    await s.run(20_000);
    const { restBpm = 0, restRmssd = 0, wave } = visitFigures(s.session);
    expect(restBpm).toBeGreaterThan(50);
    expect(restBpm).toBeLessThan(90);
    expect(restRmssd).toBeGreaterThan(5);
    expect(wave?.breathsPerMin).toBeCloseTo(6, 1);
    expect(wave?.bpm).toBeGreaterThan(5);
  });

  it('take the baseline where there is a plan, without what the guide led in it', async () => {
    const s = await simulatedSession('typical');
    await s.run(40_000);
    s.record({ type: 'phase', phase: { id: 'b', kind: 'baseline' } });
    await s.run(30_000);
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    await s.run(70_000);
    // Thirty seconds of rest are none.
    expect(visitFigures(s.session).restBpm).toBeUndefined();
  });

  /** A packet a second of a heart that beats once a second, twice from `quickFrom` to `quickTo` s. */
  function heart(
    seconds: number,
    { quickFrom = 0, quickTo = 0 } = {},
    more: readonly SessionEvent[] = [],
  ): Session {
    const packets = Array.from({ length: seconds }, (_, i): SessionEvent => {
      const quick = i + 1 > quickFrom && i + 1 <= quickTo;
      return {
        type: 'measurement',
        at: 1000 * (i + 1),
        who: 'client',
        bpm: quick ? 120 : 60,
        rr: quick ? [500, 500] : [1000],
      };
    });
    const facts = [...packets, ...more].toSorted((a, b) => a.at - b.at);
    return Session.from([started, ...facts, { type: 'ended', at: 1000 * seconds }]);
  }
  it('begin after the first half minute, need a minute of rest, and look at five at most', () => {
    expect(visitFigures(heart(89)).restBpm).toBeUndefined();
    expect(visitFigures(heart(90)).restBpm).toBeCloseTo(60, 6);
    expect(visitFigures(heart(120, { quickTo: 29 })).restBpm).toBeCloseTo(60, 0);
    expect(visitFigures(heart(120, { quickTo: 34 })).restBpm).toBeGreaterThan(62);
    expect(visitFigures(heart(400, { quickFrom: 335, quickTo: 400 })).restBpm).toBeCloseTo(60, 6);
    expect(visitFigures(heart(400, { quickFrom: 310, quickTo: 400 })).restBpm).toBeGreaterThan(61);
  });

  it('tell the wave of a guide that led for a minute', () => {
    const since = 60_000;
    const led = (ms: number) =>
      visitFigures(
        heart(130, {}, [
          { type: 'pace', at: since, since, pace: { breathsPerMin: 6, inhaleShare: 0.4 } },
          { type: 'rest', at: since + ms, since: since + ms, by: 'therapist' },
        ]),
      );
    expect(led(59_900).wave).toBeUndefined();
    expect(led(60_000).wave?.breathsPerMin).toBeCloseTo(6, 6);
  });
});
