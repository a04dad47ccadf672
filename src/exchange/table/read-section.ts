/** The recording in a section of a table, read the way that is told: intervals or moments of beats, holes, notes, time of day, breathing. */
import type { EpochMs, Ms } from '../../terms/units.ts';
import { ExchangeError } from '../exchange-error.ts';
import type { BreathSignal, Hole, Note, Recording } from '../recording.ts';
import { isMark, LONGEST, medianOf, withoutThousands } from './column-facts.ts';
import { alignmentOf, rateFollows, type Alignment } from './relations.ts';
import { isBeats, isInterval, isTime, unitOf, type ColumnReading } from '../../terms/column-roles.ts';
import { EMPTY, MOMENT, NUMBER, NOTHING, type Column, type Section } from './table.ts';
import { holesByTime } from './time-holes.ts';

/** An interval longer than an hour is damage. */
const PAUSE: Ms = 3_600_000;
/** So few rows are no recording in which a line may be spoilt. */
const FEW = 20;
/** A moment beyond this is one of the calendar, in ms; a smaller one a time of day or since the start. */
const CALENDAR = 1e11;
const CALENDAR_S = 1e9;
const HALF_DAY: Ms = 43_200_000;

interface Drafted {
  rr: Ms[];
  /** Row of each interval. */
  rows: number[];
  holes: Hole[];
}

/** @throws ExchangeError `bad-line`, `empty` */
export function readSection(section: Section, readings: readonly ColumnReading[]): Recording {
  const at = (test: (reading: ColumnReading) => boolean): number[] =>
    readings.flatMap((reading, i) => (test(reading) && section.columns[i] !== undefined ? [i] : []));
  const intervals = at(({ role }) => isInterval(role));
  const beats = at(({ role }) => isBeats(role))[0];
  const times = at(({ role }) => isTime(role));
  const timed = times.map((i) => timesOf(section, i, readings));
  const draft =
    intervals.length > 0
      ? draftIntervals(section, intervals, readings)
      : beats === undefined
        ? { rr: [], rows: [], holes: [] }
        : draftBeats(section, beats, readings);
  if (draft.rr.length === 0) throw new ExchangeError('empty');
  let epoch: EpochMs | undefined;
  if (intervals.length > 0) {
    // A table with one interval a row: times beside it tell what is missing. The one that tells of most counts.
    let best: readonly Hole[] = [];
    let atStart = false;
    let about = false;
    for (const all of timed) {
      const ms = draft.rows.map((row) => all[row] ?? NaN);
      if (ms.some(Number.isNaN)) continue;
      const alignment = alignmentOf(ms, draft.rr);
      const found = intervals.length > 1 ? [] : holesByTime(ms, draft.rr, alignment);
      if (told(found) > told(best)) best = found;
      atStart ||= alignment === 'start' && ms[0] === 0;
      epoch ??= beginning(ms, draft.rr, alignment);
      about ||= alignment === 'about' && epoch !== undefined;
    }
    // A count from 0 beside it says that the first row stands for the beginning and not for the first beat's arrival.
    if (atStart && about && epoch !== undefined) epoch += draft.rr[0] ?? 0;
    draft.holes = merged(draft.holes, best);
  } else if (beats !== undefined) {
    const first = timesOf(section, beats, readings)[draft.rows[0] ?? 0] ?? NaN;
    if (first > CALENDAR) epoch = first - (draft.rr[0] ?? 0);
  }
  const timeOfDay = epoch === undefined ? timeOfDayOf(section, times, draft) : undefined;
  epoch ??= headerEpoch(section, timed, draft);
  const breath = breathOf(section, readings, timed, draft);
  return {
    rr: draft.rr,
    holes: draft.holes,
    notes: notesOf(section, readings, draft),
    ...(epoch !== undefined && { epoch }),
    ...(timeOfDay !== undefined && { timeOfDay }),
    ...(breath !== undefined && { breath }),
  };
}

/** Missing time that holes tell of; one of unknown length counts a little. */
const told = (holes: readonly Hole[]): number => holes.reduce((sum, { ms }) => sum + (ms ?? 1), 0);

/** Holes of both lists; of two within three intervals the one whose length is known stays. */
function merged(marked: readonly Hole[], timed: readonly Hole[]): Hole[] {
  const near = (a: Hole, list: readonly Hole[]): boolean =>
    list.some((b) => Math.abs(a.before - b.before) <= 3);
  const few = timed.length > 0 && timed.length * marked.length < 1e6;
  const kept = few ? marked.filter((hole) => !near(hole, timed)) : marked;
  return [...kept, ...timed].sort((a, b) => a.before - b.before);
}

