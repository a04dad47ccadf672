// The guide as a list of spans: any sequence of changes keeps its height continuous, and breaths are listed whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf, type Pace } from '../../../src/pacing/breath.ts';
import { breathsBetween } from '../../../src/pacing/breaths-between.ts';
import {
  changeMoment,
  guideMoment,
  spanAt,
  withPace,
  withRest,
  type Guide,
} from '../../../src/pacing/guide.ts';

const pace = (breathsPerMin: number): Pace => ({ breathsPerMin, inhaleShare: 0.4 });

describe('the guide', () => {
  it('has never run at first, and rests again when told', () => {
    expect(guideMoment([], 1000)).toBeUndefined();
    expect(spanAt([], 1000)).toBeUndefined();
    const guide = withRest(withPace([], pace(6), 1000), 21_000);
    expect(guideMoment(guide, 999)).toBeUndefined();
    expect(guideMoment(guide, 5000)?.level).toBeCloseTo(1);
    expect(guideMoment(guide, 21_000)).toBeUndefined();
    expect(changeMoment(guide, 22_000)).toBe(22_000);
  });

  it('changes at the end of the breath under way', () => {
    const guide = withPace([], pace(6), 1000);
    expect(changeMoment(guide, 1000)).toBe(1000);
    expect(changeMoment(guide, 1001)).toBe(11_000);
    expect(changeMoment(guide, 10_999)).toBe(11_000);
  });

  it('drops what had not begun when a newer change takes over', () => {
    const guide = withPace(withPace(withPace([], pace(6), 0), pace(5), 20_000), pace(7), 10_000);
    expect(guide).toHaveLength(2);
    expect(guideMoment(guide, 25_000)?.pace.breathsPerMin).toBe(7);
  });

  it('keeps its height continuous under any sequence of changes asked for at any moment', () => {
    const changes = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 40_000 }),
        rate: fc.option(fc.double({ min: 3.5, max: 20, noNaN: true }), { nil: undefined }),
        from: fc.option(fc.double({ min: 3.5, max: 20, noNaN: true }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(changes, (asked) => {
        let guide: Guide = [];
        let at = 0;
        for (const { after, rate, from } of asked) {
          at += after;
          const since = changeMoment(guide, at);
          guide =
            rate === undefined
              ? withRest(guide, since)
              : withPace(
                  guide,
                  from === undefined
                    ? pace(rate)
                    : {
                        ...pace(rate),
                        ramp: { fromBreathsPerMin: from, ratio: rate < from ? 1.05 : 1 / 1.05 },
                      },
                  since,
                );
          at = Math.max(at, since);
        }
        // A resting guide is at height 0: there, too, nothing may jump.
        const height = (t: number): number => guideMoment(guide, t)?.level ?? 0;
        for (let t = 0; t < at + 20_000; t += 50) {
          // In at 20 breaths a minute takes 1.2 s: at most 6.6 % of the way in 50 ms.
          expect(Math.abs(height(t + 50) - height(t))).toBeLessThan(0.07);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same after an hour as a clock that counts breaths', () => {
    const guide = withPace([], pace(5.5), 500);
    const moment = guideMoment(guide, 500 + 330 * periodOf(5.5) + 1000);
    expect(moment?.index).toBe(330);
    expect(moment?.u).toBeCloseTo(1000 / periodOf(5.5), 9);
  });
});

describe('the breaths between two moments', () => {
  const guide = withRest(withPace(withPace([], pace(6), 0), pace(5), 30_000), 66_000);

  it('are whole, in order, and with the pace that led them', () => {
    const breaths = breathsBetween(guide, 0, 100_000);
    expect(breaths.map(({ onset }) => Math.round(onset))).toEqual([
      0, 10_000, 20_000, 30_000, 42_000, 54_000,
    ]);
    expect(breaths.map(({ periodMs }) => periodMs)).toEqual([10_000, 10_000, 10_000, 12_000, 12_000, 12_000]);
  });

  it('leave out what a limit or a change cuts', () => {
    expect(breathsBetween(guide, 1, 29_000).map(({ onset }) => Math.round(onset))).toEqual([10_000]);
    const cut = withPace(withPace([], pace(6), 0), pace(5), 15_000);
    expect(breathsBetween(cut, 0, 40_000).map(({ onset }) => Math.round(onset))).toEqual([0, 15_000, 27_000]);
  });

  it('are the same asked for piece by piece as at once, across changes and rests', () => {
    const onsetsAt = (from: number, to: number): number[] =>
      breathsBetween(guide, from, to).map(({ onset }) => onset);
    const all = onsetsAt(0, 100_000);
    for (let from = 0; from <= 70_000; from += 500) {
      expect(onsetsAt(from, 100_000)).toEqual(all.filter((onset) => onset >= from));
    }
  });

  it('lose none over an hour at a rate whose period is no whole number', () => {
    const long = withPace([], pace(5.5), 777.7);
    expect(breathsBetween(long, 0, 777.7 + 3_600_000)).toHaveLength(330);
  });
});
