/** The beats of a section read in a given way: intervals of one column or several, moments of beats, what is a hole, what a copy, and when it began. */
import { describe, expect, it } from 'vitest';
import { readSection } from '../../../../src/exchange/table/read-section.ts';
import { readTable } from '../../../../src/exchange/table/table.ts';
import type { Role } from '../../../../src/terms/column-roles.ts';
import { wave } from '../../../fixtures/small-files.ts';

const RR = wave(60);
const ENDS = RR.map((_, i) => RR.slice(0, i + 1).reduce((a, b) => a + b, 0));
/** The recording of rows read with these roles. */
function read(roles: readonly Role[], text: string) {
  const [section] = readTable(text).sections;
  if (section === undefined) throw new Error('it has no rows');
  const recording = readSection(
    section,
    roles.map((role) => ({ role, why: 'chosen' })),
  );
  return { ...recording, rr: [...recording.rr] };
}
const refusal = (roles: readonly Role[], text: string): unknown => {
  try {
    read(roles, text);
    return undefined;
  } catch (cause) {
    const { code, line } = cause as { code: unknown; line?: number };
    return [code, line];
  }
};
const rows = (row: (rr: number, i: number) => string, list: readonly number[] = RR): string =>
  list.map(row).join('\n');
const plain = { holes: [], notes: [] };
const clock = (ms: number): string => new Date(Date.UTC(2026, 2, 4) + ms).toISOString().slice(11, 23);

describe('intervals of several columns', () => {
  it('follow one another row by row; padding behind them is nothing, a gap in front of one a hole', () => {
    const text = '856\t870\t845\n860\t\t\n872\t0\t-1\n\t851\t866\n870\tNaN\t858\n';
    expect(read(['interval-ms', 'interval-ms', 'interval-ms'], text)).toStrictEqual({
      rr: [856, 870, 845, 860, 872, 851, 866, 870, 858],
      holes: [
        { before: 5, ms: undefined },
        { before: 8, ms: undefined },
      ],
      notes: [],
    });
  });

  it('have their own units', () => {
    expect(read(['interval-s', 'interval-ms'], '0.856\t870\n0.845\t860\n').rr).toEqual([856, 870, 845, 860]);
  });

  it('are not repeated where a packet is told twice', () => {
    const text = '1\t856\t870\n1\t856\t870\n1\t856\t871\n';
    expect(read(['time-s', 'interval-ms', 'interval-ms'], text).rr).toEqual([856, 870, 856, 871]);
    expect(read(['none', 'interval-ms', 'interval-ms'], text).rr).toHaveLength(6);
  });

  it('tell no holes by their times', () => {
    const text = rows((rr, i) => `${i * 1720 + (i > 9 ? 9000 : 0)}\t${rr}\t${rr + 3}`);
    expect(read(['time-ms', 'interval-ms', 'interval-ms'], text).holes).toEqual([]);
  });
});

