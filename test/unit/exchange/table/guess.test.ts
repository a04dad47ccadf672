/** What stands beside a list of intervals, moments in place of it, and why there may be nothing to open: each rule on both sides of its boundary. */
import { describe, expect, it } from 'vitest';
import { fill, guessed } from '../../../fixtures/guessed-columns.ts';
import { wave } from '../../../fixtures/small-files.ts';

type Cells = Parameters<typeof guessed>[1];
type Columns = readonly Cells[];
const RR = wave(60);
const ENDS = RR.map((_, i) => RR.slice(0, i + 1).reduce((a, b) => a + b, 0));
const COUNT = RR.map((_, i) => i + 1);
const OTHER = RR.map((_, i) => 5000 + ((i * 7919) % 101));

describe('a column beside the list', () => {
  it.each<[string, string, Cells, string]>([
    ['that is half of words is of words', 'x', fill((i) => (i % 2 === 0 ? `w${i}` : 7 * i)), 'none words'],
    [
      'that has fewer words than numbers is nothing known',
      'x',
      fill((i) => (i % 2 === 0 && i > 1 ? `w${i}` : 7 * (i % 9))),
      'none unknown?',
    ],
    ['with the same word twice is of words', 'x', fill((i) => (i < 2 ? 'ms' : '')), 'marks words'],
    ['with the same word all over is a unit', 'x', fill(() => 'ms'), 'none same'],
    ['of marks may have one word all over', 'event', fill(() => 'rest'), 'marks words'],
    [
      'has marks where one row in five has words',
      'x',
      fill((i) => (i % 5 === 0 ? `w${i}` : i % 5 === 1 ? 7 : '')),
      'marks words',
    ],
    ['that is empty says nothing', 'x', fill(() => ''), 'none same'],
    ['that grows in short steps is a grid', 'ms', fill((i) => i * 40), 'none grid'],
  ])('%s', (_, name, column, expected) => {
    expect(guessed(`RR\t${name}`, RR, column)).toBe(`interval-ms both, ${expected.replace('?', '')}`);
  });

  it('is time that passes with the intervals, whatever rows without one stand between', () => {
    const times = ENDS.flatMap((at, i) => (i % 2 === 0 ? [at, at] : [at]));
    const rr = RR.flatMap((one, i) => (i % 2 === 0 ? [one, 0] : [one]));
    expect(guessed('', times, rr)).toBe('time-ms values, interval-ms values');
    // Of three beats that came together.
    expect(
      guessed(
        '',
        ENDS.map((_, i) => ENDS[i - (i % 3)] ?? 0),
        RR,
      ),
    ).toBe('time-ms values, interval-ms values');
  });

  it('that nothing explains asks, unless the list is called so', () => {
    expect([guessed('x\ty', RR, OTHER), guessed('RR\ty', RR, OTHER)]).toEqual([
      'interval-ms values, none unknown?',
      'interval-ms both, none unknown',
    ]);
  });
});

describe('samples of a sensor', () => {
  const sampled = (name: string, at: (i: number) => string | number, count = 60): boolean =>
    guessed(`${name}\tx`, fill(at, count), RR.slice(0, count)).endsWith('? curve-only');
  it('are told by steps of less than 150 ms', () => {
    expect([sampled('ms', (i) => i * 149), sampled('ms', (i) => i * 150)]).toEqual([true, false]);
    expect([sampled('time', (i) => i * 0.149), sampled('time', (i) => i * 0.15)]).toEqual([true, false]);
    expect(sampled('x', (i) => 1.7e12 + i * 40)).toBe(true);
    expect(
      sampled('x', (i) => `09:30:0${Math.floor(i / 25)}.${String((i % 25) * 40).padStart(3, '0')}`),
    ).toBe(true);
  });
  it('are twenty at least', () => {
    expect([19, 20].map((count) => sampled('ms', (i) => i * 40, count))).toEqual([false, true]);
  });
});

