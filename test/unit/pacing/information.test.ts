// What breaths are expected to teach: against closed forms, and that more breaths never teach less.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedFall, type Beliefs } from '../../../src/pacing/information.ts';

const RATES = [4.5, 5, 5.5, 6, 6.5];

/** A peak and amplitudes that hang together by a smooth kernel; the peak follows L at 6.5 and opposes L at 4.5. */
const beliefs = (scale = 1, amplitude = 7): Beliefs => ({
  scale,
  moments: RATES.map((rate) => ({
    rate,
    level: Math.log(amplitude),
    covariance: 0.05 * (rate - 5.5),
    shared: RATES.map((other) => 0.04 * Math.exp(-(((rate - other) / 0.8) ** 2) / 2)),
  })),
});

describe('the expected fall of the variance', () => {
  it('is nothing without breaths, and C²/(V + 1.6 s²/n) for n at one rate', () => {
    expect(expectedFall(beliefs(), [])).toBe(0);
    for (const n of [1, 4, 9]) {
      const noise = (1.6 * (1 / 7) ** 2) / n;
      expect(expectedFall(beliefs(), new Array<number>(n).fill(6.5))).toBeCloseTo(
        0.05 ** 2 / (0.04 + noise),
        12,
      );
    }
  });

  it('is that of the two by two inverse for a breath at each of two rates', () => {
    const noise = 1.6 / 49;
    const [v, c] = [0.04 + noise, 0.04 * Math.exp(-((2 / 0.8) ** 2) / 2)];
    // Cᵀ M⁻¹ C with C = (-0.05, 0.05), M = [[v, c], [c, v]].
    expect(expectedFall(beliefs(), [4.5, 6.5])).toBeCloseTo((2 * 0.05 ** 2) / (v - c), 12);
  });

  it('lies on straight lines between the rates', () => {
    const one = (rate: number): number => {
      const covariance = 0.05 * (rate - 5.5);
      const k = Math.exp(-((0.5 / 0.8) ** 2) / 2);
      return covariance ** 2 / ((0.04 * (1 + k)) / 2 + 1.6 / 49);
    };
    expect(expectedFall(beliefs(), [6.25])).toBeCloseTo(one(6.25), 12);
    expect(expectedFall(beliefs(), [9])).toBeCloseTo(expectedFall(beliefs(), [6.5]), 12);
  });

  it('counts noise against the amplitude there: a small wave teaches less', () => {
    expect(expectedFall(beliefs(1, 3), [6.5])).toBeLessThan(0.7 * expectedFall(beliefs(1, 9), [6.5]));
  });

  it('takes no wave for smaller than 0.3 bpm', () => {
    const one = (amplitude: number): number => 0.05 ** 2 / (0.04 + 1.6 / amplitude ** 2);
    expect(expectedFall(beliefs(1, 0.1), [6.5])).toBeCloseTo(one(0.3), 12);
    expect(expectedFall(beliefs(1, 0.31), [6.5])).toBeCloseTo(one(0.31), 12);
  });

  it('never falls with another breath, and another teaches the less the more are on their way', () => {
    const rate = fc.double({ min: 4, max: 7, noNaN: true });
    fc.assert(
      fc.property(fc.array(rate, { maxLength: 12 }), rate, (rates, more) => {
        const before = expectedFall(beliefs(), rates);
        const gain = expectedFall(beliefs(), [...rates, more]) - before;
        const again = expectedFall(beliefs(), [...rates, more, more]) - before - gain;
        expect(gain).toBeGreaterThanOrEqual(-1e-12);
        expect(again).toBeLessThanOrEqual(gain + 1e-12);
      }),
    );
  });
});
