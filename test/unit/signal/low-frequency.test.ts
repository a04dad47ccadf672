/** The low-frequency band of a heart whose intervals swing by a known sine: its power is half of the amplitude squared. */
import { describe, expect, it } from 'vitest';
import type { Beat, BeatKind } from '../../../src/signal/beats.ts';
import { lowFrequency } from '../../../src/signal/low-frequency.ts';

/** Intervals around 850 ms that swing by these amplitudes (ms) at these frequencies (Hz). */
function heart(seconds: number, ...waves: readonly (readonly [ms: number, hz: number])[]) {
  const beats: Beat[] = [];
  for (let at = 0; at < 1000 * seconds;) {
    const middle = (at + 425) / 1000;
    const rr = waves.reduce((sum, [ms, hz]) => sum + ms * Math.sin(2 * Math.PI * hz * middle), 850);
    at += rr;
    beats.push({ at, rr, segment: 0 });
  }
  return { beats, kinds: beats.map((): BeatKind => 'normal') };
}

describe('the low-frequency band', () => {
  it('has the power and the frequency of a wave in it', () => {
    const low = lowFrequency(heart(200, [40, 0.1]), 10_000, 190_000);
    expect(low?.powerMs2).toBeGreaterThan(0.96 * 800);
    expect(low?.powerMs2).toBeLessThan(1.04 * 800);
    expect(low?.peakHz).toBeCloseTo(0.1, 3);
    expect(low?.peaks).toBe(1);
  });

  it('counts peaks from three tenths of the highest on', () => {
    const peaks = (second: number): number | undefined =>
      lowFrequency(heart(200, [40, 0.06], [second, 0.12]), 10_000, 190_000)?.peaks;
    // Of the power: 0.5² = 0.25, 0.6² = 0.36.
    expect([peaks(20), peaks(24)]).toEqual([1, 2]);
  });

  it('has next to no power of a wave beside it', () => {
    expect(lowFrequency(heart(200, [40, 0.25]), 10_000, 190_000)?.powerMs2).toBeLessThan(8);
  });

  it('is unknown where beats cover less than half of the stretch, or less than four seconds', () => {
    const { beats, kinds } = heart(60, [40, 0.1]);
    const until = (to: number) => lowFrequency({ beats, kinds }, 0, to);
    expect([until(110_000) === undefined, until(125_000) === undefined]).toEqual([false, true]);
    expect(lowFrequency({ beats, kinds }, 10_000, 14_500)).toBeDefined();
    expect(lowFrequency({ beats, kinds }, 10_000, 13_500)).toBeUndefined();
    expect(lowFrequency({ beats: [], kinds: [] }, 0, 60_000)).toBeUndefined();
  });
});
