/** How columns hang together: time that passes as the intervals say, the end of an interval that a time is, a rate that follows. */
import { describe, expect, it } from 'vitest';
import { alignmentOf, middleStep, rateFollows, timeUnit } from '../../../../src/exchange/table/relations.ts';

const rr = Array.from({ length: 100 }, (_, i) => 850 + 40 * (i % 5));
const ends = rr.map((_, i) => rr.slice(0, i + 1).reduce((a, b) => a + b, 0));
const starts = [0, ...ends.slice(0, -1)];

describe('a column of times', () => {
  it('is in ms or s, whichever passes with the intervals, to 15 %', () => {
    const told = (share: number) =>
      timeUnit(
        ends.map((at) => at * share),
        rr,
      );
    expect([told(1), told(0.001), told(0.1)]).toEqual([1, 1000, undefined]);
    expect([0.86, 1.14].map(told)).toEqual([1, 1]);
    expect([0.84, 1.16].map(told)).toEqual([undefined, undefined]);
  });

  it('passes with few rows more roughly, and with one not at all', () => {
    // Of five rows, four steps: 60 %.
    const even = [800, 800, 800, 800, 800];
    const told = (share: number) =>
      timeUnit(
        even.map((one, i) => one * i * share),
        even,
      );
    expect([0.42, 1.58].map(told)).toEqual([1, 1]);
    expect([0.38, 1.62].map(told)).toEqual([undefined, undefined]);
    expect([timeUnit([0], rr), timeUnit([], rr), timeUnit(ends, [800])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(timeUnit([0, 850], [850, 850])).toBe(1);
  });

  it('may have a hole in some blocks of rows', () => {
    expect(
      timeUnit(
        ends.map((at, i) => at + (i > 50 ? 60_000 : 0)),
        rr,
      ),
    ).toBe(1);
  });

  it('is the beginning or the end of its interval to 16 ms, else about when it came', () => {
    expect([alignmentOf(ends, rr), alignmentOf(starts, rr)]).toEqual(['end', 'start']);
    const off = (by: number) =>
      alignmentOf(
        ends.map((at, i) => at + (i % 2) * by),
        rr,
      );
    expect([off(16), off(17)]).toEqual(['end', 'about']);
    // Where all intervals are alike nobody can tell.
    expect(alignmentOf([0, 800, 1600], [800, 800, 800])).toBe('end');
  });
});

describe('a column of rates', () => {
  it('follows from the intervals to 2 bpm or 6 %', () => {
    const follows = (bpm: number, by: number) => rateFollows([bpm + by], [60_000 / bpm]);
    expect([2, -2, 2.01, -2.01].map((by) => follows(30, by))).toEqual([1, 1, 0, 0]);
    expect([6, -5.5, 6.5, -5.7].map((by) => follows(100, by))).toEqual([1, 1, 0, 0]);
  });

  it('is judged in the rows that have both', () => {
    expect(rateFollows([60, NaN, 0, 60, 90], [1000, 1000, 1000, -1, 1000])).toBe(0.5);
    expect([rateFollows([], []), rateFollows([0], [1000])]).toEqual([0, 0]);
  });
});

it('the middle step is that of all rows, up or down', () => {
  expect(middleStep([1, 4, 2, 12])).toBe(3);
  expect(middleStep([1])).toBeNaN();
});
