/** The shape of an early beat among intervals that count as normal, each bound from both sides. Two of them are suspected, one is not. */
import { describe, expect, it } from 'vitest';
import type { Beat, BeatKind } from '../../../src/signal/beats.ts';
import { mayHoldEarlyBeats } from '../../../src/signal/early-beats.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';

interface Made {
  readonly early?: number;
  readonly after?: number;
  /** The interval before the early one. */
  readonly before?: number;
  /** The intervals around. */
  readonly around?: (i: number) => number;
  /** Beats before the first shape and behind the last one. */
  readonly lead?: number;
  readonly tail?: number;
}
/** Two early beats among even intervals of 1000 ms, eight between them. */
function made({
  early = 900,
  after = 1000,
  before,
  around = () => 1000,
  lead = 8,
  tail = 8,
}: Made): number[] {
  const even = (count: number): number[] => Array.from({ length: count }, (_, i) => around(i));
  const shape = [early, after];
  const rr = [...even(lead), ...shape, ...even(8), ...shape, ...even(tail)];
  if (before !== undefined) rr[lead - 1] = rr[lead + 9] = before;
  return rr;
}
const normal = (beats: readonly Beat[]): BeatKind[] => beats.map(() => 'normal');
const suspects = (shape: Made): boolean => {
  const beats = beatsOf(made(shape));
  return mayHoldEarlyBeats(beats, normal(beats), beats.length);
};

describe('the shape of an early beat', () => {
  it('is 6 to 17 % early', () => {
    expect([830, 831, 939, 941].map((early) => suspects({ early }))).toEqual([false, true, true, false]);
  });

  it('goes on 3 % early to 20 % late', () => {
    expect([970, 971, 1199, 1201].map((after) => suspects({ after }))).toEqual([false, true, true, false]);
  });

  it('comes from an interval that is longer by 2.4 % at least, as usual ones are', () => {
    expect([958, 960].map((before) => suspects({ early: 935, before }))).toEqual([false, true]);
  });

  it('is steep against the steps of the beats around it', () => {
    // 3 · 1.48 · the middle step: 1.8 % of it are 8 %, 2.4 % are 10.7 %.
    const jitter = (ms: number) => suspects({ early: 900, around: (i) => 1000 + (i % 2) * ms });
    expect([jitter(18), jitter(24)]).toEqual([true, false]);
  });

  it('needs eight beats on either side', () => {
    expect([suspects({ lead: 7 }), suspects({ tail: 7 }), suspects({})]).toEqual([false, false, true]);
  });

  it('needs beats of one stretch that all count as normal around it', () => {
    const beats = beatsOf(made({}));
    const told = (kinds: readonly BeatKind[], of: readonly Beat[] = beats): boolean =>
      mayHoldEarlyBeats(of, kinds, of.length);
    for (const i of [0, 5, 12, 27]) {
      expect(told(normal(beats).with(i, 'missed'))).toBe(false);
      expect(told(normal(beats), beats.with(i, { ...beats[i]!, segment: 1 }))).toBe(false);
    }
  });
});

describe('early beats', () => {
  const beats = beatsOf(made({}));
  it('are counted from where it is asked, up to the beat that is asked about', () => {
    const told = (end: number, from?: number): boolean => mayHoldEarlyBeats(beats, normal(beats), end, from);
    // The first early beat closes at 8.9 s.
    expect([told(28, 8899), told(28, 8900)]).toEqual([true, false]);
    expect([told(19), told(18), told(0)]).toEqual([true, false, false]);
  });

  it('that are clear count once for each run of them, five minutes back', () => {
    const clear = (...at: number[]): boolean => {
      const long = beatsOf(Array.from({ length: 310 }, () => 1000));
      return mayHoldEarlyBeats(
        long,
        long.map((_, i) => (at.includes(i) ? 'ectopic' : 'normal')),
        long.length,
      );
    };
    expect([clear(100, 101), clear(100, 102), clear(100)]).toEqual([false, true, false]);
    // The last beat is at 310 s.
    expect([clear(9, 200), clear(10, 200)]).toEqual([false, true]);
  });
});
