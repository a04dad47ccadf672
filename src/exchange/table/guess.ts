/**
 * What each column of a section is, by its name and by its numbers, and whether that is beyond doubt. It would rather ask than be wrong:
 * a column that could be intervals but is not called so, beside others that nothing explains, is a proposal and no reading.
 */
import type { ExchangeErrorCode } from '../../terms/exchange-codes.ts';
import type { Ms } from '../../terms/units.ts';
import {
  factsOf,
  withoutThousands,
  intervalUnit,
  isCurve,
  isMark,
  medianOf,
  numbersOf,
  oneWord,
  PLAIN,
  type ColumnFacts,
} from './column-facts.ts';
import { nameSays, type NameSays } from './column-names.ts';
import { middleStep, rateFollows, timeUnit } from './relations.ts';
import type { ColumnReading, Role, Why } from '../../terms/column-roles.ts';
import { NUMBER, type Column } from './columns.ts';
import type { Section } from './table.ts';

/** Fewer intervals than this beside other columns need a name. */
const FEW = 8;
/** Samples of a sensor follow each other faster than beats, ms. */
const FASTEST: Ms = 150;

export interface Guess {
  readonly columns: readonly ColumnReading[];
  /** Nobody needs to be asked. */
  readonly sure: boolean;
  /** Why there is nothing to propose. */
  readonly problem?: ExchangeErrorCode;
}

interface Known {
  readonly column: Column;
  readonly facts: ColumnFacts;
  readonly name: string;
  readonly says: NameSays;
}

/** Numbers of two columns in the rows in which both have one. */
function together(a: Column, b: Column): { a: number[]; b: number[] } {
  const out = { a: [] as number[], b: [] as number[] };
  const has = (c: Column, i: number): boolean =>
    c.kinds[i] === NUMBER && (c === a || !isMark(c.values[i] ?? 0));
  for (let i = 0; i < a.kinds.length && out.a.length < 4000; i++) {
    if (!has(a, i) || !has(b, i)) continue;
    out.a.push(a.values[i] ?? NaN);
    out.b.push(b.values[i] ?? NaN);
  }
  return out;
}

/** Whether intervals in ms are such as a heart has: the middle one, nearly all of them, and, where they have no name, not jumping about at random. */
function isPlain(rr: Float64Array, named: boolean): boolean {
  const middle = medianOf(rr);
  if (!(middle >= PLAIN[0] && middle <= PLAIN[1])) return false;
  const odd = rr.filter((value) => value < 200 || value > 3000).length;
  if (odd > Math.max(1, 0.1 * rr.length)) return false;
  return named || rr.length < 8 || middleStep(rr) <= 0.35 * middle;
}

/** Whether one column tells every interval of a row of packets, side by side; the first columns are always filled. */
function arePackets(candidates: readonly Known[]): boolean {
  const [first, second] = candidates;
  if (first === undefined || second === undefined) return false;
  const { a, b } = together(first.column, second.column);
  // A list in a line or two.
  if (first.column.kinds.length < 3)
    return candidates.every((one) => Math.abs(one.facts.median / first.facts.median - 1) < 0.5);
  if (a.length < 3) return false;
  const equal = a.filter((value, i) => value === b[i]).length;
  const shifted = a.filter((value, i) => i > 0 && value === b[i - 1]).length;
  if (equal > 0.5 * a.length || shifted > 0.5 * a.length) return false;
  // Two measures of one beat lie closer together than beats that follow one another.
  const beside = a.map((value, i) => Math.abs(value - (b[i] ?? NaN)));
  const onward = a.slice(1).map((value, i) => Math.abs(value - (b[i] ?? NaN)));
  if (medianOf(beside) < 0.25 * medianOf(onward)) return false;
  const flat = a.flatMap((value, i) => [value, b[i] ?? NaN]);
  return middleStep(flat) <= 1.15 * middleStep(a);
}

const unitRole = (kind: 'interval' | 'time' | 'beats', unit: 1 | 1000): Role =>
  `${kind}-${unit === 1 ? 'ms' : 's'}`;

