import { describe, expect, it } from 'vitest';
import { breathsBetween } from '../../../src/pacing/breaths-between.ts';
import { guideMoment, withPace, withRest, type Guide } from '../../../src/pacing/guide.ts';
import { practiceCourse } from '../../../src/pacing/home-practice.ts';

function guideOf(breathsPerMin: number, minutes: number, from?: number): { guide: Guide; restAt: number } {
  const { segments, restAt } = practiceCourse({ breathsPerMin, inhaleShare: 0.4 }, 0, minutes * 60_000, from);
  const running = segments.reduce<Guide>((guide, { since, ...pace }) => withPace(guide, pace, since), []);
  return { guide: withRest(running, restAt), restAt };
}

describe('a practice at home', () => {
  it('begins easily, comes to its rate 5 % by 5 %, settles, and rests after a whole breath', () => {
    const { guide, restAt } = guideOf(6, 10);
    const breaths = breathsBetween(guide, 0, restAt);
    const periods = breaths.map(({ periodMs }) => periodMs);
    expect(periods[0]).toBe(5000);
    expect(periods[1]).toBeCloseTo(5250);
    expect(periods[20]).toBe(10_000);
    // The last four lengthen by 5 % each.
    periods.slice(-5).reduce((before, period) => {
      expect(period / before).toBeCloseTo(1.05, 6);
      return period;
    });
    expect(periods.at(-5)).toBeCloseTo(10_000, 6);
    expect(periods.at(-1)).toBeCloseTo(10_000 * 1.05 ** 4, 6);
    expect(restAt).toBeGreaterThan(10 * 60_000 - 13_000);
    expect(restAt).toBeLessThan(10 * 60_000 + 13_000);
    const last = breaths.at(-1);
    expect((last?.onset ?? 0) + (last?.periodMs ?? 0)).toBeCloseTo(restAt, 3);
    expect(guideMoment(guide, restAt + 1)).toBeUndefined();
  });

  it('never goes below three breaths a minute', () => {
    const { guide, restAt } = guideOf(3, 5);
    for (const { periodMs } of breathsBetween(guide, 0, restAt)) expect(periodMs).toBeLessThanOrEqual(20_000);
    expect(restAt).toBeGreaterThan(4.5 * 60_000);
    // At 3.3 a minute the last breaths would come to 22 s.
    const slow = guideOf(3.3, 10);
    const periods = breathsBetween(slow.guide, 0, slow.restAt).map(({ periodMs }) => periodMs);
    expect(periods.slice(-5).map(Math.round)).toEqual([18_182, 19_091, 20_000, 20_000, 20_000]);
  });

  it('begins at twelve breaths a minute, at another rate where it is told, and never below its own', () => {
    const first = (rate: number, from?: number): number => {
      const { guide, restAt } = guideOf(rate, 3, from);
      return breathsBetween(guide, 0, restAt)[0]?.periodMs ?? 0;
    };
    expect([first(6), first(6, 15), first(12), first(13)]).toEqual([5000, 4000, 5000, 60_000 / 13]);
  });

  it('has whole breaths without a hole whatever the rate and the length', () => {
    for (const rate of [3, 3.3, 4.5, 5.5, 6, 7.1, 12]) {
      for (const minutes of [1, 3, 20]) {
        const { guide, restAt } = guideOf(rate, minutes);
        const breaths = breathsBetween(guide, 0, restAt);
        let end = 0;
        for (const { onset, periodMs } of breaths) {
          expect(onset).toBeCloseTo(end, 3);
          end = onset + periodMs;
        }
        expect(end).toBeCloseTo(restAt, 3);
      }
    }
  });

  it('lengthens no breath by more than 5 %, also where it is over before its own rate is reached', () => {
    for (const rate of [3, 3.3, 4.25, 5, 6])
      for (const minutes of [1, 2, 3, 5])
        for (const from of [12, 18]) {
          const { guide, restAt } = guideOf(rate, minutes, from);
          const periods = breathsBetween(guide, 0, restAt).map(({ periodMs }) => periodMs);
          for (const [k, period] of periods.slice(1).entries())
            expect(period / (periods[k] ?? NaN), `${rate} a minute for ${minutes} min`).toBeLessThan(1.0501);
        }
  });
});