/** Times of a column in ms for every row; a time of day goes on past midnight. */
function timesOf({ columns, rows }: Section, index: number, readings: readonly ColumnReading[]): Ms[] {
  const column = columns[index];
  const out = new Array<Ms>(rows);
  if (column === undefined) return out;
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

/** When the first interval began, if times are of the calendar. */
function beginning(ms: readonly Ms[], rr: readonly Ms[], alignment: Alignment): EpochMs | undefined {
  const first = ms[0] ?? NaN;
  if (!(first > CALENDAR)) return undefined;
  return alignment === 'start' ? first : first - (rr[0] ?? 0);
}

/** When the first interval began on a day that nobody names. */
function timeOfDayOf({ columns }: Section, times: readonly number[], draft: Drafted): Ms | undefined {
  const row = draft.rows[0] ?? 0;
  for (const i of times) {
    const value = columns[i]?.values[row] ?? NaN;
    if (columns[i]?.kinds[row] === MOMENT && value < CALENDAR) return Math.max(0, value - (draft.rr[0] ?? 0));
  }
  return undefined;
}

/** A header that names the moment from which a column of times counts, as `1772613000.0, IBI`. */
function headerEpoch(
  section: Section,
  timed: readonly (readonly Ms[])[],
  draft: Drafted,
): EpochMs | undefined {
  for (const name of section.header) {
    const value = Number(name);
    if (!(value > CALENDAR_S)) continue;
    const base = value > CALENDAR ? value : value * 1000;
    if (base > 4e12) return undefined;
    const row = draft.rows[0] ?? 0;
    return base + (timed[0]?.[row] ?? draft.rr[0] ?? 0) - (draft.rr[0] ?? 0);
  }
  return undefined;
}

/** The intervals of one column, or of several side by side, row by row. */
function draftIntervals(
  section: Section,
  columns: readonly number[],
  readings: readonly ColumnReading[],
): Drafted {
  const out: Drafted = { rr: [], rows: [], holes: [] };
  const { rows, lines } = section;
  const several = columns.length > 1;
  const first = section.columns[columns[0] ?? 0];
  // A column that is empty in many rows has an interval where one came; a single empty cell in it is a value that is missing.
  const emptyMeans = first !== undefined && !several && emptyRows(first, rows) <= 0.2 * rows;
  const exact = several || hasExactTime(section, readings, columns[0] ?? 0);
  let bad = 0;
  let firstBad: number | undefined;
  let pending = false;
  let lastRow: number | undefined;
  for (let row = 0; row < rows; row++) {
    let filled = true;
    for (const index of columns) {
      const column = section.columns[index];
      if (column === undefined) continue;
      const kind = column.kinds[row];
      const value = column.values[row] ?? NaN;
      const nothing = kind === NOTHING || (kind === NUMBER && isMark(value));
      if (kind === EMPTY || nothing) {
        // Behind the intervals of a packet there is padding; in front of one there is a hole.
        if (several) filled = false;
        else if (nothing || emptyMeans) pending = true;
        continue;
      }
      const ms = value * unitOf(readings[index]?.role ?? 'interval-ms');
      if (kind !== NUMBER || !(ms > 0 && ms <= PAUSE)) {
        bad += 1;
        firstBad ??= lines[row];
        pending = true;
        continue;
      }
      if (exact && lastRow !== undefined && isCopy(section, readings, row, lastRow)) continue;
      if ((pending || !filled) && out.rr.length > 0) out.holes.push({ before: out.rr.length, ms: undefined });
      pending = false;
      filled = true;
      lastRow = row;
      out.rr.push(ms);
      out.rows.push(row);
    }
  }
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
  const rr = column.values.slice(0, 500).map((value) => value * unit);
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
        words.get(row) === words.get(before),
    )
  );
}

