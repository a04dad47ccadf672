/** The criteria of an assessment from facts that were written down, on a heart whose wave is known: each figure by the locked wave of its breaths. */
import { describe, expect, it } from 'vitest';
import type { ThereAndBackPlan } from '../../../src/pacing/plan.ts';
import {
  assessmentCriteria,
  bestRates,
  verdictOf,
  type RateFigures,
} from '../../../src/session/assessment-criteria.ts';
import { packCounts } from '../../../src/session/breath-samples.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { heartRecord, pacedBreaths } from '../../../src/session/step-breaths.ts';
import { guideMoment } from '../../../src/pacing/guide.ts';
import { breathLock } from '../../../src/signal/breath-locked.ts';
import { lowFrequency } from '../../../src/signal/low-frequency.ts';
import { ended, heart, led, paced, roomOf, steps, whole } from '../../fixtures/led-assessment.ts';
import { near } from '../../fixtures/near.ts';

describe('the criteria of an assessment', () => {
  it('are at each rate what the locked wave and the low frequencies of its breaths are', () => {
    const { procedure, memory, session } = whole();
    const record = heartRecord(session, procedure);
    const paces = pacedBreaths(procedure, memory, session.state.at);
    expect(paces.reach).toBe(1);
    expect(paces.breaths).toHaveLength(16);
    expect(paces.breaths.every(({ valid }) => valid)).toBe(true);
    const row = (id: string, rate: number, from: number, to: number, ease: number, distress?: number) => {
      const all = procedure.records.flatMap((one) =>
        memory.breathsOf(procedure, one, record, session.state.at),
      );
      const lock = breathLock(
        record,
        all.filter(({ onset }) => onset >= from - 1 && onset < to - 1),
        0.4,
      )!;
      const band = lowFrequency(record, from, to)!;
      const { amplitude, error, peakToTrough, plv, lockedFraction } = lock;
      expect(amplitude).toBeGreaterThan(3);
      return {
        ...{ key: id, steps: [id], rate, done: 8, clean: 8, verdict: 'done' },
        ...{ amplitude, error, peakToTrough, plv, lockedFraction: near(lockedFraction!) },
        ...{ lfPowerMs2: near(band.powerMs2, 4), lfPeakHz: near(band.peakHz!, 6), lfPeaks: band.peaks },
        ...{ depth: undefined, ease, distress },
      };
    };
    expect(assessmentCriteria(procedure, memory, session.state.at)).toEqual([
      row('rate-6', 6, 20_000, 100_000, 7, 2),
      row('rate-5', 5, 120_000, 216_000, 4),
    ]);
  });

  it('take stretches at one rate together, each by its breaths, where a plan goes there and back', () => {
    const turns: ThereAndBackPlan = {
      ...{ protocol: 'there-and-back', inhaleShare: 0.4, floor: 5, baselineMs: 0 },
      ...{ rates: [6, 5.7], breathsEach: 4, forMs: 200_000 },
    };
    const { procedure, memory, session } = roomOf([
      ...heart(1e9, 200_000),
      { type: 'assessment', at: 1000, plan: turns },
      ...led(paced('turn-1', 6, 4), 20_000, 60_000),
      ...led(paced('turn-2', 5.7, 4), 60_000, 60_000 + (4 * 60_000) / 5.7),
      ...led(paced('turn-3', 6, 6), 110_000, 170_000),
      { type: 'led-ended', at: 170_000, why: 'complete' },
      { type: 'rating', at: 171_000, scale: 'ease', value: 3, id: 'turn-1' },
      { type: 'rating', at: 172_000, scale: 'ease', value: 8, id: 'turn-3' },
      { type: 'rating', at: 173_000, scale: 'distress', value: 1, id: 'turn-1' },
    ]);
    const rows = assessmentCriteria(procedure, memory, session.state.at);
    expect(rows.map(({ key, rate, steps: of, done }) => [key, rate, of, done])).toEqual([
      ['rate-6', 6, ['turn-1', 'turn-3'], 10],
      ['rate-5.7', 5.7, ['turn-2'], 4],
    ]);
    const record = heartRecord(session, procedure);
    const bands = [lowFrequency(record, 20_000, 60_000)!, lowFrequency(record, 110_000, 170_000)!];
    const all = procedure.records.flatMap((one) =>
      memory.breathsOf(procedure, one, record, session.state.at),
    );
    const lockOf = (id: string) =>
      breathLock(
        record,
        all.filter(({ record: one }) => one.step.id === id),
        0.4,
      )!;
    const mean = (a: number, b: number) => (4 * a + 6 * b) / 10;
    expect(rows[0]).toMatchObject({
      lfPowerMs2: near(mean(bands[0]!.powerMs2, bands[1]!.powerMs2), 4),
      lfPeakHz: near(mean(bands[0]!.peakHz!, bands[1]!.peakHz!), 6),
      lfPeaks: Math.max(bands[0]!.peaks, bands[1]!.peaks),
      lockedFraction: near(mean(lockOf('turn-1').lockedFraction!, lockOf('turn-3').lockedFraction!)),
      ease: 8,
      distress: 1,
    });
  });

  it('judge by the locked share and the peak from six clean breaths on', () => {
    const weak = { plv: 0.9, lockedFraction: 0.1, peakHz: 0.2 };
    expect(verdictOf(9, 5, weak, 6)).toBe('done');
    expect(verdictOf(9, 6, weak, 6)).toBe('not-followed');
    expect(verdictOf(9, 6, { plv: 0.9, peakHz: 0.2 }, 6)).toBe('not-followed');
    expect(verdictOf(9, 6, { plv: 0.9 }, 6)).toBe('done');
  });

  it('name the best rates by their waves, of those alone that were clean and followed', () => {
    const row = (rate: number, amplitude: number | undefined, verdict: RateFigures['verdict'] = 'done') =>
      ({ rate, amplitude, verdict }) as RateFigures;
    expect(
      bestRates([row(6.5, 3), row(6, 5), row(5.5, 9, 'not-followed'), row(5, 4), row(4.5, undefined)]),
    ).toEqual([6, 5, 6.5]);
  });

  it('have nothing of a rate without a heart', () => {
    const { procedure, memory } = roomOf([...steps, ended]);
    expect(assessmentCriteria(procedure, memory, 250_000)[0]).toEqual({
      ...{ key: 'rate-6', steps: ['rate-6'], rate: 6, done: 8, clean: 0, verdict: 'not-clean' },
      ...{ amplitude: undefined, error: undefined, peakToTrough: undefined, plv: undefined },
      ...{ lockedFraction: undefined, lfPowerMs2: undefined, lfPeakHz: undefined, lfPeaks: undefined },
      ...{ depth: undefined, ease: undefined, distress: undefined },
    });
  });

  it('say how deep the breaths were against the middle of all, and leave out those that were not taken', () => {
    const { guide } = whole().session.state;
    /** A belt that follows the guide: twice as deep at 6 a minute, and still in the breath from 50 s on. */
    const pull = (at: number): number =>
      600 +
      (at >= 50_000 && at < 60_000 ? 0 : at < 110_000 ? 400 : 200) * (guideMoment(guide, at)?.level ?? 0);
    const belt = Array.from({ length: 24 }, (_, k): SessionEvent => ({
      ...{ type: 'breath-samples', at: 10_000 * (k + 1), who: 'client', source: 'vernier', kind: 'force' },
      ...{ stream: 1, hz: 25, from: 10_000 * k, age: 10_000, rate: 1, unit: 0.01 },
      counts: packCounts(Array.from({ length: 250 }, (_n, i) => Math.round(pull(10_000 * k + 40 * i)))),
    }));
    const { procedure, memory, session } = whole(belt);
    const now = session.state.at;
    const rows = assessmentCriteria(procedure, memory, now);
    expect(rows.map(({ done, clean }) => [done, clean])).toEqual([
      [8, 7],
      [8, 8],
    ]);
    // Seven depths of about 4 and eight of about 2: the middle is one of the shallow ones.
    expect(rows[1]?.depth).toBeCloseTo(1, 1);
    expect(rows[0]?.depth).toBeGreaterThan(1.8);
    expect(rows[0]?.depth).toBeLessThan(2.3);
    const even = pacedBreaths(procedure, memory, now).breaths;
    const plain = pacedBreaths(procedure, whole().memory, now).breaths;
    expect(even.map(({ onset, valid }) => [Math.round(onset), valid])).toEqual(
      plain.map(({ onset }) => [Math.round(onset), Math.round(onset) !== 50_000]),
    );
  });
});
