/** How lines fall into cells, above all what a comma is: a border of columns, a decimal sign, or a question for a person. */
import { describe, expect, it } from 'vitest';
import { cuttingOf } from '../../../../src/exchange/table/cut-lines.ts';

/** How the first of these lines is cut, and whether that is in question. */
const cutOf = (...lines: string[]): { cells: string[]; unsure: boolean } => {
  const { cut, unsure } = cuttingOf(lines);
  return { cells: cut(lines[0] ?? ''), unsure };
};
const border = (...cells: string[]) => ({ cells, unsure: false });
const decimal = (cell: string) => ({ cells: [cell], unsure: false });
const unclear = (cell: string) => ({ cells: [cell], unsure: true });

describe('a line is cut', () => {
  it.each([
    ['at tabs, whatever else it has', ['1\t856,5;a', '2\t860,1;b'], ['1', '856,5;a']],
    ['at semicolons before commas', ['1;856,5', '2;860,1'], ['1', '856,5']],
    ['at runs of blanks', ['1   856 a', '2   860 b'], ['1', '856', 'a']],
    ['nowhere where it has one cell', ['856', '860'], ['856']],
    ['at commas with words around them', ['856,N', '860,N'], ['856', 'N']],
    ['at commas with points around them', ['0.856,1.2', '0.860,1.3'], ['0.856', '1.2']],
    ['at blanks where every number has a decimal comma', ['0,856 70,1', '0,860 71,2'], ['0,856', '70,1']],
    ['without brackets around a list', ['[856 860', '861 870]'], ['856', '860']],
    ['at commas that quotation marks do not protect', ['856,"x, y",1', '860,"z",2'], ['856', 'x, y', '1']],
    ['into one empty cell where it has none', ['', '1 2', '3 4'], ['']],
  ])('%s', (_, lines, cells) => expect(cutOf(...lines)).toEqual(border(...cells)));

  it('by those of its lines that have numbers', () => {
    const words = ['Name, Vorname', 'Ort, Datum', 'a, b'];
    expect(cuttingOf([...words, '856', '860']).cut('856, x')).toEqual(['856, x']);
    expect(cuttingOf(words).cut('a, b')).toEqual(['a', 'b']);
  });

  it('at a semicolon only where more than one line in fifty has one', () => {
    const plain = Array.from({ length: 49 }, () => '856');
    expect(cuttingOf([...plain, '856;1']).cut('1;2')).toEqual(['1;2']);
    expect(cuttingOf([...plain.slice(1), '856;1']).cut('1;2')).toEqual(['1', '2']);
  });

  it('at a comma between whole numbers of which one line in fifty has something else beside it', () => {
    const pairs = Array.from({ length: 49 }, (_, i) => `856,${i % 10}`);
    expect(cuttingOf([...pairs, '856,x']).cut('856,5')).toEqual(['856,5']);
    expect(cuttingOf([...pairs.slice(1), '856,x']).cut('856,5')).toEqual(['856', '5']);
  });
});

describe('brackets', () => {
  const first = (...lines: string[]): string[] => cutOf(...lines).cells;
  it.each([
    [['[856 (860', '870 845']],
    [['  [856 (860', '870 845']],
    [['856 (860]', '870 845']],
    [['856 (860] ', '870 845']],
    [['856 (860', '870 845]']],
    [['[856](860', '870 845']],
  ])('around a list are none of its cells: %j', (lines) => expect(first(...lines)).toEqual(['856', '860']));

  it('may have a comma behind them', () => {
    expect(first('856, (860],', '870, 845')).toEqual(['856', '860', '']);
    expect(first('856, (860] , ', '870, 845')).toEqual(['856', '860', '']);
  });

  it('within its lines are', () => {
    expect(first('856 a[6 (7', '870 b 8')).toEqual(['856', 'a[6', '(7']);
    expect(first('856 (860]x', '870 845')).toEqual(['856', '(860]x']);
    expect(first('856 (860)', '870 (845)')).toEqual(['856', '(860)']);
  });
});

