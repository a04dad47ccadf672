/** One line of a table as a row: what each cell holds, told without making words of those that are plain numbers. */
import { bare, digitsIn, isNothing, numberOf } from './cells.ts';
import { EMPTY, MOMENT, NOTHING, NUMBER, WORD } from './columns.ts';
import { momentOf } from './stamps.ts';

/** Cells that a row has at most. */
export const MOST_COLUMNS = 64;
/** First characters of a comment, by code. */
const COMMENTS = ['#', '%', '/', '!', '*'].map((letter) => letter.charCodeAt(0));
const QUOTE = 34;
const BLANK = 32;
/** The last code of plain letters. */
const LAST_PLAIN = 126;
/** Longest line that is looked at cell by cell in its text. */
const LONGEST_PLAIN = 2000;

/** The cells of a line under judgement, one object for all lines. */
export class Row {
  /** How many there are. */
  count = 0;
  readonly kinds = new Uint8Array(MOST_COLUMNS);
  readonly values = new Float64Array(MOST_COLUMNS);
  /** A number, or a mark that there is none, stands in it. */
  data = false;
  readonly #cells: string[] = [];
  /** What was last told of a cell at each place that was no plain number: the same text is the same again. */
  readonly #texts: string[] = [];

  empty(): void {
    this.count = 0;
    this.data = false;
  }

  /** The bare cell at a place, if its kind is WORD. */
  word(place: number): string {
    return this.#cells[place] ?? '';
  }

  has(kind: number): boolean {
    for (let i = 0; i < this.count; i++) if (this.kinds[i] === kind) return true;
    return false;
  }

  number(value: number): void {
    this.#put(NUMBER, value);
  }

  /** A bare cell. */
  cell(cell: string): void {
    this.#cells[this.count] = cell;
    this.#texts[this.count] = '';
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
    this.#put(kind, value);
  }

  #put(kind: number, value: number): void {
    if (kind === NUMBER || kind === NOTHING) this.data = true;
    this.kinds[this.count] = kind;
    this.values[this.count] = value;
    this.count += 1;
  }

  /** A cell as it stands in the text, with its blanks. */
  #piece(text: string, from: number, to: number): void {
    const value = digitsIn(text, from, to);
    if (!Number.isNaN(value)) {
      this.number(value);
      return;
    }
    const place = this.count;
    const last = this.#texts[place];
    // Nothing but a word stays the same from row to row; kind and value of this place are still those of the row before.
    if (last !== undefined && last !== '' && last.length === to - from && text.startsWith(last, from)) {
      this.#put(WORD, NaN);
      return;
    }
    const piece = text.slice(from, to);
    this.cell(bare(piece));
    if (this.kinds[place] === WORD) this.#texts[place] = piece;
  }

  /**
   * The cells of the line from `from` to `to`, which `delimiter` parts, a run of blanks being one. `false` = it needs a closer look: there are more of them than a
   * row has, or quotation marks that are not simply around a cell.
   */
  take(text: string, from: number, to: number, delimiter: number): boolean {
    this.empty();
    let start = from;
    for (let i = from; i <= to; i++) {
      const c = i < to ? text.charCodeAt(i) : delimiter;
      if (c === QUOTE) {
        const end = i === start && delimiter !== BLANK ? text.indexOf('"', i + 1) : -1;
        if (end < 0 || end >= to || (end + 1 < to && text.charCodeAt(end + 1) !== delimiter)) return false;
        if (this.count === MOST_COLUMNS) return false;
        this.#piece(text, i + 1, end);
        i = end + 1;
        start = i + 1;
        continue;
      }
      if (delimiter === BLANK && (c < BLANK || c > LAST_PLAIN)) return false;
      if (c !== delimiter) continue;
      if (i > start || delimiter !== BLANK) {
        if (this.count === MOST_COLUMNS) return false;
        this.#piece(text, start, i);
      }
      start = i + 1;
    }
    return true;
  }
}

/** Whether a line begins as a row does: no comment. */
export function isPlainLine(text: string, from: number, to: number): boolean {
  if (to === from || to - from > LONGEST_PLAIN) return false;
  const first = text.charCodeAt(from);
  return first > BLANK && first <= LAST_PLAIN && !COMMENTS.includes(first);
}
