/** Which section of a table is the recording: of two lists the raw one, a list with words between its lines as one, never two people's as one. */
import type { ExchangeErrorCode } from '../../terms/exchange-codes.ts';
import { ExchangeError } from '../exchange-error.ts';
import { guessColumns, type Guess } from './guess.ts';
import { GrowingColumn, GrowingCounts } from './columns.ts';
import type { Section, Table } from './table.ts';

export interface Choice {
  readonly section: Section;
  readonly guess: Guess;
}

const RAW = /\b(raw|roh\w*|original\w*|unkorrigiert\w*|uncorrected|unbearbeitet\w*)\b/i;
const CORRECTED =
  /\b(corr\w*|korrigiert\w*|clean\w*|filter\w*|gefiltert\w*|bereinigt\w*|interpol\w*|edited)\b/i;
/** A list with more pieces than this is none. */
const MOST_PIECES = 60;

const named = ({ title, header }: Section): string => [...title.slice(-2), ...header].join(' ');

/** One of two refusals that says more of the file. */
const TELLING: readonly ExchangeErrorCode[] = [
  'curve-only',
  'heart-rate-only',
  'marks-only',
  'figures-only',
  'no-intervals',
];

/** @throws ExchangeError if nothing in the table can be read as beats */
export function chooseSection(table: Table): Choice {
  const all = table.sections
    .map((section) => ({ section, guess: guessColumns(section) }))
    .sort((a, b) => b.section.rows - a.section.rows);
  const able = all.filter(({ guess }) => guess.problem === undefined);
  const [first, ...rest] = able;
  if (first === undefined) {
    const problems = new Set(all.map(({ guess }) => guess.problem));
    throw new ExchangeError(TELLING.find((code) => problems.has(code)) ?? 'unknown-format');
  }
  const unsure = (choice: Choice): Choice =>
    table.unsure ? { ...choice, guess: { ...choice.guess, sure: false } } : choice;
  if (rest.length === 0) return unsure(first);
  const raw = able.filter(({ section }) => RAW.test(named(section)) && !CORRECTED.test(named(section)));
  const others = able.filter((one) => !raw.includes(one));
  const [only] = raw;
  if (raw.length === 1 && only !== undefined && others.every(({ section }) => CORRECTED.test(named(section))))
    return unsure(only);
  // A row or two of figures beside a list.
  const small = rest.filter(({ section }) => section.rows <= Math.max(2, 0.02 * first.section.rows));
  if (
    small.length === rest.length &&
    first.guess.sure &&
    rest.some(({ section }) => section.columns.length !== first.section.columns.length)
  )
    return unsure(first);
  const list = joined(table.sections.filter((section) => able.some((one) => one.section === section)));
  if (list === undefined) throw new ExchangeError('several');
  return unsure({ section: list, guess: guessColumns(list) });
}

/** Pieces of one list with words between them, the words as comments; `undefined` if they are lists of their own. */
function joined(pieces: readonly Section[]): Section | undefined {
  const [first, ...rest] = pieces;
  if (first === undefined || pieces.length > MOST_PIECES) return undefined;
  const width = first.columns.length;
  const copies = new Set(
    pieces.map(({ rows, columns }) => `${rows} ${columns[0]?.values.slice(0, 5).join(' ')}`),
  );
  const own = rest.some(
    ({ columns, title, header }) =>
      columns.length !== width ||
      title.length + (header.length > 0 ? 1 : 0) > 2 ||
      // A number in the words between two lists counts people or sessions.
      /\d/.test([...title, ...header].join(' ')),
  );
  if (own || copies.size < pieces.length) return undefined;
  // Two long lists with one title each are two recordings.
  if (
    pieces.length === 2 &&
    rest.every(({ title, header }) =>
      [...title, ...header].some((name) =>
        /subject|person|client|session|klient|sitzung|teil|part/i.test(name),
      ),
    )
  )
    return undefined;
  const columns = first.columns.map(() => new GrowingColumn());
  const lines = new GrowingCounts();
  const comments: { row: number; words: string }[] = [];
  for (const piece of pieces) {
    const start = lines.length;
    const words = [...piece.title, ...piece.header].join(' ').trim();
    if (piece !== first && words !== '') comments.push({ row: start, words });
    for (const comment of piece.comments) comments.push({ row: start + comment.row, words: comment.words });
    for (const line of piece.lines) lines.push(line);
    piece.columns.forEach(({ kinds, values, words: own }, c) => {
      const column = columns[c];
      if (column === undefined) return;
      kinds.forEach((kind, i) => column.push(kind, values[i] ?? NaN));
      own.each((row, word) => column.words.add(start + row, word));
    });
  }
  return {
    title: first.title,
    header: first.header,
    columns: columns.map((column) => column.column()),
    rows: lines.length,
    lines: lines.counts(),
    comments,
  };
}
