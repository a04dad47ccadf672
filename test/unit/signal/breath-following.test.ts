/** One cycle of the guide on a measured curve: a sine of known height and delay is told back, and what is no sine, or too little, is told as that. */
import { describe, expect, it } from 'vitest';
import { matchCycle, type GuideCycle } from '../../../src/signal/breath-following.ts';

const PERIOD = 10_000;
/** A guide that is lowest when its cycle begins and highest in its middle. */
const cycle: GuideCycle = {
  onset: 50_000,
  periodMs: PERIOD,
  levelAt: (u) => (1 - Math.cos(2 * Math.PI * u)) / 2,
};
interface Made {
  readonly swing?: number;
  readonly late?: number;
  /** Of a wave of four times the rate. */
  readonly other?: number;
  readonly masked?: (i: number) => boolean;
  readonly count?: number;
  /** Share of the cycle that the points cover. */
  readonly until?: number;
}
/** A breath that is `late` cycles behind the guide on a curve that lies at 5 and rises by 3 a cycle, with points far off before and behind. */
function match({ swing = 4, late = 0, other = 0, masked = () => false, count = 100, until = 1 }: Made) {
  const points = Array.from({ length: count }, (_, i) => {
    const u = (until * i) / count;
    const wave = -(swing / 2) * Math.cos(2 * Math.PI * (u - late)) + (other / 2) * Math.cos(8 * Math.PI * u);
    return { at: 50_000 + u * PERIOD, level: masked(i) ? 1e6 : 5 + 3 * u + wave, masked: masked(i) };
  });
  const off = (at: number) => ({ at, level: -1e6, masked: false });
  return matchCycle([off(49_999), ...points, off(60_000)], cycle);
}
const nothing = { onset: 50_000, periodMs: PERIOD, usable: false, swing: 0, fit: 0, lag: 0 };

describe('a cycle of the guide', () => {
  it.each([0, 0.1, 0.25, -0.2, 0.45])(
    'tells a breath that is %d cycles late, on a line that rises',
    (late) => {
      const { lag, ...rest } = match({ late });
      expect(lag).toBeCloseTo(late, 9);
      expect(rest).toEqual({
        onset: 50_000,
        periodMs: PERIOD,
        usable: true,
        swing: expect.closeTo(4, 9) as number,
        fit: expect.closeTo(1, 9) as number,
      });
    },
  );

  it('tells the share of the curve that goes with the guide', () => {
    const { swing, fit, lag } = match({ other: 3 });
    // The line takes a little of the other wave.
    expect(swing).toBeCloseTo(4, 1);
    expect(fit).toBeCloseTo(16 / (16 + 9), 2);
    expect(lag).toBeCloseTo(0, 1);
    expect(match({ swing: 0 }).fit).toBeCloseTo(0, 6);
  });

  it('has its lag from the guide’s own curve at its rate, whatever shape that has', () => {
    const turn = (u: number): number => 2 * Math.PI * u + 0.5;
    const levelAt = (u: number): number => 0.5 - 0.4 * Math.cos(turn(u)) + 0.1 * Math.sin(4 * Math.PI * u);
    const points = Array.from({ length: 200 }, (_, i) => ({
      at: 50_000 + 50 * i,
      level: -Math.cos(turn(i / 200 - 0.1)),
      masked: false,
    }));
    expect(matchCycle(points, { ...cycle, levelAt }).lag).toBeCloseTo(0.1, 9);
  });

  it('says nothing where a quarter and more is masked, or the points are few or cover three quarters', () => {
    expect(match({ masked: (i) => i % 4 === 0 })).toMatchObject({
      usable: true,
      swing: expect.closeTo(4, 9) as number,
    });
    expect(match({ masked: (i) => i % 4 === 0 || i === 1 })).toEqual(nothing);
    expect(match({ count: 12 })).toMatchObject({ usable: true });
    expect(match({ count: 11 })).toEqual(nothing);
    expect(match({ until: 0.77 })).toMatchObject({ usable: true });
    // A hundred points a hundredth of 0.757 apart: the last one lies at 0.7497.
    expect(match({ until: 0.757 })).toEqual(nothing);
    expect(matchCycle([], cycle)).toEqual(nothing);
  });

  it('says nothing where its points lie at so few moments that many curves go through them', () => {
    const points = Array.from({ length: 30 }, (_, i) => ({
      at: 50_000 + 3000 * (i % 3),
      level: i % 3,
      masked: false,
    }));
    const held = [...points.toSorted((a, b) => a.at - b.at), { at: 59_000, level: 1, masked: true }];
    expect(matchCycle(held, cycle)).toEqual(nothing);
  });
});
