/** The search against its plain twin: labels of every interval the same, wherever the product's search skips work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EARLY,
  GAP,
  LETTER,
  MISSED_1,
  NORMAL,
  OUTLIER,
  EXTRA_1,
  FOLLOWS,
} from '../../../src/signal/artefact-readings.ts';
import { plainReadings, searchReadings } from '../../fixtures/plain-search.ts';
import { uniform } from '../../fixtures/random.ts';
import { swingingHeart } from '../../fixtures/swinging-heart.ts';

/** A clean rhythm with about one in `every` intervals spoilt in some way. */
function spoilt(seed: number, swingBpm: number, every: number): number[] {
  const next = uniform(seed);
  const clean = swingingHeart({ seed, meanBpm: 70, swingBpm, minutes: 3 });
  const rr: number[] = [];
  for (let i = 0; i < clean.length - 5; i++) {
    const a = clean[i] ?? 0;
    const b = clean[i + 1] ?? 0;
    const pick = Math.floor(next() * every * 7);
    if (pick === 0) rr.push(a * 0.65, b + a * 0.35);
    else if (pick === 1) rr.push(a + b);
    else if (pick === 2) rr.push(a * 0.4, a * 0.6);
    else if (pick === 3) rr.push(a * 1.4);
    else if (pick === 4) rr.push(a + b + (clean[i + 2] ?? 0) + (clean[i + 3] ?? 0));
    else if (pick === 5) rr.push(300 + 1200 * next(), 300 + 1200 * next(), 300 + 1200 * next());
    else if (pick === 6) rr.push(a * 0.3, a * 0.3, a * 0.4);
    else rr.push(a);
    if (pick < 2) i++;
  }
  return rr;
}

describe('the search', () => {
  it.each([
    [6, 30],
    [20, 12],
    [40, 12],
    [12, 4],
  ])('labels a spoilt swing of %d bpm like the plain search (one event in %d)', (swing, every) => {
    for (let seed = 1; seed <= 4; seed++) {
      const rr = spoilt(seed, swing, every);
      const plain = plainReadings(rr);
      expect(searchReadings(rr)).toEqual(plain.letters);
      // Not a walk-over: the beam really was full somewhere.
      expect(plain.widest).toBe(16);
    }
  });

  it('labels any intervals like the plain search', () => {
    const steady = fc.integer({ min: 700, max: 900 });
    const any = fc.integer({ min: 1, max: 6000 });
    const rr = fc.array(fc.oneof({ weight: 4, arbitrary: steady }, { weight: 1, arbitrary: any }), {
      minLength: 10,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rr, (intervals) => {
        expect(searchReadings(intervals)).toEqual(plainReadings(intervals).letters);
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('keeps one path where the rhythm is plain', () => {
    const rr = swingingHeart({ seed: 5, meanBpm: 66, swingBpm: 8, minutes: 3 });
    expect(plainReadings(rr).widest).toBe(1);
    expect(searchReadings(rr).every((letter) => letter === LETTER[NORMAL])).toBe(true);
  });

  it('reads the events of a steady heart by name', () => {
    const beats = (count: number): number[] =>
      Array.from({ length: count }, (_, i) => 850 + 20 * Math.sin(i));
    const at = (reading: number): number => LETTER[reading] ?? NaN;
    const read = (...odd: number[]): number[] =>
      searchReadings([...beats(30), ...odd, ...beats(10)]).slice(30, 30 + odd.length);
    expect(read(560, 1140)).toEqual([at(EARLY), at(EARLY) + FOLLOWS]);
    expect(read(1700)).toEqual([at(MISSED_1)]);
    expect(read(350, 500)).toEqual([at(EXTRA_1), at(EXTRA_1) + FOLLOWS]);
    expect(read(5200)).toEqual([at(GAP)]);
    expect(read(1300)).toEqual([at(OUTLIER)]);
  });
});
