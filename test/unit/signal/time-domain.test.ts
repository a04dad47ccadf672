/** Time-domain figures against golden numbers (numpy), and what must not change or enter them. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { timeDomain } from '../../../src/signal/time-domain.ts';
import { beatsOf, goldenRr } from '../../fixtures/golden-series.ts';

describe('golden numbers', () => {
  it('240 intervals with a breathing swing', () => {
    const t = timeDomain(beatsOf(goldenRr));
    expect(t.intervals).toBe(240);
    expect(t.differences).toBe(239);
    expect(t.meanNnMs).toBeCloseTo(850.01518, 4);
    expect(t.meanHrBpm).toBeCloseTo(70.586975, 5);
    expect(t.sdnnMs).toBeCloseTo(42.883025, 5);
    expect(t.rmssdMs).toBeCloseTo(24.195494, 5);
    expect(t.lnRmssd).toBeCloseTo(3.186166, 5);
    expect(t.pnn50Pct).toBe(0);
    expect(t.sd1Ms).toBeCloseTo(17.144273, 5);
    expect(t.sd2Ms).toBeCloseTo(58.172, 3);
  });

  it('ten intervals', () => {
    const t = timeDomain(beatsOf([812, 828, 845, 850, 838, 819, 801, 795, 806, 824]));
    expect(t.meanNnMs).toBeCloseTo(821.8, 9);
    expect(t.sdnnMs).toBeCloseTo(18.689272, 5);
    expect(t.rmssdMs).toBeCloseTo(14.452989, 5);
    expect(t.lnRmssd).toBeCloseTo(2.670901, 5);
    expect(t.sd1Ms).toBeCloseTo(10.793517, 5);
    expect(t.sd2Ms).toBeCloseTo(24.126288, 5);
  });

  it('pNN50 counts differences above 50 ms among the differences', () => {
    expect(timeDomain(beatsOf([800, 851, 801, 800, 860])).pnn50Pct).toBe(50);
    expect(timeDomain(beatsOf([800, 850])).pnn50Pct).toBe(0);
  });
});

describe('what is unknown stays unknown', () => {
  it('of no, one and two intervals', () => {
    expect(timeDomain([])).toMatchObject({
      intervals: 0,
      meanNnMs: undefined,
      meanHrBpm: undefined,
      rmssdMs: undefined,
    });
    expect(timeDomain(beatsOf([800]))).toMatchObject({
      meanNnMs: 800,
      sdnnMs: undefined,
      rmssdMs: undefined,
      pnn50Pct: undefined,
    });
    expect(timeDomain(beatsOf([800, 800]))).toMatchObject({
      rmssdMs: 0,
      lnRmssd: undefined,
      sd1Ms: undefined,
    });
  });
});

describe('holes and omitted intervals', () => {
  it('takes no difference across a hole or an omitted interval', () => {
    const two = [...beatsOf([800, 810]), ...beatsOf([900, 910], 60_000, 1)];
    expect(timeDomain(two)).toMatchObject({ intervals: 4, differences: 2, rmssdMs: 10 });
    const omitted = timeDomain(beatsOf([800, 810, 1600, 810, 800]), [true, true, false, true, true]);
    expect(omitted).toMatchObject({ intervals: 4, differences: 2, rmssdMs: 10, meanNnMs: 805 });
  });

  it('equals the textbook formulas on any series', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 250, max: 2600, noNaN: true }), { minLength: 3, maxLength: 60 }),
        (rr) => {
          const t = timeDomain(beatsOf(rr));
          const mean = rr.reduce((a, b) => a + b, 0) / rr.length;
          const sd = Math.sqrt(rr.reduce((a, b) => a + (b - mean) ** 2, 0) / (rr.length - 1));
          const d = rr.slice(1).map((x, i) => x - rr[i]!);
          expect(t.meanNnMs).toBeCloseTo(mean, 6);
          expect(t.sdnnMs).toBeCloseTo(sd, 4);
          expect(t.rmssdMs).toBeCloseTo(Math.sqrt(d.reduce((a, b) => a + b * b, 0) / d.length), 5);
        },
      ),
    );
  });
});
