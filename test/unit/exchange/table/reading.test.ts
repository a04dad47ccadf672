/** What a table is read as: the role of each column and how it was told, which of its lists is the recording, and the beats, holes, notes and beginning of it. */
import { describe, expect, it } from 'vitest';
import { ExchangeError } from '../../../../src/exchange/exchange-error.ts';
import { readTableFile } from '../../../../src/exchange/formats/table-file.ts';
import type { Recording } from '../../../../src/exchange/recording.ts';
import { chooseSection } from '../../../../src/exchange/table/choose-section.ts';
import { readTable } from '../../../../src/exchange/table/table.ts';
import { wave } from '../../../fixtures/small-files.ts';

const RR = wave(60);
const ENDS = RR.map((_, i) => RR.slice(0, i + 1).reduce((a, b) => a + b, 0));
const rows = (row: (rr: number, i: number) => string, list: readonly number[] = RR): string =>
  list.map(row).join('\n') + '\n';
const NOISE = RR.map((_, i) => 400 + ((i * 37) % 300));
const rates = RR.map((rr) => Math.round(60_000 / rr));

/** The columns' roles and how they were told, and whether that is beyond doubt; or the refusal. */
function guessed(text: string): string {
  try {
    const { guess } = chooseSection(readTable(text));
    return `${guess.columns.map(({ role, why }) => `${role} ${why}`).join(', ')}${guess.sure ? '' : '?'}`;
  } catch (cause) {
    return cause instanceof ExchangeError ? cause.code : String(cause);
  }
}
function recordingOf(text: string, name = 'x'): Recording {
  const read = readTableFile(readTable(text), name);
  if (!('recording' in read)) throw new Error('it is in question');
  return { ...read.recording, rr: [...read.recording.rr] };
}

describe('the columns of a table', () => {
  it.each([
    ['one list', rows(String), 'interval-ms values'],
    ['one list in seconds', rows((rr) => `${rr / 1000}`), 'interval-s values'],
    [
      'a list that is called so',
      'RR\tx\n' + rows((rr, i) => `${rr}\t${NOISE[i]}`),
      'interval-ms both, none unknown',
    ],
    [
      'a list beside anything',
      'a\tb\n' + rows((rr, i) => `${rr}\t${NOISE[i]}`),
      'interval-ms values, none unknown?',
    ],
    ['a list beside a count', rows((rr, i) => `${i + 1}\t${rr}`), 'row counts, interval-ms values'],
    ['a list beside its times', rows((rr, i) => `${ENDS[i]}\t${rr}`), 'time-ms values, interval-ms values'],
    [
      'a list beside its times in s',
      'time;rr\n' + rows((rr, i) => `${ENDS[i]! / 1000};${rr}`),
      'time-s both, interval-ms both',
    ],
    ['a list beside its rates', rows((rr, i) => `${rr}\t${rates[i]}`), 'interval-ms values, rate follows'],
    [
      'a list beside other rates',
      'RR\tHR\n' + rows((rr, i) => `${rr}\t${40 + ((i * 37) % 90)}`),
      'interval-ms both, none name',
    ],
    [
      'a list beside breathing',
      'RR\tresp\n' + rows((rr, i) => `${rr}\t${(Math.sin(i) * 100).toFixed(2)}`),
      'interval-ms both, breath name',
    ],
    ['a list beside a grid', 'RR\tx\n' + rows((rr, i) => `${rr}\t${i * 40}`), 'interval-ms both, none grid'],
    [
      'a list beside a grid, without its name',
      rows((rr, i) => `${rr}\t${i * 40}`),
      'interval-ms values, none grid?',
    ],
    ['a list beside a unit', rows((rr) => `${rr}\tms`), 'interval-ms values, none same'],
    [
      'a list beside marks',
      'RR\tevent\n' + rows((rr, i) => `${rr}\t${i < 30 ? 'rest' : 'talk'}`),
      'interval-ms both, marks words',
    ],
    [
      'a list beside words here and there',
      rows((rr, i) => `${rr}\t${i % 5 === 0 ? `w${i}` : ''}`),
      'interval-ms values, marks words',
    ],
    [
      'a list beside words in every fourth row',
      rows((rr, i) => `${rr}\t${i % 4 === 0 ? `w${i}` : ''}`),
      'interval-ms values, none words',
    ],
    ['a list beside one number', rows((rr) => `${rr}\t7`), 'interval-ms values, none same'],
    [
      'a list beside moments',
      rows((rr, i) => `2026-03-04T09:3${Math.floor(i / 60)}:${String(i % 60).padStart(2, '0')}\t${rr}`),
      'time-ms values, interval-ms values',
    ],
    [
      'the same list twice',
      'a\tb\n' + rows((rr) => `${rr}\t${rr / 1000}`),
      'interval-ms values, none unknown?',
    ],
    [
      'the same list twice, called so',
      'rr_ms\trr_s\n' + rows((rr) => `${rr}\t${rr / 1000}`),
      'interval-ms both, none unknown',
    ],
    [
      'the raw list and another',
      'RR raw\tRR corrected\n' + rows((rr, i) => `${rr}\t${rr + (i % 3)}`),
      'interval-ms both, none unknown',
    ],
    [
      'a list and a corrected one',
      'RR corrected\tRR\n' + rows((rr, i) => `${rr + (i % 3)}\t${rr}`),
      'none unknown, interval-ms both',
    ],
    [
      'packets of two',
      rows((rr, i) => (i % 2 === 0 ? `${rr}\t${RR[i + 1]}` : `${RR[i]! + 3}\t${rr}`)),
      'interval-ms values, interval-ms values',
    ],
    ['moments of beats', rows((_, i) => `${ENDS[i]}`), 'beats-ms values'],
    ['moments of beats in s', 'time\n' + rows((_, i) => `${ENDS[i]! / 1000}`), 'beats-s both'],
    [
      'moments of beats and their rates',
      rows((_, i) => `${ENDS[i]}\t${rates[i]}`),
      'beats-ms values, rate follows',
    ],
    ['rates alone', 'HR\n' + rows((_, i) => `${rates[i]}`), 'heart-rate-only'],
    ['rates and a clock', 's\tx\n' + rows((_, i) => `${i * 5}\t${60 + ((i * 37) % 40)}`), 'heart-rate-only'],
    [
      'a sensor',
      'ms\tx\n' + rows((_, i) => `${i * 40}\t${Math.round(900 + 90 * Math.sin(i / 9))}`),
      'curve-only',
    ],
    ['a curve', rows((_, i) => (50 * Math.sin(i / 30)).toFixed(3), wave(300)), 'curve-only'],
    ['figures', 'rmssd\tsdnn\n' + '41\t52\n43\t50\n', 'figures-only'],
    [
      'marks and moments',
      'time\tevent\tn\n09:30:00\trest\t1\n09:31:00\ttalk\t1\n09:32:00\trest\t1\n',
      'marks-only',
    ],
    ['numbers of no heart', rows((_, i) => `${5000 + ((i * 7919) % 101)}`), 'no-intervals'],
  ])('are told of %s', (_, text, expected) => expect(guessed(text)).toBe(expected));

  it('are told without their names by eight intervals, and with them by any', () => {
    const list = (count: number, header: string): string =>
      header + rows((rr, i) => `${rr}\t${rates[i]}`, RR.slice(0, count));
    expect([7, 8].map((count) => guessed(list(count, '')).endsWith('?'))).toEqual([true, false]);
    expect(guessed(list(2, 'RR\tHR\n')).endsWith('?')).toBe(false);
  });

  it('are in question where their intervals are hardly of a heart', () => {
    const sized = (rr: number): boolean => guessed(rows((_, i) => `${rr + (i % 3)}`)).endsWith('?');
    expect([258, 260, 2396, 2400].map(sized)).toEqual([true, false, false, true]);
    const jumping = rows((_, i) => `${i % 2 === 0 ? 500 : 1000}\t${60 + ((i * 37) % 9)}`);
    expect(guessed(jumping).endsWith('?')).toBe(true);
  });
});

