/** What stands in a cell: numbers as they are written, units behind them, moments; read digit by digit, and the same as when they are read at leisure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, digitsIn, isNothing, numberOf, POINT_ONLY } from '../../../../src/exchange/table/cells.ts';
import type { Words } from '../../../../src/exchange/table/columns.ts';
import { momentOf } from '../../../../src/exchange/table/stamps.ts';
import { readTable } from '../../../../src/exchange/table/table.ts';

const digits = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^\\d{${least},${most}}$`)).filter((text) => text.length >= least);
const two = (value: number): string => String(value).padStart(2, '0');

describe('a number in a cell', () => {
  it('is the number nearest to what is written, to the last bit, with a point or a comma', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', '-', '+'),
        digits(1, 12),
        fc.option(digits(0, 12)),
        fc.constantFrom('.', ','),
        (sign, whole, part, mark) => {
          const written = part === null ? sign + whole : `${sign}${whole}${mark}${part}`;
          expect(numberOf(written)).toBe(Number(written.replace(',', '.')));
        },
      ),
    );
  });

  it('may have a unit behind it, and nothing else', () => {
    for (const unit of ['ms', ' ms', ' MS.', 'msec', ' s', 's', '  sec', ' bpm', '/min'])
      expect(numberOf(`856,5${unit}`)).toBe(856.5);
    for (const no of [
      '856 mV',
      'ms',
      '856 ms 3',
      '8 56',
      '1.012.3',
      '12,34,5',
      '0x10',
      '',
      '-',
      '.',
      'e5',
      'Infinity',
    ])
      expect(numberOf(no)).toBeNaN();
    expect([numberOf('.5'), numberOf('5.'), numberOf('1e3'), numberOf('007')]).toEqual([0.5, 5, 1000, 7]);
  });

  it('is none where a mark says so', () => {
    for (const mark of [
      'NaN',
      'n/a',
      '#N/A',
      'null',
      'None',
      '-',
      '---',
      '?',
      '*',
      'missing',
      'fehlt',
      '-inf',
    ])
      expect([isNothing(mark), numberOf(mark)]).toEqual([true, NaN]);
    for (const word of ['', 'normal', 'x', 'night', '-x', '856']) expect(isNothing(word)).toBe(false);
  });
});

describe('a stretch of digits', () => {
  it('is its number, with one sign between digits; all else needs a closer look', () => {
    const read = (text: string, comma?: number): number => digitsIn(`9${text}9`, 1, 1 + text.length, comma);
    expect(
      ['0', '856', '85.6', '85,6', '0.125', '123456789012345', '1234567.8901234'].map((text) => read(text)),
    ).toEqual([0, 856, 85.6, 85.6, 0.125, 123456789012345, 1234567.8901234]);
    for (const no of [
      '',
      '.5',
      ',5',
      '5.',
      '5,',
      '1.2.3',
      '1,2.3',
      '8a',
      'a8',
      '-5',
      '8 5',
      '1234567890123456',
    ])
      expect(read(no)).toBeNaN();
    expect([read('85.6', POINT_ONLY), read('85,6', POINT_ONLY)]).toEqual([85.6, NaN]);
  });
});

describe('a bare cell', () => {
  it('has no blanks and no pair of quotation marks around it', () => {
    expect([' a ', '"a"', "'a'", '" a "', '"a', 'a"', '"', '""', `"a'`, ''].map(bare)).toEqual([
      ...['a', 'a', 'a', 'a', '"a', 'a"', '"', '', `"a'`, ''],
    ]);
  });
});

describe('a moment in a cell', () => {
  it('is the same in every way to write it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59 }),
        digits(1, 7),
        (hour, minute, second, part) => {
          const time = hour * 3_600_000 + minute * 60_000 + second * 1000 + Number(`0.${part}`) * 1000;
          const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
          expect(momentOf(`${clock}.${part}`)).toBe(time);
          expect(momentOf(`${clock},${part}`)).toBe(time);
          const half = `${((hour + 11) % 12) + 1}:${two(minute)}:${two(second)}.${part} ${hour < 12 ? 'AM' : 'pm'}`;
          expect(momentOf(half)).toBe(time);
          // A day on which no clock is put forward or back.
          const midnight = new Date(2026, 0, 14).getTime();
          for (const day of ['2026-01-14 ', '2026-01-14T', '14.01.2026 ', '14/01/2026 ', '2026/01/14 '])
            expect(momentOf(`${day}${clock}.${part}`)).toBeCloseTo(midnight + time, 3);
          const utc = Date.UTC(2026, 0, 14) + time;
          expect(momentOf(`2026-01-14T${clock}.${part}Z`)).toBe(utc);
          expect(momentOf(`2026-01-14 ${clock}.${part} +01:30`)).toBe(utc - 5_400_000);
        },
      ),
    );
  });

  it('is that of the clock on the wall also on the days on which it is changed', () => {
    const DAY = 86_400_000;
    for (let noon = new Date(2026, 0, 1, 12).getTime(); noon < new Date(2027, 0, 1).getTime(); noon += DAY) {
      const date = new Date(noon);
      const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
      const at = new Date(date.getFullYear(), date.getMonth(), date.getDate(), 9, 30, 5).getTime();
      expect(momentOf(`${day}T09:30:05`)).toBe(at);
      expect(momentOf(`${day.split('-').toReversed().join('.')} 9:30:05`)).toBe(at);
    }
  });

  it('is none that no clock shows, no day alone and no number', () => {
    for (const no of [
      '24:00:00',
      '2026-01-14 24:00:00',
      '09:61',
      '2026-01-14',
      '2026-13-14T09:30:00',
      '14.01.2026',
      '856',
      '1-2-3',
      'x 09:30',
    ])
      expect(momentOf(no)).toBeNaN();
  });
});

const listed = (words: Words): [number, string][] => {
  const list: [number, string][] = [];
  words.each((row, word) => list.push([row, word]));
  return list;
};

describe('the rows of a table', () => {
  const row = fc.tuple(
    fc.constantFrom('', 'rest', 'NaN', '12:30:05', 'phase: two', '0,5'),
    fc.integer({ min: 300, max: 1500 }),
    fc.constantFrom('', 'a', '-', '7 ms', '1.25'),
  );

  it('are the same whether or not blanks and quotation marks stand around the cells', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const written = (around: string): unknown => {
          const cells = rows.map((cells) => cells.map((cell) => `${around}${cell}${around}`).join(';'));
          const { sections } = readTable(`a;b;c\n${cells.join('\n')}`);
          return sections.map(({ columns, lines, rows: count }) => ({
            columns: columns.map(({ kinds, values, words }) => ({ kinds, values, words: listed(words) })),
            lines,
            count,
          }));
        };
        const plain = written('');
        expect(written(' ')).toEqual(plain);
        expect(written('"')).toEqual(plain);
      }),
    );
  });

  const columnsOf = (text: string): unknown[] =>
    readTable(text).sections.flatMap(({ columns }) =>
      columns.map(({ values, words }) => [[...values], listed(words)]),
    );

  it('hold what quotation marks protect as one cell, wherever they stand', () => {
    expect(columnsOf('a,b\n856,"x, y"\n860,x "a, b" y\n861,""\n"862","say ""so"" now"\n')).toEqual([
      [[856, 860, 861, 862], []],
      [
        [NaN, NaN, NaN, NaN],
        [
          [0, 'x, y'],
          [1, 'x "a, b" y'],
          [3, 'say ""so"" now'],
        ],
      ],
    ]);
  });

  it('are parted by runs of blanks of every kind', () => {
    expect(columnsOf('856 70 N\n860  71  N \n861\u00A072 N\n862 73 V\n')).toEqual([
      [[856, 860, 861, 862], []],
      [[70, 71, 72, 73], []],
      [
        [NaN, NaN, NaN, NaN],
        [
          [0, 'N'],
          [1, 'N'],
          [2, 'N'],
          [3, 'V'],
        ],
      ],
    ]);
  });

  it('keep their own words where the same one comes again after another, or a number between', () => {
    const words = ['rest', 'rest', '5', 'rest', 'talk', 'rest', '', 'rest', 'NaN', 'resting'];
    const [, column] = columnsOf(`rr;said\n${words.map((word, i) => `${850 + i};${word}`).join('\n')}`);
    expect(column).toEqual([
      words.map((word) => (word === '5' ? 5 : NaN)),
      words.flatMap((word, i) => (['5', '', 'NaN'].includes(word) ? [] : [[i, word]])),
    ]);
  });
});