describe('a comma between whole numbers', () => {
  it.each([
    ['behind numbers that count', ['1,856', '2,860', '3,870']],
    ['between a rate and its interval', ['70,857', '71,845', '69,870']],
    ['between an interval and its rate', ['857,70', '845,71', '870,69']],
    [
      'behind times that grow, where an even list of intervals follows',
      grown([856, 860, 870, 850, 862, 858, 866, 861, 859, 857]),
    ],
    [
      'between intervals that are alike, of five rows or more',
      ['856,860', '870,850', '862,858', '866,861', '859,857'],
    ],
  ])('is a border %s', (_, lines) => expect(cutOf(...lines)).toEqual(border(...lines[0]!.split(','))));

  it.each([
    ['behind intervals with one or two digits after it', ['856,5', '860,25', '870,1']],
    ['in seconds', ['0,856', '0,860', '0,870']],
    ['in seconds up to three', ['3,100', '3,200', '3,000']],
    [
      'in times that grow by an interval',
      ['0,85', '1,71', '2,58', '3,43', '4,29', '5,15', '6,01', '6,87', '7,72', '8,58'],
    ],
    ['behind intervals with three digits from 000 to 999', ['856,012', '860,250', '870,999', '850,125']],
    ['behind intervals with digits of any number', ['856,5', '860,125', '870,25', '855,375']],
    ['before one or two digits, whatever stands before it', ['20,5', '21,25', '19,1']],
  ])('is a decimal sign %s', (_, lines) => expect(cutOf(...lines)).toEqual(decimal(lines[0]!)));

  it.each([
    ['between intervals that are alike, of four rows', ['856,860', '870,850', '862,858', '866,861']],
    ['between intervals and other long numbers', ['856,400', '860,437', '870,474', '850,511']],
    ['between short numbers and long ones', ['20,500', '31,437', '12,474']],
    [
      'in numbers that grow by anything',
      ['10,500', '20,900', '30,310', '40,980', '50,320', '60,950', '70,300', '80,990', '90,330', '99,940'],
    ],
  ])('is in question %s', (_, lines) => expect(cutOf(...lines)).toEqual(unclear(lines[0]!)));

  it('counts from line to line: two lines are no count, and one step of another size is none', () => {
    expect(cutOf('300,1', '301,2')).toEqual(decimal('300,1'));
    expect(cutOf('300,1', '301,2', '303,3')).toEqual(decimal('300,1'));
    expect(cutOf('300,1', '301,2', '302,3')).toEqual(border('300', '1'));
  });

  it.each([
    [200, decimal('200,5')],
    [199, decimal('199,5')],
    [3000, decimal('3000,5')],
  ])('has intervals from 200 to 3000 ms before it: %i', (left, expected) => {
    expect(cutOf(`${left},5`, `${left},7`)).toEqual(expected);
  });
  it('is in question before three digits where what stands before it is no interval', () => {
    // 000 to 999 would be the digits of an interval.
    const lines = (left: number): string[] => [`${left},012`, `${left},250`, `${left},999`];
    expect([200, 3000].map((left) => cutOf(...lines(left)).unsure)).toEqual([false, false]);
    expect([199, 3001].map((left) => cutOf(...lines(left)).unsure)).toEqual([true, true]);
  });

  it('behind numbers that grow is a border where they grow by more than three and an even list of intervals follows', () => {
    /** Twenty numbers that grow up to `last`, the intervals behind them. */
    const told = (last: number, right: (i: number) => number | string): string => {
      const { cut, unsure } = cuttingOf(
        Array.from({ length: 20 }, (_, i) => `${Math.floor((i * last) / 19)},${right(i)}`),
      );
      return cut('1,2').length === 2 ? 'border' : unsure ? 'unclear' : 'decimal';
    };
    const plain = (i: number): number => 860 + (i % 7);
    expect([told(4, plain), told(3, plain)]).toEqual(['border', 'decimal']);
    // Two digits, or a nought before them, are those of a decimal.
    for (const odd of [99, '086'])
      for (const right of [(i: number) => (i === 9 ? odd : plain(i)), () => odd])
        expect(told(40, right)).not.toBe('border');
    const isBorder = (right: (i: number) => number): boolean => told(40, right) === 'border';
    // Steps of a quarter of the middle one.
    expect([249, 250].map((step) => isBorder((i) => 1000 - (i % 2) * step))).toEqual([true, false]);
    const edges = [199, 200, 3000, 3001].map((value) => isBorder((i) => (i < 2 ? value : plain(i))));
    expect(edges).toEqual([false, true, true, false]);
    expect(isBorder((i) => (i < 1 ? 199 : plain(i)))).toBe(true);
  });

  it('in numbers that grow is decimal where nine in ten of their steps are intervals in s', () => {
    /** Twenty moments of beats, `steps` in hundredths of a second. */
    const told = (step: (i: number) => number): string => {
      let at = 0;
      const lines = Array.from({ length: 20 }, (_, i) => {
        at += i === 0 ? 1050 : step(i);
        return `${Math.floor(at / 100)},${String(at % 100).padStart(2, '0')}`;
      });
      const { cut, unsure } = cuttingOf(lines);
      return cut('1,2').length === 2 ? 'border' : unsure ? 'unclear' : 'decimal';
    };
    expect([21, 299].map((step) => told(() => step))).toEqual(['decimal', 'decimal']);
    expect([19, 302].map((step) => told(() => step))).toEqual(['unclear', 'unclear']);
    expect([17, 16].map((count) => told((i) => (i <= count ? 86 : 400)))).toEqual(['unclear', 'unclear']);
    expect(told((i) => (i <= 18 ? 86 : 400))).toBe('decimal');
  });
});

/** Whole seconds that have passed, and the interval in ms. */
function grown(rr: readonly number[]): string[] {
  let at = 0;
  return rr.map((value) => `${Math.round((at += value) / 1000)},${value}`);
}
