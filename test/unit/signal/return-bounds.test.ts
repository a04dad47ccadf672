/** The bounds of the return time from both sides: what is a rise, a return, a hole, and what closes the late end. */
import { describe, expect, it } from 'vitest';
import type { HeartRateLine } from '../../../src/signal/heart-rate-line.ts';
import { returnOf, smoothed, type ReturnTime } from '../../../src/signal/return-time.ts';

const MARK = 200;
const SECONDS = 640;
const BASE = 70;

type Pulse = readonly [from: number, to: number, bpm: number];
/** A flat heart rate with pulses added to it; without beats in `holes`. Times in s. */
function lineOf(pulses: readonly Pulse[], holes: readonly (readonly [number, number])[] = []): HeartRateLine {
  const n = 2 * SECONDS;
  const bpm = new Float64Array(n).fill(BASE);
  const covered = new Uint8Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    for (const [from, to, more] of pulses) if (i >= 2 * from && i < 2 * to) bpm[i]! += more;
    if (holes.some(([from, to]) => i >= 2 * from && i < 2 * to)) covered[i] = 0;
  }
  return { from: 0, bpm, covered };
}
const of = (line: HeartRateLine, end = SECONDS): ReturnTime => returnOf(line, MARK * 1000, end * 1000);
/** Samples from one second up to another at which the smoothed line is over, or not over, a level. */
function samples({ bpm }: HeartRateLine, from: number, to: number, is: (value: number) => boolean): number {
  return smoothed(bpm)
    .slice(2 * from, 2 * to)
    .filter(is).length;
}
const every = (count: number, from: number, step = 0.5): number[] =>
  Array.from({ length: count }, (_, i) => from + i * step);

describe('a rise', () => {
  it('is one of five beats a minute where the heart was still', () => {
    const found = of(lineOf([]));
    if (found.code !== 'no-rise') throw new Error(found.code);
    expect(found.range.rise).toBe(5);
    expect(found.range.middle).toBe(BASE);
    const long = (bpm: number): string => of(lineOf([[200, 260, bpm]])).code;
    expect([long(4.99), long(5.01)]).toEqual(['no-rise', 'back']);
  });

  it('is ten seconds on end over it, from twenty seconds before the mark to a minute after', () => {
    const [from, to] = [MARK - 20, MARK + 60];
    for (const [pulse, first] of [
      [(s: number): Pulse => [s - 20, s, 40], 175],
      [(s: number): Pulse => [s, s + 60, 20], 235],
    ] as const) {
      const told = every(60, first).map((s) => {
        const line = lineOf([pulse(s)]);
        const found = of(line);
        const { middle, rise } = 'range' in found ? found.range : { middle: NaN, rise: NaN };
        const above = samples(line, from, to, (value) => value > middle + rise);
        return [found.code !== 'no-rise', above >= 20];
      });
      expect(told.map(([is]) => is)).toEqual(told.map(([, should]) => should));
      expect(new Set(told.map(([is]) => is)).size).toBe(2);
    }
  });
});

describe('a return', () => {
  it('is one where 54 of the 60 samples from it on are in range', () => {
    // A short pulse leaves the range for the longer the higher it is.
    const told = every(80, 14, 0.05).map((height) => {
      const line = lineOf([
        [200, 260, 15],
        [285, 287, height],
      ]);
      const found = of(line);
      const { upper } = 'range' in found ? found.range : { upper: NaN };
      const inRange = Array.from(smoothed(line.bpm), (value) => value <= upper);
      const should = inRange.findIndex(
        (is, i) => i > 2 * 230 && is && inRange.slice(i, i + 60).filter(Boolean).length >= 54,
      );
      return [found.code === 'back' ? found.after : NaN, 500 * should - MARK * 1000];
    });
    expect(told.map(([is]) => is)).toEqual(told.map(([, should]) => should));
    expect(new Set(told.map(([is]) => is)).size).toBeGreaterThan(2);
  });

  it('may lie in a piece without beats of twenty seconds, and in none that is longer', () => {
    const after = (length: number): number => {
      const found = of(lineOf([[200, 260, 15]], [[265, 265 + length]]));
      return found.code === 'back' ? found.after : NaN;
    };
    expect(after(20)).toBeLessThan(80_000);
    expect(after(20.5)).toBe(85_500);
  });

  it('is not looked for where beats end for more than twenty seconds, or are missing from three in ten', () => {
    const high: Pulse = [200, SECONDS, 15];
    const ends = (length: number): string => of(lineOf([high], [[SECONDS - length, SECONDS]])).code;
    expect([ends(20), ends(20.5)]).toEqual(['not-back', 'strap-lost']);
    const rises = smoothed(lineOf([high]).bpm).findIndex((value) => value > BASE + 5) / 2;
    const missing = (share: number): string => {
      // From the rise to half a minute before the end.
      const length = share * (SECONDS - 30 - rises);
      return of(lineOf([high], [[300, 300 + length]])).code;
    };
    expect([missing(0.29), missing(0.31)]).toEqual(['not-back', 'strap-lost']);
  });

  it('has a late end where three quarters of the three minutes after it are in range', () => {
    const first = of(lineOf([[200, 260, 15]]));
    if (first.code !== 'back' || first.latest === undefined) throw new Error(first.code);
    const high = MARK + first.latest / 1000 - 5;
    const told = (pulseOf: (length: number) => Pulse) =>
      every(60, 25).map((length) => {
        const line = lineOf([[200, 260, 15], pulseOf(length)]);
        const found = of(line);
        const inside = samples(line, high, high + 180, (value) => value <= first.range.upper);
        return [found.code === 'back' && found.latest !== undefined, inside >= 270];
      });
    for (const pulse of [
      (length: number): Pulse => [high + 60, high + 60 + length, 15],
      // The part of it that lies behind three minutes does not count.
      (length: number): Pulse => [high + 180 - length, high + 240, 15],
    ]) {
      const found = told(pulse);
      expect(found.map(([is]) => is)).toEqual(found.map(([, should]) => should));
      expect(new Set(found.map(([is]) => is)).size).toBe(2);
    }
  });
});
