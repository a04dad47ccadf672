/** The course of depth over rate, and the wave without it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthCourse, withEvenDepth } from '../../../src/signal/even-depth.ts';
import { uniform } from '../../fixtures/random.ts';

const RATES = [6.5, 6, 5.5, 5, 4.5];

/** Six breaths at each rate, deeper by `exponent`; `loose` = how much single depths vary. */
function breaths(exponent: number, loose: number, seed = 1) {
  const random = uniform(seed);
  return RATES.flatMap((rate) =>
    Array.from({ length: 6 }, () => {
      const periodMs = 60_000 / rate;
      const depth = 30 * (periodMs / 11_000) ** exponent * (1 + loose * (2 * random() - 1));
      return { periodMs, depth };
    }),
  );
}

describe('depth over rate', () => {
  it('is found as a power of the period', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (exponent, unit) => {
          const course = depthCourse(breaths(exponent, 0).map((b) => ({ ...b, depth: b.depth * unit })));
          expect(course?.exponent).toBeCloseTo(exponent, 6);
        },
      ),
    );
  });

  it('is not moved by sighs', () => {
    const sighs = breaths(0.5, 0.1).map((b, i) => (i % 9 === 0 ? { ...b, depth: 2.5 * b.depth } : b));
    const course = depthCourse(sighs);
    expect(course!.exponent).toBeGreaterThan(0.3);
    expect(course!.exponent).toBeLessThan(0.7);
    expect(course!.error).toBeLessThan(0.12);
  });

  it.each([
    [
      'one rate',
      breaths(0.5, 0)
        .filter(({ periodMs }) => periodMs === 12_000 || periodMs === 10_000)
        .map((b) => ({ ...b, periodMs: 11_000 })),
    ],
    ['a sensor that slips', breaths(2.5, 0)],
    ['no depth at all', breaths(0.5, 0).map((b) => ({ ...b, depth: 0 }))],
  ])('is not told of %s', (_, list) => {
    expect(depthCourse(list)).toBeUndefined();
  });

  it('needs twelve breaths whose rates lie apart, and is believed up to an exponent of 1.5', () => {
    const some = breaths(0.5, 0).filter((_, i) => i % 5 < 2);
    expect(some).toHaveLength(12);
    expect(depthCourse(some)?.exponent).toBeCloseTo(0.5, 6);
    expect(depthCourse(some.slice(1))).toBeUndefined();
    expect(depthCourse(breaths(1.49, 0))?.exponent).toBeCloseTo(1.49, 6);
    expect(depthCourse(breaths(-1.51, 0))).toBeUndefined();
    // Half of the breaths longer by e^(2 x spread): the logarithms scatter by `spread` about their mean.
    const apart = (spread: number) =>
      Array.from({ length: 12 }, (_, i) => ({
        periodMs: 10_000 * Math.exp(2 * spread * (i % 2)),
        depth: 30,
      }));
    expect(depthCourse(apart(0.051))?.exponent).toBeCloseTo(0, 6);
    expect(depthCourse(apart(0.049))).toBeUndefined();
  });

  it.each([
    // Twenty breaths a tenth beside the line: a robust deviation of 0.148, 2.5 of which are 0.371. Breaths that lie on it: of 0.02.
    ['a tenth beside the line', 0.1, 0.36, 0.38],
    ['on the line', 0, 0.049, 0.051],
  ])('hears a breath up to 2.5 robust deviations off where the others lie %s', (_, beside, near, far) => {
    /** Four corners, and two breaths in the middle, one deeper and one shallower, that move neither line nor mean. */
    const of = (off: number | undefined) =>
      depthCourse([
        ...Array.from({ length: 20 }, (_, i) => ({
          periodMs: 10_000 * Math.exp(i % 2 === 0 ? 0.2 : -0.2),
          depth: 30 * Math.exp(i % 4 < 2 ? beside : -beside),
        })),
        ...(off === undefined
          ? []
          : [off, -off].map((by) => ({ periodMs: 10_000, depth: 30 * Math.exp(by) }))),
      ])!.error;
    expect(of(near)).toBeGreaterThan(of(undefined) + 1e-6);
    expect(of(far)).toBeCloseTo(of(undefined), 9);
  });

  it('leaves the wave of the middle rate and the phase of each as they are, and takes the rest out', () => {
    const wave = breaths(0.6, 0).map(({ periodMs }, i) => {
      const size = (periodMs / (60_000 / 5.5)) ** 0.6;
      return { onset: i * 11_000, periodMs, re: 3 * size, im: 4 * size, valid: true };
    });
    for (const { re, im } of withEvenDepth(wave, { exponent: 0.6 })) {
      expect(Math.hypot(re, im)).toBeCloseTo(5, 6);
      expect(im / re).toBeCloseTo(4 / 3, 6);
    }
    expect(withEvenDepth([], { exponent: 1 })).toEqual([]);
  });
});
