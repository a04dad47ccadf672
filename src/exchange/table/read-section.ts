/** The recording in a section of a table, read the way that is told: the beats of it with their holes, when it began, notes, breathing. */
import { firstPlace } from '../../terms/first-place.ts';
import type { EpochMs, Ms } from '../../terms/units.ts';
import { ExchangeError } from '../exchange-error.ts';
import type { Hole, Note, Recording } from '../recording.ts';
import { alignmentOf, type Alignment } from './relations.ts';
import { isBeats, isInterval, isTime, type ColumnReading } from '../../terms/column-roles.ts';
import { breathOf } from './column-breath.ts';
import { CALENDAR, draftBeats, draftIntervals, timesOf, type Drafted } from './draft-beats.ts';
import { MOMENT } from './columns.ts';
import type { Section } from './table.ts';
import { holesByTime } from './time-holes.ts';

/** A count beyond this is one of seconds of the calendar. */
const CALENDAR_S = 1e9;

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
        ? { rr: new Float64Array(0), rows: new Int32Array(0), holes: [] }
        : draftBeats(section, beats, readings);
  if (draft.rr.length === 0) throw new ExchangeError('empty');
  let epoch: EpochMs | undefined;
  if (intervals.length > 0) {
    // A table with one interval a row: times beside it tell what is missing. The one that tells of most counts.
    let best: readonly Hole[] = [];
    let atStart = false;
    let about = false;
    for (const all of timed) {
      const ms = ofRows(all, draft.rows);
      if (ms === undefined) continue;
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

/** The times of these rows; `undefined` = one of them has none. */
function ofRows(times: ArrayLike<Ms>, rows: ArrayLike<number>): Float64Array | undefined {
  const ms = new Float64Array(rows.length);
  for (let i = 0; i < ms.length; i++) {
    const time = times[rows[i] ?? 0] ?? NaN;
    if (Number.isNaN(time)) return undefined;
    ms[i] = time;
  }
  return ms;
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

/** When the first interval began, if times are of the calendar. */
function beginning(ms: ArrayLike<Ms>, rr: ArrayLike<Ms>, alignment: Alignment): EpochMs | undefined {
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
function headerEpoch(section: Section, timed: readonly ArrayLike<Ms>[], draft: Drafted): EpochMs | undefined {
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

/** What some programs write in front of a note. */
const KIND = /^(?:notiz|note|merke|mark|marker)\s*:\s*/i;

/** What stands in columns of marks, where it changes, and comments between the rows. */
function notesOf(section: Section, readings: readonly ColumnReading[], draft: Drafted): Note[] {
  const notes: Note[] = [];
  const before = beforeRow(draft.rows);
  for (const { row, words } of section.comments) notes.push({ before: before(row), words });
  readings.forEach(({ role }, i) => {
    if (role !== 'marks') return;
    let last: string | undefined;
    let lastWords: string | undefined;
    section.columns[i]?.words.each((row, words) => {
      if (words === lastWords) return;
      lastWords = words;
      const told = words.includes(':') ? words.replace(KIND, '') : words;
      if (told !== last) notes.push({ before: before(row), words: told });
      last = told;
    });
  });
  return notes.sort((a, b) => a.before - b.before);
}

/** Number of the interval that comes at or after a row. */
function beforeRow(rows: ArrayLike<number>): (row: number) => number {
  return (row) => firstPlace(rows.length, (i) => (rows[i] ?? 0) >= row);
}
