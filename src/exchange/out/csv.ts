/**
 * Tables as text: commas, dots as decimal signs, one header line, lines that end with CR LF (RFC 4180). No cell can be taken for a
 * formula by a spreadsheet, whatever separator that spreadsheet expects.
 */

/** What stands in a cell: words, a number, or nothing (`undefined` = not known or not shown). */
export type Cell = string | number | undefined;

/**
 * What begins a formula, at the start of a cell and behind everything that some spreadsheet takes for a separator; also in the wide forms that
 * East Asian ones read.
 */
const FORMULA = /(^|[,;|"'])(\s*)([=+\-@＝＋－＠])/gu;
/** Line breaks, tabs and other signs that are not seen: a cell is one line. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

/** Words as a cell: on one line, formulas made text by an apostrophe, quoted where they need it. */
export function textCell(text: string): string {
  const safe = text.replace(UNSEEN, ' ').replace(FORMULA, "$1$2'$3");
  return /[",;|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number as a cell, as it is and with a dot; nothing where it is none. */
const numberCell = (value: number): string => (Number.isFinite(value) ? String(value) : '');

const cellText = (cell: Cell): string =>
  cell === undefined ? '' : typeof cell === 'number' ? numberCell(cell) : textCell(cell);

/** A table with its header. Every row has as many cells as the header. */
export function csvText(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = header.map(textCell).join(',') + '\r\n';
  for (const row of rows) text += row.map(cellText).join(',') + '\r\n';
  return text;
}

/** `value` with at most `digits` decimals and no zeros at its end; `undefined` stays. */
export const rounded = (value: number | undefined, digits: number): number | undefined =>
  value === undefined || !Number.isFinite(value) ? undefined : Number(value.toFixed(digits));
