/** The thresholds of what is said of a heart, its breathing and a number, each from both sides. */
import { describe, expect, it } from 'vitest';
import { adherence } from '../../../src/signal/adherence.ts';
import { Arrivals } from '../../../src/signal/arrivals.ts';
import type { Beat, BeatKind } from '../../../src/signal/beats.ts';
import { BreathMotion } from '../../../src/signal/breath-motion.ts';
import { mayHoldEarlyBeats } from '../../../src/signal/early-beats.ts';
import { heartRateLine } from '../../../src/signal/heart-rate-line.ts';
import { ownRate } from '../../../src/signal/own-rate.ts';
import { quality } from '../../../src/signal/quality.ts';
import { isLittleOwn, judgeResonance, type ResonanceFit } from '../../../src/signal/resonance.ts';

/** Beats of these intervals from time 0 on, all normal. */
function heartOf(intervals: readonly number[]): { beats: Beat[]; kinds: BeatKind[] } {
  let at = 0;
  const beats = intervals.map((rr) => ({ at: (at += rr), rr, segment: 0 }));
  return { beats, kinds: intervals.map(() => 'normal') };
}

describe('the result of an assessment', () => {
  const fit = (told: object = {}): ResonanceFit => {
    const { usable = 25, span = 1.375, plv = 0.6, snr = 1.2, ...posterior } = told as Record<string, number>;
    const rate = Float64Array.from({ length: usable }, (_, i) => 5 + (i % 2) * span);
    return {
      breaths: { rate, plv, snr },
      posterior: { rate: 5.5, low: 5.2, high: 5.9, pLow: 0, pBelow: 0, pAbove: 0, own: 0.5, ...posterior },
    } as unknown as ResonanceFit;
  };
  const kindOf = (told: object): string => judgeResonance(fit(told)).kind;
  const of = (told: object) => {
    const result = judgeResonance(fit(told));
    if (result.kind !== 'estimate' && result.kind !== 'no-clear-peak') throw new Error(result.kind);
    return result;
  };

  it('needs 25 breaths, and half of what the rates could span, by default of 2.75', () => {
    expect([kindOf({ usable: 25 }), kindOf({ usable: 24 })]).toEqual(['estimate', 'too-little']);
    expect([kindOf({ span: 1.375 }), kindOf({ span: 1.37 })]).toEqual(['estimate', 'too-little']);
    expect([1, 0.99].map((span) => judgeResonance(fit({ span }), 2).kind)).toEqual([
      'estimate',
      'too-little',
    ]);
  });

  it('needs phases that agree by 0.6, and a wave of 1.2 times its scatter', () => {
    expect([kindOf({ plv: 0.6 }), kindOf({ plv: 0.59 })]).toEqual(['estimate', 'not-followed']);
    expect([kindOf({ snr: 1.2 }), kindOf({ snr: 1.19 })]).toEqual(['estimate', 'not-followed']);
  });

  it('has no clear peak where curves without one weigh more than 0.53', () => {
    expect([kindOf({ pLow: 0.53 }), kindOf({ pLow: 0.54 })]).toEqual(['estimate', 'no-clear-peak']);
  });

  it('lies on an edge where that is likelier than 0.4', () => {
    expect([0.4, 0.41].map((pBelow) => of({ pBelow }).edge)).toEqual([undefined, 'low']);
    expect([0.4, 0.41].map((pAbove) => of({ pAbove }).edge)).toEqual([undefined, 'high']);
  });

  it('is clear up to a range of 0.8 where a flat curve is unlikely, fair up to 1.1, and weak beyond', () => {
    const width = (high: number, pLow = 0): string => of({ low: 5, high, pLow }).confidence;
    expect([5.79, 5.81, 6.09, 6.11].map((high) => width(high))).toEqual(['clear', 'fair', 'fair', 'weak']);
    expect([width(5.7, 0.29), width(5.7, 0.3)]).toEqual(['clear', 'fair']);
  });

  it('is little of the person’s own below a third', () => {
    expect([0.33, 0.34].map((own) => isLittleOwn(of({ own })))).toEqual([true, false]);
  });
});

