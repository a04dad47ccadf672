// Return time: golden values by an independent program, and each of its answers.
import { describe, expect, it } from 'vitest';
import { returnOf, returnTime } from '../../../src/signal/return-time.ts';
import type { HeartRateLine } from '../../../src/signal/heart-rate-line.ts';
import type { Beat } from '../../../src/signal/beats.ts';

const SECONDS = 640;
const MARK = 200_000;

function between(points: readonly (readonly [number, number])[], t: number): number {
  let before = points[0]!;
  for (const point of points) {
    if (point[0] > t)
      return t < before[0]
        ? 0
        : before[1] + ((t - before[0]) / (point[0] - before[0])) * (point[1] - before[1]);
    before = point;
  }
  return before[1];
}

const RISE = [
  [195, 0],
  [210, 15],
  [260, 15],
  [300, 0],
] as const;

/** Breathing at 6 a minute, a slow wave, and the rise `h`; with a piece that is not covered. */
function lineOf(h: (t: number) => number, hole?: readonly [number, number]): HeartRateLine {
  const n = 2 * SECONDS;
  const bpm = new Float64Array(n);
  const covered = new Uint8Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    const t = i / 2;
    bpm[i] = 70 + 3 * Math.sin((2 * Math.PI * t) / 10) + 1.5 * Math.sin((2 * Math.PI * t) / 90) + h(t);
    if (hole !== undefined && t >= hole[0] && t < hole[1]) covered[i] = 0;
  }
  return { from: 0, bpm, covered };
}

describe('return time', () => {
  it('meets the golden values', () => {
    const found = returnOf(
      lineOf((t) => between(RISE, t)),
      MARK,
      SECONDS * 1000,
    );
    expect(found).toMatchObject({
      code: 'back',
      after: 97_500,
      earliest: 86_000,
      latest: 115_500,
      holes: [],
    });
    if (found.code !== 'back') throw new Error(found.code);
    expect(found.range.middle).toBeCloseTo(70.169399, 5);
    expect(found.range.upper - found.range.middle).toBeCloseTo(2.572, 5);
    expect(found.range.rise).toBeCloseTo(5.143999, 5);
  });

  it('widens over a hole in the fall, and says where it is', () => {
    const found = returnOf(
      lineOf((t) => between(RISE, t), [285, 299]),
      MARK,
      SECONDS * 1000,
    );
    expect(found).toMatchObject({ code: 'back', after: 97_500, earliest: 80_000, latest: 115_500 });
    expect(found.code === 'back' && found.holes).toEqual([{ from: 85_000, to: 97_500 }]);
  });

  it('is earlier and less sharp for a smaller rise', () => {
    const found = returnOf(
      lineOf((t) => 0.4 * between(RISE, t)),
      MARK,
      SECONDS * 1000,
    );
    expect(found).toMatchObject({ code: 'back', after: 92_000, earliest: 36_500, latest: 115_500 });
  });

  it('says that there was no rise, and what a rise would have been', () => {
    const found = returnOf(
      lineOf(() => 0),
      MARK,
      SECONDS * 1000,
    );
    expect(found.code).toBe('no-rise');
    expect(found.code === 'no-rise' && found.range.rise).toBeGreaterThanOrEqual(5);
  });

  it('leaves the late end open where the heart rate came up again', () => {
    // Back for a minute and a half, then up by 7 bpm for two minutes and a half.
    const again = [...RISE.slice(0, 4), [390, 0], [400, 7], [550, 7], [560, 0]] as const;
    const found = returnOf(
      lineOf((t) => between(again, t)),
      MARK,
      SECONDS * 1000,
    );
    const stayed = returnOf(
      lineOf((t) => between(RISE, t)),
      MARK,
      SECONDS * 1000,
    );
    expect(stayed).toMatchObject({ code: 'back', latest: expect.any(Number) as number });
    expect(found).toMatchObject({
      code: 'back',
      after: stayed.code === 'back' ? stayed.after : NaN,
      latest: undefined,
    });
  });

  it('says that it was not back before the next mark', () => {
    const stays = [...RISE.slice(0, 3), [300, 7] as const];
    expect(
      returnOf(
        lineOf((t) => between(stays, t)),
        MARK,
        SECONDS * 1000,
      ),
    ).toMatchObject({
      code: 'not-back',
      until: 440_000,
    });
    expect(
      returnOf(
        lineOf((t) => between(RISE, t)),
        MARK,
        300_000,
      ),
    ).toMatchObject({ code: 'not-back', until: 100_000 });
  });

  it('has no answer when the beats end during the rise', () => {
    const found = returnOf(
      lineOf((t) => between(RISE, t), [250, SECONDS]),
      MARK,
      SECONDS * 1000,
    );
    expect(found).toMatchObject({ code: 'strap-lost', at: 50_000 });
  });

  it('wants 90 s of the two minutes before', () => {
    expect(
      returnOf(
        lineOf((t) => between(RISE, t), [80, 112]),
        MARK,
        SECONDS * 1000,
      ),
    ).toEqual({
      code: 'not-enough-before',
    });
    expect(returnTime({ beats: [], kinds: [] }, MARK, 300_000)).toEqual({ code: 'not-enough-before' });
  });

  it('reads the same from beats', () => {
    const beats: Beat[] = [];
    for (let at = 0; at < SECONDS * 1000;) {
      const rr = 60_000 / (70 + between(RISE, at / 1000));
      beats.push({ at: (at += rr), rr, segment: 0 });
    }
    const found = returnTime({ beats, kinds: beats.map(() => 'normal' as const) }, MARK, SECONDS * 1000);
    expect(found.code).toBe('back');
    if (found.code === 'back') {
      expect(Math.abs(found.after - 95_000)).toBeLessThan(5000);
      expect(found.latest).toBeDefined();
    }
  });
});
