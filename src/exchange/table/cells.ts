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

/** A cell without blanks and quotation marks around it. */
export function bare(cell: string): string {
  const text = cell.trim();
  if (text.length < 2) return text;
  const first = text.charCodeAt(0);
  if ((first === 0x22 || first === 0x27) && text.charCodeAt(text.length - 1) === first)
    return text.slice(1, -1).trim();
  return text;
}

/** Whether a bare cell says that there is no value; an empty cell says nothing at all. */
export const isNothing = (cell: string): boolean => cell.length <= 8 && NOTHING.test(cell);

/** The number in a bare cell, with a decimal point or comma; NaN if there is none. */
export function numberOf(cell: string): number {
  if (cell === '' || cell.length > LONGEST) return NaN;
  const plain = Number(cell);
  // `Number` also takes 0x10, 0b1 and Infinity, which no recording means.
  if (!Number.isNaN(plain)) return Number.isFinite(plain) && !BASE.has(cell.charCodeAt(1)) ? plain : NaN;
  if (NUMBER.test(cell)) return Number(cell.replace(',', '.'));
  if (!UNIT_ENDS.test(cell.charAt(cell.length - 1))) return NaN;
  const withUnit = UNIT.exec(cell)?.[1]?.trim();
  return withUnit !== undefined && NUMBER.test(withUnit) ? Number(withUnit.replace(',', '.')) : NaN;
}
