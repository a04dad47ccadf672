/** The limits of what is opened and how it is read, each on both sides of it. */
import { describe, expect, it } from 'vitest';
import { ExchangeError } from '../../../src/exchange/exchange-error.ts';
import { readFile } from '../../../src/exchange/file-session.ts';
import { tableFile, readTableFile } from '../../../src/exchange/formats/table-file.ts';
import { checkSize } from '../../../src/exchange/open-source.ts';
import { sessionWindows } from '../../../src/exchange/out/session-windows.ts';
import { ask } from '../../../src/exchange/question.ts';
import { checkRecording, recordingFacts } from '../../../src/exchange/recording.ts';
import { readSessionFile } from '../../../src/exchange/session-file.ts';
import { isCurve } from '../../../src/exchange/table/column-facts.ts';
import { numberOf } from '../../../src/exchange/table/cells.ts';
import { readTable } from '../../../src/exchange/table/table.ts';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import { Session } from '../../../src/session/session.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { started } from '../../fixtures/started.ts';

const about = { name: 'walk.txt', epoch: 1_700_000_000_000, origin: 'o', app: 'x' };
const intervals = (count: number): number[] => Array.from({ length: count }, (_, i) => 800 + ((i * 37) % 50));
const factsOf = (lines: readonly unknown[]): readonly SessionEvent[] =>
  readFile(lines.join('\n'), about).facts;

/** Code of the refusal; `undefined` = it is done. */
function refusalOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (cause) {
    return cause instanceof ExchangeError ? cause.code : String(cause);
  }
}

describe('a file', () => {
  it('is opened up to thirty million bytes', () => {
    expect(refusalOf(() => checkSize(30_000_000))).toBeUndefined();
    expect(refusalOf(() => checkSize(30_000_001))).toBe('too-large');
  });

  it('of Attune may be a minute out of order', () => {
    const written = (back: number): string =>
      writeSessionFile(
        [
          started,
          { type: 'battery', at: 100_000, who: 'client', percent: 5 },
          { type: 'battery', at: 100_000 - back, who: 'client', percent: 4 },
        ],
        'x',
      );
    expect(readSessionFile(written(60_000)).facts).toHaveLength(3);
    expect(refusalOf(() => readSessionFile(written(60_001)))).toBe('bad-line');
  });

  it('is text where at most two characters in a hundred are none that text has', () => {
    const head = (strange: number) => ({ head: '\u0001'.repeat(strange) + '8'.repeat(1000 - strange) });
    expect(tableFile.recognises(head(20) as never)).toBe(true);
    expect(tableFile.recognises(head(21) as never)).toBe(false);
  });
});

describe('a recording', () => {
  const checked = (rr: ArrayLike<number> & Iterable<number>): string | undefined =>
    refusalOf(() => checkRecording({ rr, holes: [], notes: [] }));

  it('has at most 400,000 intervals, none longer than an hour', () => {
    expect(checked(new Float64Array(400_000).fill(800))).toBeUndefined();
    expect(checked(new Float64Array(400_001).fill(800))).toBe('too-large');
    expect(checked([...intervals(9), 3_600_000])).toBeUndefined();
    expect(checked([...intervals(9), 3_600_001])).toBe('bad-line');
  });

  it('of a table has no interval longer than an hour either, nor one of VNS Analyse', () => {
    const list = (interval: number) => [...intervals(9), interval, ...intervals(9)];
    expect(factsOf(list(3_600_000)).filter(({ type }) => type === 'measurement')).toHaveLength(19);
    expect(refusalOf(() => factsOf(list(3_600_001)))).toBe('bad-line');
    const vns = (interval: number) => ['RR-Intervalle - Rohdaten', ...list(interval)];
    expect(factsOf(vns(3_600_000)).filter(({ type }) => type === 'measurement')).toHaveLength(19);
    expect(refusalOf(() => factsOf(vns(3_600_001)))).toBe('bad-line');
  });

  it('keeps its first two thousand notes', () => {
    const notes = Array.from({ length: 2001 }, (_, i) => ({ before: i < 1500 ? 3 : 99, words: String(i) }));
    const facts = [
      ...recordingFacts({ rr: intervals(20), holes: [], notes }, { ...about, id: 'a', name: 'n' }),
    ];
    const words = facts.flatMap((fact) => (fact.type === 'mark' ? [fact.own?.words] : []));
    expect(words).toEqual(notes.slice(0, 2000).map((note) => note.words));
  });
});

describe('records of Apple Health', () => {
  const record = (hour: string): string =>
    `<Record startDate="2026-03-04 ${hour} +0000"><HeartRateVariabilityMetadataList>${[0, 1, 2, 3]
      .map((s) => `<InstantaneousBeatsPerMinute bpm="60" time="${hour.slice(0, 6)}${String(10 + s)}.00"/>`)
      .join('')}</HeartRateVariabilityMetadataList></Record>`;
  it('are one recording unless six hours lie between them', () => {
    const beats = (first: string): number =>
      factsOf([`<HealthData>${record(first)}${record('16:00:10')}</HealthData>`]).filter(
        ({ type }) => type === 'measurement',
      ).length;
    expect([beats('10:00:11'), beats('10:00:10')]).toEqual([6, 3]);
  });
});

describe('a line that is no number', () => {
  it('is left out of twenty rows or more, and spoils fewer', () => {
    for (const spoilt of ['words', '4000000']) {
      const lines = (rows: number): unknown[] =>
        intervals(rows).toSpliced(5, spoilt === 'words' ? 0 : 1, spoilt as never);
      expect(refusalOf(() => factsOf(lines(20)))).toBeUndefined();
      expect(refusalOf(() => factsOf(lines(19)))).toBe('bad-line');
    }
  });
});

