/** JSON of other programs: which lists in it may be intervals, what a document says of its beginning, and what is taken for JSON at all. */
import { describe, expect, it } from 'vitest';
import { jsonFile } from '../../../src/exchange/formats/json-file.ts';
import type { Read } from '../../../src/exchange/format.ts';
import { sourceOfText } from '../../../src/exchange/source-file.ts';
import { wave } from '../../fixtures/small-files.ts';

const RR = wave(30);
const read = (document: unknown): Read =>
  jsonFile.read(sourceOfText('x.json', typeof document === 'string' ? document : JSON.stringify(document)));
const recording = (document: unknown) => {
  const opened = read(document);
  if (!('recording' in opened)) throw new Error('it is in question');
  return { ...opened.recording, rr: [...opened.recording.rr] };
};
const refusal = (document: unknown): unknown => {
  try {
    read(document);
    return 'opened';
  } catch (cause) {
    return (cause as { code: unknown }).code;
  }
};

describe('a text is taken for JSON', () => {
  const recognised = (text: string): boolean => jsonFile.recognises(sourceOfText('x', text));
  it('where it begins and ends with brackets', () => {
    expect(
      ['[1]', '{"a":1}', ' \n[1] \n', '\uFEFF{}', '[1', '1]', 'x [1]', '[1] x', ''].map(recognised),
    ).toEqual([...[true, true, true, true], ...[false, false, false, false, false]]);
  });

  it('and read as a list in brackets where it is none', () => {
    expect(recording('[856 870 845 860]').rr).toEqual([856, 870, 845, 860]);
    expect(recording('\uFEFF [ 856 870 845 860 ]').rr).toEqual([856, 870, 845, 860]);
    expect(['{856 870}', '[x 856 870]', 'x [856 870]'].map(refusal)).toEqual(Array(3).fill('unknown-format'));
  });
});

describe('a document', () => {
  it('may be the list, or hold it under any name of intervals', () => {
    for (const document of [RR, { rr: RR }, { a: { RRIntervals: RR } }, { data: [{ x: 1 }, { ibi: RR }] }])
      expect(recording(document).rr).toEqual(RR);
    expect([{ values: RR }, { rr: 'words' }, { rr: [true, 5] }, { rr: [] }, 5, null].map(refusal)).toEqual(
      Array(6).fill('unknown-format'),
    );
  });

  it('of rows has a column for each name of the first, words among them, and marks where nothing stands', () => {
    const rows = RR.map((rr, i) => ({
      rr: i === 5 ? null : rr,
      note: i < 3 ? 'warm' : 7,
      at: `09:30:${10 + i}`,
    }));
    const { rr, holes, timeOfDay } = recording({ beats: rows });
    expect(rr).toEqual(RR.toSpliced(5, 1));
    expect(holes.map(({ before }) => before)).toEqual([5]);
    expect(timeOfDay).toBe(34_210_000 - (RR[0] ?? 0));
    expect(refusal(RR.map((value) => ({ value })))).toBe('unknown-format');
    expect(refusal(RR.map((_, i) => ({ rr: `w${i}` })))).toBe('unknown-format');
    // One row is no table, but may hold a list.
    expect(recording([{ rr: RR }]).rr).toEqual(RR);
  });

  it('with two lists does not say which is meant', () => {
    expect(refusal({ rr: RR, nn: RR })).toBe('several');
    expect(recording({ rr: RR, other: RR, nnCount: RR }).rr).toEqual(RR);
  });

  it('that is one of figures says so', () => {
    expect(refusal({ resourceType: 'Observation', value: 70 })).toBe('figures-only');
    expect(refusal({ resourceType: 5, value: 70 })).toBe('unknown-format');
    expect(refusal([{ resourceType: 'Observation' }])).toBe('unknown-format');
  });

  it('begins when a name of a beginning says, and not when it ended', () => {
    const at = '2026-03-04T08:30:00Z';
    const begun = (more: object): unknown => recording({ rr: RR, ...more }).epoch;
    for (const name of ['start', 'begin', 'measurementDate', 'Zeit', 'datum', 'localTime'])
      expect(begun({ [name]: at })).toBe(Date.UTC(2026, 2, 4, 8, 30));
    expect(begun({ deep: { start: at } })).toBe(Date.UTC(2026, 2, 4, 8, 30));
    for (const more of [
      { endTime: at },
      { stopDate: at },
      { name: at },
      { start: 5 },
      { list: [{ start: at }] },
    ])
      expect(begun(more)).toBeUndefined();
  });

  it('may have a million numbers', () => {
    const list = (count: number): string => `[${'800,'.repeat(count - 1)}800]`;
    expect(refusal(list(1_000_001))).toBe('too-large');
  });
});
