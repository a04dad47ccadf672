/** The thresholds of what a strap's packets are worth, each from both sides. */
import { describe, expect, it } from 'vitest';
import { CapabilityTest } from '../../../src/signal/capability.ts';
import { UnitTest } from '../../../src/signal/capability-unit.ts';

/** Verdicts on intervals that arrive one by one, each with its heart rate; from the first to the last. */
function verdictsOf(beats: readonly { readonly rr: number; readonly bpm: number }[]): string[] {
  const test = new CapabilityTest();
  let at = 0;
  return beats.map(({ rr, bpm }) => test.push({ at: (at += rr), bpm, rr: [rr], contact: true }));
}

describe('a value that stands too often among the intervals', () => {
  const raw = (count: number): number => (count * 1000) / 1024;
  /** Intervals around 571 ms with `filled` times one of exactly half a second at their end, and `near` times one beside it. */
  const fills = (all: number, filled: number, { near = 0, bpm = 104 } = {}): boolean => {
    const heart = Array.from({ length: all - filled - near }, (_, i) => raw(560 + ((i * 7) % 57)));
    const beside = Array<number>(near).fill(raw(514));
    const beats = [...heart, ...beside, ...Array<number>(filled).fill(raw(512))];
    return verdictsOf(beats.map((rr) => ({ rr, bpm }))).includes('fill-values');
  };

  it('is one that was made up if it comes six times, and in three of a hundred of the newest three hundred', () => {
    expect([fills(150, 6), fills(150, 5)]).toEqual([true, false]);
    // The first packet only begins the stretch.
    expect([fills(201, 6), fills(202, 6)]).toEqual([true, false]);
    expect([fills(340, 9), fills(340, 8)]).toEqual([true, false]);
  });

  it('comes twice more often for each beat beside it', () => {
    expect([7, 8].map((filled) => fills(150, filled, { near: 1 }))).toEqual([false, true]);
    expect([9, 10].map((filled) => fills(150, filled, { near: 2 }))).toEqual([false, true]);
  });

  it('is more than fifteen beats a minute from the heart rate', () => {
    expect([104, 105].map((bpm) => fills(150, 8, { bpm }))).toEqual([true, false]);
  });
});

describe('intervals that are computed from heart rate', () => {
  it('are told by twelve of them', () => {
    const beats = Array.from({ length: 14 }, (_, i) => [33, 34, 32][i % 3]!).map((bpm) => ({
      bpm,
      rr: 60_000 / bpm,
    }));
    // The first packet only begins the stretch, and twenty seconds are over with the eleventh beat after it.
    expect(verdictsOf(beats).slice(10)).toEqual(['testing', 'full', 'synthesised', 'synthesised']);
  });
});

describe('intervals in the wrong unit', () => {
  /** The first second from which on they are told, and the first after it from which on they are not; packets of `rr` that take `ratio` times as long. */
  function told(
    ratio: number,
    { rr = 1000, seconds = 240, gapAt = 0, gap = 1 } = {},
  ): (number | undefined)[] {
    const test = new UnitTest();
    const seen: boolean[] = [];
    let at = 0;
    for (let i = 0; at < seconds * 1000; i++) {
      at += rr * ratio * (i === gapAt && gapAt > 0 ? gap : 1);
      test.push(at, [i === gapAt && gapAt > 0 ? rr * gap : rr]);
      seen[Math.floor((at - rr * ratio) / 1000)] = test.wrong;
    }
    const first = seen.findIndex(Boolean);
    const last = seen.findIndex((one, i) => i > first && !one);
    return [first < 0 ? undefined : first, last < 0 ? undefined : last];
  }

  it('are told after seven blocks of ten seconds', () => {
    const [first] = told(1.024, { rr: 500 });
    expect(first).toBe(70);
  });

  it('are 1.024 times too short, within 0.3 %, and what the scatter of 150 ms leaves open', () => {
    const span = 60_000;
    const within = 0.003 + 150 / span;
    for (const side of [-1, 1]) {
      expect(told(1.024 + side * (within - 0.0002), { rr: 500, seconds: 71 })[0]).toBe(70);
      expect(told(1.024 + side * (within + 0.0002), { rr: 500, seconds: 71 })[0]).toBeUndefined();
    }
  });

  it('are told no more where the longer stretch says otherwise, up to three minutes', () => {
    // 0.3 % and 150 ms of 170 s, or of 180 s.
    expect(told(1.024 + 0.00386, { rr: 500 })[1]).toBe(190);
    expect(told(1.024 + 0.0037, { rr: 500 })[1]).toBeUndefined();
  });

  it('begin anew after a packet that took more than 1.6 times as long as usual', () => {
    const [whole, broken] = [1.59, 1.61].map((gap) => told(1.024, { rr: 500, gapAt: 60, gap })[0]);
    expect(whole).toBe(70);
    expect(broken).toBeGreaterThan(95);
  });

  it('climb by 1.2 intervals, beyond what an even heart does by itself', () => {
    // In 60 s of the clock 1406 ms are not told.
    expect([1100, 1250].map((rr) => told(1.024, { rr, seconds: 74 })[0] !== undefined)).toEqual([
      true,
      false,
    ]);
  });
});
