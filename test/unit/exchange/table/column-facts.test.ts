/** What the numbers of a column look like: growing, counting, constant, in even steps, in ms or s, smooth as a curve. */
import { describe, expect, it, test } from 'vitest';
import {
  factsOf,
  intervalUnit,
  isCurve,
  isMark,
  medianOf,
  numbersOf,
  withoutThousands,
} from '../../../../src/exchange/table/column-facts.ts';
import { readTable } from '../../../../src/exchange/table/table.ts';

const columnOf = (...cells: (string | number)[]) =>
  readTable(cells.map((cell) => `1\t${cell}`).join('\n')).sections[0]!.columns[1]!;
const facts = (...cells: (string | number)[]) => factsOf(columnOf(...cells));

test('the middle one is that of the numbers: rows without one move it nowhere', () => {
  expect(medianOf([5, NaN, 1, NaN, 9])).toBe(5);
  expect(medianOf([NaN, NaN, 2, 1, 3])).toBe(2);
  expect(medianOf(Float64Array.of(10, 9, 2))).toBe(9);
  expect(medianOf([NaN])).toBeNaN();
  expect(medianOf([])).toBeNaN();
});

test('marks for no value are a few numbers and no others', () => {
  expect([0, -1, -99, -999, -9999, 65535, 65.535].every(isMark)).toBe(true);
  expect([1, -2, -98, 65534, 65.534, 65536, 999].some(isMark)).toBe(false);
});

describe('the facts of a column', () => {
  it('count its numbers, words and empty cells; the middle one is of no mark', () => {
    expect(facts(856, 'N', '', 0, 860, 'V', 870)).toEqual({
      count: 4,
      words: 2,
      empty: 1,
      moments: false,
      median: 860,
      constant: false,
      grows: false,
      counts: false,
      usual: 10,
      step: undefined,
    });
  });

  it.each([
    [
      'grow where none is less than the one before',
      [1, 1, 4, 9],
      { grows: true, counts: false, constant: false },
    ],
    ['grow no more where one is', [1, 5, 4, 9], { grows: false, counts: false, constant: false }],
    ['count where each is one more', [7, 8, 9], { grows: true, counts: true, constant: false }],
    ['count not where one is two more', [7, 8, 10], { grows: true, counts: false, constant: false }],
    ['are constant where all are the same', [7, 7, 7], { grows: false, counts: false, constant: true }],
    ['are nothing of that where there is one', [7], { grows: false, counts: false, constant: false }],
  ])('%s', (_, cells, expected) => expect(facts(...cells)).toMatchObject(expected));

  it('tell moments', () => {
    expect(facts('09:30:00', '09:30:01')).toMatchObject({
      moments: true,
      count: 2,
      usual: 1000,
      grows: true,
    });
  });

  it('have a step where nine in ten of eight or more are the same to 2 %', () => {
    const steps = (...list: number[]): number[] => {
      let at = 0;
      return [0, ...list.map((step) => (at += step))];
    };
    expect(facts(...steps(...Array<number>(8).fill(50))).step).toBe(50);
    expect(facts(...steps(...Array<number>(7).fill(50))).step).toBeUndefined();
    expect(facts(...steps(...Array<number>(9).fill(50), 51)).step).toBe(50);
    expect(facts(...steps(...Array<number>(9).fill(50), 70)).step).toBe(50);
    expect(facts(...steps(...Array<number>(8).fill(50), 70, 70)).step).toBeUndefined();
    expect(facts(...steps(...Array<number>(9).fill(-50))).step).toBeUndefined();
    expect(facts(...steps(...Array<number>(8).fill(50), 52, 52)).step).toBeUndefined();
  });
});

test('a middle value is an interval in ms or in s from 0.2 to 3 s', () => {
  expect([200, 3000, 0.2, 3].map(intervalUnit)).toEqual([1, 1, 1000, 1000]);
  expect([199, 3001, 0.199, 3.001, NaN].map(intervalUnit)).toEqual(Array(5).fill(undefined));
});

describe('numbers are a curve', () => {
  const wave = (count: number, period: number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => 800 + 100 * Math.sin((2 * Math.PI * i) / period));

  it('where their steps are small beside their spread', () => {
    // Over 30 samples of a slope: steps of a 29th, a spread of 0.29.
    expect(isCurve(wave(300, 240))).toBe(true);
    expect(isCurve(wave(300, 60))).toBe(false);
    expect(isCurve(wave(300, 4))).toBe(false);
  });

  it('judged over sixty of them at least', () => {
    expect(isCurve(wave(60, 240))).toBe(true);
    expect(isCurve(wave(59, 240))).toBe(false);
  });

  it('where most are the same as the one before, and not all', () => {
    const held = (times: number): Float64Array =>
      Float64Array.from({ length: 120 }, (_, i) => (Math.floor(i / times) * 7919) % 101);
    expect(isCurve(held(3))).toBe(true);
    expect(isCurve(held(2))).toBe(false);
    expect(isCurve(new Float64Array(120).fill(800))).toBe(false);
  });

  it('by the middle one of their stretches', () => {
    const jumping = Float64Array.from({ length: 90 }, (_, i) => 800 + ((i * 7919) % 101));
    expect(isCurve(Float64Array.of(...wave(210, 240), ...jumping))).toBe(true);
    expect(isCurve(Float64Array.of(...wave(60, 240), ...jumping))).toBe(false);
  });
});

test('numbers of a column are without words and marks, and not more than are asked for', () => {
  const column = columnOf(856, 'N', 0, 860, '', 870);
  expect([...numbersOf(column)]).toEqual([856, 860, 870]);
  expect([...numbersOf(column, 2)]).toEqual([856, 860]);
});

describe('a sign that parts thousands', () => {
  const read = (...list: number[]): number[] => {
    const rr = Float64Array.from(list);
    withoutThousands(rr);
    return [...rr];
  };
  it('is told by whole ms beside it', () => {
    expect(read(1.012, 998, 3.999, 100)).toEqual([1012, 998, 3999, 100]);
    expect(read(1, 998)).toEqual([1000, 998]);
  });
  it('is none in seconds, in parts of a ms, and in small numbers', () => {
    for (const list of [
      [1.012, 0.998],
      [1.012, 998.5],
      [1.012, 99],
      [4, 998],
      [0.999, 998],
      [998, 1012],
    ])
      expect(read(...list)).toEqual(list);
  });
});
