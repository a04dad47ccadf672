/** What no reader may hand on, whatever a file's columns say. */
import { describe, expect, it } from 'vitest';
import { lengthOf, recordingFacts, type Recording } from '../../../src/exchange/recording.ts';
import { samplesOf } from '../../../src/session/breath-samples.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { isFact } from '../../../src/session/fact-table.ts';

const about = { id: 'a', epoch: 0, app: '0', origin: 'b', name: '' };
const packets = (rr: readonly number[]): number =>
  [...recordingFacts({ rr, holes: [], notes: [] }, about)].filter(({ type }) => type === 'measurement')
    .length;
const fifty = (interval: number): number[] => Array.from({ length: 50 }, () => interval);

describe('the facts of a recording', () => {
  it.each([155, 199, 3001, 8700])(
    'are none of a list whose intervals of %i ms are no heart’s',
    (interval) => {
      expect(() => packets(fifty(interval))).toThrow(expect.objectContaining({ code: 'no-intervals' }));
    },
  );

  it.each([200, 3000])('are those of a list of %i ms', (interval) => {
    expect(packets(fifty(interval))).toBe(50);
  });

  it('are kept with single intervals that are no heart’s', () => {
    expect(packets([...fifty(800), 8700, 150])).toBe(52);
  });

  const six = [800, 810, 820, 830, 840, 850];
  const long = Array.from({ length: 40 }, (_, i) => 800 + i);
  const facts = (more: Partial<Recording>, name = 'Morning'): SessionEvent[] => [
    ...recordingFacts({ rr: long, holes: [], notes: [], ...more }, { ...about, name }),
  ];
  const length = long.reduce((sum, rr) => sum + rr, 0);
  const timesOf = (of: readonly SessionEvent[], type: SessionEvent['type']): number[] =>
    of.filter((fact) => fact.type === type).map(({ at }) => at);

  it('begin with its beginning, its name and its device, each no longer than a fact may be, and end with its last beat', () => {
    const told = facts({ device: 'd'.repeat(600) }, 'n'.repeat(600));
    expect(told.every(isFact)).toBe(true);
    expect(told.slice(0, 3)).toMatchObject([
      { type: 'started', at: 0, id: 'a', epoch: 0 },
      { type: 'named', at: 0, name: 'n'.repeat(500) },
      { type: 'device', at: 0, who: 'client', name: 'd'.repeat(200) },
    ]);
    expect(facts({})[2]?.type).toBe('measurement');
    expect(told.at(-1)).toEqual({ type: 'ended', at: length });
  });

  it('are a packet for each interval, that arrives with its beat', () => {
    let at = 0;
    const beats = facts({}).filter(({ type }) => type === 'measurement');
    expect(beats).toHaveLength(long.length);
    for (const [i, rr] of long.entries()) {
      at += rr;
      expect(beats[i]).toEqual({
        type: 'measurement',
        at,
        who: 'client',
        bpm: Math.round(60_000 / rr),
        rr: [rr],
      });
    }
  });

  it('tell each hole with what is missing, and one of unknown length as such; none before the first beat or after the last', () => {
    const told = facts({
      holes: [
        { before: 0, ms: 9000 },
        { before: 2, ms: 1000 },
        { before: 2, ms: 500 },
        { before: 4, ms: undefined },
        { before: 40, ms: 7000 },
      ],
    });
    expect(told.filter(({ type }) => type === 'continued')).toEqual([
      { type: 'continued', at: 800 + 801 + 1500, missingMs: 1500 },
      { type: 'continued', at: 800 + 801 + 1500 + 802 + 803, missingMs: 0, unknown: true },
    ]);
    expect(told.at(-1)?.at).toBe(length + 1500);
  });

  it('mark its notes where they stand, those after the last beat at the end, and not more than a session may hold', () => {
    const notes = [
      { before: 0, words: 'first' },
      { before: 3, words: 'w'.repeat(500) },
      { before: 3, words: 'third' },
      { before: 99, words: 'late' },
    ];
    const marks = facts({ notes }).filter((fact) => fact.type === 'mark');
    expect(marks.map(({ at, id }) => [at, id])).toEqual([
      [0, 'a-note-1'],
      [800 + 801 + 802, 'a-note-2'],
      [800 + 801 + 802, 'a-note-3'],
      [length, 'a-note-4'],
    ]);
    expect(marks.every(isFact)).toBe(true);
    expect(marks[1]?.own?.words).toBe('w'.repeat(200));
    const many = facts({ notes: Array.from({ length: 5000 }, () => ({ before: 1, words: 'x' })) });
    const late = facts({ notes: Array.from({ length: 5000 }, () => ({ before: 99, words: 'x' })) });
    expect(timesOf(many, 'mark').length).toBe(timesOf(late, 'mark').length);
    expect(timesOf(many, 'mark').length).toBeLessThan(5000);
  });

  it('last as long as its intervals and the holes between them', () => {
    expect(lengthOf({ rr: six, holes: [] })).toBe(4950);
    expect(
      lengthOf({
        rr: six,
        holes: [
          { before: 1, ms: 100 },
          { before: 5, ms: 20 },
          { before: 3, ms: undefined },
        ],
      }),
    ).toBe(5070);
    expect(
      lengthOf({
        rr: six,
        holes: [
          { before: 0, ms: 100 },
          { before: 6, ms: 20 },
        ],
      }),
    ).toBe(4950);
  });

  it('hold a breathing signal in the order of time, up to its last beat and a second, as it was to one part in a hundred thousand', () => {
    const samples = Array.from({ length: 600 }, (_, i) => 5 + 3 * Math.sin(i / 8));
    const told = facts({ breath: { hz: 10, from: 0, samples } });
    const pieces = told.filter((fact) => fact.type === 'breath-samples');
    expect(told.every(isFact)).toBe(true);
    expect(pieces.length).toBeGreaterThan(2);
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(told.at(-1)?.type).toBe('ended');
    expect(pieces.at(-1)?.at).toBeLessThanOrEqual(length + 1000);
    expect(pieces.at(-1)?.at).toBeGreaterThan(length - 10_000);
    const heard = pieces.flatMap((piece) => [...samplesOf(piece)].map(({ values }) => values[0] ?? NaN));
    for (const [i, value] of heard.entries())
      expect(value - (heard[0] ?? NaN)).toBeCloseTo((samples[i] ?? NaN) - (samples[0] ?? NaN), 3);
  });

  it.each([[[3, 3, 3, 3]], [[1]], [[-Number.MAX_VALUE, Number.MAX_VALUE, 0]]])(
    'hold no breathing signal that never moves, or moves beyond every number (%j)',
    (samples) => {
      expect(timesOf(facts({ breath: { hz: 10, from: 0, samples } }), 'breath-samples')).toEqual([]);
    },
  );
});