export function guessColumns(section: Section): Guess {
  const known: Known[] = section.columns.map((column, i) => {
    const name = section.header[i] ?? '';
    return { column, name, facts: factsOf(column), says: nameSays(name) };
  });
  const found: ColumnReading[] = known.map((one) => plainReading(one, known.length === 1));
  const set = (one: Known, role: Role, why: Why): void => {
    found[known.indexOf(one)] = { role, why };
  };

  const open = known.filter((_, i) => found[i]?.why === 'unknown');
  const able = open.filter(
    ({ facts, says }) =>
      intervalUnit(facts.median) !== undefined &&
      !(facts.grows && facts.count > 4) &&
      !(says.breath || says.rate || says.other),
  );
  const named = able.filter(({ says, facts }) => says.interval && says.unit !== opposite(facts));
  const pick = named.length > 0 ? named : able.filter(({ says }) => !says.time && !says.marks);
  const chosen = isSampled(known) && named.length === 0 ? { columns: [], sure: false } : choose(pick);
  if (chosen.columns.length === 0) return withoutIntervals(known, found, set);
  for (const one of chosen.columns) {
    set(
      one,
      unitRole('interval', intervalUnit(one.facts.median) ?? 1),
      named.includes(one) ? 'both' : 'values',
    );
  }
  const first = chosen.columns[0];
  if (first === undefined) return withoutIntervals(known, found, set);
  const unit = intervalUnit(first.facts.median) ?? 1;
  const rr = numbersOf(first.column).map((value) => value * unit);
  let explained = true;
  for (const one of open) {
    if (chosen.columns.includes(one)) continue;
    const pair = together(one.column, first.column);
    const beside = pair.b.map((value) => value * unit);
    const passes = one.facts.grows ? timeUnit(pair.a, beside) : undefined;
    if (one.facts.counts) set(one, 'row', 'counts');
    else if (passes !== undefined) set(one, unitRole('time', passes), one.says.time ? 'both' : 'values');
    else if (one.facts.grows) {
      set(one, 'none', 'grid');
      explained &&= named.length > 0;
    } else if (rateFollows(pair.a, beside) >= 0.8) set(one, 'rate', 'follows');
    else if (one.says.rate) set(one, 'none', 'name');
    else if (one.says.breath) set(one, 'breath', 'name');
    else explained = false;
  }
  // A list with nothing beside it may be of a heart with many extra beats.
  // A column with another name is no column of intervals until somebody says so.
  const called = named.length > 0 || known.length === 1 || chosen.columns.every(({ says }) => says.plain);
  withoutThousands(rr);
  const plain = isPlain(rr, named.length > 0 || known.length === 1) && (named.length > 0 || !isCurve(rr));
  // A few numbers in one of several columns may be anything.
  const enough =
    named.length > 0 ||
    rr.length >= FEW ||
    chosen.columns.length === known.length ||
    found.some(({ role }) => role === 'row');
  return {
    columns: found,
    sure: chosen.sure && plain && enough && called && (explained || named.length > 0),
  };
}

/** The other unit than the one that a column's numbers are in. */
const opposite = (facts: ColumnFacts): 1 | 1000 | undefined => {
  const unit = intervalUnit(facts.median);
  return unit === undefined ? undefined : unit === 1 ? 1000 : 1;
};

/** What needs no other column to be told: empty ones, words, moments, the same number all over. */
function plainReading({ facts, says, column }: Known, alone: boolean): ColumnReading {
  if (facts.moments) return { role: 'time-ms', why: says.time ? 'both' : 'values' };
  if (facts.words > 0 && facts.words >= 0.5 * (facts.words + facts.count))
    return oneWord(column) && !says.marks && facts.words > 2
      ? { role: 'none', why: 'same' }
      : { role: says.marks || isSparse(facts) ? 'marks' : 'none', why: 'words' };
  if (facts.count === 0) return { role: 'none', why: 'same' };
  if (facts.constant && !alone && !says.interval) return { role: 'none', why: 'same' };
  return { role: 'none', why: 'unknown' };
}

/** Words here and there, unlike a label in every row. */
const isSparse = (facts: ColumnFacts): boolean =>
  facts.words <= 0.2 * (facts.words + facts.empty + facts.count);

