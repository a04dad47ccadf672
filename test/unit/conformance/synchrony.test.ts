/**
 * Two hearts on people sitting quietly, alone, in a laboratory (human/ of the data folder): strangers, of whom nobody may be called together.
 * The first vectors and the shares of the reference belong to its own cleaning; what the app does is judged with the app's labels.
 */
import { describe, expect, it } from 'vitest';
import { slowSpectrum } from '../../../src/signal/synchrony-spectrum.ts';
import { BOUND } from '../../../src/signal/synchrony.ts';
import { hasData } from '../../fixtures/data-folder.ts';
import { piecesOf, quietPeople, strangerPairs, waveOf, type Quiet } from '../../fixtures/quiet-people.ts';

const FILE = 'human/open.json';

/** Share of pairs that would be called together. */
function falseAlarms(quiet: readonly Quiet[], minutes: number): { pairs: number; share: number } {
  const pairs = strangerPairs(quiet, minutes / 5);
  return { pairs: pairs.length, share: pairs.filter((pair) => waveOf(pair).q > BOUND).length / pairs.length };
}

describe.skipIf(!hasData(FILE))('two hearts of strangers at rest', () => {
  it('gives the numbers of the reference for two people', () => {
    const quiet = quietPeople('baselines', 'reference');
    expect(quiet).toHaveLength(219);
    const of = (person: number): readonly Quiet[] => quiet.filter((one) => one.person === person);
    for (const [count, q, atZero, error] of [
      [1, 1.20979, 0.355318, 0.299757],
      [4, 0.462107, -0.038441, 0.110292],
    ] as const) {
      const [a, b] = [of(1), of(2)].map((all) => all.slice(0, count).map(({ bpm }) => slowSpectrum(bpm)));
      const pieces = piecesOf([a!, b!]);
      const bins = pieces.reduce((sum, { count: k }) => sum + k, 0);
      const sum = pieces.reduce((total, { sums }) => total + sums[5]!, 0);
      const variance = pieces.reduce((total, piece) => total + piece.variance, 0);
      expect(waveOf([a!, b!]).q).toBeCloseTo(q, 5);
      expect(sum / bins).toBeCloseTo(atZero, 5);
      expect(Math.sqrt(variance) / bins).toBeCloseTo(error, 5);
    }
  });

  it('calls as many strangers together as the reference does', () => {
    const quiet = quietPeople('baselines', 'reference');
    const published = [
      [5, 23_402, 0.03],
      [10, 1722, 0.038],
      [15, 2460, 0.037],
      [20, 3120, 0.042],
      [25, 2975, 0.037],
      [30, 816, 0.039],
    ] as const;
    for (const [minutes, pairs, share] of published) {
      const found = falseAlarms(quiet, minutes);
      expect(found.pairs).toBe(pairs);
      expect(Math.abs(found.share - share)).toBeLessThanOrEqual(0.001);
    }
  });

  it('with its own labels calls at most 5 in 100 strangers together', () => {
    const quiet = quietPeople('baselines', 'labels');
    for (const minutes of [5, 20, 25]) {
      const { pairs, share } = falseAlarms(quiet, minutes);
      console.log(`${minutes} min: ${(100 * share).toFixed(1)} % of ${pairs} pairs`);
      expect(pairs).toBeGreaterThanOrEqual(1000);
      expect(share).toBeLessThanOrEqual(0.05);
    }
  });
});