describe('the lists of a table', () => {
  const list = (add = 0): string => rows((rr) => String(rr + add));
  it.each([
    ['the raw one of two', `Intervalle roh\n${list()}\nIntervalle korrigiert\n${list(1)}`, RR[0]],
    ['the raw one where it stands behind', `corrected\n${list(1)}\noriginal\n${list()}`, RR[0]],
    ['the long one beside figures', `${list()}\nMean\tSD\n860\t40\n`, RR[0]],
  ])('are read as %s', (_, text, first) => {
    const { rr } = recordingOf(text);
    expect([rr.length, rr[0]]).toEqual([60, first]);
  });

  it('are one list where words stand between them, which become its notes', () => {
    const text = `${list()}eyes closed\n${list(5)}talk\n${list(9)}`;
    const { rr, notes } = recordingOf(text);
    expect([...rr]).toEqual([...RR, ...RR.map((one) => one + 5), ...RR.map((one) => one + 9)]);
    expect(notes).toEqual([
      { before: 60, words: 'eyes closed' },
      { before: 120, words: 'talk' },
    ]);
  });

  it('keep their words and comments where they are one', () => {
    const half = (from: number, word: string): string =>
      rows((rr, i) => `${rr + from}\t${i === 3 ? word : ''}`, RR.slice(0, 30));
    const { notes } = recordingOf(`RR\tnote\n${half(0, 'warm')}pause\there\n# cold\n${half(5, 'calm')}`);
    expect(notes).toEqual([
      { before: 3, words: 'warm' },
      { before: 30, words: 'pause here' },
      { before: 33, words: 'calm' },
    ]);
  });

  it('are one list of sixty pieces at most', () => {
    const pieces = (count: number): string =>
      Array.from({ length: count }, (_, i) => rows(String, [800 + i, 870, 845, 860])).join('pause\n');
    expect(recordingOf(pieces(60)).rr).toHaveLength(240);
    expect(() => recordingOf(pieces(61))).toThrow(expect.objectContaining({ code: 'several' }));
  });

  it('may have comments with numbers between their rows', () => {
    for (const sign of ['#', '%', '//', '!', '*']) {
      const text = rows((rr, i) => `${i === 9 ? `${sign} 5 6\n` : ''}${i + 1} ${rr}`);
      const { rr, notes } = recordingOf(text);
      expect([rr.length, notes]).toEqual([60, [{ before: 9, words: '5 6' }]]);
    }
  });

  it('may begin with a row of words that heads the rest, whose notes stay in their rows', () => {
    const text = `5,RR,note\n${rows((rr, i) => `${i},${rr},${i === 7 ? 'warm' : ''}`)}`;
    expect(recordingOf(text)).toMatchObject({ rr: RR, notes: [{ before: 7, words: 'warm' }] });
  });

  it.each([
    ['two people', `Subject A\n${list()}Subject B\n${list(5)}`],
    ['two that are counted', `${list()}Session 2\n${list(5)}`],
    ['the same one twice', `${list()}again\n${list()}`],
    ['two with titles of three lines', `${list()}a\nb\nc\n${list(5)}`],
  ])('are refused where they are %s', (_, text) => {
    expect(() => recordingOf(text)).toThrow(expect.objectContaining({ code: 'several' }));
  });
});

