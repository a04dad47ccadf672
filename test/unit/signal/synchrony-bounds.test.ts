/** Two hearts: every bound of the statement, from both sides, on pieces made here. */
import { describe, expect, it } from 'vitest';
import { looksPaced, type Piece } from '../../../src/signal/synchrony-pieces.ts';
import { sharedOf, slowSpectrum } from '../../../src/signal/synchrony-spectrum.ts';
import {
  followsCourse,
  sharedWave,
  synchrony,
  type SynchronyOptions,
} from '../../../src/signal/synchrony.ts';
import { uniforms } from '../../fixtures/shared-wave.ts';

const TAU = 2 * Math.PI;
/** Slow noise: sines between 0.01 and 0.05 Hz with phases of their own. */
function noise(seed: number): (t: number) => number {
  const next = uniforms(seed);
  const parts = Array.from({ length: 40 }, (_, j) => ({ f: 0.01 + j * 0.001, phase: TAU * next() }));
  return (t) => parts.reduce((sum, { f, phase }) => sum + Math.sin(TAU * f * t + phase), 0) / Math.sqrt(20);
}
const seconds = (n: number, of: (t: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, t) => of(t));

/** Pieces of so many seconds in which `share` of the one heart's wave is in the other's too. */
function pieces(share: number, lengths: readonly number[], seed = 1): Piece[] {
  return lengths.map((n, i) => {
    const [common, own] = [noise(100 * seed + i), noise(100 * seed + 50 + i)];
    return {
      from: 300_000 * i,
      a: seconds(n, (t) => 70 + 2 * common(t)),
      b: seconds(n, (t) => 60 + 2 * share * common(t) + 2 * own(t)),
    };
  });
}
const five = [300, 300, 300, 300, 300];
const WATCHED: SynchronyOptions = { watched: true, silenceNoted: true, clocksApartMs: 300 };
const qOf = (of: readonly Piece[]): number =>
  sharedWave(of.map(({ a, b }) => sharedOf(slowSpectrum(a), slowSpectrum(b))))?.q ?? 0;

/** What `of` says of the two pairs whose statistics lie next to `bound`, below and above; both are close to it. */
function beside<T>(bound: number, of: (one: readonly Piece[]) => T): { below: T; above: T } {
  const all = Array.from({ length: 100 }, (_, k) => pieces(k / 100, five))
    .map((one) => ({ one, q: qOf(one) }))
    .toSorted((x, y) => x.q - y.q);
  const next = all.findIndex(({ q }) => q > bound);
  const [below, above] = [all[next - 1]!, all[next]!];
  expect(below.q).toBeGreaterThan(0.96 * bound);
  expect(above.q).toBeLessThan(1.04 * bound);
  return { below: of(below.one), above: of(above.one) };
}

describe('two hearts', () => {
  it('go together from 1.8 on, and as one pair of many from 2.2 on', () => {
    expect(beside(1.8, (one) => synchrony(one, WATCHED).kind)).toEqual({
      below: 'nothing',
      above: 'together',
    });
    expect(beside(2.2, (one) => synchrony(one, { ...WATCHED, oneOfMany: true }).kind)).toEqual({
      below: 'nothing',
      above: 'together',
    });
  });

  it('follow the course of the day if one goes with the other of another day from 2.2 on', () => {
    /** Three days of one pair; in each the other heart has a part of the first heart's wave, which is the same every day. */
    const days = (share: number): Piece[][] =>
      [1, 2, 3].map((day) =>
        pieces(share, five).map((piece, i) => {
          const own = noise(900 + 10 * day + i);
          return { ...piece, b: piece.b.map((v, t) => v + 2 * own(t)) };
        }),
      );
    const across = (all: readonly (readonly Piece[])[]): number =>
      sharedWave(
        all.flatMap((one, i) =>
          all.flatMap((other, j) =>
            i === j ? [] : one.map(({ a }, k) => sharedOf(slowSpectrum(a), slowSpectrum(other[k]!.b))),
          ),
        ),
      )?.q ?? 0;
    const all = Array.from({ length: 60 }, (_, k) => days(k / 60)).map((one) => ({ one, q: across(one) }));
    const near = all.filter(({ q }) => q > 2 && q < 2.4);
    expect(near.some(({ q }) => q < 2.2)).toBe(true);
    expect(near.some(({ q }) => q > 2.2)).toBe(true);
    for (const { one, q } of near) expect(followsCourse(one)).toBe(q > 2.2);
  });

  it('lie beside each other on another day where they start within half a minute', () => {
    const days = (late: number): Piece[][] =>
      [0, 1, 2].map((day) => pieces(1, five).map((piece) => ({ ...piece, from: piece.from + day * late })));
    expect(followsCourse(days(30_000))).toBe(true);
    expect(followsCourse(days(30_001))).toBeUndefined();
    expect(followsCourse(days(0).slice(1))).toBeUndefined();
  });

  it('need 25 minutes, and 30 where nobody watched movement', () => {
    const of = (lengths: readonly number[], watched: boolean) =>
      synchrony(pieces(1, lengths), { ...WATCHED, watched });
    expect(of(five, true)).toMatchObject({ kind: 'together', minutes: 25, needed: 25 });
    expect(of([299, 300, 300, 300, 300], true)).toMatchObject({ why: 'too-short', needed: 25 });
    expect(of([...five, 300], false)).toMatchObject({ kind: 'together', minutes: 30, needed: 30 });
    expect(of([...five, 299], false)).toMatchObject({ why: 'too-short', needed: 30 });
  });

  it('need clocks that lie no more than two seconds apart', () => {
    const of = (clocksApartMs: number) => synchrony(pieces(1, five), { ...WATCHED, clocksApartMs }).kind;
    expect([of(2000), of(2001)]).toEqual(['together', 'refused']);
  });

  it('say what they share with an interval of 2.24 standard errors, never nearer to one than 0.99', () => {
    const one = pieces(0.5, five);
    const parts = one.map(({ a, b }) => sharedOf(slowSpectrum(a), slowSpectrum(b)));
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    const error = Math.sqrt(parts.reduce((sum, { variance }) => sum + variance, 0)) / count;
    const { shared, low, high } = sharedWave(parts)!;
    expect(Math.atanh(high) - Math.atanh(shared)).toBeCloseTo(2.24 * error, 9);
    expect(Math.atanh(shared) - Math.atanh(low)).toBeCloseTo(2.24 * error, 9);
    const same = pieces(1, five).map(({ a }) => sharedOf(slowSpectrum(a), slowSpectrum(a)));
    expect(sharedWave(same)!.shared).toBe(0.99);
    const opposed = pieces(1, five).map(({ a }) => sharedOf(slowSpectrum(a), slowSpectrum(a.map((v) => -v))));
    expect(sharedWave(opposed)!.shared).toBe(-0.99);
  });
});

