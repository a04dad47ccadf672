/** Breath-locked amplitudes of hearts whose wave is known, and the guide's own fundamental. */
import { describe, expect, it } from 'vitest';
import type { BeatKind } from '../../../src/signal/beats.ts';
import { breathAmplitudes } from '../../../src/signal/breath-amplitudes.ts';
import { breathLock, guideFundamental } from '../../../src/signal/breath-locked.ts';
import { normal, uniform } from '../../fixtures/random.ts';
import { evenBreaths, steadyHeart } from '../../fixtures/steady-heart.ts';

const P = 60_000 / 5.5;
const wave =
  (size: number, lead = 0, period = P) =>
  (t: number): number =>
    68 + (2 * t) / 180_000 - size * Math.cos((2 * Math.PI * (t - 20_000)) / period + lead);
const normals = (n: number): BeatKind[] => Array.from({ length: n }, () => 'normal');
const breaths = evenBreaths(20_000, P, 12);

describe('complex amplitude of a breath', () => {
  it('is the size and phase of the wave, less what beats are too coarse for', () => {
    const beats = steadyHeart(wave(8, 0.4), 180_000);
    // An interval averages the rate over its own length: sinc(RR / period).
    const x = (Math.PI * (60_000 / 68)) / P;
    const seen = (8 * Math.sin(x)) / x;
    for (const c of breathAmplitudes(beats, normals(beats.length), breaths)) {
      expect(c).toMatchObject({ valid: true, corrected: 0 });
      expect(Math.hypot(c.re, c.im)).toBeGreaterThan(seen * 0.98);
      expect(Math.hypot(c.re, c.im)).toBeLessThan(seen * 1.02);
      expect(Math.atan2(-c.im, -c.re)).toBeCloseTo(0.4, 1.3);
      expect(c.ptt).toBeGreaterThan(15.4);
      expect(c.ptt).toBeLessThan(16.2);
    }
  });

  it('depends on the beats around the breath alone', () => {
    const noise = normal(uniform(4));
    const beats = steadyHeart((t) => wave(6)(t) + 0.5 * noise(), 180_000);
    const all = breathAmplitudes(beats, normals(beats.length), breaths);
    const breath = breaths[5]!;
    const near = beats.filter((b) => Math.abs(b.at - breath.onset - P / 2) < 1.5 * P + 12_000);
    const [alone] = breathAmplitudes(near, normals(near.length), [breath]);
    expect(alone!.re).toBeCloseTo(all[5]!.re, 3);
    expect(alone!.im).toBeCloseTo(all[5]!.im, 3);
  });

  it('survives repaired beats and counts them', () => {
    const beats = steadyHeart(wave(8), 180_000);
    const clean = breathAmplitudes(beats, normals(beats.length), breaths);
    const at = beats.findIndex((b) => b.at > breaths[4]!.onset + P / 3);
    const joined = [
      ...beats.slice(0, at),
      { ...beats[at + 1]!, rr: beats[at]!.rr + beats[at + 1]!.rr },
      ...beats.slice(at + 2),
    ];
    const kinds = normals(joined.length);
    kinds[at] = 'missed';
    const mended = breathAmplitudes(joined, kinds, breaths);
    expect(mended[4]).toMatchObject({ valid: true, corrected: 1 });
    expect(Math.hypot(mended[4]!.re - clean[4]!.re, mended[4]!.im - clean[4]!.im)).toBeLessThan(0.4);
    expect(mended[8]).toEqual(clean[8]);
    expect(breathAmplitudes(joined, kinds, breaths, 0)[4]).toMatchObject({
      valid: false,
      reason: 'corrected',
    });
  });

  it('is not valid where time is unknown, beats are missing, or the recording ends', () => {
    const beats = steadyHeart(wave(8), 180_000);
    const kinds = normals(beats.length);
    kinds[beats.findIndex((b) => b.at > breaths[3]!.onset + 2000)] = 'gap';
    const found = breathAmplitudes(beats, kinds, [...breaths, { onset: 176_000, periodMs: P }]);
    expect(found[3]).toMatchObject({ valid: false, reason: 'unknown-time' });
    expect(found[12]).toMatchObject({ valid: false, reason: 'hole', re: 0, im: 0 });
    const torn = beats
      .filter((b) => b.at < breaths[6]!.onset + 3000 || b.at > breaths[6]!.onset + 6000)
      .map((b) => (b.at > breaths[6]!.onset + 5000 ? { ...b, segment: 1 } : b));
    const holed = breathAmplitudes(torn, normals(torn.length), breaths);
    expect(holed[6]).toMatchObject({ valid: false, reason: 'hole' });
    expect(holed[5]!.valid).toBe(true);
    expect(holed[7]!.valid).toBe(true);
  });

  it('asks nothing of labels that are still open', () => {
    const beats = steadyHeart(wave(8), 180_000);
    expect(breathAmplitudes(beats, [], breaths)).toEqual(
      breathAmplitudes(beats, normals(beats.length), breaths),
    );
  });
});

