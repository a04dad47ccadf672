// The interval of a difference: golden values by an independent program, and what must hold for every pair of stretches.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heartRateChange,
  heartRateHalf,
  rmssdChange,
  rmssdSd,
  waveChange,
  waveSd,
  type Change,
  type ChangeOrNot,
} from '../../../src/signal/change.ts';
import {
  binVariance,
  heartRateWandering,
  ownVariance,
  wandering,
  Z80,
} from '../../../src/signal/wandering.ts';
import { normal, uniform } from '../../fixtures/random.ts';
import type { Beat, BeatKind } from '../../../src/signal/beats.ts';

/** A resting heart that wanders, from session time `start` on. */
function heart(seed: number, seconds: number, start = 0, level = 70): { beats: Beat[]; kinds: BeatKind[] } {
  const noise = normal(uniform(seed));
  const beats: Beat[] = [];
  let wander = 0;
  let at = start;
  while (at < start + seconds * 1000) {
    wander = 0.98 * wander + 0.5 * noise();
    const rr = 60_000 / (level + wander + 2 * noise());
    beats.push({ at: (at += rr), rr, segment: 0 });
  }
  return { beats, kinds: beats.map(() => 'normal') };
}

function told(change: ChangeOrNot): Change {
  if ('refused' in change) throw new Error(change.refused);
  return change;
}

const at = (a: number, b: number, between: number) => ({ a, b, between });

describe('wandering at rest', () => {
  it('meets the golden variances of a difference of means', () => {
    expect(heartRateWandering(at(60, 60, 0))).toBeCloseTo(0.464699, 6);
    expect(heartRateWandering(at(120, 60, 0))).toBeCloseTo(0.488039, 6);
    expect(heartRateWandering(at(120, 60, 300))).toBeCloseTo(0.935961, 6);
    expect(heartRateWandering(at(300, 300, 0))).toBeCloseTo(0.417752, 6);
    expect(heartRateWandering(at(600, 600, 900))).toBeCloseTo(0.562462, 6);
    expect(wandering(at(120, 60, 30), 60)).toBeCloseTo(0.971914, 6);
    expect(wandering(at(60, 60, 0), 300)).toBeCloseTo(0.230148, 6);
    expect(wandering(at(120, 180, 60), 600)).toBeCloseTo(0.426583, 6);
  });

  it('meets the golden variances of bins', () => {
    expect(binVariance(6)).toBeCloseTo(0.498614, 6);
    expect(binVariance(12)).toBeCloseTo(0.580022, 6);
    expect(binVariance(30)).toBeCloseTo(0.710619, 6);
  });

  it('meets the golden interval of two minutes side by side', () => {
    const variance = ownVariance([70, 72, 71, 73, 70, 69], [76, 75, 78, 77, 75, 74], 120);
    expect(variance).toBeCloseTo(8.17269, 5);
    expect(heartRateHalf(at(60, 60, 0), variance)).toBeCloseTo(2.497589, 5);
    expect(heartRateHalf(at(60, 60, 0), variance) / Z80).toBeCloseTo(1.948806, 5);
  });

  it('meets the golden scatter of RMSSD and of the wave', () => {
    expect(rmssdSd([75, 150], [0, 0], at(60, 120, 30))).toBeCloseTo(0.206643, 6);
    const wave = (amplitude: number, error: number) => ({ amplitude, error, breaths: 6, breathsPerMin: 6 });
    expect(waveSd(wave(6, 0.5), wave(7.5, 0.6), at(60, 120, 30))).toBeCloseTo(0.168428, 6);
  });
});

