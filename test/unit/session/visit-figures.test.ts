/** What of a session can be compared with others: rest before the guide or in a baseline, and the wave where the guide led longest. */
import { describe, expect, it } from 'vitest';
import { visitFigures } from '../../../src/session/visit-figures.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';

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
});
