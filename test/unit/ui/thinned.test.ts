/** The course of a number for a picture: no more points than it can show, and none of their extremes lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrendPoint } from '../../../src/session/chart-series.ts';
import { thinned } from '../../../src/ui/charts/thinned.ts';

const course = fc
  .array(fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }), { minLength: 1, maxLength: 400 })
  .map((values) => values.map((value, i): TrendPoint => ({ at: 15_000 * (i + 4), value })));

describe('a thinned course', () => {
  it('is the course itself where the picture has room for it', () => {
    const points: TrendPoint[] = [
      { at: 1, value: 3 },
      { at: 2, value: undefined },
    ];
    expect(thinned(points, 1)).toBe(points);
    expect(thinned([], 100)).toEqual([]);
  });

  it('keeps lowest and highest, has a mean between them, and no value where there was none', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 1, max: 40 }), (points, most) => {
        const thin = thinned(points, most);
        fc.pre(thin !== points);
        expect(thin.length).toBeLessThanOrEqual(most);
        const known = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
        const shown = thin.filter(({ value }) => value !== undefined);
        expect(Math.min(...shown.map(({ low }) => low!))).toBe(Math.min(...known));
        expect(Math.max(...shown.map(({ high }) => high!))).toBe(Math.max(...known));
        for (const { value, low, high } of shown) {
          expect(value!).toBeGreaterThanOrEqual(low! - 1e-9);
          expect(value!).toBeLessThanOrEqual(high! + 1e-9);
        }
        for (let i = 1; i < thin.length; i++) expect(thin[i]!.at).toBeGreaterThan(thin[i - 1]!.at);
      }),
    );
  });

  it('is empty where a whole part of the picture was not valid', () => {
    const points = Array.from({ length: 100 }, (_, i): TrendPoint => ({
      at: i * 1000,
      value: i >= 40 && i < 60 ? undefined : 30 + (i % 2),
    }));
    const thin = thinned(points, 10);
    expect(thin.map(({ value }) => value)).toEqual([
      30.5,
      30.5,
      30.5,
      30.5,
      undefined,
      undefined,
      30.5,
      30.5,
      30.5,
      30.5,
    ]);
  });
});
