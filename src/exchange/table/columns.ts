/** Columns of a table: what each cell holds, and its number, in arrays of plain numbers: lists that grow number by number cost far more than the reading. */
import { firstPlace } from '../../terms/first-place.ts';

/** What a cell holds. */
export const EMPTY = 0;
export const NUMBER = 1;
/** A mark that there is no value. */
export const NOTHING = 2;
export const WORD = 3;
/** A date and time, or a time of day; its number is ms. */
export const MOMENT = 4;

/** One column; the arrays have an entry for each row. */
export interface Column {
  readonly kinds: Uint8Array;
  readonly values: Float64Array;
  readonly words: Words;
}

/** Whole numbers under way. */
export class GrowingCounts {
  #values = new Int32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const values = new Int32Array(2 * this.#length);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Those so far, without the first `skip`. */
  counts(skip = 0): Int32Array {
    return this.#values.subarray(skip, this.#length);
  }
}

/** The words of a column, each with its row, in the order of the rows: a long table may have one in each. */
export class Words {
  readonly #rows = new GrowingCounts();
  readonly #words: string[] = [];

  get size(): number {
    return this.#words.length;
  }

  /** Whether all are one and the same. */
  get isOne(): boolean {
    return this.#words.every((word) => word === this.#words[0]);
  }

  /** Adds the word of a row behind the last one. */
  add(row: number, word: string): void {
    this.#rows.push(row);
    this.#words.push(word);
  }

  /** `undefined` = no word stands in that row. */
  at(row: number): string | undefined {
    const rows = this.#rows.counts();
    const place = firstPlace(rows.length, (i) => (rows[i] ?? 0) >= row);
    return rows[place] === row ? this.#words[place] : undefined;
  }

  each(tell: (row: number, word: string) => void): void {
    const rows = this.#rows.counts();
    this.#words.forEach((word, i) => tell(rows[i] ?? 0, word));
  }

  /** Those from row `skip` on, which becomes row 0. */
  from(skip: number): Words {
    const rest = new Words();
    this.each((row, word) => row >= skip && rest.add(row - skip, word));
    return rest;
  }
}

/** A column under way. */
export class GrowingColumn {
  readonly words = new Words();
  #kinds: Uint8Array;
  #values: Float64Array;
  #rows = 0;

  /** `room` = rows that it will have, if somebody knows. */
  constructor(room = 64) {
    this.#kinds = new Uint8Array(room);
    this.#values = new Float64Array(room);
  }

  push(kind: number, value: number): void {
    if (this.#rows === this.#kinds.length) this.#grow();
    this.#kinds[this.#rows] = kind;
    this.#values[this.#rows] = value;
    this.#rows += 1;
  }

  #grow(): void {
    const room = Math.max(64, 2 * this.#rows);
    const kinds = new Uint8Array(room);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
    const values = new Float64Array(room);
    values.set(this.#values);
    this.#values = values;
  }

  /** Makes it `rows` long; rows that are new are empty. */
  fillTo(rows: number): void {
    while (this.#rows < rows) this.push(EMPTY, NaN);
  }

  /** What it holds so far; without the first `skip` rows. */
  column(skip = 0): Column {
    return {
      kinds: this.#kinds.subarray(skip, this.#rows),
      values: this.#values.subarray(skip, this.#rows),
      words: skip === 0 ? this.words : this.words.from(skip),
    };
  }
}
