/** Two hearts: golden numbers of the reference implementation, what is refused, and what a stretch must be to count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stretch } from '../../../src/signal/change.ts';
import { sharedOf, slowSpectrum, type Shared } from '../../../src/signal/synchrony-spectrum.ts';
import {
  looksPaced,
  synchronyPieces,
  type Piece,
  type TwoHearts,
} from '../../../src/signal/synchrony-pieces.ts';
import { followsCourse, sharedWave, synchrony } from '../../../src/signal/synchrony.ts';
import { uniforms } from '../../fixtures/shared-wave.ts';
import '../../seed.ts';

const TAU = 2 * Math.PI;
const seconds = (n: number, of: (t: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, t) => of(t));
const one = (t: number): number => 70 + 4 * Math.sin(TAU * 0.02 * t) + 2 * Math.sin(TAU * 0.037 * t + 1);
const other = (t: number): number =>
  80 - 0.01 * t + 3 * Math.sin(TAU * 0.02 * (t - 3)) + 2 * Math.sin(TAU * 0.05 * t);
const sharedFrom = (from: number, n: number): Shared =>
  sharedOf(slowSpectrum(seconds(n, (t) => one(from + t))), slowSpectrum(seconds(n, (t) => other(from + t))));

/** Slow noise of unit size: sines between 0.01 and 0.05 Hz with phases of their own. */
function slowNoise(seed: number): (t: number) => number {
  const next = uniforms(seed);
  const parts = Array.from({ length: 40 }, (_, j) => ({ f: 0.01 + j * 0.001, phase: TAU * next() }));
  return (t) => parts.reduce((sum, { f, phase }) => sum + Math.sin(TAU * f * t + phase), 0) / Math.sqrt(20);
}

/** Beats of a heart whose rate follows `bpm` (t in s), from 0 on. */
function heart(bpm: (t: number) => number, minutes: number): TwoHearts['a'] {
  const beats: { at: number; rr: number; segment: number }[] = [];
  let at = 0;
  while (at < minutes * 60_000) {
    const rr = 60_000 / bpm(at / 1000);
    at += rr;
    beats.push({ at, rr, segment: 0 });
  }
  return { beats, kinds: beats.map(() => 'normal' as const) };
}

const wave = slowNoise(3);
/** Two hearts with one and the same wave for `minutes`, all of it silent. */
const together = (minutes: number, more: Partial<TwoHearts> = {}): TwoHearts => ({
  a: heart((t) => 70 + 3 * wave(t), minutes),
  b: heart((t) => 62 + 2 * wave(t), minutes),
  silent: [{ from: 0, to: minutes * 60_000 }],
  spoken: [],
  paced: [],
  moved: [],
  ...more,
});
const WATCHED = { watched: true, silenceNoted: true, clocksApartMs: 300 } as const;
const said = (
  hearts: TwoHearts,
  options: Parameters<typeof synchrony>[1] = WATCHED,
): ReturnType<typeof synchrony> => synchrony(synchronyPieces(hearts).pieces, options);
const all: Stretch = { from: 0, to: 3_600_000 };

