/** Where a recording is refused, when it began, and how a breathing signal lies beside its beats. */
import { describe, expect, it } from 'vitest';
import {
  checkRecording,
  recordingFacts,
  type BreathSignal,
  type Recording,
} from '../../../src/exchange/recording.ts';
import { unpackCounts } from '../../../src/session/breath-samples.ts';
import { isFact } from '../../../src/session/fact-table.ts';

const even = Array.from({ length: 40 }, () => 1000);
const written = new Date(2026, 2, 9, 12, 15, 30).getTime();
const about = { id: 'a', epoch: written, app: '0', origin: 'b', name: 'x' };
const factsOf = (more: Partial<Recording>, id = 'a') => [
  ...recordingFacts({ rr: even, holes: [], notes: [], ...more }, { ...about, id }),
];

describe('a recording', () => {
  const refusal = (rr: ArrayLike<number> & Iterable<number>, ...missing: (number | undefined)[]): unknown => {
    try {
      checkRecording({ rr, holes: missing.map((ms) => ({ before: 1, ms })), notes: [] });
      return undefined;
    } catch (cause) {
      return (cause as { code: unknown }).code;
    }
  };

  it('has one interval at least and four hundred thousand at most', () => {
    expect([refusal([]), refusal([800])]).toEqual(['empty', undefined]);
    expect(refusal(new Float64Array(400_000).fill(800))).toBeUndefined();
    expect(refusal(new Float64Array(400_001).fill(800))).toBe('too-large');
  });

  it('has no interval of nothing, of less, or of more than an hour', () => {
    expect([0, -1, NaN, 3_600_001].map((one) => refusal([800, one, 800]))).toEqual(Array(4).fill('bad-line'));
    expect(refusal([800, 3_600_000, 0.001])).toBeUndefined();
  });

  it('has holes of a week at most', () => {
    const WEEK = 604_800_000;
    expect([0, WEEK, undefined].map((ms) => refusal(even, 5, ms))).toEqual(Array(3).fill(undefined));
    expect([-1, WEEK + 1, NaN].map((ms) => refusal(even, 5, ms))).toEqual(Array(3).fill('too-large'));
  });
});

describe('its beginning', () => {
  const beginning = (told: Partial<Recording>): unknown => {
    const [first] = factsOf(told);
    return first?.type === 'started' ? first.epoch : undefined;
  };
  const at = (hours: number, minutes: number, day = 9): number =>
    new Date(2026, 2, day, hours, minutes).getTime();
  const HALF_PAST_SEVEN = 27_000_000;

  it('is what it says, if that is between 1970 and 2100, else when its file was written', () => {
    expect([0, 4_102_444_800_000].map((epoch) => beginning({ epoch }))).toEqual([0, 4_102_444_800_000]);
    expect([-1, 4_102_444_800_001, NaN].map((epoch) => beginning({ epoch }))).toEqual(Array(3).fill(written));
    expect(beginning({})).toBe(written);
  });

  it('has the day from one place and the time of day from another', () => {
    expect(beginning({ timeOfDay: HALF_PAST_SEVEN })).toBe(at(7, 30));
    expect(beginning({ epoch: at(12, 0, 4), dayOnly: true, timeOfDay: HALF_PAST_SEVEN })).toBe(at(7, 30, 4));
    expect(beginning({ epoch: at(12, 0, 4), dayOnly: true })).toBe(at(12, 0, 4));
    expect(beginning({ epoch: at(9, 45, 4), timeOfDay: HALF_PAST_SEVEN })).toBe(at(9, 45, 4));
    expect(beginning({ epoch: -1, dayOnly: true, timeOfDay: HALF_PAST_SEVEN })).toBe(at(7, 30));
  });
});

