/** The library of curves: the flat ones by their formulas, and of the drawn ones, which come of a fixed seed, what this library has been since version 0.1.0. */
import { describe, expect, it } from 'vitest';
import { GRID_FROM, GRID_SIZE, GRID_STEP, makeCurveLibrary } from '../../../src/signal/curve-library.ts';

const library = makeCurveLibrary();
const { count, firstFlat, shapes, peaks, prior, drops } = library;
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const curve = (m: number): Float32Array => shapes.subarray(m * GRID_SIZE, (m + 1) * GRID_SIZE);
const rates = Array.from({ length: GRID_SIZE }, (_, i) => GRID_FROM + i * GRID_STEP);
const all = Array.from({ length: count }, (_, m) => m);

describe('the library', () => {
  it('is the same on every machine and every day', () => {
    expect([count, firstFlat]).toEqual([1748, 1734]);
    expect(sum(shapes)).toBeCloseTo(259_563.502, 1);
    expect(sum(peaks)).toBeCloseTo(9354.925, 6);
    expect(sum(drops)).toBeCloseTo(547.186588, 4);
    expect(sum(peaks.map((peak, m) => peak * (prior[m] ?? 0)))).toBeCloseTo(5.2772896, 6);
    expect(sum(drops.map((drop, m) => drop * (prior[m] ?? 0)))).toBeCloseTo(0.2429644, 6);
    for (const [m, peak, values] of [
      [0, 7.425, [0.8484517, 0.9375697, 0.9793924, 0.9932921]],
      [700, 3.675, [0.9718199, 0.382810384, 0.16279477, 0.20472766]],
      [1500, 7.15, [0.8907027, 0.838232, 0.97755355, 0.9689585]],
    ] as const) {
      expect(peaks[m]).toBeCloseTo(peak, 9);
      [0, 60, 120, 180].forEach((i, k) => expect(curve(m)[i]).toBeCloseTo(values[k] ?? NaN, 5));
    }
  });

  it('has the peak, the fall and the height of each curve', () => {
    for (const m of all) {
      const values = [...curve(m)];
      expect(Math.max(...values)).toBe(1);
      expect(values[Math.round(((peaks[m] ?? 0) - GRID_FROM) / GRID_STEP)]).toBe(1);
      // From 4.25 to 7.
      const part = values.slice(30, 141);
      expect(drops[m]).toBeCloseTo(1 - Math.min(...part) / Math.max(...part), 9);
      if (m < firstFlat) expect([(peaks[m] ?? 0) > 3.59, (peaks[m] ?? 0) < 7.61]).toEqual([true, true]);
    }
  });

  it('has flat curves at its end: tilts by a power of the rate, and low-passes of first order', () => {
    const powers = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((g) => (rate: number) => rate ** (-g / 10));
    const lows = [4, 5.5, 7, 9, 12].map((corner) => (rate: number) => 1 / Math.hypot(1, rate / corner));
    [...powers, ...lows].forEach((of, k) => {
      const expected = rates.map(of);
      const highest = Math.max(...expected);
      const found = curve(firstFlat + k);
      expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value / highest, 6));
    });
  });

  it('weighs the flat curves with a fifth, all alike, and the others so that their peaks are normal around 5.4, however many have one', () => {
    expect(sum(prior.subarray(firstFlat))).toBeCloseTo(0.2, 12);
    expect(new Set(prior.subarray(firstFlat)).size).toBe(1);
    expect(sum(prior.subarray(0, firstFlat))).toBeCloseTo(0.8, 12);
    const inBin = (from: number): number =>
      sum(
        prior
          .subarray(0, firstFlat)
          .filter((_, m) => (peaks[m] ?? 0) > from - 0.001 && (peaks[m] ?? 0) < from + 0.099),
      );
    // Bins of a tenth: a standard deviation of 0.55 away from 5.4 the weight is e^-½ of the middle's, up to where in its bin a peak lies.
    expect(inBin(5.9) / inBin(5.4)).toBeCloseTo(Math.exp(-0.5 * ((5.95 - 5.4) / 0.55) ** 2), 1);
    expect(inBin(4.8) / inBin(5.4)).toBeCloseTo(Math.exp(-0.5 * ((4.85 - 5.4) / 0.55) ** 2), 1);
  });
});
