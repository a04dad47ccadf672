/** The waves of the guide's breaths are those of one look at the end, however often somebody looked before. */
import { describe, expect, it } from 'vitest';
import { BreathTrack, type MeasuredBreath } from '../../../src/session/breath-track.ts';
import { Session } from '../../../src/session/session.ts';
import { isFinal } from '../../../src/signal/breath-amplitudes.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';
import { started } from '../../fixtures/started.ts';
import { steadyHeart } from '../../fixtures/steady-heart.ts';

describe('the track of breaths', () => {
  it('has a breath once beats three seconds after its end have their labels', () => {
    const session = Session.from([
      started,
      { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
      { type: 'pace', at: 0, since: 0, pace: { breathsPerMin: 6, inhaleShare: 0.5 } },
    ]);
    const track = new BreathTrack(session);
    /** The first labelled beat with which there were so many breaths. */
    const shown: number[] = [];
    const heart = steadyHeart((t) => 120 + 5 * Math.sin((2 * Math.PI * t) / 10_000), 45_000);
    for (const { at, rr } of heart) {
      session.record({ type: 'measurement', at, who: 'client', bpm: 120, rr: [rr] });
      const { length } = track.update();
      const { beats, labels } = session.track();
      const labelled = beats[labels.kinds.length - 1]?.at ?? 0;
      while (shown.length < length) shown.push(labelled);
    }
    expect(shown).toHaveLength(4);
    for (const [i, at] of shown.entries()) {
      expect(at).toBeGreaterThanOrEqual(10_000 * (i + 1) + 3000);
      expect(at).toBeLessThan(10_000 * (i + 1) + 3000 + 550);
    }
  });

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