describe('intervals of one column', () => {
  it('with a single empty cell have a hole there, and in a column that is often empty none', () => {
    const every = (n: number) =>
      read(
        ['none', 'interval-ms'],
        rows((rr, i) => `${i}\t${i % n === 2 ? '' : rr}`),
      ).holes;
    expect(every(50)).toEqual([
      { before: 2, ms: undefined },
      { before: 51, ms: undefined },
    ]);
    expect([every(5).length, every(4).length]).toEqual([12, 0]);
  });

  it('that stop early in their rows have no hole there', () => {
    const text = (last: number): string => rows((rr, i) => `${i}\t${i > last || i === 3 ? '' : rr}`);
    expect(read(['none', 'interval-ms'], text(40)).holes).toEqual([{ before: 3, ms: undefined }]);
    expect(read(['none', 'interval-ms'], text(30)).holes).toEqual([{ before: 3, ms: undefined }]);
    expect(read(['none', 'interval-ms'], text(28)).holes).toEqual([]);
  });

  it('are spoilt by words, by numbers of nothing known and by more than an hour', () => {
    for (const word of ['oops', '-5', '3600001', '09:30:00'])
      expect(refusal(['none', 'interval-ms'], `1\t856\n2\t${word}\n3\t870\n`)).toEqual(['bad-line', 2]);
    expect(read(['none', 'interval-ms'], '1\t856\n2\t3600000\n3\t870\n').rr).toEqual([856, 3_600_000, 870]);
  });

  it('may be spoilt in one row of ten where there are twenty', () => {
    const spoilt = (count: number, every: number) =>
      rows((rr, i) => `${i}\t${i % every === 4 ? 'oops' : rr}`, RR.slice(0, count));
    expect(read(['none', 'interval-ms'], spoilt(20, 10)).holes).toEqual([
      { before: 4, ms: undefined },
      { before: 13, ms: undefined },
    ]);
    expect(refusal(['none', 'interval-ms'], spoilt(19, 10))).toEqual(['bad-line', 5]);
    expect(refusal(['none', 'interval-ms'], spoilt(20, 9))).toBeUndefined();
    expect(refusal(['none', 'interval-ms'], spoilt(24, 9))).toEqual(['bad-line', 5]);
  });

  it('are not repeated where a row is told twice with its very time, words and all', () => {
    const text = (word: string, time = 0): string =>
      rows((rr, i) => {
        const row = (word: string, at = ENDS[i] ?? 0) => `${at}\t${rr}\t${word}`;
        return i === 9 ? `${row('w')}\n${row(word, (ENDS[i] ?? 0) + time)}` : row('w');
      });
    const count = (of: string): number => read(['time-ms', 'interval-ms', 'none'], of).rr.length;
    expect([count(text('w')), count(text('v')), count(text('w', 1))]).toEqual([60, 61, 61]);
    expect(read(['none', 'interval-ms', 'none'], text('w')).rr).toHaveLength(61);
  });

  it('have thousands that are parted', () => {
    expect(read(['interval-ms'], '998\n1.012\n987\n').rr).toEqual([998, 1012, 987]);
  });

  it('are none where there are none', () => {
    expect(refusal(['none', 'interval-ms'], '1\t0\n2\tNaN\n')).toEqual(['empty', undefined]);
    expect(refusal(['none', 'none'], '1\t856\n')).toEqual(['empty', undefined]);
  });
});

describe('moments of beats', () => {
  it('are intervals from one to the next; more than three seconds are a hole, and so is a way back', () => {
    const times = [0, 800, 1700, 4700, 7701, 8500, 8500, 8000, 8900, 20_000];
    expect(read(['beats-ms'], times.join('\n'))).toStrictEqual({
      rr: [800, 900, 3000, 799, 900],
      holes: [
        { before: 3, ms: 3001 },
        { before: 4, ms: undefined },
      ],
      notes: [],
    });
    expect(read(['beats-ms'], '0\n9000\n9800\n10700\n')).toStrictEqual({ rr: [800, 900], ...plain });
  });

  it('in seconds have no noise of their decimals', () => {
    expect(read(['beats-s'], '0.1\n0.9\n1.7\n2.6\n').rr).toEqual([800, 800, 900]);
  });

  it('leave out rows that have none', () => {
    expect(read(['beats-ms', 'none'], '0\tx\n800\ty\nNaN\tz\n1700\tx\n').rr).toEqual([800, 900]);
  });

  it('begin with the interval that the rate of the first beat tells, where every rate is of the interval before it', () => {
    const steps = [700, 1000, 1300, 700, 1000, 1300, 700, 1000, 1300];
    const beats = [0, ...steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 0))];
    const hole = (at: number): number => (at > 3000 ? at + 9000 : at);
    const text = (rate: (i: number) => number): string =>
      beats.map((at, i) => `${hole(at)}\t${rate(i)}`).join('\n');
    const own = (i: number): number => 60_000 / (steps[i - 1] ?? 1250);
    const told = read(['beats-ms', 'rate'], text(own));
    expect(told.rr).toEqual([1250, 700, 1000, 1300, ...steps.slice(4)]);
    expect(told.holes).toEqual([{ before: 4, ms: 9700 }]);
    const next = read(
      ['beats-ms', 'rate'],
      text((i) => 60_000 / (steps[i] ?? 1250)),
    );
    expect(next.rr[0]).toBe(700);
    const other = read(
      ['beats-ms', 'rate'],
      text((i) => (i % 2 === 0 ? own(i) : 40)),
    );
    expect(other.rr[0]).toBe(700);
  });
});

