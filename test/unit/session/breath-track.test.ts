/** The waves of the guide's breaths are those of one look at the end, however often somebody looked before. */
import { describe, expect, it } from 'vitest';
import { BreathTrack, type MeasuredBreath } from '../../../src/session/breath-track.ts';
import { Session } from '../../../src/session/session.ts';
import { isFinal } from '../../../src/signal/breath-amplitudes.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';

describe('the track of breaths', () => {
  it.each(['typical', 'dry-strap'] as const)(
    'depends on the facts alone, and what is final changes no more (%s)',
    async (scenario) => {
      const s = await simulatedSession(scenario, 4);
      await s.run(20_000);
      s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
      const watched = new BreathTrack(s.session);
      const settled = new Map<number, MeasuredBreath>();
      let changed = 0;
      for (let second = 0; second < 240; second++) {
        const before = new Map(watched.breaths.map((breath) => [breath.onset, breath]));
        await s.run(1000);
        if (second === 120) s.pace({ breathsPerMin: 5, inhaleShare: 0.4 });
        if (second === 150) s.simulation.faults.loseContact(9000);
        if (second === 210) s.rest();
        watched.update();
        const { beats, labels } = s.session.track();
        for (const breath of watched.breaths) {
          const was = before.get(breath.onset);
          if (was !== undefined && was.re !== breath.re) changed += 1;
          const final = settled.get(breath.onset);
          if (final !== undefined) expect(breath).toBe(final);
          else if (isFinal({ beats, kinds: labels.kinds }, breath)) settled.set(breath.onset, breath);
        }
        if (second % 16 === 0) {
          expect(watched.breaths).toEqual(new BreathTrack(Session.from(s.session.log)).update());
        }
      }
      expect(watched.breaths.some(({ valid }) => !valid)).toBe(true);
      expect(settled.size).toBeGreaterThan(15);
      // The newest ones are shown before they are final, or this would show nothing.
      expect(changed).toBeGreaterThan(15);
      s.record({ type: 'ended' });
      expect(watched.update()).toEqual(new BreathTrack(Session.from(s.session.log)).update());
    },
  );
});
