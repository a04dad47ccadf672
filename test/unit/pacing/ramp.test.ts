// Ramps, staying and stepping back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breathPeriod, type Pace } from '../../../src/pacing/breath.ts';
import {
  durationOf,
  GENTLE_RATIO,
  QUICK_RATIO,
  rampBreaths,
  rampFrom,
  rampOn,
  stayHere,
  stepBack,
} from '../../../src/pacing/ramp.ts';

const pace = (breathsPerMin: number): Pace => ({ breathsPerMin, inhaleShare: 0.4 });
const rate = fc.double({ min: 3.5, max: 20, noNaN: true });

describe('a ramp', () => {
  it('from 14 to 6 takes 18 breaths and 121 s', () => {
    const ramp = rampFrom(pace(6), 14, GENTLE_RATIO);
    expect(rampBreaths(ramp)).toBe(18);
    expect(Math.round(durationOf(ramp, 18) / 1000)).toBe(121);
    expect(durationOf(ramp, 20) - durationOf(ramp, 18)).toBeCloseTo(20_000, 6);
  });

  it('is none between two equal rates, and needs no breath on the way between two that are close', () => {
    expect(rampFrom(pace(6), 6, GENTLE_RATIO)).toEqual(pace(6));
    expect(rampOn(pace(6), 6, QUICK_RATIO)).toEqual(pace(6));
    expect(rampOn(pace(5.75), 6, QUICK_RATIO)).toEqual(pace(5.75));
    expect(rampBreaths(rampOn(pace(4.5), 6, QUICK_RATIO))).toBe(4);
  });

  it('changes the period by no more than its ratio from breath to breath, beginning with the breath before it', () => {
    fc.assert(
      fc.property(rate, rate, (from, to) => {
        const ramp = rampOn(pace(to), from, QUICK_RATIO);
        let before = 60_000 / from;
        for (let k = 0; k <= rampBreaths(ramp) + 1; k++) {
          const period = breathPeriod(ramp, k);
          const change = Math.max(period / before, before / period);
          expect(change).toBeLessThanOrEqual(QUICK_RATIO + 1e-9);
          before = period;
        }
        expect(before).toBe(60_000 / to);
      }),
    );
  });
});

describe('on the way', () => {
  const segment = { ...rampFrom(pace(6), 14, GENTLE_RATIO), since: 0 };

  it('staying keeps the rate of the breath under way', () => {
    const stay = stayHere(segment, 30_000);
    expect(stay).toEqual({ breathsPerMin: stay.breathsPerMin, inhaleShare: 0.4 });
    expect(stay.breathsPerMin).toBeGreaterThan(9);
    expect(stay.breathsPerMin).toBeLessThan(14);
    expect(stayHere(segment, 0).breathsPerMin).toBeCloseTo(14);
    expect(stayHere(segment, 600_000).breathsPerMin).toBeCloseTo(6);
  });

  it('stepping back goes one breath a minute faster, gently, and not beyond the fastest', () => {
    const back = stepBack({ ...pace(6), since: 0 }, 30_000);
    expect(back.breathsPerMin).toBeCloseTo(7);
    expect(breathPeriod(back, 0)).toBeCloseTo(10_000 / GENTLE_RATIO);
    expect(rampBreaths(back)).toBe(3);
    expect(stepBack({ ...pace(6), since: 0 }, 0, 6.4).breathsPerMin).toBeCloseTo(6.4);
    expect(stepBack({ ...pace(8), since: 0 }, 0, 6.4).breathsPerMin).toBeCloseTo(8);
  });
});
