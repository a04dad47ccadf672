/** The beats in a section of a table: intervals as they stand in their columns, or the time from one moment of a beat to the next, with the holes between them. */
import type { Ms } from '../../terms/units.ts';
import { ExchangeError } from '../exchange-error.ts';
import type { Hole } from '../recording.ts';
import { isMark, LONGEST, medianOf, PAUSE, withoutThousands } from './column-facts.ts';
import { alignmentOf, rateFollows } from './relations.ts';
import { isTime, unitOf, type ColumnReading } from '../../terms/column-roles.ts';
import { EMPTY, MOMENT, NUMBER, NOTHING, WORD, type Column } from './columns.ts';
import type { Section } from './table.ts';

/** So few rows are no recording in which a line may be spoilt. */
const FEW = 20;
/** A moment beyond this is one of the calendar, in ms; a smaller one a time of day or since the start. */
export const CALENDAR = 1e11;
const HALF_DAY: Ms = 43_200_000;

export interface Drafted {
  rr: Float64Array;
  /** Row of each interval. */
  rows: Int32Array;
  holes: Hole[];
}

/** Times of a column in ms for every row; a time of day goes on past midnight. */
export function timesOf(
  { columns, rows }: Section,
  index: number,
  readings: readonly ColumnReading[],
): Float64Array {
  const column = columns[index];
  const out = new Float64Array(rows);
  if (column === undefined) return out.fill(NaN);
  const unit = unitOf(readings[index]?.role ?? 'time-ms');
  let days = 0;
  let last: number | undefined;
  for (let i = 0; i < rows; i++) {
    const value = column.values[i] ?? NaN;
    if (column.kinds[i] === MOMENT) {
      if (value < CALENDAR && last !== undefined && value < last - HALF_DAY) days += 2 * HALF_DAY;
      last = value;
      out[i] = value + days;
    } else out[i] = column.kinds[i] === NUMBER ? value * unit : NaN;
  }
  return out;
}

/** The intervals of one column, or of several side by side, row by row. */
export function draftIntervals(
  section: Section,
  columns: readonly number[],
  readings: readonly ColumnReading[],
): Drafted {
  const { rows, lines } = section;
  const rr = new Float64Array(rows * columns.length);
  const rowOf = new Int32Array(rr.length);
  let count = 0;
  const holes: Hole[] = [];
  const several = columns.length > 1;
  const first = section.columns[columns[0] ?? 0];
  // A column that is empty in many rows has an interval where one came; a single empty cell in it is a value that is missing.
  const emptyMeans = first !== undefined && !several && emptyRows(first, rows) <= 0.2 * rows;
  const exact = several || hasExactTime(section, readings, columns[0] ?? 0);
  const cells = columns.flatMap((index) => {
    const column = section.columns[index];
    return column === undefined ? [] : [{ column, unit: unitOf(readings[index]?.role ?? 'interval-ms') }];
  });
  let bad = 0;
  let firstBad: number | undefined;
  let pending = false;
  let lastRow: number | undefined;
  for (let row = 0; row < rows; row++) {
    let filled = true;
    for (const { column, unit } of cells) {
      const kind = column.kinds[row];
      const value = column.values[row] ?? NaN;
      const nothing = kind === NOTHING || (kind === NUMBER && isMark(value));
      if (kind === EMPTY || nothing) {
        // Behind the intervals of a packet there is padding; in front of one there is a hole.
        if (several) filled = false;
        else if (nothing || emptyMeans) pending = true;
        continue;
      }
      const ms = value * unit;
      if (kind !== NUMBER || !(ms > 0 && ms <= PAUSE)) {
        bad += 1;
        firstBad ??= lines[row];
        pending = true;
        continue;
      }
      if (exact && lastRow !== undefined && lastRow !== row && isCopy(section, readings, row, lastRow))
        continue;
      if ((pending || !filled) && count > 0) holes.push({ before: count, ms: undefined });
      pending = false;
      filled = true;
      lastRow = row;
      rr[count] = ms;
      rowOf[count] = row;
      count += 1;
    }
  }
  const out: Drafted = { rr: rr.subarray(0, count), rows: rowOf.subarray(0, count), holes };
  withoutThousands(out.rr);
  if (firstBad !== undefined && (rows < FEW || bad > 0.1 * rows))
    throw new ExchangeError('bad-line', firstBad);
  return out;
}

