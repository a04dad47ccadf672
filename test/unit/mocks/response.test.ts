import { describe, expect, it } from 'vitest';
import { crossover, delayFor, loopOf, loopResponse, runLoop } from '../../../mocks/loop.ts';
import { createRandom } from '../../../mocks/random.ts';
import { loopCurve, PEAKED, resonantCurve, responseOf } from '../../../mocks/response.ts';

// Table of the delayed feedback loop: crossover in breaths/min where D w + 2 atan(w tau) = pi.
const CROSSOVERS: readonly [number, readonly number[]][] = [
  [1.5, [8.3, 7.0, 6.1, 5.5, 5.0, 4.5]],
  [2, [7.3, 6.2, 5.5, 4.9, 4.5, 4.1]],
  [2.5, [6.6, 5.7, 5.0, 4.5, 4.1, 3.8]],
];

describe('the feedback loop', () => {
  it.each(CROSSOVERS)('crosses over where the table says (tau %d s)', (tau, rates) => {
    [1.5, 2, 2.5, 3, 3.5, 4].forEach((delay, i) => {
      expect(crossover(tau, delay)).toBeCloseTo(rates[i] ?? NaN, 1);
      expect(delayFor(tau, crossover(tau, delay))).toBeCloseTo(delay, 6);
    });
  });

  it.each([
    [0.5, 5.04, 2.1],
    [0.7, 5.22, 3.6],
    [0.85, 5.35, 7.3],
  ])('peaks below its crossover (gain %d)', (gain, peak, height) => {
    const loop = loopOf(2, 2.5, gain);
    const response = loopCurve(loop, 16);
    expect(Math.abs((response.peak ?? NaN) - peak)).toBeLessThanOrEqual(0.006);
    const { re, im } = loopResponse(loop, response.peak ?? NaN);
    expect(Math.hypot(re, im)).toBeCloseTo(height, 1);
  });

  it('moves in time as its frequency response says', () => {
    const loop = loopOf(1.8, 2.2, 0.7);
    for (const rate of [4, 5.5, 7]) {
      const step = runLoop(loop, 20);
      const w = (2 * Math.PI * rate) / 60;
      const period = Math.round(3000 / rate);
      let re = 0;
      let im = 0;
      for (let i = 0; i < period * 30; i++) {
        const y = step(Math.cos(w * i * 0.02));
        if (i < period * 20) continue;
        re += (2 * y * Math.cos(w * i * 0.02)) / (period * 10);
        im -= (2 * y * Math.sin(w * i * 0.02)) / (period * 10);
      }
      const want = loopResponse(loop, rate);
      expect(Math.hypot(re - want.re, im - want.im)).toBeLessThan(0.03 * Math.hypot(want.re, want.im));
    }
  });
});

describe('families of responses', () => {
  it.each(PEAKED)('have their true peak where it was asked for (%s)', (family) => {
    for (const peak of [4.3, 4.7, 5.5, 6.3, 6.9]) {
      for (const seed of [1, 2, 3]) {
        const response = responseOf(family, peak, 16, createRandom(seed));
        expect(response.peak).toBeCloseTo(peak, 2);
        expect(response.gainAt(peak)).toBeCloseTo(8, 4);
        expect(response.lossAt(peak)).toBeCloseTo(0, 6);
        for (let f = 3.5; f <= 8; f += 0.1) expect(response.gainAt(f)).toBeLessThanOrEqual(8 + 1e-6);
      }
    }
  });

  it('fall off as the reference figures say', () => {
    const sharp = responseOf('sharp', 5.5, 2, createRandom(1));
    const broad = responseOf('broad', 5.5, 2, createRandom(1));
    expect(sharp.gainAt(6.5)).toBeCloseTo(0.7, 2);
    expect(sharp.gainAt(4.5)).toBeCloseTo(0.64, 2);
    expect(broad.gainAt(6.5)).toBeCloseTo(0.89, 2);
    expect(broad.gainAt(4.5)).toBeCloseTo(0.86, 2);
  });

  it('lead below the peak and lag above it', () => {
    const { complexAt } = responseOf('sharp', 5.5, 16, createRandom(1));
    expect(complexAt(4.5).im).toBeGreaterThan(0);
    expect(complexAt(5.5).im).toBeCloseTo(0, 9);
    expect(complexAt(6.5).im).toBeLessThan(0);
  });

  it('have their peak moved down by a low-pass', () => {
    expect(resonantCurve(5.5, 1.5, 6, 6, 16).peak ?? NaN).toBeLessThan(5.45);
    // The reference's nearly flat client (resonance 2, low-pass 7) peaks near 3.9 to 4.7 for f0 of 4.7 to 6.3.
    expect(responseOf('flat', 4.7, 16, createRandom(1)).peak).toBeCloseTo(3.9, 1);
    expect(responseOf('flat', 6.3, 16, createRandom(1)).peak).toBeCloseTo(4.7, 1);
  });

  it('have no peak where there is none', () => {
    const at = (family: 'constant' | 'low-pass' | 'flat') => responseOf(family, 5.5, 16, createRandom(1));
    expect(at('constant').peak).toBeUndefined();
    expect(at('low-pass').peak).toBeUndefined();
    const flat = at('flat');
    const tested = [4.25, 4.75, 5.25, 5.75, 6.25, 7].map((f) => flat.gainAt(f));
    expect(1 - Math.min(...tested) / Math.max(...tested)).toBeLessThan(0.17);
  });
});
