/** The pictures of a session that somebody looks at all along are those of one that is looked at once. */
import { describe, expect, it } from 'vitest';
import { qualitySpans, rmssdTrend } from '../../../src/session/chart-series.ts';
import { Session } from '../../../src/session/session.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';

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