describe('a breath is with the guide', () => {
  const state = (lock: object, own = 7, breaths = 6): string | undefined =>
    adherence(
      { breaths, plv: 0.7, lockedFraction: 0.4, ...lock } as never,
      6,
      () => ({ breathsPerMin: own, confident: true }) as never,
    )?.state;

  it('where six breaths agree by 0.7 and hold 0.4 of the rhythm', () => {
    expect([state({}), state({ plv: 0.69 }), state({ lockedFraction: 0.39 })]).toEqual([
      'with',
      'own',
      'own',
    ]);
    expect(state({}, 7, 5)).toBeUndefined();
  });

  it('or has a rate of its own where that is more than half a breath away', () => {
    expect([6.5, 6.51, 5.5, 5.49].map((own) => state({ plv: 0 }, own))).toEqual([
      'unclear',
      'own',
      'unclear',
      'own',
    ]);
  });
});

describe('a number', () => {
  it('may be of a window that is two and a half seconds shorter than it needs', () => {
    const stateOf = (to: number) =>
      quality({ window: { from: 0, to, validity: 'good' } as never, interpretable: true, need: 60_000 })
        .state;
    expect([57_500, 57_499].map(stateOf)).toEqual(['good', 'hidden']);
  });

  it('of heart rate is known where usable beats are less than five seconds apart', () => {
    const covered = (gap: number): boolean => {
      const beats = [1000, 2000, 2000 + gap, 3000 + gap].map((at) => ({ at, rr: 1000, segment: 0 }));
      const line = heartRateLine({ beats, kinds: beats.map(() => 'normal' as const) }, 2000, 3000);
      return line?.covered[1] === 1;
    };
    expect([covered(4999), covered(5000)]).toEqual([true, false]);
  });

  it('of heart rate is looked for up to a minute before a stretch', () => {
    const line = (at: number) =>
      heartRateLine({ beats: [{ at, rr: 800, segment: 0 }], kinds: ['normal'] }, 100_000, 101_000)?.bpm[0];
    expect([line(40_001), line(39_999)]).toEqual([75, undefined]);
  });
});

describe('packets', () => {
  const copied = (pauses: readonly number[], room = false): boolean[] => {
    const arrivals = new Arrivals();
    let at = 0;
    return pauses.map((pause) => {
      arrivals.arrive((at += pause));
      return arrivals.isCopy(at, [1000], room);
    });
  };

  it('within 50 ms came at one moment, and only those can be a copy', () => {
    expect(copied([0, 1000, 50]).at(-1)).toBe(true);
    expect(copied([0, 1000, 51]).at(-1)).toBe(false);
  });

  it('after more than 1.6 s were held back, and come with at most 300 ms between them', () => {
    // What was held back is no copy where there is room for it.
    expect(copied([0, 1401, 20], true).at(-1)).toBe(true);
    expect([1600, 1601].map((stall) => copied([0, stall, 300, 20], true).at(-1))).toEqual([true, false]);
    expect([300, 301].map((pause) => copied([0, 1601, pause, 20], true).at(-1))).toEqual([false, true]);
  });
});

describe('early beats that cannot be told', () => {
  const even = (count: number): number[] => Array<number>(count).fill(1000);
  const shape = [900, 1050];
  const may = (intervals: readonly number[], labels: Readonly<Record<number, BeatKind>> = {}): boolean => {
    const { beats, kinds } = heartOf(intervals);
    for (const [i, kind] of Object.entries(labels)) kinds[Number(i)] = kind;
    return mayHoldEarlyBeats(beats, kinds, beats.length);
  };

  it('are said where two are among those of five minutes', () => {
    expect(may([...even(20), ...shape, ...even(20)])).toBe(false);
    const apart = (between: number): boolean =>
      may([...even(20), ...shape, ...even(between), ...shape, ...even(20)]);
    // From the end of the last beat back to that of the first early one.
    expect([apart(276), apart(277)]).toEqual([true, false]);
  });

  it('have eight normal beats on either side', () => {
    const beside = (before: number, after: number): boolean =>
      may([...even(40), ...shape, ...even(20), ...shape, ...even(30)], {
        [62 - before]: 'missed',
        [63 + after]: 'missed',
      });
    expect([beside(9, 9), beside(8, 9), beside(9, 8)]).toEqual([true, false, false]);
  });

  it('stand out by three usual steps, of which the least is 0.8 % of an interval', () => {
    const two = (unit: readonly number[]): boolean => may([...unit, ...unit, ...even(12)]);
    // A beat before that is early itself leaves a step of so much.
    const step = (before: number): boolean => two([...even(16), before, 930, 1000]);
    expect([step(953), step(955)]).toEqual([false, true]);
    // Steps of 2d between the beats beside it: three times 1.48 of them must be less than the step in.
    const swinging = (d: number): boolean => {
      const wave = (count: number): number[] =>
        Array.from({ length: count }, (_, i) => 1000 + (i % 2 ? d : -d));
      return two([...wave(20), 900, 1050 + d, ...wave(20)]);
    };
    const found = Array.from({ length: 40 }, (_, d) => swinging(d)).lastIndexOf(true);
    // (100 + d) / (1000 + d) > 3 · 1.48 · 2d / (1000 + d) up to d = 12.7.
    expect(found).toBe(12);
  });
});

