/** The measured breath: the bounds of what is said of its rate, of its going with the guide and of its turns, each from both sides. */
import { describe, expect, it } from 'vitest';
import { following, matchCycle, matches, turnedRound } from '../../../src/signal/breath-following.ts';
import { BreathRate, LOOK_POINTS, type LookPoint } from '../../../src/signal/breath-rate.ts';
import { BreathTurns, type MeasuredInhale } from '../../../src/signal/breath-turns.ts';
import { uniform } from '../../fixtures/random.ts';

const TO = 200_000;

/** Breaths in with these intervals between them, the last one a moment before `TO`; `swings` from the newest backwards. */
function inhalesOf(intervals: readonly number[], swings: readonly number[] = []): MeasuredInhale[] {
  let onset = TO - 100;
  const out: MeasuredInhale[] = [];
  intervals.toReversed().forEach((intervalMs, i) => {
    out.unshift({ onset, peak: onset + 500, swing: swings[i] ?? 10, intervalMs });
    onset -= intervalMs;
  });
  return [{ onset, peak: onset + 500, swing: 10 }, ...out];
}
const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const waving = (periodMs: number, more: Partial<LookPoint> = {}): LookPoint[] =>
  Array.from({ length: LOOK_POINTS }, (_, i) => ({
    level: Math.sin((2 * Math.PI * i * 200) / periodMs),
    masked: false,
    unrest: 1,
    ...more,
  }));
const noisy = (unrest: number): LookPoint[] => {
  const next = uniform(5);
  return waving(1000, { unrest }).map((point) => ({ ...point, level: next() }));
};

interface Seen {
  readonly intervals: readonly number[];
  readonly points?: readonly LookPoint[];
  readonly since?: number;
  readonly swing?: number;
  readonly swings?: readonly number[];
}
/** The second of two equal looks: two in a row decide. */
function look({ intervals, points = waving(mean(intervals)), since = 0, swing = 5, swings }: Seen) {
  const rate = new BreathRate();
  const inhales = inhalesOf(intervals, swings);
  rate.look(TO, since, points, inhales, swing);
  return rate.look(TO, since, points, inhales, swing);
}
const times = (n: number, ms: number): number[] => Array.from({ length: n }, () => ms);
const six = times(8, 10_000);