describe('difference between two stretches', () => {
  const record = heart(3, 600);
  const a = { from: 60_000, to: 180_000 };
  const b = { from: 240_000, to: 420_000 };

  it('refuses stretches that overlap, are short, or are the settling alone', () => {
    expect(heartRateChange(record, a, { from: 150_000, to: 300_000 })).toEqual({ refused: 'overlap' });
    expect(heartRateChange(record, a, { from: 240_000, to: 290_000 })).toEqual({ refused: 'short' });
    expect(heartRateChange(record, { from: 0, to: 80_000 }, b)).toEqual({ refused: 'settling' });
    expect(heartRateChange(record, { from: 700_000, to: 800_000 }, b)).toEqual({ refused: 'short' });
    expect(rmssdChange({ beats: [], kinds: [] }, a, b)).toEqual({ refused: 'short' });
  });

  it('needs a minute of each stretch, the first half minute of the recording not counted', () => {
    const of = (one: typeof a) => heartRateChange(record, one, b);
    expect(of({ from: 100_000, to: 159_000 })).toEqual({ refused: 'short' });
    expect(told(of({ from: 100_000, to: 161_000 })).a).toBeGreaterThan(60);
    expect(of({ from: 0, to: 89_900 })).toEqual({ refused: 'settling' });
    expect(told(of({ from: 0, to: 91_500 })).a).toBeGreaterThan(60);
    // Side by side they may touch.
    expect(told(heartRateChange(record, a, { from: a.to, to: 300_000 })).b).toBeGreaterThan(60);
  });

  it('leaves the first half minute out', () => {
    const whole = told(heartRateChange(record, { from: 0, to: 180_000 }, b));
    const start = (record.beats[0]?.at ?? 0) - (record.beats[0]?.rr ?? 0) + 30_000;
    expect(whole).toEqual(told(heartRateChange(record, { from: start, to: 180_000 }, b)));
  });

  it('refuses waves at other rates, of few breaths or hardly there', () => {
    const wave = { amplitude: 6, error: 0.5, breaths: 10, breathsPerMin: 6 };
    const change = (other: Partial<typeof wave>) =>
      waveChange(record, { ...a, wave }, { ...b, wave: { ...wave, ...other } });
    expect(change({ breathsPerMin: 5.8 })).toEqual({ refused: 'rates' });
    expect(change({ breaths: 3 })).toEqual({ refused: 'breaths' });
    expect(change({ error: 2.5 })).toEqual({ refused: 'weak-wave' });
    expect(change({ breathsPerMin: 6.185 })).toEqual({ refused: 'rates' });
    expect(change({ error: 2.41 })).toEqual({ refused: 'weak-wave' });
    const near = { breathsPerMin: 6.175, breaths: 4, error: 2.39 };
    expect(told(change(near)).difference).toBe(0);
  });

  it('omits what is labelled: an ectopic beat moves nothing', () => {
    const kinds = record.kinds.with(300, 'ectopic').with(301, 'ectopic');
    const beats = record.beats.map((beat, i) =>
      i === 300 ? { ...beat, rr: 400 } : i === 301 ? { ...beat, rr: 1300 } : beat,
    );
    const clean = told(rmssdChange({ beats, kinds }, a, b));
    expect(Math.abs(clean.difference - told(rmssdChange(record, a, b)).difference)).toBeLessThan(0.05);
  });

  it('changes its sign only when A and B are exchanged', () => {
    for (const change of [heartRateChange, rmssdChange]) {
      const one = told(change(record, a, b));
      const other = told(change(record, b, a));
      expect(other.difference).toBeCloseTo(-one.difference, 12);
      expect(other.half).toBeCloseTo(one.half, 12);
    }
  });

  it('does not mind when the session started', () => {
    const one = told(heartRateChange(record, a, b));
    const moved = heart(3, 600, 50_000);
    const by = (s: typeof a) => ({ from: s.from + 50_000, to: s.to + 50_000 });
    const other = told(heartRateChange(moved, by(a), by(b)));
    expect(other.difference).toBeCloseTo(one.difference, 6);
    expect(other.half).toBeCloseTo(one.half, 6);
  });

  it('has a half-width that a faster heart with the same wandering leaves alone, and that never shrinks as time goes between', () => {
    const bins = fc.array(fc.double({ min: 40, max: 160, noNaN: true }), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(
        bins,
        bins,
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 600 }),
        (x, y, g, more) => {
          const seconds = 10 * (x.length + y.length);
          const spaced = (between: number) => at(10 * x.length, 10 * y.length, between);
          const variance = ownVariance(x, y, seconds);
          const faster = ownVariance(
            x.map((v) => v + 20),
            y.map((v) => v + 20),
            seconds,
          );
          expect(faster).toBeCloseTo(variance, 6);
          expect(heartRateHalf(spaced(g + more), variance)).toBeGreaterThanOrEqual(
            heartRateHalf(spaced(g), variance),
          );
          expect(rmssdSd([80, 90], [0, 0], spaced(g + more))).toBeGreaterThanOrEqual(
            rmssdSd([80, 90], [0, 0], spaced(g)),
          );
        },
      ),
    );
  });
});
