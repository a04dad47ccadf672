/** Sessions as tables and lists: every row whole, nothing that a spreadsheet takes for a formula, the numbers of the screen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, textCell } from '../../../../src/exchange/out/csv.ts';
import { FORMATS, fileStem } from '../../../../src/exchange/out/out-formats.ts';
import { sessionWindows } from '../../../../src/exchange/out/session-windows.ts';
import { endedSession } from '../../../../src/exchange/file-session.ts';
import { intervalsIn } from '../../../fixtures/intervals.ts';
import { readSessionFile } from '../../../../src/exchange/session-file.ts';
import { Session } from '../../../../src/session/session.ts';
import { sessionFigures } from '../../../../src/session/whole-session.ts';
import { analyse } from '../../../../src/signal/analysis.ts';
import { labelBeats } from '../../../../src/signal/artefacts.ts';
import { FROZEN, frozenFile } from '../../../fixtures/frozen.ts';
import { richSession } from '../../../fixtures/rich-session.ts';
import { started } from '../../../fixtures/started.ts';

const sessionOf = (name: (typeof FROZEN)[number]): Session =>
  endedSession(readSessionFile(frozenFile(name)).facts);
const textOf = (format: 'attune' | 'rr' | 'beats' | 'windows' | 'breaths', session: Session): string => {
  const content = FORMATS[format].write(session, '9');
  if (typeof content !== 'string') throw new Error('text was expected');
  return content;
};

/** Cells by RFC 4180 with any separator, as a spreadsheet of another country would read them. */
function cells(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] ?? '';
    if (quoted) {
      if (sign === '"' && text[i + 1] === '"') cell += text[++i] ?? '';
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) end();
    else if (sign === '\n') {
      end();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  rows.pop();
  return rows;
}

describe('a table', () => {
  it('keeps words as they are but for what would be a formula', () => {
    expect(textCell('holds, the "stone"')).toBe('"holds, the ""stone"""');
    expect(textCell('=1+1')).toBe("'=1+1");
    expect(textCell('a\nb\tc')).toBe('a b c');
    expect(textCell('well-known')).toBe('well-known');
    expect(csvText(['a', 'b'], [[undefined, -1.5]])).toBe('a,b\r\n,-1.5\r\n');
  });

  it('holds no cell that begins a formula, by whatever separator it is read', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '＝', '"', "'", ',', ';', '|', '\t', '\n', ' ', 'a', '1'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 2, maxLength: 4 }), (words) => {
        const text = csvText(
          words.map(() => 'h'),
          [words, words.map((word) => `x${word}`)],
        );
        expect(cells(text, ',').map((row) => row.length)).toEqual([words.length, words.length, words.length]);
        for (const separator of [',', ';', '\t', '|'])
          for (const cell of cells(text, separator).flat())
            expect(cell.trimStart(), JSON.stringify([words, separator])).not.toMatch(/^[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['beats', 'windows', 'breaths'] as const)(
    'of %s has whole rows, whatever the session',
    (format) => {
      for (const session of [...FROZEN.map(sessionOf), richSession('=cmd|calc'), Session.from([started])]) {
        const [header, ...rows] = cells(textOf(format, session), ',');
        expect(new Set(header).size).toBe(header?.length);
        for (const row of rows) expect(row).toHaveLength(header?.length ?? 0);
      }
    },
  );
});

describe('the table of beats', () => {
  it('has every beat of both hearts with the interval as the strap sent it', () => {
    const session = richSession();
    const rows = cells(textOf('beats', session), ',').slice(1);
    for (const who of ['client', 'therapist'] as const) {
      const { beats, labels } = session.track(who);
      const own = rows.filter(([heart]) => heart === who);
      expect(own.map((row) => Number(row[4]))).toEqual(beats.map(({ rr }) => rr));
      expect(own.map((row) => row[6])).toEqual(beats.map((_, i) => labels.kinds[i] ?? ''));
      own.forEach((row, i) => expect(Number(row[2]) * 1000).toBeCloseTo(beats[i]?.at ?? NaN, 2));
    }
    expect(rows.filter(([heart]) => heart === 'therapist').length).toBeGreaterThan(40);
  });
});

describe('the table of windows', () => {
  it('gives a window of rest the numbers that the screen gives of it', () => {
    const session = sessionOf('intervals');
    const { unpaced, hidden } = sessionFigures(session);
    const [one] = sessionWindows(session, 86_400_000);
    expect(hidden).toBeUndefined();
    expect(one?.hidden).toBeUndefined();
    expect(one?.figures.rmssdMs).toBeCloseTo(unpaced.rmssdMs ?? NaN, 9);
    expect(one?.figures.sdnnMs).toBeCloseTo(unpaced.sdnnMs ?? NaN, 9);
  });

  it('leaves variability out, with the reason, where slow breathing was guided', () => {
    const [header = [], row = []] = cells(textOf('windows', sessionOf('assessment')), ',');
    const value = (name: string): string | undefined => row[header.indexOf(name)];
    expect(value('not_shown')).toBe('slow-breathing');
    expect(value('rmssd_ms')).toBe('');
    expect(Number(value('mean_hr_bpm'))).toBeGreaterThan(40);
    expect(Number(value('heart_wave_bpm'))).toBeGreaterThan(0);
  });

  it('is empty without beats', () => {
    expect(sessionWindows(Session.from([started]))).toEqual([]);
  });
});

describe('the list of intervals', () => {
  it('gives the numbers of the session again when it is analysed', () => {
    const session = sessionOf('intervals');
    const rr = intervalsIn(textOf('rr', session));
    let at = 0;
    const beats = rr.map((interval) => ({ at: (at += interval), rr: interval, segment: 0 }));
    const { beats: own } = session.track('client');
    const [again, screen] = [beats, own].map((b) => analyse(b, labelBeats(b), 300_000).whole);
    expect(rr).toEqual(own.map(({ rr: interval }) => interval));
    expect(again?.rmssdMs).toBeCloseTo(screen?.rmssdMs ?? NaN, 9);
    expect(again?.rmssdMs).toBeCloseTo(sessionFigures(session).unpaced.rmssdMs ?? NaN, 9);
  });
});

describe('a session file', () => {
  it.each(FROZEN)('of %s holds identical facts when it comes back', (name) => {
    const { facts } = readSessionFile(frozenFile(name));
    const there = textOf('attune', Session.from(facts));
    expect(readSessionFile(there).facts).toEqual(facts);
    expect(Session.from(readSessionFile(there).facts).state).toEqual(Session.from(facts).state);
  });

  it('is proposed under a name that tells when and not whose', () => {
    expect(fileStem(Date.UTC(2026, 2, 9, 9, 0, 59))).toBe('attune-2026-03-09-0900');
  });
});