describe('the recording of a table', () => {
  it('begins with its first interval, whose end its moment is', () => {
    const at = (ms: number): string => new Date(Date.UTC(2026, 2, 4, 8, 30) + ms).toISOString();
    expect(recordingOf(rows((rr, i) => `${at(ENDS[i]!)}\t${rr}`)).epoch).toBe(Date.UTC(2026, 2, 4, 8, 30));
    expect(recordingOf(rows((rr, i) => `${at(ENDS[i]! - rr)}\t${rr}`)).epoch).toBe(
      Date.UTC(2026, 2, 4, 8, 30),
    );
  });

  it('begins with its first beat where moments are all it has', () => {
    const origin = Date.UTC(2026, 2, 4, 8, 30);
    const { rr, epoch, holes } = recordingOf(rows((_, i) => `${origin + ENDS[i]! + (i > 40 ? 9000 : 0)}`));
    expect([...rr]).toEqual([...RR.slice(1, 41), ...RR.slice(42)]);
    expect(epoch).toBe(origin + RR[0]!);
    expect(holes).toEqual([{ before: 40, ms: 9000 + RR[41]! }]);
  });

  it('has a time of day where nobody names the day', () => {
    const at = (ms: number): string => new Date(Date.UTC(2026, 2, 4, 9, 30) + ms).toISOString().slice(11, 23);
    const { epoch, timeOfDay } = recordingOf(rows((rr, i) => `${at(ENDS[i]!)}\t${rr}`));
    expect([epoch, timeOfDay]).toEqual([undefined, 34_200_000]);
    const dated = recordingOf('Date: 2026-03-04\n' + rows((rr, i) => `${at(ENDS[i]!)}\t${rr}`));
    expect(dated).toMatchObject({ timeOfDay: 34_200_000, dayOnly: true });
  });

  it('goes on past midnight', () => {
    const late = Date.UTC(2026, 2, 4, 23, 59, 40);
    const { rr, holes } = recordingOf(
      rows((one, i) => `${new Date(late + ENDS[i]!).toISOString().slice(11, 23)}\t${one}`),
    );
    expect([rr.length, holes]).toEqual([60, []]);
  });

  it('has a hole of unknown length at a mark for no value, and none before its first interval', () => {
    for (const mark of ['NaN', '0', '-1', '65535', '-'])
      expect(recordingOf(rows((rr, i) => (i === 20 || i === 0 ? mark : `${rr}`)))).toMatchObject({
        rr: [...RR.slice(1, 20), ...RR.slice(21)],
        holes: [{ before: 19, ms: undefined }],
      });
  });

  it('leaves out single spoilt lines of a long list, and refuses a list with many', () => {
    const spoilt = (share: number) => rows((rr, i) => (i % share === 1 ? `${i}\toops` : `${i}\t${rr}`));
    expect(recordingOf('n\tRR\n' + spoilt(20)).holes.map(({ before }) => before)).toEqual([1, 20, 39]);
    expect(() => recordingOf('n\tRR\n' + spoilt(6))).toThrow(
      expect.objectContaining({ code: 'bad-line', line: 3 }),
    );
  });

  it('has its notes where they change, without the word that says that they are some', () => {
    const text =
      'RR\tmark\n' +
      rows((rr, i) => `${rr}\t${i < 10 ? '' : i < 20 ? 'Note: rest' : i < 30 ? 'rest' : 'a: b'}`);
    expect(recordingOf(text).notes).toEqual([
      { before: 10, words: 'rest' },
      { before: 30, words: 'a: b' },
    ]);
  });

  it('begins at the moment that its header names', () => {
    const text =
      '1772613000.0, IBI\n' + rows((rr, i) => `${((ENDS[i]! - rr) / 1000).toFixed(3)}, ${rr / 1000}`);
    expect(recordingOf(text).epoch).toBeCloseTo(1_772_613_000_000 - RR[0]!, 3);
  });
});
