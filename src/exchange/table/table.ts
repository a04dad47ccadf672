/**
 * A text as sections of rows and columns: runs of lines with numbers, with the words before them as title and header. Comments, footers and
 * marks between the rows are told apart from the rows; nothing is read as an interval here.
 */
import { ExchangeError } from '../exchange-error.ts';
import { digitsIn, POINT_ONLY } from './cells.ts';
import { EMPTY, GrowingColumn, GrowingCounts, MOMENT, NUMBER, WORD, type Column } from './columns.ts';
import { cuttingOf, type Cut } from './cut-lines.ts';
import { linesOf, placesOf, type Line } from './lines.ts';
import { isPlainLine, MOST_COLUMNS, Row } from './row.ts';

export interface Section {
  /** Lines of words before the header, the nearest last. */
  readonly title: readonly string[];
  readonly header: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: number;
  /** Line, from 1, of each row. */
  readonly lines: Int32Array;
  /** Comments between two rows, by the row that follows. */
  readonly comments: readonly { readonly row: number; readonly words: string }[];
}

export interface Table {
  readonly sections: readonly Section[];
  /** Lines of words, which are no comments, after the first row: the number of each, from 1. */
  readonly wordLines: readonly number[];
  /** Lines of words and comments before the first row. */
  readonly preamble: readonly string[];
  /** The comma of this text may be a border or a decimal sign. */
  readonly unsure: boolean;
}

/** Told now and then how far the reading is, 0 to 1. */
export type Progress = (share: number) => void;

