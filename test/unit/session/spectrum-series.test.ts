/** The spectrum of a session: from how long a stretch it is taken, where its peak is, and when there is none. */
import { beforeAll, describe, expect, it } from 'vitest';
import { spectrumLeft, spectrumSeries } from '../../../src/session/spectrum-series.ts';
import { Session } from '../../../src/session/session.ts';
import { simulatedSession, type SimulatedSession } from '../../fixtures/simulated-session.ts';
import { started } from '../../fixtures/started.ts';

let s: SimulatedSession;
/** Session time at which the link was lost. */
let lostAt: number;
beforeAll(async () => {
  s = await simulatedSession('typical', 2);
  s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
  await s.run(400_000);
  lostAt = s.now();
  s.simulation.faults.loseLink(5000);
  await s.run(200_000);
});

const at = (time: number) => spectrumSeries(s.session, time);

describe('the spectrum of the newest stretch', () => {
  it('is there from two minutes on, and until then it is told how long that is', () => {
    const first = s.session.track().beats[0]?.at ?? NaN;
    let before: number | undefined;
    for (let time = first + 10_000; time < first + 130_000; time += 5000) {
      const left = spectrumLeft(s.session, time);
      expect(at(time) === undefined).toBe(left !== undefined);
      if (left === undefined) continue;
      // What is there and what is missing are two minutes together.
      expect(left).toBeGreaterThan(120_000 - (time - first) - 1000);
      expect(left).toBeLessThan(120_000 - (time - first) + 3000);
      if (before !== undefined) expect(left).toBeLessThan(before);
      before = left;
    }
    expect(before).toBeLessThan(8000);
  });

  it('is of five minutes at most, up to the newest beat', () => {
    const full = at(lostAt);
    if (full === undefined) throw new Error('there is a spectrum');
    expect(full.to).toBeLessThanOrEqual(lostAt);
    expect(full.to).toBeGreaterThan(lostAt - 2000);
    expect(full.to - full.from).toBeLessThanOrEqual(300_000);
    expect(full.to - full.from).toBeGreaterThan(297_000);
  });

  it('has its peak at the guide, and says where that was', () => {
    const { guideHz, peakHz, regularity } = at(lostAt) ?? {};
    expect(guideHz).toBeCloseTo(0.1, 9);
    expect(peakHz).toBeGreaterThan(0.08);
    expect(peakHz).toBeLessThan(0.12);
    expect(regularity).toBeGreaterThan(40);
    expect(regularity).toBeLessThanOrEqual(100);
  });

  it('spans no hole: after one it begins again', () => {
    const { beats } = s.session.track();
    const first = beats.find(({ segment }) => segment !== beats[0]?.segment);
    const back = (first?.at ?? NaN) - (first?.rr ?? NaN);
    expect(back).toBeGreaterThan(lostAt);
    expect(at(back + 100_000)).toBeUndefined();
    expect(spectrumLeft(s.session, back + 100_000)).toBeGreaterThan(15_000);
    const later = at(back + 150_000);
    expect(later?.from).toBeGreaterThanOrEqual(back);
    expect((later?.to ?? 0) - (later?.from ?? 0)).toBeLessThan(150_000);
  });

  it('tells of no guide while it rests', () => {
    const session = Session.from(s.session.log.filter(({ type }) => type !== 'pace'));
    expect(spectrumSeries(session, lostAt)).toMatchObject({ guideHz: undefined });
  });
});

describe('no spectrum', () => {
  it('is promised for two minutes before the first beat', () => {
    const session = Session.from([started]);
    expect(spectrumSeries(session, 300_000)).toBeUndefined();
    expect(spectrumLeft(session, 300_000)).toBe(120_000);
  });

  it('is neither there nor promised where the rhythm cannot be interpreted', async () => {
    const room = await simulatedSession('irregular-rhythm');
    await room.run(200_000);
    expect(room.session.track().irregular.filter(Boolean).length).toBeGreaterThan(100);
    expect(spectrumSeries(room.session, room.now())).toBeUndefined();
    expect(spectrumLeft(room.session, room.now())).toBeUndefined();
  });
});