describe('the statistic', () => {
  it('gives the numbers of the reference for one piece of 300 s', () => {
    const piece = sharedFrom(0, 300);
    const z = (delay: number): number => piece.sums[delay + 5]! / Math.sqrt(piece.variance);
    expect(piece.count).toBe(15);
    expect(sharedWave([piece])!.q).toBeCloseTo(1.20653, 6);
    expect(z(-5)).toBeCloseTo(1.272753, 6);
    expect(z(0)).toBeCloseTo(1.278704, 6);
    expect(z(5)).toBeCloseTo(0.880291, 6);
    expect(piece.sums[5]! / piece.count).toBeCloseTo(0.52641, 6);
    expect(Math.sqrt(piece.variance) / piece.count).toBeCloseTo(0.411674, 6);
    const { re, im } = slowSpectrum(seconds(300, one));
    expect(Math.hypot(re[0]!, im[0]!)).toBeCloseTo(0.078046, 6);
  });

  it('gives the numbers of the reference for pieces of 180 and 120 s together', () => {
    const pieces = [sharedFrom(0, 180), sharedFrom(180, 120)];
    const count = pieces.reduce((sum, piece) => sum + piece.count, 0);
    const atZero = pieces.reduce((sum, { sums }) => sum + sums[5]!, 0);
    const error = Math.sqrt(pieces.reduce((sum, { variance }) => sum + variance, 0));
    expect(count).toBe(15);
    expect(sharedWave(pieces)!.q).toBeCloseTo(2.375954, 6);
    expect(atZero / error).toBeCloseTo(2.504238, 6);
    expect(atZero / count).toBeCloseTo(0.503584, 6);
    expect(error / count).toBeCloseTo(0.201093, 6);
  });

  it('does not depend on level, size or who comes first, and is nothing without a piece', () => {
    expect(sharedWave([])).toBeUndefined();
    fc.assert(
      fc.property(
        fc.integer({ min: 120, max: 300 }),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        (n, size, level) => {
          const a = slowSpectrum(seconds(n, one));
          const b = slowSpectrum(seconds(n, other));
          const changed = slowSpectrum(seconds(n, (t) => level + size * other(t)));
          const before = sharedWave([sharedOf(a, b)])!;
          expect(sharedWave([sharedOf(a, changed)])!.q).toBeCloseTo(before.q, 6);
          expect(sharedWave([sharedOf(b, a)])!.q).toBeCloseTo(before.q, 6);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('what is said of two hearts with one wave', () => {
  it('says together or opposite, how much and how sure, and no delay', () => {
    const result = said(together(27));
    if (result.kind !== 'together') throw new Error(result.kind);
    expect(result.shared).toBeGreaterThan(0.8);
    expect(result.low).toBeLessThan(result.shared);
    expect(result.high).toBeGreaterThan(result.shared);
    expect(result.minutes).toBeGreaterThanOrEqual(25);
    expect(Object.keys(result).sort()).toEqual(['high', 'kind', 'low', 'minutes', 'needed', 'q', 'shared']);
    expect(said(together(27, { b: heart((t) => 62 - 2 * wave(t), 27) })).kind).toBe('opposite');
  });

  it('reports nothing of two hearts with a wave each', () => {
    const own = slowNoise(11);
    expect(said(together(27, { b: heart((t) => 62 + 2 * own(t), 27) }))).toEqual({
      kind: 'nothing',
      minutes: 26,
      needed: 25,
    });
  });

  it.each([
    ['25 minutes with the first one', together(25), WATCHED, 'too-short'],
    ['27 minutes where movement is not known', together(27), { ...WATCHED, watched: false }, 'too-short'],
    ['clocks 3 s apart', together(27), { ...WATCHED, clocksApartMs: 3000 }, 'clocks'],
    ['clocks that are not known', together(27), { watched: true, silenceNoted: true }, 'clocks'],
    ['no note of silence', together(27), { ...WATCHED, silenceNoted: false }, 'silence-unknown'],
    [
      'silence noted for a part',
      together(40, { silent: [{ from: 0, to: 1_200_000 }] }),
      WATCHED,
      'too-short',
    ],
    ['all paced', together(27, { paced: [all] }), WATCHED, 'too-short'],
    ['all spoken', together(27, { spoken: [all] }), WATCHED, 'too-short'],
    ['all moving', together(27, { moved: [all] }), WATCHED, 'too-short'],
  ] as const)('says nothing of %s', (_, hearts, options, why) => {
    expect(said(hearts, options)).toMatchObject({ kind: 'refused', why });
  });

  it('leaves out what was marked, with what bears its trace, and what is too short between', () => {
    const { pieces, leftOut } = synchronyPieces(
      together(20, {
        paced: [{ from: 300_000, to: 400_000 }],
        spoken: [{ from: 500_000, to: 520_000 }],
        moved: [{ from: 900_000, to: 901_000 }],
      }),
    );
    expect(leftOut).toEqual({
      start: 60,
      'not-silent': 0,
      paced: 130,
      spoken: 30,
      moved: 31,
      beats: 0,
      short: 70,
      pace: 0,
    });
    expect(pieces.map(({ from, a }) => [from / 1000, a.length])).toEqual([
      [60, 240],
      [530, 180],
      [710, 180],
      [921, expect.any(Number)],
    ]);
  });

  it('leaves out a piece with over 5 % corrected beats or a hole, and cuts where a link was lost', () => {
    const base = together(12);
    const corrected = {
      ...base.a,
      kinds: base.a.beats.map((_, i) =>
        i % 9 === 7 && i > 200 && i < 350 ? ('extra' as const) : ('normal' as const),
      ),
    };
    expect(synchronyPieces({ ...base, a: corrected }).leftOut.beats).toBe(220);
    const holed = base.a.beats.filter(({ at }) => at < 300_000 || at > 306_000);
    const gone = { beats: holed, kinds: holed.map(() => 'normal' as const) };
    expect(synchronyPieces({ ...base, a: gone }).leftOut.beats).toBe(220);
    const lost = { ...gone, beats: holed.map((beat) => ({ ...beat, segment: beat.at > 306_000 ? 1 : 0 })) };
    const { pieces, leftOut } = synchronyPieces({ ...base, a: lost });
    expect(leftOut.beats).toBeGreaterThanOrEqual(5);
    expect(leftOut.beats).toBeLessThanOrEqual(8);
    expect(pieces).toHaveLength(3);
  });

  it('leaves out pieces in which both hearts swing at one pace', () => {
    const swinging = (level: number, own: number): Float64Array =>
      seconds(300, (t) => level + 6 * Math.sin(TAU * 0.095 * t + own) + slowNoise(own)(t));
    expect(looksPaced(swinging(70, 1), swinging(60, 2))).toBe(true);
    expect(
      looksPaced(
        swinging(70, 1),
        seconds(300, (t) => 60 + 2 * slowNoise(5)(t)),
      ),
    ).toBe(false);
  });
});

describe('what makes two hearts go together for a dull reason', () => {
  it('is refused where it rests on jumps of both at once', () => {
    const jump = (t: number): number => 22 * Math.exp(-((t % 240) / 14)) * (t > 100 ? 1 : 0);
    const [a, b] = [slowNoise(21), slowNoise(22)];
    const hearts = together(33, {
      a: heart((t) => 70 + a(t) + jump(t), 33),
      b: heart((t) => 62 + b(t) + jump(t), 33),
    });
    expect(said(hearts).kind).toBe('together');
    expect(said(hearts, { ...WATCHED, watched: false })).toMatchObject({ kind: 'refused', why: 'jumps' });
  });

  it('is refused where both follow the course of every session', () => {
    const day = (seed: number): readonly Piece[] => {
      const own = slowNoise(seed);
      return synchronyPieces(together(27, { b: heart((t) => 62 + 2 * wave(t) + own(t), 27) })).pieces;
    };
    const sessions = [day(1), day(2), day(4)];
    expect(followsCourse(sessions.slice(0, 2))).toBeUndefined();
    expect(followsCourse(sessions)).toBe(true);
    expect(synchrony(sessions[0]!, { ...WATCHED, sessions })).toMatchObject({
      kind: 'refused',
      why: 'course',
    });
  });
});