describe('the rate of a measured breath', () => {
  it('is told from 20 s on, of the last 5.5 breaths, half a minute at least and 75 s at most', () => {
    expect(look({ intervals: times(9, 3000), since: TO - 19_999 }).state).toBe('starting');
    expect(look({ intervals: times(9, 3000), since: TO - 20_000 }).state).toBe('clear');
    expect(TO - look({ intervals: times(20, 3000) }).from).toBe(30_000);
    expect(TO - look({ intervals: six }).from).toBe(55_000);
    expect(TO - look({ intervals: times(6, 15_000) }).from).toBe(75_000);
    expect(look({ intervals: six })).toMatchObject({ state: 'clear', breathsPerMin: 6 });
  });

  it('needs three intervals within that time', () => {
    // Three of 6 s lie within 33 s, two where the breath stopped at the first of them.
    expect(look({ intervals: times(3, 6000) }).state).toBe('clear');
    expect(look({ intervals: times(2, 6000) }).state).toBe('irregular');
    expect(look({ intervals: times(2, 6000), since: TO - 32_000 }).state).toBe('starting');
  });

  it.each([
    [3.45, 'irregular'],
    [3.55, 'clear'],
    [29.5, 'clear'],
    [30.5, 'irregular'],
  ])('of %s breaths a minute is %s', (rate, state) => {
    expect(look({ intervals: times(rate < 10 ? 4 : 14, 60_000 / rate) }).state).toBe(state);
  });

  it.each([
    [0.2, 'clear'],
    [0.21, 'irregular'],
  ])(
    'is not told of intervals that scatter by more than 22 %% of their mean: %s beside it is %s',
    (by, state) => {
      // Of eight, four longer and four shorter by `by`: a standard deviation of 1.069 times that.
      const intervals = Array.from({ length: 8 }, (_, i) => 3500 * (i % 2 === 0 ? 1 + by : 1 - by));
      expect(look({ intervals }).state).toBe(state);
    },
  );

  it('needs 85 of 100 intervals within 0.7 and 1.4 of the middle one', () => {
    expect(look({ intervals: [...times(3, 3500), 5250, ...times(3, 3500)] }).state).toBe('clear');
    expect(look({ intervals: [...times(3, 3500), 5250, ...times(2, 3500)] }).state).toBe('irregular');
  });

  it('is hidden while more than 35 of 100 points are masked by movement', () => {
    const masked = (share: number) =>
      // Of the 275 points of 55 s.
      look({
        intervals: six,
        points: waving(10_000).map((p, i) => ({ ...p, masked: i >= LOOK_POINTS - share * 275 })),
      });
    expect(masked(0.34).state).not.toBe('moving');
    expect(masked(0.36).state).toBe('moving');
  });

  it('is too small below two floors of the sensor, and small breaths among large ones are none', () => {
    expect(look({ intervals: six, swing: 1.99 }).state).toBe('small');
    expect(look({ intervals: six, swing: 2 }).state).toBe('clear');
    // One interval of 6 s is cut in two by a rise that is a third of the others, or less.
    const cut = [6000, 6000, 2000, 4000, 6000];
    const points = waving(6000);
    expect(look({ intervals: cut, points, swings: [10, 10, 2.9] })).toMatchObject({
      state: 'clear',
      breathsPerMin: 10,
    });
    expect(look({ intervals: cut, points, swings: [10, 10, 3.1] }).state).toBe('irregular');
  });

  it('is speech where the curve does not repeat itself and the chest is half as restless again as in quiet', () => {
    expect(look({ intervals: six, points: noisy(1.59) }).state).toBe('irregular');
    expect(look({ intervals: six, points: noisy(1.61) }).state).toBe('speaking');
  });
});

