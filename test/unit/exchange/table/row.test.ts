/** One line as a row, and which lines need a closer look before anything is said of their cells. */
import { describe, expect, it } from 'vitest';
import { EMPTY, MOMENT, NOTHING, NUMBER, WORD } from '../../../../src/exchange/table/columns.ts';
import { MOST_COLUMNS, Row, isPlainLine } from '../../../../src/exchange/table/row.ts';

const code = (delimiter: string): number => delimiter.charCodeAt(0);
/** The cells that are told of a line that stands between two others; `undefined` = it needs a closer look. */
function cellsOf(line: string, delimiter = ';', row = new Row()): unknown[] | undefined {
  const text = `1;"2\n${line}\n3"`;
  if (!row.take(text, 4 + 1, 5 + line.length, code(delimiter))) return undefined;
  return Array.from({ length: row.count }, (_, i) => {
    const kind = row.kinds[i];
    return kind === NUMBER ? row.values[i] : kind === WORD ? row.word(i) : kind === EMPTY ? '' : { kind };
  });
}

describe('the cells of a line', () => {
  it('are told by their border, empty ones too', () => {
    expect(cellsOf('1;2,5; x y ;;NaN;09:30')).toEqual([
      1,
      2.5,
      'x y',
      '',
      { kind: NOTHING },
      { kind: MOMENT },
    ]);
    expect(cellsOf(';1;')).toEqual(['', 1, '']);
    expect(cellsOf('')).toEqual(['']);
    expect(cellsOf('1\t2;3', '\t')).toEqual([1, '2;3']);
  });

  it('between blanks are told by runs of them, at both ends too', () => {
    expect(cellsOf('  856   70 N ', ' ')).toEqual([856, 70, 'N']);
    expect(cellsOf('a~ !', ' ')).toEqual(['a~', '!']);
  });

  it('may stand in quotation marks, borders and all', () => {
    expect(cellsOf('"1";"a;b";3')).toEqual([1, 'a;b', 3]);
    expect(cellsOf('1;"x"')).toEqual([1, 'x']);
    expect(cellsOf('"";1')).toEqual(['', 1]);
  });

  it.each([
    ['a quotation mark inside a cell', 'a"b";1', ';'],
    ['one that is not closed', '"a;1', ';'],
    ['one that is closed in the next line alone', '1;"a', ';'],
    ['words behind one', '"a"b;1', ';'],
    ['one between blanks', '"a" 1', ' '],
    ['a tab between blanks', '1\t2 3', ' '],
    ['a blank of another kind', '1\u00a02 3', ' '],
    ['the sign behind the last plain one', '1\u007f 3', ' '],
  ])('with %s need a closer look', (_, line, delimiter) => expect(cellsOf(line, delimiter)).toBeUndefined());

  it('are as many as a row has', () => {
    const line = (count: number, cell = '1'): string => Array(count).fill(cell).join(';');
    expect(cellsOf(line(MOST_COLUMNS))).toHaveLength(64);
    expect(cellsOf(line(MOST_COLUMNS + 1))).toBeUndefined();
    expect(cellsOf(line(MOST_COLUMNS, '"1"'))).toHaveLength(64);
    expect(cellsOf(line(MOST_COLUMNS + 1, '"1"'))).toBeUndefined();
    expect(cellsOf(line(MOST_COLUMNS) + ';"1"')).toBeUndefined();
  });

  it('are data where a number or a mark for none stands among them', () => {
    const row = new Row();
    const data = (line: string): boolean => cellsOf(line, ';', row) !== undefined && row.data;
    expect(['a;1', 'a;NaN', 'a;b', ';', '09:30;a'].map(data)).toEqual([true, true, false, false, false]);
    expect([MOMENT, WORD, NUMBER].map((kind) => row.has(kind))).toEqual([true, true, false]);
    row.empty();
    expect([row.count, row.data, row.has(MOMENT)]).toEqual([0, false, false]);
  });

  it('that were words stay so only where the same words stand there', () => {
    const row = new Row();
    const lines = ['a;rest', 'a;rest', 'a;5', 'a;rest', 'a;tall', 'a; rest', 'a;rest'];
    expect(lines.map((line) => cellsOf(line, ';', row)?.[1])).toEqual([
      'rest',
      'rest',
      5,
      'rest',
      'tall',
      'rest',
      'rest',
    ]);
  });
});

describe('a line', () => {
  const isPlain = (line: string): boolean => isPlainLine(`x\n${line}\n`, 2, 2 + line.length);
  it('begins as a row does, or needs a closer look', () => {
    expect(['1', 'a', '-5', '"1"', '~', '(', '$'].map(isPlain)).toEqual(Array(7).fill(true));
    expect(['', ' 1', '\t1', '#1', '%', '//', '!1', '* 1', '\u007f1', '\u00a01', 'ä'].map(isPlain)).toEqual(
      Array(11).fill(false),
    );
    expect([isPlain('1'.repeat(2000)), isPlain('1'.repeat(2001))]).toEqual([true, false]);
  });
});