describe('a run of breaths', () => {
  it('of a wave that follows the guide is locked', () => {
    const beats = steadyHeart(wave(8), 180_000);
    const record = { beats, kinds: normals(beats.length) };
    const lock = breathLock(record, breathAmplitudes(beats, record.kinds, breaths), 0.5)!;
    expect(lock.breaths).toBe(12);
    expect(lock.amplitude).toBeCloseTo(7.9, 0);
    expect(lock.error).toBeLessThan(0.1);
    expect(lock.plv).toBeGreaterThan(0.999);
    expect(lock.lockedFraction).toBeGreaterThan(0.95);
    expect(lock.phase).toBeCloseTo(0, 1);
    expect(lock.peakToTrough).toBeCloseTo(15.8, 0);
    expect(lock.peakHz).toBeCloseTo(5.5 / 60, 2);
    expect(lock.lfPeaks).toBe(1);
  });

  it('of a wave with a rate of its own is not', () => {
    const beats = steadyHeart(wave(8, 0, 60_000 / 8), 180_000);
    const record = { beats, kinds: normals(beats.length) };
    const lock = breathLock(record, breathAmplitudes(beats, record.kinds, breaths.slice(0, 6)), 0.4)!;
    expect(lock.lockedFraction).toBeLessThan(0.1);
    expect(lock.peakHz).toBeCloseTo(8 / 60, 2);
  });

  it('is unknown without a valid breath, and has no error from one', () => {
    const beats = steadyHeart(wave(8), 60_000);
    const record = { beats, kinds: normals(beats.length) };
    expect(
      breathLock(record, breathAmplitudes(beats, record.kinds, evenBreaths(100_000, P, 3)), 0.4),
    ).toBeUndefined();
    const one = breathLock(record, breathAmplitudes(beats, record.kinds, breaths.slice(0, 1)), 0.4)!;
    expect(one).toMatchObject({ breaths: 1, error: undefined, peakToTroughSd: undefined });
  });

  it('has the standard error of its formula', () => {
    const at = (re: number, im: number) => ({
      onset: 0,
      periodMs: P,
      re,
      im,
      ptt: 1,
      corrected: 0,
      valid: true,
    });
    const lock = breathLock({ beats: [], kinds: [] }, [at(3, 0), at(5, 0), at(4, 3)], 0.5)!;
    // mean (4, 1); squares 2 + 2 + 4 = 8; √(8 / (2 · 2 · 3))
    expect(lock.amplitude).toBeCloseTo(Math.sqrt(17), 12);
    expect(lock.error).toBeCloseTo(Math.sqrt(8 / 12), 12);
    expect(lock.lockedFraction).toBeUndefined();
  });
});

describe('the guide itself', () => {
  it.each([
    [0.5, 0, 1, 0],
    [0.45, 9, 0.998, 0.06],
    [0.4, 18, 0.994, 0.11],
    [1 / 3, 30, 0.982, 0.18],
  ])(
    'inhaling for %f of the breath: %f degrees, size %f, second harmonic %f',
    (share, degrees, size, second) => {
      const guide = guideFundamental(share);
      expect((guide.phase * 180) / Math.PI).toBeGreaterThan(degrees - 0.6);
      expect((guide.phase * 180) / Math.PI).toBeLessThan(degrees + 0.6);
      expect(guide.amplitude).toBeCloseTo(size, 2.9);
      expect(guide.secondHarmonic).toBeCloseTo(second, 1.9);
    },
  );
});

describe('the amplitude of a noise-free wave', () => {
  it.each([4.5, 5.5, 6.5])('is within 0.6 % of the truth at sixteen phases, %f a minute', (rate) => {
    const period = 60_000 / rate;
    for (let k = 0; k < 16; k++) {
      const lead = (2 * Math.PI * k) / 16;
      const beats = steadyHeart((t) => 66 + 6 * Math.cos((2 * Math.PI * t) / period + lead), 240_000);
      const record = { beats, kinds: normals(beats.length) };
      const waves = breathAmplitudes(record.beats, record.kinds, evenBreaths(2 * period, period, 14));
      const lock = breathLock(record, waves, 0.4);
      expect(Math.abs((lock?.amplitude ?? 0) / 6 - 1), `phase ${k}`).toBeLessThan(0.006);
    }
  });
});