describe('the estimate of a breathing rate from the heart', () => {
  const heart = (seconds: number, ...waves: readonly (readonly [number, number])[]) => {
    const intervals: number[] = [];
    for (let t = 0; t < seconds;) {
      const bpm = waves.reduce((sum, [hz, size]) => sum + size * Math.sin(2 * Math.PI * hz * t), 70);
      intervals.push(60_000 / bpm);
      t += 60 / bpm;
    }
    const record = heartOf(intervals);
    return { record, to: record.beats.at(-1)?.at ?? 0 };
  };
  const rateOf = (seconds: number, waves: readonly (readonly [number, number])[], paced = false) => {
    const { record, to } = heart(seconds, ...waves);
    return ownRate(record, to, paced);
  };

  it('takes 45 s of beats', () => {
    expect([46.5, 44.5].map((seconds) => rateOf(seconds, [[0.2, 4]]) !== undefined)).toEqual([true, false]);
  });

  it('prefers a second peak above 0.13 Hz to one below, if it is three tenths of it', () => {
    const higher = (size: number, hz = 0.25): boolean =>
      (rateOf(90, [
        [0.09, 4],
        [hz, size],
      ])?.breathsPerMin ?? 0) > 7;
    const sizes = Array.from({ length: 60 }, (_, i) => 1.5 + 0.02 * i);
    const first = sizes.findIndex((size) => higher(size));
    // A wave of 0.55 times the size has 0.30 times the power.
    expect((sizes[first] ?? 0) / 4).toBeGreaterThan(0.52);
    expect((sizes[first] ?? 0) / 4).toBeLessThan(0.58);
    expect([higher(3.6, 0.126), higher(3.6, 0.137)]).toEqual([false, true]);
  });
});

describe('movement', () => {
  /** Whether the person moves after a minute of `before` and then some seconds of `now`: quick movement, or a slow one in mg a sample. */
  function masked(before: Motion, now: Motion, seconds = 3): boolean {
    const motion = new BreathMotion();
    let at = 0;
    let seen = false;
    const feed = ({ quick = 0, slow = 0 }: Motion, count: number): void => {
      for (let i = 0; i < count; i++) {
        at += slow;
        seen = motion.push([at, 0, 1000], [at, quick, 1000]).masked;
      }
    };
    feed(before, 60 * 25);
    feed(now, seconds * 25);
    return seen;
  }
  interface Motion {
    readonly quick?: number;
    readonly slow?: number;
  }

  it('is quick above 25 mg, and above four times of what is usual', () => {
    expect([24.9, 25.1].map((quick) => masked({}, { quick }))).toEqual([false, true]);
    expect([39.9, 40.1].map((quick) => masked({ quick: 10 }, { quick }))).toEqual([false, true]);
  });

  it('is a change of posture above 60 mg in a second and a half, and above two and a half times of what is usual', () => {
    // 1.5 s are 38 samples; after five seconds the filter has come to rest.
    expect([59.5, 60.5].map((ms) => masked({}, { slow: ms / 38 }, 5))).toEqual([false, true]);
    expect([99, 101].map((ms) => masked({ slow: 40 / 38 }, { slow: ms / 38 }, 5))).toEqual([false, true]);
  });
});