describe('moments of beats', () => {
  /** A heart whose intervals differ so much that a rate belongs to one of its neighbours and not to both. */
  const steps = fill((i) => [700, 1000, 1300][i % 3] ?? 0, 11).map(Number);
  const jumping = steps.map((_, i) => steps.slice(0, i).reduce((a, b) => a + b, 0));
  const opening = steps.map((rr) => Math.round(60_000 / rr));
  const closing = steps.map((_, i) => Math.round(60_000 / (steps[i - 1] ?? 1000)));
  it.each<[string, string, Columns, string]>([
    ['beside rates of the interval that begins', '', [jumping, opening], 'beats-ms values, rate follows'],
    ['beside rates of the interval that ends', '', [jumping, closing], 'beats-ms values, rate follows'],
    [
      'beside rates of which eight in ten follow',
      '',
      [jumping, closing.map((rate, i) => (i < 3 ? 150 : rate))],
      'beats-ms values, rate follows',
    ],
    [
      'beside rates of which seven in ten follow are none',
      '',
      [jumping, closing.map((rate, i) => (i < 4 ? 150 : rate))],
      'none unknown, none unknown? heart-rate-only',
    ],
    [
      'beside rates that lack some rows',
      '',
      [jumping, closing.map((rate, i) => (i === 2 ? '' : rate))],
      'beats-ms values, rate follows',
    ],
    [
      'beside other rates are none',
      '',
      [ENDS, fill((i) => 40 + ((i * 37) % 90))],
      'none unknown, none unknown? heart-rate-only',
    ],
    [
      'that are called intervals are in question there',
      'RR\tx',
      [ENDS, fill((i) => 40 + ((i * 37) % 90))],
      'beats-ms values, none unknown?',
    ],
    ['beside a count', 'x\ttime', [COUNT, ENDS], 'row counts, beats-ms both'],
    [
      'beside one number and words',
      '',
      [ENDS, fill(() => 7), fill((i) => `w${i}`)],
      'beats-ms values, none same, none words',
    ],
    ['beside anything else are in question', '', [ENDS, OTHER], 'beats-ms values, none unknown?'],
    ['in even steps are none', '', [fill((i) => i * 860)], 'none unknown? no-intervals'],
    ['in even steps that are called so are', 'RR', [fill((i) => i * 860)], 'beats-ms values'],
    [
      'of which one in ten is hardly a heart’s are in question',
      '',
      [
        fill(
          (i) => 850 * i + 97 * (i % 3) + (i > 9 ? 5000 : 0) + (i > 5 ? 5000 : 0) + (i > 7 ? 5000 : 0),
          12,
        ),
      ],
      'beats-ms values?',
    ],
    ['are eight at least', '', [ENDS.slice(0, 8)], 'beats-ms values'],
    ['are not seven', '', [ENDS.slice(0, 7)], 'none unknown? no-intervals'],
    ['are no count', 'RR', [COUNT], 'none unknown? no-intervals'],
  ])('%s', (_, header, columns, expected) => expect(guessed(header, ...columns)).toBe(expected));
});

describe('where there is nothing to propose it is said why', () => {
  const clock = fill((i) => `09:3${i}:00`, 4);
  it.each<[string, string, Columns, string]>([
    ['two figures', 'rmssd\tsdnn', ['41 43', '52 50'], 'figures-only'],
    ['one figure', 'rmssd', ['41 43'], 'no-intervals'],
    ['a rate by its name', 'HR\tx', [fill((i) => 100 + 7 * (i % 20)), OTHER], 'heart-rate-only'],
    ['a rate by its name that is empty', 'HR\tx', [fill(() => ''), OTHER], 'no-intervals'],
    ['a curve of sixty', '', [fill((i) => 5000 + 90 * Math.cos(i / 40 - 0.5))], 'no-intervals'],
    ['a curve of one more', '', [fill((i) => 5000 + 90 * Math.cos(i / 40 - 0.5), 61)], 'curve-only'],
    ['numbers that grow', '', [fill((i) => 5000 + i * i, 61)], 'no-intervals'],
    [
      'a curve beside other numbers',
      '',
      [fill((i) => 5000 + 90 * Math.cos(i / 40 - 0.5), 70), fill((i) => 5000 + ((i * 7919) % 101), 70)],
      'curve-only',
    ],
    ['words and moments', 'x\ty\tn', [clock, 'a b a c', '1 1 1 1'], 'marks-only'],
    ['words and times', 'time\ty', ['1 2 4 7', 'a b a c'], 'marks-only'],
    ['marks of which one has words', 'x\tevent', [clock, '1 2 rest 1'], 'marks-only'],
    ['as many words as numbers', 'x\ty', [clock, '1 a 2 b'], 'no-intervals'],
    ['words without moments', 'y\tn', ['a b a c', '10 10 30 10'], 'no-intervals'],
    ['moments without words', 'x\tevent', [clock, '1 2 1 1'], 'no-intervals'],
  ])('%s', (_, header, columns, expected) => {
    expect(guessed(header, ...columns).split('? ')[1]).toBe(expected);
  });

  it('numbers beside a clock are rates from 30 to 220', () => {
    const refusal = (name: string, value: number): string | undefined =>
      guessed(
        `s\t${name}`,
        fill((i) => i * 5),
        fill((i) => value - (i % 2)),
      ).split('? ')[1];
    expect([29, 30].map((value) => refusal('x', value))).toEqual(['no-intervals', 'heart-rate-only']);
    expect([220, 221].map((value) => refusal('temp', value))).toEqual(['heart-rate-only', 'no-intervals']);
  });
});