describe('the times of rows', () => {
  const START = Date.UTC(2026, 2, 4, 8, 30);
  it('of the calendar say when the first interval began, whichever end of it they are', () => {
    const epoch = (at: (rr: number, i: number) => number) =>
      read(
        ['time-ms', 'interval-ms'],
        rows((rr, i) => `${START + at(rr, i)}\t${rr}`),
      ).epoch;
    expect(epoch((_, i) => ENDS[i] ?? 0)).toBe(START);
    expect(epoch((rr, i) => (ENDS[i] ?? 0) - rr)).toBe(START);
    // They come late and uneven: about the end.
    expect(epoch((_, i) => (ENDS[i] ?? 0) + (i % 3) * 100)).toBe(START);
  });

  it('that are uneven beside a count from 0 stand for the first row and not for its beat', () => {
    const text = rows((rr, i) => `${START + (ENDS[i] ?? 0) + (i % 3) * 100}\t${(ENDS[i] ?? 0) - rr}\t${rr}`);
    expect(read(['time-ms', 'time-ms', 'interval-ms'], text).epoch).toBe(START + (RR[0] ?? 0));
    const later = text.replaceAll(/\t(\d+)\t/g, (_, at: string) => `\t${Number(at) + 1}\t`);
    expect(read(['time-ms', 'time-ms', 'interval-ms'], later).epoch).toBe(START);
  });

  it('tell of holes by the column that tells of most, beside those that are marked', () => {
    const gap = (i: number, ms: number): number => (ENDS[i] ?? 0) + (i > 19 ? ms : 0);
    const text = rows((rr, i) => `${gap(i, 5000)}\t${gap(i, 9000)}\t${i === 21 || i === 40 ? 'NaN' : rr}`);
    const { holes, rr } = read(['time-ms', 'time-ms', 'interval-ms'], text);
    expect(rr).toHaveLength(58);
    expect(holes.map(({ before }) => before)).toEqual([20, 21, 39]);
  });

  it('say how long a hole is that is marked within three rows of it', () => {
    const marked = (...at: number[]) =>
      read(
        ['time-ms', 'interval-ms'],
        rows(
          (rr, i) =>
            `${at.includes(i) ? `${ENDS[i]}\tNaN\n` : ''}${(ENDS[i] ?? 0) + (i > 19 ? 9000 : 0)}\t${rr}`,
        ),
      ).holes;
    const hole = { before: 20, ms: 9000 };
    expect(marked()).toEqual([hole]);
    expect(marked(17, 20, 23)).toEqual([hole]);
    expect(marked(16, 24)).toEqual([{ before: 16, ms: undefined }, hole, { before: 24, ms: undefined }]);
  });

  it('of a day that nobody names say the time of day at which the first interval began', () => {
    const text = (from: number): string => rows((rr, i) => `${clock(from + (ENDS[i] ?? 0))}\t${rr}`);
    expect(read(['time-ms', 'interval-ms'], text(34_200_000)).timeOfDay).toBe(34_200_000);
    expect(read(['time-ms', 'interval-ms'], text(-100)).timeOfDay).toBe(0);
    expect(
      read(
        ['time-ms', 'interval-ms'],
        rows((rr, i) => `${ENDS[i]}\t${rr}`),
      ),
    ).not.toHaveProperty('timeOfDay');
  });

  it('go on past midnight for moments of beats too', () => {
    const times = [86_399_000, 86_399_800, 600, 1500].map(clock);
    expect(read(['beats-ms', 'none'], times.map((at) => `${at}\t1`).join('\n')).rr).toEqual([800, 800, 900]);
  });

  it('count from the moment that a header names, in seconds or ms', () => {
    const epoch = (name: string) =>
      read(
        ['time-s', 'interval-s'],
        `${name}, IBI\n` + rows((rr, i) => `${(ENDS[i] ?? 0) / 1000}, ${rr / 1000}`),
      ).epoch;
    expect(epoch('1772613000.5')).toBeCloseTo(1_772_613_000_500, 6);
    expect(epoch('1772613000500')).toBeCloseTo(1_772_613_000_500, 6);
    expect([epoch('1000000000'), epoch('4000000000001')]).toEqual([undefined, undefined]);
    expect(epoch('1000000001')).toBeCloseTo(1_000_000_001_000, 6);
    expect(epoch('4000000000000')).toBeCloseTo(4e12, 6);
  });
});

describe('notes', () => {
  it('stand before the interval of their row, comments among them, and each where it changes', () => {
    const text = '856\tNote: warm\n0\tcalm\n870\tnote : calm\n# pause\n845\tMark: a: b\n860\ta: b\n';
    expect(read(['interval-ms', 'marks'], text).notes).toEqual([
      { before: 0, words: 'warm' },
      { before: 1, words: 'calm' },
      { before: 2, words: 'pause' },
      { before: 2, words: 'a: b' },
    ]);
    expect(read(['interval-ms', 'none'], text).notes).toEqual([{ before: 2, words: 'pause' }]);
  });
});