describe('a table', () => {
  it('has sixty-four columns at most; a longer line is a list', () => {
    const line = (cells: number): string => intervals(cells).join(' ');
    const shape = (cells: number): unknown => {
      const [section] = readTable(`${line(cells)}\n${line(cells)}`).sections;
      return [section?.rows, section?.columns.length];
    };
    expect(shape(64)).toEqual([2, 64]);
    expect(shape(65)).toEqual([130, 1]);
  });

  it('has two hundred pieces at most between words', () => {
    const pieces = (count: number): string => 'words\n800\n'.repeat(count);
    expect(readTable(`${pieces(200)}words\n`).sections).toHaveLength(200);
    expect(refusalOf(() => readTable(`${pieces(201)}words\n`))).toBe('unknown-format');
  });

  it('keeps forty lines of what stands before it, and two hundred characters of each', () => {
    const lines = Array.from({ length: 41 }, (_, i) => `Line ${i} ${'x'.repeat(300)}`);
    const { preamble, sections } = readTable([...lines, ...intervals(30)].join('\n'));
    expect(preamble).toEqual(lines.slice(0, 40).map((line) => line.slice(0, 200)));
    expect(sections[0]?.title).toEqual(lines.slice(1, 40).map((line) => line.slice(0, 200)));
    expect(readTable(['# ' + 'y'.repeat(201), 800].join('\n')).preamble).toEqual([`# ${'y'.repeat(198)}`]);
  });

  it('has numbers of forty characters at most', () => {
    expect(numberOf(`0.${'1'.repeat(38)}`)).toBeCloseTo(1 / 9, 12);
    expect(numberOf(`0.${'1'.repeat(39)}`)).toBeNaN();
  });

  it('whose rows follow each other in less than 150 ms is a sensor’s curve and no list of beats', () => {
    const rows = (step: number): string =>
      intervals(60)
        .map((value, i) => `${i * step};${value}`)
        .join('\n');
    const read = (step: number): string | undefined =>
      refusalOf(() => readTableFile(readTable(`time_ms;value\n${rows(step)}`), 'a'));
    expect([read(149), read(150)]).toEqual(['curve-only', undefined]);
  });

  it('whose steps are small beside the spread around them is a curve', () => {
    // In thirty values i ± c the mean step is 2c, and the spread √(74.9 + c² + c): a share of 0.156 or 0.158, of 29 steps 0.16.
    const values = (c: number): Float64Array =>
      Float64Array.from({ length: 60 }, (_, i) => i + (i % 2 === 0 ? -c : c));
    expect([isCurve(values(0.68)), isCurve(values(0.69))]).toEqual([true, false]);
  });

  it('tells of a breath from twenty values on, up to a second after the last beat', () => {
    const breathOf = (beats: number, more = 0) => {
      let at = 0;
      const rows = intervals(beats).map((value, i) => `${(at += value)};${value};${(i % 5) * 10 + 1}`);
      for (let i = 1; i <= more; i++) rows.push(`${at + 250 * i};;${i}`);
      const read = readTableFile(readTable(`time ms;RR;respiration\n${rows.join('\n')}`), 'a');
      return 'recording' in read ? read.recording : undefined;
    };
    expect([breathOf(19)?.breath, breathOf(20)?.breath?.hz]).toEqual([undefined, 4]);
    const recording = breathOf(40, 12);
    const { hz = NaN, from = NaN, samples = [] } = recording?.breath ?? {};
    const end = [...(recording?.rr ?? [])].reduce((sum, rr) => sum + rr, 0);
    const last = from + (1000 * (samples.length - 1)) / hz;
    expect(last).toBeLessThanOrEqual(end + 1000);
    expect(last + 1000 / hz).toBeGreaterThan(end + 1000);
  });
});

describe('a question about columns', () => {
  const text = (rows: number): string =>
    `a;b\n${intervals(rows)
      .map((value, i) => `${value};${i % 3}`)
      .join('\n')}`;
  const asked = (rows: number) => {
    const read = readTableFile(readTable(text(rows)), 'a');
    if (!('question' in read)) throw new Error('nothing is asked');
    return ask(read.question, ['interval-ms', 'none']);
  };

  it('shows four values of each, and the first minute of what comes of it', () => {
    const { columns, outcome } = asked(200);
    expect(columns.map(({ first }) => first)).toEqual([intervals(4).map(String), ['0', '1', '2', '0']]);
    let at = 0;
    const within = intervals(200).filter((value) => (at += value) <= 60_000).length;
    expect(outcome?.curve).toHaveLength(within);
    const even = `a;b\n${Array.from({ length: 90 }, (_, i) => `${i % 2 === 0 ? 700 : 800};${i % 3}`).join('\n')}`;
    const read = readTableFile(readTable(even), 'a');
    if (!('question' in read)) throw new Error('nothing is asked');
    // Eighty beats take a minute to the millisecond.
    expect(ask(read.question, ['interval-ms', 'none']).outcome?.curve).toHaveLength(80);
  });
});

describe('the windows of a session', () => {
  it('are five minutes long', () => {
    const session = Session.from(factsOf(Array<number>(901).fill(1000)));
    expect(sessionWindows(session).map(({ from, to }) => to - from)).toEqual([300_000, 300_000, 300_000]);
    const short = Session.from(factsOf(Array<number>(299).fill(1000)));
    expect(sessionWindows(short).map(({ from, to }) => to - from)).toEqual([299_000]);
  });
});
