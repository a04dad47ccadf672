/**
 * JSON of other programs: a list of intervals, or one under a name that says so, wherever it lies. A FHIR bundle holds figures and no beats, unless it
 * carries a list of intervals.
 */
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';
import type { SourceFile } from '../source-file.ts';
import { nameSays } from '../table/column-names.ts';
import { GrowingColumn, MOMENT, NOTHING, NUMBER, WORD, type Column } from '../table/columns.ts';
import { readTable, type Section, type Table } from '../table/table.ts';
import { momentOf } from '../table/stamps.ts';
import { readTableFile } from './table-file.ts';

const MOST_VALUES = 1_000_000;
const DEEPEST = 20;

const isNumbers = (value: unknown): value is (number | null)[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one === 'number' || one === null) &&
  value.some((one) => typeof one === 'number');

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A table as JSON: objects with numbers or words under the same names. */
const isRows = (value: unknown): value is readonly Plain[] =>
  Array.isArray(value) && value.length > 1 && value.every(isPlain) && Object.keys(value[0] ?? {}).length > 0;

function columnOf(values: readonly unknown[]): Column {
  const column = new GrowingColumn(values.length);
  values.forEach((value, row) => {
    if (typeof value === 'number') column.push(NUMBER, value);
    else if (typeof value === 'string') {
      const moment = momentOf(value);
      column.push(Number.isNaN(moment) ? WORD : MOMENT, moment);
      if (Number.isNaN(moment)) column.words.add(row, value.slice(0, 200));
    } else column.push(NOTHING, NaN);
  });
  return column.column();
}

const sectionOf = (header: readonly string[], columns: readonly Column[]): Section => {
  const rows = columns[0]?.kinds.length ?? 0;
  return {
    title: [],
    header,
    columns,
    rows,
    lines: Int32Array.from({ length: rows }, (_, i) => i + 1),
    comments: [],
  };
};

/** Every list in a document that may be intervals: those that are called so, and rows of which a column is. */
function listsIn(value: unknown, name: string, depth: number, found: Section[]): void {
  if (depth > DEEPEST || found.length > 50) return;
  if (isNumbers(value)) {
    if (value.length > MOST_VALUES) throw new ExchangeError('too-large');
    if (depth === 0 || nameSays(name).interval) found.push(sectionOf([name], [columnOf(value)]));
  } else if (isRows(value)) {
    const names = Object.keys(value[0] ?? {}).slice(0, 64);
    if (names.some((one) => nameSays(one).interval && value.some((row) => typeof row[one] === 'number')))
      found.push(
        sectionOf(
          names,
          names.map((one) => columnOf(value.map((row) => row[one]))),
        ),
      );
    else for (const row of value.slice(0, 2000)) listsIn(row, name, depth + 1, found);
  } else if (Array.isArray(value))
    for (const one of value.slice(0, 2000)) listsIn(one, name, depth + 1, found);
  else if (isPlain(value))
    for (const [key, one] of Object.entries(value)) listsIn(one, key, depth + 1, found);
}

/** `undefined` = it is none. */
function parsed({ text }: SourceFile): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** What a document says of when it began, as lines that a table could have before its rows. */
function stampsIn(value: unknown, depth = 0): string[] {
  if (!isPlain(value) || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' && /start|begin|date|time|datum|zeit/i.test(key) && !/end|stop/i.test(key)
      ? [`${key}: ${one.slice(0, 60)}`]
      : stampsIn(one, depth + 1),
  );
}

export const jsonFile: Format = {
  name: 'JSON with a list of intervals',
  recognises: ({ head, text }) => /^\uFEFF?\s*[[{]/.test(head) && /[\]}]\s*$/.test(text.slice(-200)),
  read: (file) => {
    const document = parsed(file);
    // A list in brackets that is no JSON, as programs print one.
    if (document === undefined) {
      if (!/^\uFEFF?\s*\[[\s\d]/.test(file.head)) throw new ExchangeError('unknown-format');
      return readTableFile(readTable(file.text), file.name);
    }
    const lists: Section[] = [];
    listsIn(document, '', 0, lists);
    const [first] = lists;
    const isFhir = isPlain(document) && typeof document.resourceType === 'string';
    if (first === undefined) throw new ExchangeError(isFhir ? 'figures-only' : 'unknown-format');
    if (lists.length > 1) throw new ExchangeError('several');
    const table: Table = { sections: [first], wordLines: [], preamble: stampsIn(document), unsure: false };
    return readTableFile(table, file.name);
  },
};
