/** Between which levels a measured breath is drawn. */
import { expect, it } from 'vitest';
import { breathScale, type ScalePoint } from '../../../src/signal/breath-scale.ts';

const points = (count: number, level: (i: number) => number, masked = (_: number) => false): ScalePoint[] =>
  Array.from({ length: count }, (_, i) => ({ at: 100 * i, level: level(i), masked: masked(i) }));

it('nine tenths of the last half minute lie on the scale', () => {
  // 300 levels behind 9.9 s, 0.01 apart: the ends lie 5 % of them inside.
  expect(
    breathScale(
      points(400, (i) => i / 100),
      39_900,
    ),
  ).toEqual({
    low: expect.closeTo(1 + 0.05 * 2.99, 9) as number,
    high: expect.closeTo(1 + 0.95 * 2.99, 9) as number,
  });
});

it('what is masked or older than half a minute is not on it', () => {
  const quiet = breathScale(
    points(
      400,
      (i) => (i < 100 ? 1e6 : i % 11),
      (i) => i < 100,
    ),
    39_900,
  );
  expect(
    breathScale(
      points(400, (i) => (i < 100 ? 1e6 : i % 11)),
      39_900,
    ),
  ).toEqual(quiet);
  const moved = points(
    400,
    (i) => (i % 3 === 0 ? 1e6 : i % 11),
    (i) => i % 3 === 0,
  );
  expect(breathScale(moved, 39_900)?.high).toBeLessThan(11);
});

it('there is none of nothing, of one level, and of a curve that is over', () => {
  expect(breathScale([], 0)).toBeUndefined();
  expect(
    breathScale(
      points(400, () => 5),
      39_900,
    ),
  ).toBeUndefined();
  expect(
    breathScale(
      points(400, (i) => i),
      70_000,
    ),
  ).toBeUndefined();
});
