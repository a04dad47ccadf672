/** Attune's own file and plain RR text: what goes out comes back, and what is damaged is refused with its line. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { SessionEvent } from '../../../src/session/events.ts';
import { ExchangeError } from '../../../src/exchange/exchange-error.ts';
import { readSessionFile } from '../../../src/exchange/session-file.ts';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import { Session } from '../../../src/session/session.ts';
import { writeRrText } from '../../../src/exchange/rr-text.ts';
import { intervalsIn, intervalSession } from '../../fixtures/intervals.ts';
import { started } from '../../fixtures/started.ts';

const log: SessionEvent[] = [
  started,
  { type: 'link', at: 5, who: 'client', state: 'connected', connection: 1 },
  { type: 'measurement', at: 900, who: 'client', bpm: 72, rr: [849.609375], contact: true },
  { type: 'pace', at: 1000, pace: { breathsPerMin: 5.5, inhaleShare: 0.4 }, since: 1000 },
  { type: 'ended', at: 2000 },
];

const factsOf = (text: string) => readSessionFile(text).facts;

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ExchangeError) return `${error.code} ${error.line ?? '-'}`;
    throw error;
  }
  return 'nothing thrown';
};

describe('the session file', () => {
  it('gives back every fact as it was recorded', () => {
    expect(factsOf(writeSessionFile(log, '0.1.0'))).toEqual(log);
  });

  it('keeps every number of a measurement to the last bit', () => {
    const intervals = fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 9 });
    fc.assert(
      fc.property(intervals, fc.integer({ min: 0, max: 400 }), (raw, bpm) => {
        const fact: SessionEvent = {
          type: 'measurement',
          at: 1,
          who: 'client',
          bpm,
          rr: raw.map((r) => (r * 1000) / 1024),
        };
        expect(factsOf(writeSessionFile([started, fact], 'x'))[1]).toEqual(fact);
      }),
    );
  });

  it('begins with its beginning, and its time runs back by a minute at most', () => {
    const text = (...facts: readonly SessionEvent[]): string => writeSessionFile(facts, 'x');
    const ended = (at: number): SessionEvent => ({ type: 'ended', at });
    expect(codeOf(() => factsOf(text(ended(1), started)))).toBe('bad-line 2');
    expect(factsOf(text(started, ended(70_000), ended(10_000)))).toHaveLength(3);
    expect(codeOf(() => factsOf(text(started, ended(70_000), ended(9999))))).toBe('bad-line 4');
    expect(codeOf(() => factsOf(text(started, ended(70_000), ended(10_000), ended(9999))))).toBe(
      'bad-line 5',
    );
    expect(readSessionFile(text(started))).toStrictEqual({ facts: [started] });
  });

  it('keeps facts of a type that this version does not know', () => {
    const text = writeSessionFile([started], 'x') + '{"type":"remark","at":3,"kind":"shift"}\n';
    expect(factsOf(text)[1]).toEqual({ type: 'remark', at: 3, kind: 'shift' });
  });

  it('reads Windows line ends and a byte order mark', () => {
    const text = '\uFEFF' + writeSessionFile(log, 'x').replaceAll('\n', '\r\n');
    expect(factsOf(text)).toEqual(log);
  });

  it('names the line that is damaged', () => {
    const lines = writeSessionFile(log, 'x').split('\n');
    expect(
      codeOf(() => readSessionFile([...lines.slice(0, 3), '{"type":', ...lines.slice(3)].join('\n'))),
    ).toBe('bad-line 4');
    const badRr =
      writeSessionFile([started], 'x') + '{"type":"measurement","at":1,"who":"client","bpm":60,"rr":["1"]}';
    expect(codeOf(() => readSessionFile(badRr))).toBe('bad-line 3');
    const backwards = writeSessionFile(
      [started, { type: 'ended', at: 90_000 }, { type: 'ended', at: 1 }],
      'x',
    );
    expect(codeOf(() => readSessionFile(backwards))).toBe('bad-line 4');
  });

  it('reads a file that was cut off up to its last whole line, and tells the line', () => {
    const text = writeSessionFile(log, 'x');
    const cut = readSessionFile(text.slice(0, -20));
    expect(cut).toEqual({ facts: log.slice(0, -1), cutAt: 6 });
    expect(readSessionFile(text.trimEnd())).toEqual({ facts: log });
    expect(codeOf(() => readSessionFile(text.slice(0, 30)))).toBe('bad-line 1');
    expect(codeOf(() => readSessionFile(text.slice(0, 60)))).toBe('empty -');
    // A whole line of something else is damage and no cut.
    expect(codeOf(() => readSessionFile(text + 'hello'))).toBe('bad-line 7');
  });

  it('refuses a later version, another format and an empty log, each with its own code', () => {
    expect(codeOf(() => readSessionFile('{"attune":"session","schema":99}\n'))).toBe('newer-version 1');
    expect(codeOf(() => readSessionFile('802\n834\n'))).toBe('unknown-format -');
    expect(codeOf(() => readSessionFile('{"attune":"session","schema":1}\n'))).toBe('empty -');
  });

  it('never throws anything but its own error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codeOf(() => readSessionFile('{"attune":"session","schema":1}\n' + text))).not.toBe('');
      }),
    );
  });
});

describe('plain RR text', () => {
  it.each([
    ['one a line', '802\n834\n628\n', [802, 834, 628]],
    ['Windows line ends and a byte order mark', '\uFEFF802\r\n834\r\n', [802, 834]],
    ['one line with spaces', '802 834 628', [802, 834, 628]],
    ['one line with commas', '802,834,628', [802, 834, 628]],
    ['decimal points and decimal commas', '802.5\n834,25\n', [802.5, 834.25]],
    ['seconds', '0.802\n0.834\n0.628\n', [802, 834, 628]],
    ['a header of words', 'RR (ms)\n802\n834\n', [802, 834]],
    ['semicolons and empty lines', '802;834\n\n628\n', [802, 834, 628]],
  ])('reads %s', (_name, text, rr) => {
    const read = intervalsIn(text);
    expect(read).toHaveLength(rr.length);
    read.forEach((value, i) => expect(value).toBeCloseTo(rr[i] ?? NaN, 9));
  });

  it.each([
    ['bytes of something else', '\u0000\uFFFD\uFFFDIHDR\u0001', 'unknown-format'],
    ['prose', 'The session of Monday\nwas calm\n', 'unknown-format'],
    ['another program’s JSON', '{"samples":[812,799]}', 'unknown-format'],
    ['heart rates', '72\n71\n73\n72\n', 'no-intervals'],
    [
      'row numbers',
      Array.from({ length: 50 }, (_, i) => i)
        .slice(1)
        .join('\n'),
      'no-intervals',
    ],
  ])('refuses %s as what it is not', (_name, text, code) => {
    expect(codeOf(() => intervalsIn(text))).toBe(`${code} -`);
  });

  it('names the line that is not a number', () => {
    expect(codeOf(() => intervalsIn('802\n834\nabc\n'))).toBe('bad-line 3');
    expect(codeOf(() => intervalsIn('802\n-834\n'))).toBe('bad-line 2');
    expect(codeOf(() => intervalsIn('802\n834\n99999999999\n'))).toBe('bad-line 3');
    expect(codeOf(() => intervalsIn('\n\n'))).toBe('empty -');
  });

  it('comes back as it was written', () => {
    const rr = [849.609375, 837.890625];
    expect(intervalsIn(writeRrText(rr))).toEqual(rr);
  });

  it('makes a session whose packets arrive with their beats', () => {
    const facts = intervalSession([800, 900], { id: 'a', epoch: 0, app: 'x', origin: 'o', name: 'file.txt' });
    expect(facts.filter((f) => f.type === 'measurement')).toEqual([
      { type: 'measurement', at: 800, who: 'client', bpm: 75, rr: [800] },
      { type: 'measurement', at: 1700, who: 'client', bpm: 67, rr: [900] },
    ]);
    expect(factsOf(writeSessionFile(facts, 'x'))).toEqual(facts);
  });

  it('loses no interval on the way into a session', () => {
    const rr = Array.from({ length: 60 }, (_, i) => 800 + 40 * Math.sin(i / 3));
    const facts = intervalSession(rr, { id: 'a', epoch: 0, app: 'x', origin: 'o', name: 'file.txt' });
    const { beats } = Session.from(facts).track();
    expect(beats.map((beat) => beat.rr)).toEqual(rr);
    expect(new Set(beats.map((beat) => beat.segment)).size).toBe(1);
  });
});
