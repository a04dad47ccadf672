/** Texts with parts under a name in brackets, values as `name=value` and lists of numbers: the old watches' files. */
import type { Ms } from '../terms/units.ts';
import { ExchangeError } from './exchange-error.ts';
import type { Hole } from './recording.ts';
import { bare, digitsIn, isNothing, numberOf } from './table/cells.ts';
import { isMark } from './table/column-facts.ts';
import { placesOf } from './table/lines.ts';

/** Lines of one part: the number of each, from 1, and what stands in it, a number or words. */
export interface PartLines {
  readonly numbers: number[];
  readonly cells: (number | string)[];
}

export interface Parts {
  /** Of the whole file, names in small letters. */
  readonly values: ReadonlyMap<string, string>;
  /** Lines of each part, the part's name in small letters. */
  readonly lists: ReadonlyMap<string, PartLines>;
}

export function partsOf(text: string): Parts {
  const values = new Map<string, string>();
  const lists = new Map<string, PartLines>();
  let list: PartLines = { numbers: [], cells: [] };
  const push = (cell: number | string, number: number): void => {
    list.numbers.push(number);
    list.cells.push(cell);
  };
  for (const { from, to, number } of placesOf(text)) {
    // Most lines are a number, and neither a name nor a value.
    const value = digitsIn(text, from, to);
    if (!Number.isNaN(value)) {
      push(value, number);
      continue;
    }
    const words = text.slice(from, to).trim();
    if (words === '') continue;
    const first = words.charCodeAt(0);
    if (first >= 48 && first <= 57) {
      push(words, number);
      continue;
    }
    const name = /^\[([^\]]+)\]$/.exec(words)?.[1];
    if (name !== undefined) {
      list = { numbers: [], cells: [] };
      lists.set(name.trim().toLowerCase(), list);
      continue;
    }
    const pair = /^([^=\d][^=]*)=(.*)$/.exec(words);
    if (pair) values.set((pair[1] ?? '').trim().toLowerCase(), (pair[2] ?? '').trim());
    else push(words, number);
  }
  return { values, lists };
}

/** The first number of each line as intervals in ms; a mark for no value is a hole. @throws ExchangeError `bad-line` */
export function listIn({ cells, numbers }: PartLines): { rr: Ms[]; holes: Hole[] } {
  const rr: Ms[] = [];
  const holes: Hole[] = [];
  let hole = false;
  for (let i = 0; i < cells.length; i++) {
    const told = cells[i] ?? '';
    const cell = typeof told === 'number' ? '' : bare(told.split(/[\t;\s]/, 1)[0] ?? '');
    const value = typeof told === 'number' ? told : numberOf(cell);
    if (isNothing(cell) || isMark(value)) {
      hole = true;
      continue;
    }
    if (!(value > 0 && value <= 3_600_000)) throw new ExchangeError('bad-line', numbers[i]);
    if (hole && rr.length > 0) holes.push({ before: rr.length, ms: undefined });
    hole = false;
    rr.push(value);
  }
  return { rr, holes };
}
