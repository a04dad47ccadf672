// Bins of heart rate: every level shows the same extremes, holes stay holes.
import { describe, expect, it } from 'vitest';
import { heartBins, levelFor, levelToDraw, meanBetween } from '../../../src/session/heart-bins.ts';
import { Session } from '../../../src/session/session.ts';
import { started } from '../../fixtures/started.ts';

function sessionOf(minutes: number): Session {
  const session = Session.from([
    started,
    { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
  ]);
  let beat = 0;
  for (let at = 1000; at < minutes * 60_000; at += 1000) {
    const rr: number[] = [];
    while (beat < at - 300) {
      const ms = 60_000 / (70 + 10 * Math.sin(beat / 3000));
      rr.push(ms);
      beat += ms;
    }
    session.record({ type: 'measurement', at, who: 'client', bpm: 70, rr });
  }
  return session;
}

describe('bins of heart rate', () => {
  const session = sessionOf(40);
  const levels = heartBins(session, 2_400_000);

  it('double in size until few are left', () => {
    expect(levels.map(({ step }) => step)).toEqual([2000, 4000, 8000, 16_000, 32_000]);
    expect(levels[0]?.mean).toHaveLength(1200);
    expect(levelFor(levels, 3000)?.step).toBe(4000);
    expect(levelFor(levels, 1e9)).toBe(levels.at(-1));
  });

  it('are drawn about as wide as pixels, and whole breaths at a time where breaths are crowded', () => {
    // Five minutes on 1000 px; 40 on 1000 and on 250; ten minutes on a phone.
    expect(levelToDraw(levels, 300)?.step).toBe(2000);
    expect(levelToDraw(levels, 2400)?.step).toBe(16_000);
    expect(levelToDraw(levels, 9600)?.step).toBe(32_000);
    expect(levelToDraw(levels, 2000)?.step).toBe(16_000);
    // The wave of 20 bpm is the band's; the line keeps to the mean.
    const { low, high, mean } = levelToDraw(levels, 2400)!;
    expect(Math.min(...high.slice(1, -2)) - Math.max(...low.slice(1, -2))).toBeGreaterThan(15);
    expect(Math.max(...mean.slice(1, -2)) - Math.min(...mean.slice(1, -2))).toBeLessThan(6);
  });

  it('keep slowest and fastest at every size', () => {
    const all = levels.map((level) => meanBetween(level, 0, 2_400_000)!);
    for (const one of all) {
      expect(one.low).toBeCloseTo(all[0]!.low, 3);
      expect(one.high).toBeCloseTo(all[0]!.high, 3);
      expect(one.mean).toBeCloseTo(all[0]!.mean, 0);
    }
    expect(all[0]!.high).toBeGreaterThan(79);
    expect(all[0]!.low).toBeLessThan(61);
  });

  it('say nothing where no beat is', () => {
    const [level] = heartBins(session, 3_600_000);
    expect(meanBetween(level!, 2_500_000, 3_000_000)).toBeUndefined();
    expect(heartBins(Session.from([started]), 10_000)[0]?.mean.every(Number.isNaN)).toBe(true);
  });
});
