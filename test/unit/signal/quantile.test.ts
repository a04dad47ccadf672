/** Quantiles of a stream are those of its last values, however they came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, SlidingQuantiles } from '../../../src/signal/quantile.ts';

describe('quantiles', () => {
  it('lie between neighbours by straight line', () => {
    expect(quantile([], 0.5)).toBe(undefined);
    expect(quantile([7], 0.9)).toBe(7);
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10, 0], 0.2)).toBe(2);
    expect(quantile([1, 2, 3], 1)).toBe(3);
  });

  it('of a stream are those of its last values, equal ones among them', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -5, max: 5 })).map(
      // Of two zeros neither comes first.
      (v) => v + 0,
    );
    fc.assert(
      fc.property(
        fc.array(fc.option(value, { freq: 20 }), { maxLength: 80 }),
        fc.integer({ min: 1, max: 12 }),
        (stream, size) => {
          const sliding = new SlidingQuantiles(size);
          let last: number[] = [];
          for (const next of stream) {
            if (next === null) {
              sliding.clear();
              last = [];
              continue;
            }
            sliding.push(next);
            last = [...last, next].slice(-size);
            for (const p of [0, 0.2, 0.5, 0.9, 1]) expect(sliding.quantile(p)).toBe(quantile(last, p));
          }
        },
      ),
    );
  });
});