/** Which of the columns that could be intervals are. */
function choose(able: readonly Known[]): { columns: readonly Known[]; sure: boolean } {
  const first = able[0];
  if (able.length <= 1) return { columns: able, sure: true };
  const raw = able.filter(({ says }) => says.raw);
  if (raw.length === 1) return { columns: raw, sure: true };
  const rest = able.filter(({ says }) => !says.corrected);
  const corrected = able.length - rest.length;
  if (rest.length === 1 && corrected > 0 && able.every(({ says }) => says.interval))
    return { columns: rest, sure: true };
  // The same intervals in both units, or as a copy.
  const same = able.every((one) => one === first || isSame(first, one));
  if (same && first !== undefined) return { columns: [first], sure: able.every(({ says }) => says.interval) };
  if (arePackets(able)) return { columns: able, sure: true };
  return { columns: first === undefined ? [] : [first], sure: false };
}

function isSame(first: Known | undefined, other: Known): boolean {
  if (first === undefined) return false;
  const { a, b } = together(first.column, other.column);
  const [u, v] = [intervalUnit(first.facts.median) ?? 1, intervalUnit(other.facts.median) ?? 1];
  const equal = a.filter((value, i) => Math.abs(value * u - (b[i] ?? 0) * v) <= 1).length;
  return equal >= 0.98 * a.length;
}

/** Whether times in short steps stand beside the numbers: the samples of a sensor. */
function isSampled(known: readonly Known[]): boolean {
  return known.some(({ facts, says }) => {
    if (!facts.grows || facts.count < 20) return false;
    const inMs = facts.moments || facts.median > 1e11 || says.unit === 1;
    return facts.usual > 0 && (inMs ? facts.usual : facts.usual * 1000) < FASTEST;
  });
}

/** Moments of beats, or why there is nothing to open. */
function withoutIntervals(
  known: readonly Known[],
  found: ColumnReading[],
  set: (one: Known, role: Role, why: Why) => void,
): Guess {
  const refused = (problem: ExchangeErrorCode): Guess => ({ columns: found, sure: false, problem });
  if (isSampled(known)) return refused('curve-only');
  for (const one of known) if (known.length > 1 && one.facts.counts) set(one, 'row', 'counts');
  const rates = known.filter(
    ({ says, facts }) => facts.count > 0 && !facts.grows && (says.rate || isRate(facts)),
  );
  for (const one of known) {
    const unit = beatUnit(one);
    if (unit === undefined) continue;
    const beats = numbersOf(one.column).map((value) => value * unit);
    const rr = beats.slice(1).map((at, i) => at - (beats[i] ?? 0));
    const follows = rates.find((rate) => {
      const { a, b } = together(one.column, rate.column);
      const passed = a.slice(1).map((at, i) => (at - (a[i] ?? 0)) * unit);
      return Math.max(rateFollows(b, passed), rateFollows(b.slice(1), passed)) >= 0.8;
    });
    const alone = known.every(
      (other, i) => other === one || ['same', 'counts', 'words'].includes(found[i]?.why ?? ''),
    );
    if (rates.length > 0 && follows === undefined && !one.says.interval) continue;
    set(one, unitRole('beats', unit), one.says.time ? 'both' : 'values');
    if (follows !== undefined) set(follows, 'rate', 'follows');
    return { columns: found, sure: (follows !== undefined || alone) && isPlain(rr, true) };
  }
  if (known.filter(({ says }) => says.figure).length > 1) return refused('figures-only');
  if (known.some(({ says, facts }) => says.rate && facts.count > 0)) return refused('heart-rate-only');
  const numbers = known.filter(({ facts }) => facts.count > 60 && !facts.grows);
  if (numbers.some(({ column }) => isCurve(numbersOf(column, 6000)))) return refused('curve-only');
  if (rates.length > 0 && known.some(({ facts }) => facts.grows)) return refused('heart-rate-only');
  const words = known.some(({ facts, says }) => facts.words > facts.count || (says.marks && facts.words > 0));
  const moments = known.some(({ facts, says }) => facts.moments || says.time);
  return refused(words && moments ? 'marks-only' : 'no-intervals');
}

/** Whether numbers are heart rates by their size. */
const isRate = (facts: ColumnFacts): boolean => facts.median >= 30 && facts.median <= 220;

/** Ms in one count of a column of beat times: growing in uneven steps that are as long as intervals. `undefined` = it is none. */
function beatUnit({ column, facts, says }: Known): 1 | 1000 | undefined {
  if (!facts.grows || facts.counts || facts.count < 8 || facts.moments) return undefined;
  if (facts.step !== undefined && !says.interval) return undefined;
  const numbers = numbersOf(column, 4000);
  return intervalUnit(middleStep(numbers));
}
