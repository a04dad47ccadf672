/** Where time is missing between intervals, told by the times beside them: to the ms where they are exact, and only what stays where they come late. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hole } from '../../../../src/exchange/recording.ts';
import { holesByTime } from '../../../../src/exchange/table/time-holes.ts';

const rr = (count: number, value = 1000): number[] => Array.from({ length: count }, () => value);
/** Times at the end of each interval, `missing` more from a row on. */
const ends = (list: readonly number[], missing: Readonly<Record<number, number>> = {}): number[] => {
  let at = 0;
  return list.map((value, i) => (at += value + (missing[i] ?? 0)));
};
const starts = (list: readonly number[], missing: Readonly<Record<number, number>> = {}): number[] =>
  ends(list, missing).map((at, i) => at - (list[i] ?? 0));

describe('exact times', () => {
  it.each(['end', 'start'] as const)(
    'at the %s of their interval show each hole with its length',
    (alignment) => {
      const list = [800, 1000, 900, 1100, 1000, 950, 1050];
      const times = alignment === 'end' ? ends : starts;
      expect(holesByTime(times(list), list, alignment)).toEqual([]);
      expect(holesByTime(times(list, { 2: 700, 5: 5000 }), list, alignment)).toEqual([
        { before: 2, ms: 700 },
        { before: 5, ms: 5000 },
      ]);
    },
  );

  it('show none that is shorter than 0.6 of a middle interval', () => {
    expect(holesByTime(ends(rr(9), { 4: 600 }), rr(9), 'end')).toEqual([]);
    expect(holesByTime(ends(rr(9), { 4: 601 }), rr(9), 'end')).toEqual([{ before: 4, ms: 601 }]);
  });

  it('that run backwards are a hole of unknown length', () => {
    expect(holesByTime(ends(rr(9), { 4: -601 }), rr(9), 'end')).toEqual([{ before: 4, ms: undefined }]);
    expect(holesByTime(ends(rr(9), { 4: -600 }), rr(9), 'end')).toEqual([]);
  });

  it('are judged in the rows that have both', () => {
    expect(holesByTime([1000, 2000], rr(5), 'end')).toEqual([]);
  });
});

describe('times of arrival', () => {
  /** Each up to 400 ms late, in a pattern. */
  const late = (times: readonly number[]): number[] => times.map((at, i) => at + [0, 400, 150, 300][i % 4]!);

  it('that come late and in bursts show no hole', () => {
    expect(holesByTime(late(ends(rr(100))), rr(100), 'about')).toEqual([]);
    const burst = ends(rr(100)).map((at, i) => (i >= 40 && i < 46 ? 46_000 : at));
    expect(holesByTime(burst, rr(100), 'about')).toEqual([]);
  });

  it('show a hole that stays, at its row, as long as the earliest before and after it tell', () => {
    expect(holesByTime(late(ends(rr(100), { 50: 5000 })), rr(100), 'about')).toEqual([
      { before: 50, ms: 5000 },
    ]);
    expect(holesByTime(ends(rr(100), { 30: 4000, 70: 9000 }), rr(100), 'about')).toEqual([
      { before: 30, ms: 4000 },
      { before: 70, ms: 9000 },
    ]);
  });

  it('show no hole of less than 0.6 of a middle interval', () => {
    expect(holesByTime(ends(rr(100), { 50: 600 }), rr(100), 'about')).toEqual([]);
    expect(holesByTime(ends(rr(100), { 50: 601 }), rr(100), 'about')).toEqual([{ before: 50, ms: 601 }]);
  });

  it('that run backwards for good, by more than two seconds and two intervals, are another recording', () => {
    const back = (ms: number, value = 800) =>
      holesByTime(ends(rr(100, value), { 50: -ms }), rr(100, value), 'about');
    expect(back(2000)).toEqual([]);
    expect(back(2001)).toEqual([{ before: 50, ms: undefined }]);
    expect(back(3000, 1500)).toEqual([]);
    expect(back(3001, 1500)).toEqual([{ before: 50, ms: undefined }]);
  });

  it('of a short list are judged over a quarter of it', () => {
    expect(holesByTime(ends(rr(8), { 4: 3000 }), rr(8), 'about')).toEqual([{ before: 4, ms: 3000 }]);
    expect(holesByTime([], [], 'about')).toEqual([]);
  });

  it('are judged over twenty rows before and twenty behind, or a quarter of the list, at its ends over the outermost of them', () => {
    const steps = fc.array(fc.integer({ min: -3000, max: 6000 }), { minLength: 2, maxLength: 120 });
    fc.assert(
      fc.property(steps, (list) => {
        let at = 0;
        const times = list.map((step) => (at += step));
        const late = times.map((time, i) => time - 1000 * (i + 1));
        const width = Math.min(20, Math.max(1, Math.floor(list.length / 4)));
        const expected = late.flatMap((value, i): Hole[] => {
          if (i === 0) return [];
          const before = late.slice(Math.max(0, i - width), Math.max(i, width));
          const behind = late.slice(Math.min(i, late.length - width), i + width);
          const jump = value - (late[i - 1] ?? 0);
          if (Math.min(...behind) - Math.max(...before) > 600 && jump > 0)
            return [{ before: i, ms: Math.min(...behind) - Math.min(...before) }];
          const back = Math.min(...before) - Math.max(...behind) > 2000 && jump < 0;
          return back ? [{ before: i, ms: undefined }] : [];
        });
        expect(holesByTime(times, rr(list.length), 'about')).toEqual(expected);
      }),
    );
  });
});