const MOST_ROWS = 1_000_000;
/** A list may stand in one line. */
const LONGEST_LIST = 400_000;
/** Of so many numbers of twenty characters. */
const LONGEST_LINE = 20 * LONGEST_LIST;
/** More runs of lines with numbers than this are no table. */
const MOST_SECTIONS = 200;
/** Longest text of a title, a word or a comment that is kept. */
const LONGEST = 200;
const KEPT_LINES = 40;
const COMMENT = /^\s*(?:#|%|\/\/|!|\*)/;
const SAMPLE = 400;
/** Characters of a line that tell how it falls into cells. */
const LOOK = 2000;

/** Digits that a number holds exactly. */
const EXACT = 15;

/** Some lines of the beginning, and of places further on. */
function sampleOf(text: string): string[] {
  const sample: string[] = [];
  const take = (from: number, count: number): void => {
    let taken = 0;
    for (const [line] of linesOf(text.slice(from, from + 400 * count))) {
      // A piece of a line says nothing, unless it is the only one.
      if ((taken > 0 || from === 0) && line.trim() !== '' && !COMMENT.test(line))
        sample.push(line.slice(0, LOOK));
      if (++taken > count) return;
    }
  };
  take(0, SAMPLE);
  for (const part of [0.25, 0.5, 0.75]) {
    if (text.length > 400 * SAMPLE) take(Math.floor(text.length * part), SAMPLE / 8);
  }
  return sample;
}

class Builder {
  readonly columns: GrowingColumn[] = [];
  readonly lines = new GrowingCounts();
  readonly comments: { row: number; words: string }[] = [];
  readonly title: string[];
  constructor(title: string[]) {
    this.title = title;
  }

  /** A row of one number where there is one column. */
  one(value: number, line: number): void {
    this.lines.push(line);
    this.columns[0]?.push(NUMBER, value);
  }

  add(row: Row, line: number): void {
    const { kinds, values, count } = row;
    const place = this.lines.length;
    this.lines.push(line);
    for (let c = 0; c < count; c++) {
      let column = this.columns[c];
      if (column === undefined) {
        this.columns.push((column = new GrowingColumn()));
        column.fillTo(place);
      }
      column.push(kinds[c]!, values[c]!);
      if (kinds[c] === WORD) column.words.add(place, row.word(c).slice(0, LONGEST));
    }
    for (let c = count; c < this.columns.length; c++) this.columns[c]?.push(EMPTY, NaN);
  }
}

/** Whether a first row is the header after all: words where all other rows have numbers, as `1772613000.0, IBI`. */
function headsTheRest(columns: readonly Column[], rows: number): boolean {
  if (rows < 3) return false;
  return columns.some(({ kinds }) => {
    if (kinds[0] !== WORD) return false;
    const rest = kinds.subarray(1);
    return !rest.includes(WORD) && rest.includes(NUMBER);
  });
}

function finished(builder: Builder, cut: Cut): Section {
  const { lines, comments, title } = builder;
  const all = builder.columns.map((column) => column.column());
  if (headsTheRest(all, lines.length)) {
    const header = all.map(({ words, values, kinds }) =>
      kinds[0] === WORD ? (words.at(0) ?? '') : kinds[0] === EMPTY ? '' : String(values[0]),
    );
    const columns = builder.columns.map((column) => column.column(1));
    return { title, header, columns, rows: lines.length - 1, lines: lines.counts(1), comments };
  }
  const width = all.length;
  const last = title.at(-1);
  const cells = last === undefined ? [] : cut(last);
  while (cells.length > width && cells.at(-1) === '') cells.pop();
  const fits = cells.length === width || (width > 1 && Math.abs(cells.length - width) <= 1);
  const named = fits && cells.some((cell) => cell !== '');
  if (named) title.pop();
  return {
    title,
    header: named ? cells : [],
    columns: all,
    rows: lines.length,
    lines: lines.counts(),
    comments,
  };
}

/**
 * The sections of a text. @throws ExchangeError `too-large`, `unknown-format` (no rows, or too many runs of them)
 */
export function readTable(text: string, progress?: Progress): Table {
  const { cut, unsure, delimiter } = cuttingOf(sampleOf(text));
  const sections: Section[] = [];
  const preamble: string[] = [];
  const wordLines: number[] = [];
  let builder: Builder | undefined;
  let words: string[] = [];
  let pending: string[] = [];
  let seen = false;
  const row = new Row();
  for (const place of placesOf(text)) {
    const { from, to, number } = place;
    if ((number & 0xffff) === 0) progress?.(to / text.length);
    // Most of a list is this, and there is most of it.
    if (builder?.columns.length === 1 && pending.length === 0 && takeDigits(builder, text, place)) continue;
    // And most of a table is rows of plain cells.
    if (
      delimiter !== undefined &&
      builder !== undefined &&
      pending.length === 0 &&
      isPlainLine(text, from, to) &&
      row.take(text, from, to, delimiter) &&
      row.data
    ) {
      builder.add(row, number);
      if (builder.lines.length > MOST_ROWS) throw new ExchangeError('too-large');
      continue;
    }
    const line = text.slice(from, to);
    if (line.trim() === '') continue;
    if (COMMENT.test(line) && !/^\*\s*$/.test(line)) {
      const told = line
        .replace(/^[\s#%/!*]+/, '')
        .trim()
        .slice(0, LONGEST);
      if (!seen && preamble.length < KEPT_LINES) preamble.push(line.trim().slice(0, LONGEST));
      else if (told !== '') pending.push(told);
      continue;
    }
    // So long a line would fall into more cells than any list has.
    if (line.length > LONGEST_LINE) throw new ExchangeError('too-large');
    const cells = cut(line);
    if (cells.length > LONGEST_LIST) throw new ExchangeError('too-large');
    // A list that stands in one line, or in a few long ones, is taken row by row.
    if (cells.length > MOST_COLUMNS) {
      builder ??= new Builder(words);
      words = [];
      seen = true;
      takeList(builder, cells, number);
      if (builder.lines.length > MOST_ROWS) throw new ExchangeError('too-large');
      continue;
    }
    // A row may lack its number; words and nothing else are no row.
    row.empty();
    for (const cell of cells) row.cell(cell);
    const data = row.data || (row.has(MOMENT) && cells.length === builder?.columns.length);
    if (!data) {
      if (seen && wordLines.length < MOST_SECTIONS) wordLines.push(number);
      if (builder !== undefined) {
        sections.push(finished(builder, cut));
        if (sections.length > MOST_SECTIONS) throw new ExchangeError('unknown-format');
        builder = undefined;
      }
      words.push(line.slice(0, LONGEST));
      if (words.length > KEPT_LINES) words.shift();
      if (!seen && preamble.length < KEPT_LINES) preamble.push(line.trim().slice(0, LONGEST));
      continue;
    }
    seen = true;
    if (builder === undefined) {
      builder = new Builder(words);
      words = [];
      pending = [];
    }
    for (const told of pending) builder.comments.push({ row: builder.lines.length, words: told });
    pending = [];
    builder.add(row, number);
    if (builder.lines.length > MOST_ROWS) throw new ExchangeError('too-large');
  }
  if (builder !== undefined) sections.push(finished(builder, cut));
  return { sections, wordLines, preamble, unsure };
}

/** Takes a line that is one number, and every line after it that is nothing but digits, up to the next report of how far it is. */
function takeDigits(builder: Builder, text: string, place: Line): boolean {
  const first = digitsIn(text, place.from, place.to, POINT_ONLY);
  if (Number.isNaN(first)) return false;
  builder.one(first, place.number);
  while ((place.number & 0xffff) !== 0xffff) {
    let value = 0;
    let i = place.next;
    let c = text.charCodeAt(i);
    for (; c >= 48 && c <= 57; c = text.charCodeAt(++i)) value = 10 * value + c - 48;
    const digits = i - place.next;
    const after = c === 13 ? text.charCodeAt(i + 1) : c;
    if (digits === 0 || digits > EXACT || after !== 10) break;
    place.next = i + (c === 13 ? 2 : 1);
    place.number += 1;
    builder.one(value, place.number);
  }
  if (builder.lines.length > MOST_ROWS) throw new ExchangeError('too-large');
  return true;
}

function takeList(builder: Builder, cells: readonly string[], line: number): void {
  const row = new Row();
  for (const cell of cells) {
    if (cell === '') continue;
    const value = builder.columns.length === 1 ? digitsIn(cell, 0, cell.length) : NaN;
    if (!Number.isNaN(value)) {
      builder.one(value, line);
      continue;
    }
    row.empty();
    row.cell(cell);
    builder.add(row, line);
  }
}
