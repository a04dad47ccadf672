/** Which columns are the list of intervals, by what they are called and what they hold: each rule on both sides of its boundary. */
import { describe, expect, it } from 'vitest';
import { fill, guessed, isSure } from '../../../fixtures/guessed-columns.ts';
import { wave } from '../../../fixtures/small-files.ts';

type Cells = Parameters<typeof guessed>[1];
type Columns = readonly Cells[];
const RR = wave(60);
const NOISE = RR.map((_, i) => 400 + ((i * 37) % 300));
const COUNT = RR.map((_, i) => i + 1);

describe('a name', () => {
  it.each<[string, string, Cells, string]>([
    ['that says nothing is none', 'value\tn', RR, 'interval-ms values, row counts'],
    ['that says something else asks', 'foo\tn', RR, 'interval-ms values, row counts?'],
    ['with a unit is believed', 'RR (ms)\tx', RR, 'interval-ms both, row counts'],
    ['with the other unit is not', 'RR (s)\tx', RR, 'interval-ms values, row counts?'],
    [
      'with the other unit is not, the other way round',
      'RR ms\tx',
      RR.map((rr) => rr / 1000),
      'interval-s values, row counts?',
    ],
    ['makes intervals of one that never changes', 'RR\tx', fill(() => 860), 'interval-ms both, row counts'],
    [
      'makes intervals of a smooth curve',
      'RR\tx',
      fill((i) => Math.round(860 + 100 * Math.cos(i / 40 - 0.5))),
      'interval-ms both, row counts',
    ],
  ])('%s', (_, header, column, expected) => expect(guessed(header, column, COUNT)).toBe(expected));

  it.each<[string, Cells, string]>([
    ['resp', NOISE, 'breath name, interval-ms values'],
    ['HR', RR.map((rr) => 60 / rr), 'none name, interval-ms values'],
    ['temp', NOISE, 'none unknown, interval-ms values?'],
    ['time', NOISE, 'none unknown, interval-ms values?'],
    ['event', NOISE, 'none unknown, interval-ms values?'],
    ['clean', NOISE, 'interval-ms values, none unknown?'],
  ])('of something else is no interval: %s', (name, column, expected) => {
    expect(guessed(`${name}\tx`, column, RR)).toBe(expected);
  });
});

describe('one list', () => {
  it('may have one interval in ten that is no heart’s, or one', () => {
    const odd = (count: number, value: number, of = RR): boolean =>
      isSure(
        '',
        of.map((rr, i) => (i % 8 === 1 && i < 8 * count ? value : rr)),
      );
    expect([odd(6, 199), odd(7, 199), odd(7, 200)]).toEqual([true, false, true]);
    expect([odd(6, 3001), odd(7, 3001), odd(7, 3000)]).toEqual([true, false, true]);
    expect([odd(1, 150, RR.slice(0, 9)), odd(2, 150, RR.slice(0, 10))]).toEqual([true, false]);
  });

  it('without a name jumps by a third of its middle one at most, where it is long enough to say', () => {
    const jumps = (low: number, count = 60): boolean =>
      isSure(
        '',
        COUNT.slice(0, count),
        fill((i) => (i % 2 === 0 ? 1000 : low), count),
      );
    expect([jumps(650), jumps(649), jumps(500, 7), jumps(500, 8)]).toEqual([true, false, true, false]);
    expect(
      isSure(
        '',
        fill((i) => (i % 2 === 0 ? 1000 : 500)),
      ),
    ).toBe(true);
  });

  it('in whole ms may part its thousands', () => {
    expect(
      guessed(
        '',
        RR.map((rr, i) => (i % 4 === 1 ? '1.012' : rr)),
      ),
    ).toBe('interval-ms values');
  });

  it('that is a smooth curve is in question', () => {
    expect(
      guessed(
        '',
        fill((i) => Math.round(860 + 100 * Math.cos(i / 40 - 0.5))),
      ),
    ).toBe('interval-ms values?');
    expect(
      guessed(
        '',
        fill(() => 860),
      ),
    ).toBe('interval-ms values');
  });

  it('may grow while it is short', () => {
    expect(guessed('', [800, 810, 820, 830])).toBe('interval-ms values');
    expect(guessed('', [800, 810, 820, 830, 840])).toBe('none unknown? no-intervals');
  });
});

