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
});