describe('jumps of both hearts, where nobody watched movement', () => {
  /** Ten pieces that go together; in the first `jumping` of them one heart's rate steps up by `bpm` at 150 s, the other's `late` seconds later. */
  const of = (jumping: number, { bpm = 12, late = 0, forS = 30 } = {}) => {
    const step = (at: number, t: number): number => (t >= at && t < at + forS ? bpm : 0);
    const all = pieces(1, [...five, ...five]).map(({ from, a, b }, i) => ({
      from,
      // Small waves, so that nothing but the step jumps.
      a: a.map((v, t) => 70 + (v - 70) / 40 + (i < jumping ? step(150, t) : 0)),
      b: b.map((v, t) => 60 + (v - 60) / 40 + (i < jumping ? step(150 + late, t) : 0)),
    }));
    const said = synchrony(all, { ...WATCHED, watched: false });
    return said.kind === 'refused' ? said.why : said.kind;
  };

  it('leave something to say as long as six of ten pieces are without them', () => {
    expect([of(4), of(5)]).toEqual(['together', 'jumps']);
  });

  it('are rises by more than 8 bpm', () => {
    expect([of(5, { bpm: 7.6 }), of(5, { bpm: 8.6 })]).toEqual(['together', 'jumps']);
  });

  it('are seen over ten seconds against the twenty before', () => {
    // Ten bpm for eight seconds are 8 bpm over ten; a second less is no jump, one more is.
    expect([of(5, { bpm: 10, forS: 7 }), of(5, { bpm: 10, forS: 9 })]).toEqual(['together', 'jumps']);
  });

  it('belong together within six seconds', () => {
    // A step of 8.4 bpm is seen at its own second alone: a second earlier or later a tenth or a twentieth of it is lost.
    const at = (late: number) => of(5, { bpm: 8.4, late });
    expect([at(6), at(8)]).toEqual(['jumps', 'together']);
  });
});

describe('hearts that swing at one pace', () => {
  /** A swing of 6 bpm at `hz`, which falls on whole periods of the piece, and others of `size` bpm in all between 0.03 and 0.2 Hz. */
  const swinging = (hz: number, size = 1): Float64Array => {
    const others = [0.03, 0.2].map((f) => Math.round(300 * f) / 300);
    return seconds(
      300,
      (t) =>
        70 +
        6 * Math.sin(TAU * hz * t) +
        others.reduce((sum, f) => sum + (size / 2) * Math.sin(TAU * f * t + f), 0),
    );
  };
  const both = (hz: number): boolean => looksPaced(swinging(hz), swinging(hz));

  it('are seen between 0.055 and 0.13 Hz', () => {
    // In steps of 1/300 Hz; beside the band its edge still holds a part of the swing, three steps away none.
    expect([13, 14, 17, 38, 39, 42].map((k) => [k, both(k / 300)])).toEqual([
      [13, false],
      [14, false],
      [17, true],
      [38, true],
      [39, true],
      [42, false],
    ]);
  });

  it('may be two steps of a three-hundredth of a hertz apart', () => {
    const apart = (k: number): boolean => looksPaced(swinging(30 / 300), swinging((30 + k) / 300));
    expect([apart(2), apart(-2), apart(3), apart(-3)]).toEqual([true, true, false, false]);
  });

  it('are seen while the pace is more than half of the swings', () => {
    const share = (other: number): boolean => {
      const one = seconds(300, (t) => 70 + 6 * Math.sin(TAU * 0.1 * t) + other * Math.sin(TAU * 0.17 * t));
      return looksPaced(one, one);
    };
    expect([share(5.9), share(6.1)]).toEqual([true, false]);
  });
});
