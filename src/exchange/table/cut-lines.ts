/**
 * How the lines of a text fall into cells. The hard part is the comma, which is a border in one country and a decimal sign in another:
 * it is decided over many lines at once, never by one.
 */
import { bare } from './cells.ts';

/** Cuts one line into bare cells. */
export type Cut = (line: string) => string[];

export interface Cutting {
  readonly cut: Cut;
  /** The comma may as well be the other thing: a person has to tell. */
  readonly unsure: boolean;
  /** Code of the one character at which lines are cut, of blanks a run of them; `undefined` = they are not cut so. */
  readonly delimiter?: number;
}

const numeric = /^\s*["'[({]*\s*[+-]?[\d.]/;
const INTERVAL = [200, 3000] as const;

/** A delimiter that quotation marks protect. */
function cutAt(delimiter: string): Cut {
  return (line) => {
    if (!line.includes('"')) return line.split(delimiter).map(bare);
    const cells: string[] = [];
    let cell = '';
    let quoted = false;
    for (const c of line) {
      if (c === '"') quoted = !quoted;
      if (c === delimiter && !quoted) {
        cells.push(bare(cell));
        cell = '';
      } else cell += c;
    }
    cells.push(bare(cell));
    return cells;
  };
}
/** What `\s` means, by code. */
const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code > 126 && /\s/.test(String.fromCharCode(code)));

/** Bare cells with blanks between them. A list of all beats may stand in one line, and an expression takes long over it. */
function cutAtBlanks(line: string): string[] {
  const cells: string[] = [];
  for (let i = 0; i < line.length; i++) {
    if (isBlank(line.charCodeAt(i))) continue;
    const from = i;
    while (i < line.length && !isBlank(line.charCodeAt(i))) i++;
    cells.push(bare(line.slice(from, i)));
  }
  return cells.length === 0 ? [''] : cells;
}

/** A run of them is as good as one blank. */
const BRACKETS = /[[\](){}]+/g;
const AT_BLANKS: Omit<Cutting, 'unsure'> = {
  cut: cutAtBlanks,
  delimiter: 32,
};
const WHOLE: Omit<Cutting, 'unsure'> = { cut: (line) => [bare(line)] };

/** Half of the lines or more. */
const most = <T>(list: readonly T[], holds: (one: T) => boolean, share = 0.8): boolean =>
  list.length > 0 && list.filter(holds).length >= share * list.length;

/** Whether two whole numbers are a heart rate and the interval that it comes from. */
const isRateOf = (rate: number, rr: number): boolean =>
  rate >= 25 && rate <= 240 && Math.abs(60_000 / rr - rate) <= Math.max(1.5, 0.03 * rate);

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** What a comma between two runs of digits is, over all lines that have one: `border`, `decimal`, or nobody can tell. */
function commaOf(pairs: readonly (readonly [string, string])[]): 'border' | 'decimal' | 'unclear' {
  const left = pairs.map(([a]) => Number(a));
  const right = pairs.map(([, b]) => Number(b));
  const steps = left.slice(1).map((value, i) => value - (left[i] ?? 0));
  if (pairs.length >= 3 && steps.every((step) => step === 1)) return 'border';
  if (
    most(
      left.map((a, i) => [a, right[i] ?? 0] as const),
      ([a, b]) => isRateOf(a, b) || isRateOf(b, a),
    )
  )
    return 'border';
  const grows = steps.length >= 8 && steps.every((step) => step >= 0);
  const range = Math.max(...left) - Math.min(...left);
  if (grows && range > 3) {
    const long = pairs.every(([, b]) => b.length >= 3 && !b.startsWith('0'));
    const even =
      middle(right.slice(1).map((value, i) => Math.abs(value - (right[i] ?? 0)))) < 0.25 * middle(right);
    if (long && even && most(right, (b) => b >= INTERVAL[0] && b <= INTERVAL[1], 0.95)) return 'border';
    // Moments of beats in decimal seconds go on by an interval.
    const times = pairs.map(([a, b]) => Number(`${a}.${b}`));
    const gaps = times.slice(1).map((value, i) => 1000 * (value - (times[i] ?? 0)));
    return most(gaps, (gap) => gap >= INTERVAL[0] && gap <= INTERVAL[1], 0.9) ? 'decimal' : 'unclear';
  }
  const short = pairs.every(([, b]) => b.length <= 2);
  if (most(left, (a) => a >= INTERVAL[0] && a <= INTERVAL[1])) {
    if (short) return 'decimal';
    const close = pairs.filter(([, b], i) => {
      const value = Number(b);
      const a = left[i] ?? 0;
      return b.length >= 3 && !b.startsWith('0') && Math.abs(value - a) <= 0.4 * a;
    }).length;
    if (close >= 0.9 * pairs.length && pairs.length >= 5) return 'border';
    if (close > 0.7 * pairs.length) return 'unclear';
    // Digits behind a decimal comma are anything from 000 to 999, or fewer of them; a column of numbers is not.
    const lengths = new Set(pairs.map(([, b]) => b.length));
    const parts = right.toSorted((x, y) => x - y);
    const wide = (parts.at(-1) ?? 0) - (parts[0] ?? 0) > 700;
    return lengths.size > 1 || wide || pairs.some(([, b]) => b.startsWith('0')) ? 'decimal' : 'unclear';
  }
  if (most(left, (a) => a <= 3)) return 'decimal';
  return short ? 'decimal' : 'unclear';
}

/** How to cut the lines of a text of which `sample` is a good part. */
export function cuttingOf(sample: readonly string[]): Cutting {
  const brackets = sample.some((line) => /^\s*\[|\]\s*,?\s*$/.test(line));
  const lines = brackets ? sample.map((line) => line.replace(BRACKETS, ' ')) : sample;
  const decided = decide(lines);
  if (!brackets) return decided;
  const { cut, unsure } = decided;
  return { unsure, cut: (line) => cut(line.replace(BRACKETS, ' ')) };
}

function decide(sample: readonly string[]): Cutting {
  const numbers = sample.filter((line) => numeric.test(line));
  const lines = numbers.length > 0 ? numbers : sample;
  const sure = (way: Omit<Cutting, 'unsure'>): Cutting => ({ ...way, unsure: false });
  const at = (delimiter: string): Cutting => ({
    cut: cutAt(delimiter),
    unsure: false,
    delimiter: delimiter.charCodeAt(0),
  });
  if (lines.some((line) => line.includes('\t') && line.trim().length > 0)) return at('\t');
  if (lines.filter((line) => line.includes(';')).length > 0.02 * lines.length) return at(';');
  const commas = lines.filter((line) => line.includes(','));
  const blanks = most(lines, (line) => /\S\s+\S/.test(line), 0.5);
  if (commas.length === 0) return sure(blanks ? AT_BLANKS : WHOLE);
  if (blanks && most(commas, (line) => /^\s*(\d+,\d+\s+)*\d+,\d+\s*$/.test(line), 0.95))
    return sure(AT_BLANKS);
  const digits = commas.map((line) => /^\s*(\d+),(\d+)\s*,?\s*$/.exec(line));
  if (digits.some((match) => match === null)) {
    // A comma with words, points, quotation marks or blanks around it is a border.
    const plain = commas.filter((_, i) => digits[i] === null);
    if (plain.length > 0.02 * commas.length) return at(',');
  }
  const pairs = digits.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? ''] as const] : []));
  if (pairs.length === 0) return at(',');
  const comma = commaOf(pairs);
  if (comma === 'border') return at(',');
  return { ...(blanks ? AT_BLANKS : WHOLE), unsure: comma === 'unclear' };
}
