/** What the numbers of one column look like: growing, counting, constant, as long as an interval, smooth as the curve of a sensor. Pure. */
import type { Ms, Share } from '../../terms/units.ts';
import { EMPTY, MOMENT, NUMBER, type Column } from './columns.ts';

export interface ColumnFacts {
  /** Rows with a number or a moment. */
  readonly count: number;
  readonly words: number;
  readonly empty: number;
  readonly moments: boolean;
  /** Of the numbers that are no mark for a missing value. */
  readonly median: number;
  readonly constant: boolean;
  /** Never less than the one before. */
  readonly grows: boolean;
  /** Counts one by one. */
  readonly counts: boolean;
  /** The step that nearly all rows have, in the column's own unit; `undefined` = none. */
  readonly step: number | undefined;
  /** The middle step, whether or not others are like it. */
  readonly usual: number;
}

/** Numbers that stand for "no value" in a column of intervals or rates. */
const MARKS = new Set([0, -1, -99, -999, -9999, 65535, 65.535]);
export const isMark = (value: number): boolean =>
  (value <= 0 || value === 65535 || value === 65.535) && MARKS.has(value);

/** The middle one of the numbers, NaN left out; NaN of none. Long lists are looked at in steps. */
export function medianOf(values: ArrayLike<number>): number {
  const stride = Math.max(1, Math.floor(values.length / 4001));
  // A typed array is sorted without a call for every pair.
  const some = new Float64Array(Math.ceil(values.length / stride));
  let count = 0;
  for (let i = 0; i < values.length; i += stride) {
    const value = values[i] ?? NaN;
    if (!Number.isNaN(value)) some[count++] = value;
  }
  return some.subarray(0, count).sort()[count >> 1] ?? NaN;
}

export function factsOf({ kinds, values, words }: Column): ColumnFacts {
  const told = new Float64Array(kinds.length);
  let known = 0;
  const steps: number[] = [];
  let count = 0;
  let empty = 0;
  let moments = false;
  let grows = true;
  let counts = true;
  let same = true;
  let last = NaN;
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i];
    if (kind !== NUMBER && kind !== MOMENT) {
      if (kind === EMPTY) empty += 1;
      continue;
    }
    if (kind === MOMENT) moments = true;
    const value = values[i] ?? NaN;
    if (count > 0) {
      if (value < last) grows = false;
      if (value - last !== 1) counts = false;
      if (value !== last) same = false;
      if (steps.length < 4000) steps.push(value - last);
    }
    last = value;
    count += 1;
    if (!isMark(value)) told[known++] = value;
  }
  const usual = medianOf(steps);
  const even = steps.filter((step) => Math.abs(step - usual) <= 0.02 * Math.abs(usual)).length;
  const constant = count > 1 && same;
  return {
    count,
    words: words.size,
    empty,
    moments,
    median: medianOf(told.subarray(0, known)),
    constant,
    grows: grows && count > 1 && !constant,
    counts: counts && count > 1,
    usual,
    step: steps.length >= 8 && usual > 0 && even >= 0.9 * steps.length ? usual : undefined,
  };
}

/** Shortest and longest interval that a person's heart can have in the middle of a recording, ms. */
export const SHORTEST: Ms = 200;
export const LONGEST: Ms = 3000;
/** An interval longer than an hour is damage, not a pause. */
export const PAUSE: Ms = 3_600_000;
/** Nobody doubts a middle interval between these: 25 to 230 bpm. */
export const PLAIN: readonly [Ms, Ms] = [260, 2400];

/** What a count must be multiplied with to be ms, if the column's middle value can be an interval; `undefined` = it cannot. */
export function intervalUnit(median: number): 1 | 1000 | undefined {
  if (median >= SHORTEST && median <= LONGEST) return 1;
  if (median >= SHORTEST / 1000 && median <= LONGEST / 1000) return 1000;
  return undefined;
}

/** A run of the same value as long as this, or steps this small beside the spread around them, are a sampled curve. */
const SMOOTH: Share = 0.16;
const WINDOW = 30;

/** Whether numbers are samples of a smooth curve rather than intervals, which differ from beat to beat. */
export function isCurve(values: Float64Array): boolean {
  if (values.length < 2 * WINDOW) return false;
  const ratios: number[] = [];
  let same = 0;
  for (let i = 1; i < values.length; i++) if (values[i] === values[i - 1]) same += 1;
  const distinct = new Set(values.slice(0, 5000)).size;
  if (same > 0.6 * values.length && distinct > 1) return true;
  for (let start = 0; start + WINDOW <= Math.min(values.length, 6000); start += WINDOW) {
    let sum = 0;
    let squares = 0;
    let steps = 0;
    for (let i = start; i < start + WINDOW; i++) {
      const value = values[i] ?? 0;
      sum += value;
      squares += value * value;
      if (i > start) steps += Math.abs(value - (values[i - 1] ?? 0));
    }
    const spread = Math.sqrt(Math.max(0, squares / WINDOW - (sum / WINDOW) ** 2));
    if (spread > 0) ratios.push(steps / (WINDOW - 1) / spread);
  }
  return ratios.length > 0 && medianOf(ratios) < SMOOTH;
}

/** Numbers of a column without marks and words, at most so many of the beginning. */
export function numbersOf({ kinds, values }: Column, most = 100_000): Float64Array {
  const numbers = new Float64Array(Math.min(kinds.length, most));
  let count = 0;
  for (let i = 0; i < kinds.length && count < numbers.length; i++) {
    const value = values[i] ?? NaN;
    if (kinds[i] === NUMBER && !isMark(value)) numbers[count++] = value;
  }
  return numbers.subarray(0, count);
}

/** Whether all its words are one and the same, as a unit. */
export const oneWord = ({ words }: Column): boolean => words.isOne;

/** In a list of whole ms a `1.012` is one thousand and twelve, with the sign that parts thousands. */
export function withoutThousands(rr: Float64Array): void {
  const parted = (value: Ms): boolean => value >= 1 && value < 4;
  if (!rr.some(parted) || !rr.every((value) => parted(value) || (Number.isInteger(value) && value >= 100)))
    return;
  rr.forEach((value, i) => {
    if (parted(value)) rr[i] = Math.round(value * 1000);
  });
}