const emptyRows = ({ kinds }: Column, rows: number): number => {
  let empty = 0;
  let last = kinds.length - 1;
  while (last > 0 && kinds[last] === EMPTY) last--;
  for (let i = 0; i <= last; i++) if (kinds[i] === EMPTY) empty += 1;
  return last < rows / 2 ? rows : empty;
};

/** Whether some time of each row is the very beginning or end of its interval: then a row with the same time is a copy. */
function hasExactTime(section: Section, readings: readonly ColumnReading[], index: number): boolean {
  const column = section.columns[index];
  if (column === undefined) return false;
  const unit = unitOf(readings[index]?.role ?? 'interval-ms');
  const rr = Array.from(column.values.subarray(0, 500), (value) => value * unit);
  return readings.some(
    ({ role }, i) => isTime(role) && alignmentOf(timesOf(section, i, readings).slice(0, 500), rr) !== 'about',
  );
}

/** Whether a row repeats the one before it, cell by cell. */
function isCopy(
  { columns }: Section,
  readings: readonly ColumnReading[],
  row: number,
  before: number,
): boolean {
  return (
    readings.some(({ role }) => isTime(role)) &&
    columns.every(
      ({ kinds, values, words }) =>
        kinds[row] === kinds[before] &&
        (Object.is(values[row], values[before]) || values[row] === values[before]) &&
        (kinds[row] !== WORD || words.at(row) === words.at(before)),
    )
  );
}

/** Intervals between moments of beats. A pause longer than an interval can be is a hole of that length. */
export function draftBeats(section: Section, index: number, readings: readonly ColumnReading[]): Drafted {
  const rr = new Float64Array(section.rows);
  const rowOf = new Int32Array(section.rows);
  let count = 0;
  const holes: Hole[] = [];
  const times = timesOf(section, index, readings);
  const rate = readings.findIndex(({ role }) => role === 'rate');
  const rates = rate < 0 ? undefined : section.columns[rate]?.values;
  let last: number | undefined;
  let hole: Hole | undefined;
  for (let row = 0; row < section.rows; row++) {
    const at = times[row] ?? NaN;
    if (Number.isNaN(at)) continue;
    if (last !== undefined && at > last) {
      const interval = at - last;
      if (interval > LONGEST) hole = { before: count, ms: interval };
      else {
        if (hole !== undefined && count > 0) holes.push(hole);
        hole = undefined;
        // A clock in decimal seconds leaves noise far below a microsecond.
        rr[count] = Math.round(interval * 1e6) / 1e6;
        rowOf[count] = row;
        count += 1;
      }
    } else if (last !== undefined && at < last) hole = { before: count, ms: undefined };
    last = at;
  }
  const out: Drafted = { rr: rr.subarray(0, count), rows: rowOf.subarray(0, count), holes };
  const first = rates?.[0];
  if (rates !== undefined && first !== undefined && first > 0 && out.rows[0] === 1) {
    // Where a row's rate is that of the interval it closes, the first row tells of one more.
    const ratesBefore = (shift: number): Float64Array =>
      Float64Array.from(out.rows, (row) => rates[row - shift] ?? NaN);
    const own = rateFollows(ratesBefore(0), out.rr);
    const next = rateFollows(ratesBefore(1), out.rr);
    const close = (shift: number): number =>
      medianOf(ratesBefore(shift).map((rate, i) => Math.abs(60_000 / rate - (out.rr[i] ?? 0))));
    if (own >= 0.8 && own >= next && close(0) < 0.2 * close(1)) {
      const more = new Float64Array(count + 1).fill(60_000 / first, 0, 1);
      more.set(out.rr, 1);
      const rows = new Int32Array(count + 1);
      rows.set(out.rows, 1);
      out.rr = more;
      out.rows = rows;
      out.holes = out.holes.map(({ before, ms }) => ({ before: before + 1, ms }));
    }
  }
  return out;
}
