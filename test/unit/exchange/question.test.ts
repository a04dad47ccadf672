/** A question about the columns of a file: what is shown of each, and what comes of the answer. */
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/exchange/format.ts';
import { answered, ask } from '../../../src/exchange/question.ts';
import { readTable } from '../../../src/exchange/table/table.ts';
import type { Role } from '../../../src/terms/column-roles.ts';

const about = (text: string, roles: readonly Role[], also: Question['also'] = {}): Question => {
  const [section] = readTable(text).sections;
  if (section === undefined) throw new Error('it has no rows');
  return { section, columns: roles.map((role) => ({ role, why: 'values' })), also };
};
const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('a question shows', () => {
  it('the name of each column, how it would be read, and its first cells as they would be understood', () => {
    const text =
      'when\tRR\tday\tsaid\n' +
      '09:30:05.25\t856,123456789\t2026-03-04T09:30:00Z\tvery long words that nobody reads to their end\n' +
      '09:30:06\tn/a\t2026-03-04T09:30:01Z\t\n' +
      '09:30:07\t870\t\tcalm\n' +
      '09:30:08\t845\t2026-03-04T09:30:03Z\t\n' +
      '09:30:09\t860\t2026-03-04T09:30:04Z\ttalk\n';
    const question = about(text, ['time-ms', 'none', 'none', 'marks']);
    expect(ask(question, ['time-ms', 'interval-ms']).columns).toEqual([
      {
        name: 'when',
        role: 'time-ms',
        why: 'values',
        first: ['09:30:05', '09:30:06', '09:30:07', '09:30:08'],
      },
      { name: 'RR', role: 'interval-ms', why: 'chosen', first: ['856.123457', '–', '870', '845'] },
      {
        name: 'day',
        role: 'none',
        why: 'values',
        first: ['2026-03-04 09:30:00', '2026-03-04 09:30:01', '', '2026-03-04 09:30:03'],
      },
      {
        name: 'said',
        role: 'marks',
        why: 'values',
        first: ['very long words that nobody re', '', 'calm', ''],
      },
    ]);
  });

  it('of a column without a name and with few cells what there is', () => {
    const { columns } = ask(about('856\t1\n870\t\n', ['interval-ms', 'none']), []);
    expect(columns.map(({ name, first }) => [name, first])).toEqual([
      ['', ['856', '870']],
      ['', ['1', '']],
    ]);
  });
});

describe('an answer', () => {
  it('is the recording read that way, with what else the file says where its rows say no beginning', () => {
    const also = { epoch: 5, dayOnly: true };
    const plain = about('1\t856\n2\t870\n3\t845\n', ['none', 'interval-ms'], also);
    expect(answered(plain, [])).toEqual({
      rr: Float64Array.of(856, 870, 845),
      holes: [],
      notes: [],
      ...also,
    });
    expect([...answered(plain, ['interval-s', 'none']).rr]).toEqual([1000, 2000, 3000]);
    const start = Date.UTC(2026, 2, 4, 8, 30);
    const dated = about(
      rows(3, (i) => `${new Date(start + 1000 * (i + 1)).toISOString()}\t1000`),
      ['time-ms', 'interval-ms'],
      also,
    );
    const { epoch, dayOnly } = answered(dated, []);
    expect([epoch, dayOnly]).toEqual([start, undefined]);
  });

  it('says how many beats, how long, at which rate, what is unclear, and the first minute', () => {
    const cells = [1000, 'n/a', 1000, 249, 250, 2400, 2401, 1000, 1200];
    const question = about(cells.map(String).join('\n'), ['interval-ms'], { epoch: 7, dayOnly: true });
    const { outcome, problem } = ask(question, []);
    expect(problem).toBeUndefined();
    const times = [1000, 2000, 2249, 2499, 4899, 7300, 8300, 9500];
    expect(outcome).toEqual({
      beats: 8,
      lengthMs: 9500,
      // Two intervals that no heart has, and one that nobody knows.
      unclear: 3,
      bpm: 60,
      epoch: 7,
      dayOnly: true,
      curve: [1000, 1000, 249, 250, 2400, 2401, 1000, 1200].map((rr, i) => ({
        at: times[i],
        bpm: 60_000 / rr,
      })),
    });
  });

  it('counts holes whose length is known into the length, and shows beats up to the end of the first minute', () => {
    let at = 0;
    const text = rows(70, (i) => `${(at += i === 65 ? 6000 : 1000)}\t1000`);
    const { outcome } = ask(about(text, ['time-ms', 'interval-ms']), []);
    expect(outcome).toMatchObject({ beats: 70, lengthMs: 75_000, unclear: 0 });
    expect(outcome).not.toHaveProperty('epoch');
    expect(outcome?.curve.length).toBe(60);
    expect(outcome?.curve.at(-1)).toEqual({ at: 60_000, bpm: 60 });
  });

  it('is none where no heart beats so, or where nothing can be read', () => {
    const one = (value: number, role: Role = 'interval-ms') =>
      ask(
        about(
          rows(9, () => `${value}\tx`),
          [role, 'none'],
        ),
        [],
      ).problem;
    expect([200, 3000].map((value) => one(value))).toEqual([undefined, undefined]);
    expect([199, 3001].map((value) => one(value))).toEqual(['no-intervals', 'no-intervals']);
    expect(one(800, 'none')).toBe('no-intervals');
    const spoilt = ask(about('856\tx\n870\ty\n845\tz\n', ['none', 'interval-ms']), []);
    expect(spoilt).toMatchObject({ problem: 'bad-line' });
    expect(spoilt).not.toHaveProperty('outcome');
  });
});