describe('several lists', () => {
  it.each<[string, string, Columns, string]>([
    [
      'in one line are packets',
      '',
      ['856', '870', '845'],
      'interval-ms values, interval-ms values, interval-ms values',
    ],
    ['of which one is half as long again are not', '', ['856', '1284'], 'interval-ms values, none unknown?'],
    ['of which one is nearly so are', '', ['856', '1283'], 'interval-ms values, interval-ms values'],
    ['of which one is half as long are not', '', ['856', '428'], 'interval-ms values, none unknown?'],
    ['of which one is hardly so are', '', ['856', '429'], 'interval-ms values, interval-ms values'],
    [
      'in two lines are told by their size',
      '',
      ['856 870', '1310 1300'],
      'interval-ms values, none unknown?',
    ],
    [
      'with two full rows of three are no packets',
      '',
      ['856 870 845', [860, '', 850]],
      'interval-ms values, none unknown?',
    ],
    [
      'that are the same in half of the rows are packets',
      '',
      ['856 870 845 860', '856 870 850 865'],
      'interval-ms values, interval-ms values',
    ],
    [
      'that are the same in most rows are not',
      '',
      ['856 870 845 860', '856 870 845 865'],
      'interval-ms values, none unknown?',
    ],
    [
      'of which half comes again in the next row are packets',
      '',
      ['856 870 845 860', '870 845 850 866'],
      'interval-ms values, interval-ms values',
    ],
    [
      'of which most comes again are not',
      '',
      ['856 870 845 860', '870 845 860 866'],
      'interval-ms values, none unknown?',
    ],
    [
      'that lie apart by hardly more than their steps are packets',
      '',
      ['800 820 800 820 800', '822 842 822 842 822'],
      'interval-ms values, interval-ms values',
    ],
    [
      'that lie further apart are not',
      '',
      ['800 820 800 820 800', '824 844 824 844 824'],
      'interval-ms values, none unknown?',
    ],
    [
      'within a ms are the same one',
      'RR\tIBI',
      [RR, RR.map((rr) => rr + 1)],
      'interval-ms both, none unknown',
    ],
    [
      'of two devices on one heart are no packets',
      'RR\tIBI',
      [RR, RR.map((rr, i) => rr + (i % 2 === 0 ? 2 : -3))],
      'interval-ms both, none unknown?',
    ],
    [
      'in two units are the same one',
      'RR s\tRR ms',
      [RR.map((rr) => rr / 1000), RR],
      'interval-s both, none unknown',
    ],
    [
      'of which one in sixty differs are the same one',
      'RR\tIBI',
      [RR, RR.map((rr, i) => (i === 9 ? 990 : rr))],
      'interval-ms both, none unknown',
    ],
    [
      'of which two in sixty differ are in question',
      'RR\tIBI',
      [RR, RR.map((rr, i) => (i % 50 === 9 ? 990 : rr))],
      'interval-ms both, none unknown?',
    ],
    [
      'that are both corrected are in question',
      'RR corrected\tRR clean',
      [RR, NOISE],
      'interval-ms both, none unknown?',
    ],
    ['that are both raw are in question', 'RR raw\tIBI raw', [RR, NOISE], 'interval-ms both, none unknown?'],
    [
      'of which two are not corrected are in question',
      'RR\tRR clean\tIBI',
      [RR, RR, NOISE],
      'interval-ms both, none unknown, none unknown?',
    ],
    [
      'of which one is the raw one',
      'RR\tRR clean\tRR raw',
      [NOISE, NOISE, RR],
      'none unknown, none unknown, interval-ms both',
    ],
  ])('%s', (_, header, columns, expected) => expect(guessed(header, ...columns)).toBe(expected));
});
