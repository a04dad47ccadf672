/** What stands in a cell: numbers as they are written, units behind them, moments; read digit by digit, and the same as when they are read at leisure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNothing, numberOf } from '../../../../src/exchange/table/cells.ts';
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
          return sections.map(({ columns, lines, rows: count }) => ({ columns, lines, count }));
        };
        const plain = written('');
        expect(written(' ')).toEqual(plain);
        expect(written('"')).toEqual(plain);
      }),
    );
  });
});