describe('its packets and marks', () => {
  it('tell no rate that no packet can carry', () => {
    const rates = factsOf({ rr: [...even, 60_000 / 65_535, 60_000 / 65_536] }).flatMap((fact) =>
      fact.type === 'measurement' ? [fact.bpm] : [],
    );
    expect(rates.slice(-3)).toEqual([60, 65_535, 0]);
  });

  it('are two thousand notes at most, each with an identity that a fact may have', () => {
    const notes = Array.from({ length: 2001 }, (_, i) => ({ before: i === 0 ? 0 : 99, words: 'x' }));
    const marks = factsOf({ notes }, 'i'.repeat(300)).filter(({ type }) => type === 'mark');
    expect(marks).toHaveLength(2000);
    expect(marks.every(isFact)).toBe(true);
    expect(marks.at(-1)).toMatchObject({ id: `${'i'.repeat(190)}-note-2000` });
  });
});

describe('its breathing signal', () => {
  const wave = (count: number): number[] => Array.from({ length: count }, (_, i) => 1 + 3 * (i % 3));
  const piecesOf = (breath: BreathSignal) =>
    factsOf({ breath }).flatMap((fact) => (fact.type === 'breath-samples' ? [fact] : []));

  it('lies in pieces of ten seconds, each with its first and its last moment', () => {
    const pieces = piecesOf({ hz: 10, from: 500, samples: wave(250) });
    const same = { type: 'breath-samples', who: 'client', source: 'recorded', kind: 'respiration', hz: 10 };
    expect(pieces).toEqual([
      {
        ...same,
        stream: 1,
        rate: 1,
        unit: 0.0001,
        at: 10_500,
        from: 0,
        age: 10_000,
        counts: pieces[0]?.counts,
      },
      {
        ...same,
        stream: 1,
        rate: 1,
        unit: 0.0001,
        at: 20_500,
        from: 10_000,
        age: 10_000,
        counts: pieces[1]?.counts,
      },
      {
        ...same,
        stream: 1,
        rate: 1,
        unit: 0.0001,
        at: 25_500,
        from: 20_000,
        age: 5000,
        counts: pieces[2]?.counts,
      },
    ]);
    expect([...unpackCounts(pieces[0]?.counts ?? '')].slice(0, 4)).toEqual([-30_000, 0, 30_000, -30_000]);
  });

  it('begins with the first beat at the earliest', () => {
    expect(piecesOf({ hz: 10, from: -3000, samples: wave(100) })[0]?.at).toBe(10_000);
  });

  it('ends a second behind the last beat at the latest, and the recording with it', () => {
    const until = (from: number) => factsOf({ breath: { hz: 10, from, samples: wave(100) } });
    expect(until(31_000).slice(-2)).toEqual([
      expect.objectContaining({ type: 'breath-samples', at: 41_000 }),
      { type: 'ended', at: 41_000 },
    ]);
    expect(until(31_001).slice(-2)).toEqual([
      expect.objectContaining({ type: 'measurement', at: 40_000 }),
      { type: 'ended', at: 40_000 },
    ]);
  });

  it('comes behind a beat of the same moment', () => {
    const order = factsOf({ breath: { hz: 10, from: 0, samples: wave(100) } })
      .filter(({ at }) => at === 10_000)
      .map(({ type }) => type);
    expect(order).toEqual(['measurement', 'breath-samples']);
  });

  it('has a hole where it has no sample', () => {
    const samples = [NaN, 1, 4, 7, NaN, NaN, 4, 1, NaN];
    const pieces = piecesOf({ hz: 10, from: 0, samples });
    expect(pieces.map(({ at, from, age, counts }) => [at, from, age, [...unpackCounts(counts)]])).toEqual([
      [400, 100, 300, [-30_000, 0, 30_000]],
      [800, 600, 200, [0, -30_000]],
    ]);
    expect(pieces.every(isFact)).toBe(true);
    expect(piecesOf({ hz: 10, from: 0, samples: [NaN, NaN] })).toEqual([]);
  });

  it('is of two samples at least, and of as many in a piece as a fact may have', () => {
    const lengths = (hz: number, samples: readonly number[]): number[] =>
      piecesOf({ hz, from: 0, samples }).map(({ counts }) => unpackCounts(counts).length);
    expect([lengths(10, [1]), lengths(10, [1, 2])]).toEqual([[], [2]]);
    expect(lengths(1000, wave(9000))).toEqual(Array(5).fill(1800));
    expect(lengths(0.1, wave(4))).toEqual([2, 2]);
  });
});
