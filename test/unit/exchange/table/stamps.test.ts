/** Dates and times of day as programs write them: what each text says, and what it does not say. */
import { describe, expect, it } from 'vitest';
import { epochIn } from '../../../../src/exchange/formats/table-file.ts';
import { epochOf, stampIn, stampOfName, timeIn } from '../../../../src/exchange/table/stamps.ts';

const day = { year: 2026, month: 3, day: 4 };
const HALF_PAST_NINE = 34_200_000;

describe('a text', () => {
  it.each([
    '2026-03-04',
    '2026/3/4',
    '2026.03.04',
    '2026_03_04',
    '04.03.2026',
    '4.3.2026',
    '04-03-2026',
    '04/03/2026',
    '4. März 2026',
    '4 mrz 2026',
    '04 Mar 2026',
    '4 March. 2026',
    '4 3月 2026',
    '20260304',
  ])('says a day: %s', (text) => expect(stampIn(text)).toEqual(day));

  it('has the month first where no month has the second number', () => {
    expect(stampIn('03/14/2026')).toEqual({ year: 2026, month: 3, day: 14 });
    expect(stampIn('14.13.2026')).toBeUndefined();
  });

  it.each(['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'])(
    'knows the months: %s',
    (name) => {
      const months = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
      expect(stampIn(`1 ${name} 2026`)).toEqual({ year: 2026, month: months.indexOf(name) + 1, day: 1 });
    },
  );
  it.each([
    ['may', 5],
    ['oct', 10],
    ['dec', 12],
    ['mär', 3],
  ] as const)('and in the other language: %s', (name, month) => {
    expect(stampIn(`1 ${name} 2026`)?.month).toBe(month);
  });

  it.each([
    '2026-00-04',
    '2026-13-04',
    '2026-03-00',
    '2026-03-32',
    '1826-03-04',
    '12026-03-045',
    '4 foo 2026',
    '4.3.26',
    'words',
    '',
    '120260304',
  ])('says no day: %s', (text) => expect(stampIn(text)).toBeUndefined());

  it.each([
    ['09:30', HALF_PAST_NINE],
    ['9:30:05', HALF_PAST_NINE + 5000],
    ['09:30.05', HALF_PAST_NINE + 5000],
    ['09:30:05.25', HALF_PAST_NINE + 5250],
    ['09:30:05,125', HALF_PAST_NINE + 5125],
    ['9:30 PM', HALF_PAST_NINE + 43_200_000],
    ['12:30 a.m.', 1_800_000],
    ['12:30 pm', 45_000_000],
    ['23:59:60', 86_400_000],
    ['at 09:30 h', HALF_PAST_NINE],
    ['24:00', undefined],
    ['09:60', undefined],
    ['1:09:3', 4_140_000],
    ['109:30', undefined],
    ['930', undefined],
  ])('says a time of day: %s', (text, time) => expect(timeIn(text)).toBe(time));

  it.each([
    ['2026-03-04 09:30Z', 0],
    ['2026-03-04T09:30:00+0130', 90],
    ['2026-03-04 09:30:00 -05:45', -345],
    ['2026-03-04 09:30', undefined],
    ['2026-03-04 +0100', undefined],
  ])('says a zone only behind a time of day: %s', (text, zone) => expect(stampIn(text)?.zone).toBe(zone));

  it('that is written together may go on with its time of day', () => {
    expect(stampIn('20260304093005')).toEqual({ ...day, time: HALF_PAST_NINE + 5000 });
    expect(stampIn('20260304T093005')).toEqual({ ...day, time: HALF_PAST_NINE + 5000 });
  });
});

describe("a file's name", () => {
  it.each([
    ['2026-03-04 09-30-05.txt', HALF_PAST_NINE + 5000],
    ['walk_2026-03-04_09.30.csv', HALF_PAST_NINE],
    ['20260304_093005_RR.csv', HALF_PAST_NINE + 5000],
    ['04.03.2026 09.30 A17.txt', HALF_PAST_NINE],
    ['2026-03-04 25-30.txt', undefined],
    ['2026-03-04.txt', undefined],
    ['A17 2026-03-04 (2).txt', undefined],
  ])('says a day and a time of day: %s', (name, time) => {
    expect(stampOfName(name)).toEqual({ ...day, ...(time !== undefined && { time }) });
  });
  it('without a day says nothing', () => {
    expect([stampOfName('09-30-00.txt'), stampOfName('walk.txt')]).toEqual([undefined, undefined]);
  });
});

describe('a moment', () => {
  it('is of the zone that is told, else of this device, with every part of a ms', () => {
    const stamp = { ...day, time: HALF_PAST_NINE + 0.25 };
    expect(epochOf({ ...stamp, zone: 90 })).toBe(Date.UTC(2026, 2, 4, 8) + 0.25);
    expect(epochOf(stamp)).toBe(new Date(2026, 2, 4, 9, 30).getTime() + 0.25);
    expect(epochOf(day)).toBe(new Date(2026, 2, 4).getTime());
    expect(epochOf(day, 1000)).toBe(new Date(2026, 2, 4).getTime() + 1000);
  });
  it('is none without a day', () => {
    for (const part of ['year', 'month', 'day'] as const)
      expect(epochOf({ ...day, time: 0, [part]: undefined })).toBeUndefined();
  });
});

describe('the beginning of a recording', () => {
  const noon = new Date(2026, 2, 4, 12).getTime();
  const begun = new Date(2026, 2, 4, 9, 30).getTime();
  it.each([
    ['in one line', ['Start: 2026-03-04 09:30'], 'x', { epoch: begun }],
    [
      'in two lines',
      ['Date: 2026-03-04', 'Start time: 09:30', 'Date: 2027-01-01 10:00'],
      'x',
      { epoch: begun },
    ],
    ['with its time first', ['Uhrzeit 09:30', 'Datum 04.03.2026'], 'x', { epoch: begun }],
    ['by its day alone', ['Date: 2026-03-04', 'Length 09:30'], 'x', { epoch: noon, dayOnly: true }],
    ['by its file', ['words'], '2026-03-04 09-30.txt', { epoch: begun }],
    ['by the day of its file and the time in it', ['Begin 09:30'], '2026-03-04 10-10.txt', { epoch: begun }],
    ['by the day of its file', [], '2026-03-04.txt', { epoch: noon, dayOnly: true }],
    [
      'not by when it was written',
      [
        'Exported 2026-03-04 09:30',
        'gespeichert 2026-03-04',
        'Printed: 04.03.2026',
        'created 2026-03-04',
        'erstellt 4.3.2026',
      ],
      'x',
      {},
    ],
    ['not by a time of day alone', ['Start 09:30'], 'x', {}],
  ])('is told %s', (_, lines, name, expected) => expect(epochIn(lines, name)).toEqual(expected));
});
