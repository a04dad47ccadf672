/** What is omitted, what is repaired, and that a repair keeps time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BeatKind } from '../../../src/signal/beats.ts';
import { repaired, usable } from '../../../src/signal/usable.ts';

const KIND: Record<string, BeatKind> = {
  n: 'normal',
  m: 'missed',
  x: 'extra',
  e: 'ectopic',
  l: 'long',
  s: 'short',
  g: 'gap',
};
const kinds = (text: string): BeatKind[] => Array.from(text, (letter) => KIND[letter] ?? 'normal');
const mask = (text: string): string =>
  usable(kinds(text))
    .map((ok) => (ok ? '+' : '-'))
    .join('');

describe('usable', () => {
  it.each([
    ['nnnnee nnn', 'nnnneennn', '++++--+++'],
    ['two normal ones between a burst and an early beat', 'nnslnneennn', '++------+++'],
    ['three are no island', 'nnslnnneennn', '++--+++--+++'],
    ['an island between early beats is real', 'nneenneenn', '++--++--++'],
    ['a gap on the far side counts', 'nneengnn', '++----++'],
    ['the edge bounds nothing', 'nngn', '++-+'],
    ['the far end of a run counts', 'nnlmnxxnn', '++-----++'],
  ])('%s', (_, text, expected) => {
    expect(mask(text)).toBe(expected);
  });
});

describe('repaired', () => {
  it('puts the lost beats on a straight line that keeps the time', () => {
    const out = repaired([800, 800, 1680, 880, 880], kinds('nnmnn'));
    expect(out.rr.map(Math.round)).toEqual([800, 800, 827, 853, 880, 880]);
    expect(out.rr.reduce((sum, interval) => sum + interval, 0)).toBeCloseTo(5040, 9);
    expect(out.ends.map(Math.round)).toEqual([800, 1600, 2427, 3280, 4160, 5040]);
    expect(out.filled).toEqual([false, false, true, true, false, false]);
    expect(out.voids).toEqual([]);
  });

  it('turns an early beat and its pause into two even ones', () => {
    const out = repaired([900, 600, 1200, 900], kinds('neen'));
    expect(out.rr).toEqual([900, 900, 900, 900]);
  });

  it('leaves a single outlier unscaled, voids it, and keeps later beats where they were', () => {
    const out = repaired([900, 1305, 900], kinds('nln'));
    expect(out.rr).toEqual([900, 900, 900]);
    expect(out.ends).toEqual([900, 2205, 3105]);
    expect(out.voids).toEqual([{ from: 900, to: 2205 }]);
  });

  it('has nothing to say where nothing is usable', () => {
    expect(repaired([3000, 3000], kinds('gg'))).toEqual({
      rr: [],
      ends: [],
      filled: [],
      voids: [{ from: 0, to: 6000 }],
    });
    expect(repaired([1700, 850], kinds('mn')).rr).toEqual([850, 850, 850]);
  });

  it('never moves a usable beat, and time only goes on', () => {
    const beat = fc.tuple(
      fc.integer({ min: 260, max: 2600 }),
      fc.constantFrom(...Object.values(KIND), 'normal' as const),
    );
    fc.assert(
      fc.property(fc.array(beat, { maxLength: 60 }), (beats) => {
        const rr = beats.map(([interval]) => interval);
        const labels = beats.map(([, kind]) => kind);
        const out = repaired(rr, labels);
        const raw = rr.map((_, i) => rr.slice(0, i + 1).reduce((sum, interval) => sum + interval, 0));
        const kept = raw.filter((_, i) => usable(labels)[i] === true);
        const left = out.ends.filter((_, i) => out.filled[i] === false);
        expect(left).toHaveLength(kept.length);
        kept.forEach((end, i) => {
          expect(left[i]).toBeCloseTo(end, 6);
        });
        for (let i = 1; i < out.ends.length; i++) expect(out.ends[i]).toBeGreaterThan(out.ends[i - 1] ?? NaN);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});