describe('a cycle with the guide', () => {
  const good = { onset: 0, periodMs: 10_000, usable: true, swing: 10, fit: 0.9, lag: 0 };

  it.each([
    [{ swing: 5 / 3 + 0.001 }, true],
    [{ swing: 5 / 3 - 0.001 }, false],
    [{ fit: 0.4 }, true],
    [{ fit: 0.39 }, false],
    [{ lag: -0.15 }, true],
    [{ lag: -0.16 }, false],
    [{ lag: 0.22 }, true],
    [{ lag: 0.23 }, false],
    [{ usable: false }, false],
  ])('%j matches it: %s', (other, with_) => {
    expect(matches({ ...good, ...other }, 1)).toBe(with_);
  });

  it('is needed four times of five, and four of five must be usable', () => {
    const [off, unusable] = [
      { ...good, lag: 0.4 },
      { ...good, usable: false },
    ];
    const state = (cycles: readonly (typeof good)[], rate?: number) => following(cycles, 1, rate)?.state;
    expect(state([off, good, good, good, good])).toBe('with');
    expect(state([off, off, good, good, good])).toBe('unclear');
    expect(state([unusable, good, good, good, good])).toBe('with');
    expect(state([unusable, unusable, good, good, good])).toBeUndefined();
    // The one before the last five has no say.
    expect(state([off, off, good, good, good, good])).toBe('with');
  });

  it('is of an own rhythm that lies 0.6 breaths a minute beside the guide, or 12 % of a fast one', () => {
    const off = (periodMs: number) => times(5, 0).map(() => ({ ...good, periodMs, lag: 0.4 }));
    const state = (guide: number, rate: number) => following(off(60_000 / guide), 1, rate)?.state;
    expect([state(4, 4.59), state(4, 4.61), state(4, 3.39)]).toEqual(['unclear', 'own', 'own']);
    expect([state(10, 11.19), state(10, 11.21)]).toEqual(['unclear', 'own']);
  });

  it('shows a curve that is upside down by four that fit well half a cycle off', () => {
    const turned = (of: { fit?: number; lag?: number }, count = 5) =>
      turnedRound(times(count, 0).map(() => ({ ...good, fit: 0.6, lag: 0.5, ...of })));
    expect([turned({}, 4), turned({}, 3)]).toEqual([true, false]);
    expect([turned({ fit: 0.61 }), turned({ fit: 0.59 })]).toEqual([true, false]);
    expect([turned({ lag: 0.39 }), turned({ lag: 0.37 }), turned({ lag: -0.39 })]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('can be judged with twelve points, three quarters of which are clean, over three quarters of it', () => {
    const cycle = {
      onset: 0,
      periodMs: 10_000,
      levelAt: (u: number) => 0.5 - 0.5 * Math.cos(2 * Math.PI * u),
    };
    const usable = (n: number, masked = 0, share = 1) =>
      matchCycle(
        Array.from({ length: n }, (_, i) => ({
          at: (10_000 * share * i) / n,
          level: cycle.levelAt(i / n),
          masked: i < masked,
        })),
        cycle,
      ).usable;
    expect([usable(12), usable(11)]).toEqual([true, false]);
    expect([usable(40, 10), usable(40, 11)]).toEqual([true, false]);
    expect([usable(40, 0, 0.8), usable(40, 0, 0.76)]).toEqual([true, false]);
  });
});

describe('turns of the curve', () => {
  /** Straight lines from one corner (s, level) to the next, 25 samples a second. */
  function along(corners: readonly (readonly [number, number])[], floor = 1) {
    const turns = new BreathTurns(floor);
    const inhales: MeasuredInhale[] = [];
    corners.slice(1).forEach(([to, end], i) => {
      const [from, begin] = corners[i]!;
      for (let at = from * 1000; at < to * 1000; at += 40) {
        const inhale = turns.push(at, begin + ((end - begin) * (at - from * 1000)) / ((to - from) * 1000));
        if (inhale !== undefined) inhales.push(inhale);
      }
    });
    return { turns, inhales };
  }
  /** Breaths of `swing`, one every 4 s from `from` s on. */
  const breaths = (from: number, count: number, swing: number): [number, number][] =>
    Array.from({ length: count }, (_, i): [number, number][] => [
      [from + 4 * i, 0],
      [from + 4 * i + 2, swing],
    ]).flat();

  it('place the onset 0.75 of the way from 15 to 50 % before the 15 %', () => {
    // Two seconds to a fifth of the height, two for the rest: 15 % at 1.5 s, 50 % at 2.75 s.
    const { inhales } = along([...breaths(0, 3, 20), [12, 0], [14, 4], [16, 20], [18, 0], [20, 20]]);
    expect(inhales.at(-1)!.onset).toBeCloseTo(12_000 + 1500 - 0.75 * 1250, 6);
    expect(inhales.at(-1)!.peak).toBe(16_000);
    expect(inhales.at(-1)!.swing).toBeCloseTo(20, 9);
  });

  it('are turns from a third of the usual swing on', () => {
    const counted = (swing: number): number =>
      along([...breaths(0, 5, 30), ...breaths(20, 1, swing), ...breaths(24, 2, 30)]).inhales.length;
    expect(counted(10.5) - counted(9)).toBe(1);
  });

  it('know the usual swing from the last half minute', () => {
    const { turns } = along([...breaths(0, 5, 30), ...breaths(20, 7, 5), [48, 0], [49, 2]]);
    // At 48 s only swings that turned after 18 s count: one large way down, and the small ones.
    expect(turns.medianSwing).toBeCloseTo(5, 0);
    const early = along([...breaths(0, 5, 30), ...breaths(20, 2, 5)]).turns;
    expect(early.medianSwing).toBeGreaterThan(25);
  });
});