/** Intervals between moments of beats. A pause longer than an interval can be is a hole of that length. */
function draftBeats(section: Section, index: number, readings: readonly ColumnReading[]): Drafted {
  const out: Drafted = { rr: [], rows: [], holes: [] };
  const times = timesOf(section, index, readings);
  const rate = readings.findIndex(({ role }) => role === 'rate');
  const rates = rate < 0 ? undefined : section.columns[rate]?.values;
  let last: number | undefined;
  let hole: Hole | undefined;
  for (let row = 0; row < section.rows; row++) {
    const at = times[row] ?? NaN;
    if (Number.isNaN(at)) continue;
    if (last !== undefined && at > last) {
      const rr = at - last;
      if (rr > LONGEST) hole = { before: out.rr.length, ms: rr };
      else {
        if (hole !== undefined && out.rr.length > 0) out.holes.push(hole);
        hole = undefined;
        // A clock in decimal seconds leaves noise far below a microsecond.
        out.rr.push(Math.round(rr * 1e6) / 1e6);
        out.rows.push(row);
      }
    } else if (last !== undefined && at < last) hole = { before: out.rr.length, ms: undefined };
    last = at;
  }
  const first = rates?.[0];
  if (rates !== undefined && first !== undefined && first > 0 && out.rows[0] === 1) {
    // Where a row's rate is that of the interval it closes, the first row tells of one more.
    const own = rateFollows(
      out.rows.map((row) => rates[row] ?? NaN),
      out.rr,
    );
    const next = rateFollows(
      out.rows.map((row) => rates[row - 1] ?? NaN),
      out.rr,
    );
    const close = (shift: number): number =>
      medianOf(out.rows.map((row, i) => Math.abs(60_000 / (rates[row - shift] ?? NaN) - (out.rr[i] ?? 0))));
    if (own >= 0.8 && own >= next && close(0) < 0.2 * close(1)) {
      out.rr.unshift(60_000 / first);
      out.rows.unshift(0);
      out.holes = out.holes.map(({ before, ms }) => ({ before: before + 1, ms }));
    }
  }
  return out;
}

/** What stands in columns of marks, where it changes, and comments between the rows. */
function notesOf(section: Section, readings: readonly ColumnReading[], draft: Drafted): Note[] {
  const notes: Note[] = [];
  const before = beforeRow(draft.rows);
  for (const { row, words } of section.comments) notes.push({ before: before(row), words });
  readings.forEach(({ role }, i) => {
    if (role !== 'marks') return;
    let last: string | undefined;
    for (const [row, words] of section.columns[i]?.words ?? []) {
      const told = words.replace(/^(?:notiz|note|merke|mark|marker)\s*:\s*/i, '');
      if (told !== last) notes.push({ before: before(row), words: told });
      last = told;
    }
  });
  return notes.sort((a, b) => a.before - b.before);
}

/** Number of the interval that comes at or after a row. */
function beforeRow(rows: readonly number[]): (row: number) => number {
  return (row) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** A breathing signal beside the intervals, if its rows are evenly spaced in time. */
function breathOf(
  section: Section,
  readings: readonly ColumnReading[],
  timed: readonly (readonly Ms[])[],
  draft: Drafted,
): BreathSignal | undefined {
  const column = section.columns[readings.findIndex(({ role }) => role === 'breath')];
  const times = timed[0];
  if (column === undefined || times === undefined) return undefined;
  // One value a beat: brought to an even spacing, as its neighbours say.
  const at: Ms[] = [];
  const values: number[] = [];
  for (let row = 0; row < section.rows; row++) {
    const ms = times[row] ?? NaN;
    const value = column.values[row] ?? NaN;
    if (column.kinds[row] !== NUMBER || Number.isNaN(ms) || ms <= (at.at(-1) ?? -Infinity)) continue;
    at.push(ms);
    values.push(value);
  }
  const from = at[0];
  const to = at.at(-1);
  if (from === undefined || to === undefined || at.length < FEW || to - from > 86_400_000) return undefined;
  const steps = at.slice(1, 2000).map((ms, i) => ms - (at[i] ?? 0));
  const hz = Math.min(25, Math.max(4, Math.round(1000 / medianOf(steps))));
  const samples: number[] = [];
  let k = 0;
  for (let t = from; t <= to; t += 1000 / hz) {
    while (k + 1 < at.length - 1 && (at[k + 1] ?? 0) < t) k++;
    const [a, b] = [at[k] ?? 0, at[k + 1] ?? 0];
    const share = b > a ? (t - a) / (b - a) : 0;
    samples.push((values[k] ?? 0) + share * ((values[k + 1] ?? 0) - (values[k] ?? 0)));
  }
  const start = (times[draft.rows[0] ?? 0] ?? from) - (draft.rr[0] ?? 0);
  return { hz, from: Math.max(0, from - start), samples };
}
