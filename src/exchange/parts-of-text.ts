/** Texts with parts under a name in brackets, values as `name=value` and lists of numbers: the old watches' files. */
import type { Ms } from '../terms/units.ts';
import { ExchangeError } from './exchange-error.ts';
import type { Hole } from './recording.ts';
import { bare, isNothing, numberOf } from './table/cells.ts';
import { isMark } from './table/column-facts.ts';
import { linesOf } from './table/table.ts';

export interface Parts {
  /** Of the whole file, names in small letters. */
  readonly values: ReadonlyMap<string, string>;
  /** Lines of each part with their numbers, the part's name in small letters. */
  readonly lists: ReadonlyMap<string, readonly (readonly [string, number])[]>;
}

export function partsOf(text: string): Parts {
  const values = new Map<string, string>();
  const lists = new Map<string, (readonly [string, number])[]>();
  let list: (readonly [string, number])[] = [];
  for (const [line, number] of linesOf(text)) {
    const words = line.trim();
    if (words === '') continue;
    const first = words.charCodeAt(0);
    // Most lines are a number, and neither a name nor a value.
    if (first >= 48 && first <= 57) {
      list.push([words, number]);
      continue;
    }
    const name = /^\[([^\]]+)\]$/.exec(words)?.[1];
    if (name !== undefined) {
      list = [];
      lists.set(name.trim().toLowerCase(), list);
      continue;
    }
    const pair = /^([^=\d][^=]*)=(.*)$/.exec(words);
    if (pair) values.set((pair[1] ?? '').trim().toLowerCase(), (pair[2] ?? '').trim());
    else list.push([words, number]);
  }
  return { values, lists };
}

/** The first number of each line as intervals in ms; a mark for no value is a hole. @throws ExchangeError `bad-line` */
export function listIn(lines: readonly (readonly [string, number])[]): { rr: Ms[]; holes: Hole[] } {
  const rr: Ms[] = [];
  const holes: Hole[] = [];
  let hole = false;
  for (const [line, number] of lines) {
    const cell = bare(line.split(/[\t;\s]/, 1)[0] ?? '');
    const value = numberOf(cell);
    if (isNothing(cell) || isMark(value)) {
      hole = true;
      continue;
    }
    if (!(value > 0 && value <= 3_600_000)) throw new ExchangeError('bad-line', number);
    if (hole && rr.length > 0) holes.push({ before: rr.length, ms: undefined });
    hole = false;
    rr.push(value);
  }
  return { rr, holes };
}
