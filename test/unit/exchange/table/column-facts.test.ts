import { expect, test } from 'vitest';
import { medianOf } from '../../../../src/exchange/table/column-facts.ts';

test('the middle one is that of the numbers: rows without one move it nowhere', () => {
  expect(medianOf([5, NaN, 1, NaN, 9])).toBe(5);
  expect(medianOf([NaN, NaN, 2, 1, 3])).toBe(2);
  expect(medianOf(Float64Array.of(10, 9, 2))).toBe(9);
  expect(medianOf([NaN])).toBeNaN();
  expect(medianOf([])).toBeNaN();
});
