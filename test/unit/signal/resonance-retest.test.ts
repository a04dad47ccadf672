// The retest of an accepted rate.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../mocks/random.ts';
import { makeCurveLibrary } from '../../../src/signal/curve-library.ts';
import type { PacedBreath } from '../../../src/signal/resonance-amplitude.ts';
import { retestResonance } from '../../../src/signal/resonance-retest.ts';

const library = makeCurveLibrary();
const RATES = [6, 5.5, 5];

/** Breaths at the rates in turn, as a retest leads them, with a sharp peak of 8 bpm at `peak`; `gain` 0 = no wave at all. */
function breathsAt(peak: number, gain = 8, turns = 6): PacedBreath[] {
  const random = createRandom(3);
  let onset = 0;
  const order = [6, 5.5, 5, 5.5];
  return Array.from({ length: turns }, (_, turn) => {
    const rate = order[turn % 4] ?? 0;
    const before = order[(turn + 3) % 4] ?? 0;
    // One breath half way leads from a rate to the next.
    const way = turn === 0 ? [rate, rate] : [(rate + before) / 2];
    return [...way, rate, rate, rate, rate].map((f) => {
      const periodMs = 60_000 / f;
      const size = gain / Math.hypot(1, 4 * (f / peak - peak / f));
      const breath = { onset, periodMs, re: size + random.normal(), im: random.normal(), valid: true };
      onset += periodMs;
      return breath;
    });
  }).flat();
}

describe('a retest', () => {
  it('keeps the accepted rate where it is the best', () => {
    const result = retestResonance(library, breathsAt(5.5), RATES, 5.5);
    expect(result).toMatchObject({ kind: 'stays', rate: 5.5 });
    if (!('shares' in result)) throw new Error(result.kind);
    expect(result.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const [faster, same, slower] = result.shares.map(({ share }) => share);
    expect(same).toBeGreaterThan(Math.max(faster ?? 1, slower ?? 1));
  });

  it('proposes a neighbour that is clearly better, and only as a proposal of that rate', () => {
    expect(retestResonance(library, breathsAt(6.1), RATES, 5.5)).toMatchObject({
      kind: 'proposes',
      rate: 6,
    });
    expect(retestResonance(library, breathsAt(4.9), RATES, 5.5)).toMatchObject({
      kind: 'proposes',
      rate: 5,
    });
  });

  it('proposes nothing when two rates are alike', () => {
    expect(retestResonance(library, breathsAt(5.75), RATES, 5.5)).toMatchObject({ kind: 'stays' });
  });

  it('says nothing without enough breaths or without a wave that keeps to the guide', () => {
    expect(retestResonance(library, breathsAt(5.5, 8, 3), RATES, 5.5)).toEqual({ kind: 'too-little' });
    expect(retestResonance(library, breathsAt(5.5, 0), RATES, 5.5)).toEqual({ kind: 'not-followed' });
  });
});
