/** One cell of a table as text: the number in it, or a mark that there is no value. It knows no column and no unit. */

/** How programs write that there is no value. */
const NOTHING = /^(nan|na|n\/a|#n\/a|null|none|nil|-{1,3}|inf|-inf|\?|\*|missing|fehlt)$/i;
const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;
/** A unit may stand behind a number in the same cell. */
const UNIT = /^(.*\d)\s*(ms|msec|s|sec|bpm|\/min)\.?$/i;
/** Last letters of those: most cells with other words in them need no closer look. */
const UNIT_ENDS = /[scmn.]/i;
/** Second characters of 0x10, 0b1, 0o7. */
const BASE = new Set(['x', 'X', 'b', 'B', 'o', 'O'].map((c) => c.charCodeAt(0)));
/** Longest text of a number; what is longer was not meant as one. */
const LONGEST = 40;
/** A table of the codes of these letters: 1 = it is one of them. */
function codes(letters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const letter of letters) table[letter.charCodeAt(0)] = 1;
  return table;
}
/** What a number begins with. */
const BEGINS = codes('0123456789+-.,');
/** Point and comma, counted from the digit 0. */
const POINT = 46 - 48;
const COMMA = 44 - 48;
/** In the place of the comma: only a point is a decimal sign. */
export const POINT_ONLY = POINT;

/** A cell without blanks and quotation marks around it. */
export function bare(cell: string): string {
  const text = cell.trim();
  if (text.length < 2) return text;
  const first = text.charCodeAt(0);
  if ((first === 0x22 || first === 0x27) && text.charCodeAt(text.length - 1) === first)
    return text.slice(1, -1).trim();
  return text;
}

/** First letters of those, by code: most words need no closer look. */
const NOTHING_BEGINS = codes('nN#-iI?*mMfF');

/** Whether a bare cell says that there is no value; an empty cell says nothing at all. */
export const isNothing = (cell: string): boolean =>
  cell.length <= 8 && NOTHING_BEGINS[cell.charCodeAt(0)] === 1 && NOTHING.test(cell);

/** Digits that a number holds exactly, and that are read here. */
const EXACT = 15;

/** The number that a stretch of a text is, if that is digits with at most one point, or comma unless it is a border, between them; NaN = it needs a closer look. */
export function digitsIn(text: string, from: number, to: number, comma = COMMA): number {
  if (to - from > EXACT || to === from) return NaN;
  let value = 0;
  let scale = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      value = 10 * value + digit;
      scale *= 10;
    } else if ((digit === POINT || digit === comma) && scale === 0 && i > from && i < to - 1) scale = 1;
    else return NaN;
  }
  // Both are exact, so the quotient is the number nearest to what is written.
  return scale === 0 ? value : value / scale;
}

const UNITS = new Set(['ms', 'msec', 's', 'sec', 'bpm', '/min']);

/** The number in front of a unit, as `856 ms`; NaN = it needs a closer look. */
function withUnitOf(cell: string): number {
  if (!UNIT_ENDS.test(cell.charAt(cell.length - 1))) return NaN;
  let end = 0;
  while (end <= EXACT && BEGINS[cell.charCodeAt(end)] === 1) end += 1;
  const unit = cell.slice(end).trimStart().toLowerCase();
  return UNITS.has(unit) ? digitsIn(cell, 0, end) : NaN;
}

/** The number in a bare cell, with a decimal point or comma; NaN if there is none. */
export function numberOf(cell: string): number {
  if (cell.length > LONGEST || BEGINS[cell.charCodeAt(0)] !== 1) return NaN;
  const digits = digitsIn(cell, 0, cell.length);
  if (!Number.isNaN(digits)) return digits;
  const measured = withUnitOf(cell);
  if (!Number.isNaN(measured)) return measured;
  const plain = Number(cell);
  // `Number` also takes 0x10, 0b1 and Infinity, which no recording means.
  if (!Number.isNaN(plain)) return Number.isFinite(plain) && !BASE.has(cell.charCodeAt(1)) ? plain : NaN;
  if (NUMBER.test(cell)) return Number(cell.replace(',', '.'));
  if (!UNIT_ENDS.test(cell.charAt(cell.length - 1))) return NaN;
  const withUnit = UNIT.exec(cell)?.[1]?.trim();
  return withUnit !== undefined && NUMBER.test(withUnit) ? Number(withUnit.replace(',', '.')) : NaN;
}
