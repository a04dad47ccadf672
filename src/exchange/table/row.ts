/** One line of a table as a row: what each cell holds, told without making words of those that are plain numbers. */
import { bare, digitsIn, isNothing, numberOf } from './cells.ts';
import { EMPTY, MOMENT, NOTHING, NUMBER, WORD } from './columns.ts';
import { momentOf } from './stamps.ts';

/** Cells that a row has at most. */
export const MOST_COLUMNS = 64;
/** First characters of a comment, by code. */
const COMMENTS = ['#', '%', '/', '!', '*'].map((letter) => letter.charCodeAt(0));
const QUOTE = 34;

/** The cells of a line under judgement, one object for all lines. A cell whose number was told without looking at it as a word is not among `cells`. */
export class Row {
  readonly cells: (string | undefined)[] = [];
  readonly kinds: number[] = [];
  readonly values: number[] = [];
  /** A number, or a mark that there is none, stands in it. */
  data = false;

  empty(): void {
    this.cells.length = this.kinds.length = this.values.length = 0;
    this.data = false;
  }

  number(value: number): void {
    this.cells.push(undefined);
    this.kinds.push(NUMBER);
    this.values.push(value);
    this.data = true;
  }

  /** A bare cell. */
  cell(cell: string): void {
    let kind = EMPTY;
    let value = NaN;
    if (cell !== '') {
      // Neither a number nor a mark has a colon in it.
      const clock = cell.includes(':');
      if (!clock) value = numberOf(cell);
      if (!Number.isNaN(value)) kind = NUMBER;
      else if (!clock && isNothing(cell)) kind = NOTHING;
      else {
        // A date in front of words is a line of a diary and no row, unless numbers follow.
        value = momentOf(cell);
        kind = Number.isNaN(value) ? WORD : MOMENT;
      }
    }
    if (kind === NUMBER || kind === NOTHING) this.data = true;
    this.cells.push(cell);
    this.kinds.push(kind);
    this.values.push(value);
  }

  /** The cells of the line from `from` to `to`, which `delimiter` parts and no quotation marks protect. Whether they are as many as those of a row. */
  take(text: string, from: number, to: number, delimiter: number): boolean {
    this.empty();
    let start = from;
    for (let i = from; i <= to; i++) {
      if (i < to && text.charCodeAt(i) !== delimiter) continue;
      if (this.kinds.length === MOST_COLUMNS) return false;
      const value = digitsIn(text, start, i);
      if (Number.isNaN(value)) this.cell(bare(text.slice(start, i)));
      else this.number(value);
      start = i + 1;
    }
    return true;
  }
}

/** Longest line that is looked at cell by cell in its text. */
const LONGEST_PLAIN = 2000;

/** Whether a line begins as a row does and has no quotation mark in it: no comment, and no delimiter that is protected. */
export function isPlainLine(text: string, from: number, to: number): boolean {
  if (to === from || to - from > LONGEST_PLAIN) return false;
  const first = text.charCodeAt(from);
  if (first <= 32 || first > 126 || COMMENTS.includes(first)) return false;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === QUOTE) return false;
  return true;
}
