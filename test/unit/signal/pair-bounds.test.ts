/** What two hearts must not do together to be compared, and when the word for a signal changes, each from both sides. */
import { describe, expect, it } from 'vitest';
import type { BeatKind } from '../../../src/signal/beats.ts';
import {
  noSignal,
  signalHeartRate,
  signalState,
  withLink,
  withPacket,
} from '../../../src/signal/signal-state.ts';
import { synchronyPieces, type Piece } from '../../../src/signal/synchrony-pieces.ts';
import { synchrony } from '../../../src/signal/synchrony.ts';

const TAU = 2 * Math.PI;

describe('common jumps of two hearts', () => {
  /** Pieces of one tiny wave, of which `many` have what is added to each heart. */
  function told(many: number, a: (t: number) => number, b: (t: number) => number = a, of = 5): string {
    const pieces = Array.from({ length: of }, (_, i): Piece => {
      const wave = (t: number): number =>
        0.01 * [0.013, 0.021, 0.034].reduce((sum, f, k) => sum + Math.sin(TAU * f * t + i + k * 2), 0);
      const heart = (more: (t: number) => number): Float64Array =>
        Float64Array.from({ length: 360 }, (_, t) => 70 + wave(t) + (i < many ? more(t) : 0));
      return { from: 360_000 * i, a: heart(a), b: heart(b) };
    });
    const said = synchrony(pieces, { watched: false, silenceNoted: true, clocksApartMs: 0 });
    return said.kind === 'refused' ? said.why : said.kind;
  }
  const step =
    (from: number, size = 8.5) =>
    (t: number) =>
      t >= from ? size : 0;
  const pulse = (from: number, to: number, size: number) => (t: number) => (t >= from && t < to ? size : 0);

  it('may be in two pieces of five, and where they are in more nothing is said', () => {
    expect([8, 9].map((many) => told(many, pulse(100, 110, 8.5), undefined, 20))).toEqual([
      'together',
      'jumps',
    ]);
  });

  it('are more than eight beats a minute in the next ten seconds, above the twenty before', () => {
    expect([10, 9].map((length) => told(3, pulse(100, 100 + length, 8.5)) === 'jumps')).toEqual([
      true,
      false,
    ]);
    const after = (at: number) => (t: number) => step(100)(t) + pulse(at, at + 2, 12)(t);
    expect([78, 80].map((at) => told(3, after(at)) === 'jumps')).toEqual([true, false]);
  });

  it('lie within six seconds of one another', () => {
    // A step of 8.5 is a jump at its second and at the next one.
    expect([107, 108].map((at) => told(3, step(100), step(at)) === 'jumps')).toEqual([true, false]);
  });
});

describe('what is compared of two hearts', () => {
  const LENGTH = 600_000;
  const heartOf = (mean: number, change: (i: number) => { gap?: number; kind?: BeatKind } = () => ({})) => {
    const beats: { at: number; rr: number; segment: number }[] = [];
    const kinds: BeatKind[] = [];
    for (let at = 0, i = 0; at < LENGTH; i++) {
      const rr = mean + ((i * 7) % 11);
      const { gap = 0, kind = 'normal' } = change(i);
      at += rr + gap;
      beats.push({ at, rr, segment: 0 });
      kinds.push(kind);
    }
    return { beats, kinds };
  };
  const pieces = (silent: number, change?: Parameters<typeof heartOf>[1]) =>
    synchronyPieces({
      a: heartOf(850, change),
      b: heartOf(1000),
      silent: [{ from: 100_000, to: 100_000 + silent }],
      spoken: [],
      paced: [],
      moved: [],
    });

  it('are stretches of two minutes or more', () => {
    expect([120_000, 119_000].map((ms) => pieces(ms).pieces.map(({ a }) => a.length))).toEqual([[120], []]);
    expect(pieces(119_000).leftOut.short).toBe(119);
  });

  it('have no five seconds without a beat, and five corrected beats in a hundred at most', () => {
    const holed = (ms: number): number =>
      pieces(200_000, (i) => (i === 200 ? { gap: ms } : {})).pieces.length;
    // From the middle of one beat to the middle of the next.
    expect([holed(4100), holed(4200)]).toEqual([1, 0]);
    const corrected = (every: number): number =>
      pieces(200_000, (i) => (i % every === 0 ? { kind: 'missed' } : {})).pieces.length;
    expect([corrected(21), corrected(19)]).toEqual([1, 0]);
  });
});

describe('the word for a signal', () => {
  const after = (packets: readonly { at: number; rr: readonly number[]; corrected?: number }[]) =>
    packets.reduce(
      (fold, { at, rr, corrected = 0 }) =>
        withPacket(fold, { at, bpm: 60, rr, contact: true }, { verdict: 'full', corrected, missing: 0 }),
      withLink(noSignal, { at: 0, state: 'connected' }),
    );
  const good = Array.from({ length: 30 }, (_, i) => ({ at: 1000 * (i + 1), rr: [990 + (i % 3) * 10] }));

  it('falls when a limit was passed for five seconds', () => {
    for (const corrected of [0.03, 0.06]) {
      const worse = (ms: number): string => {
        const packets = [0, 1000, 2000, 3000, 4000, ms].map((more) => ({
          at: 31_000 + more,
          rr: [1000 + more / 1000],
          corrected,
        }));
        return signalState(after([...good, ...packets]), 31_000 + ms);
      };
      expect(worse(4900)).toBe('good');
      expect(worse(5000)).toBe(corrected > 0.05 ? 'hr-only' : 'poor');
    }
  });

  it('is no heart rate of a packet that stands still for a minute, unless its intervals fill the time but for a twentieth', () => {
    const still = (rr: number) =>
      after(Array.from({ length: 70 }, (_, i) => ({ at: 1000 * (i + 1), rr: [rr] })));
    expect([951, 949, 1049, 1051].map((rr) => signalHeartRate(still(rr), 70_000))).toEqual([
      60,
      undefined,
      60,
      undefined,
    ]);
  });
});
