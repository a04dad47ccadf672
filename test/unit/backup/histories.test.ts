/** Whatever three devices do, and in whatever order it reaches the others: nothing is lost, doubled or comes back, and all hold the same. */
import { expect, it } from 'vitest';
import { history } from '../../fixtures/histories.ts';

it.each(Array.from({ length: 60 }, (_, i) => 40_000 + i))('history %i', async (seed) => {
  const { facts, ...wrong } = await history(seed);
  expect(facts).toBeGreaterThan(0);
  expect({ ...wrong, erasures: 0 }).toEqual({ erasures: 0, lost: 0, doubled: 0, back: 0, apart: 0 });
});
