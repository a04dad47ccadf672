/** The report of an assessment as other programs read it: every key always there, `null` where nothing is known. */
import { describe, expect, it } from 'vitest';
import { endedSession } from '../../../src/exchange/file-session.ts';
import { steppedPlan } from '../../../src/pacing/plan.ts';
import { assessmentReports } from '../../../src/session/assessment-report.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { makeCurveLibrary } from '../../../src/signal/curve-library.ts';

const pace = { breathsPerMin: 6, inhaleShare: 0.4 };

/** A stepped assessment that is broken off by the session's end within its first rate; nobody was asked how it felt. */
function brokenOff(): SessionEvent[] {
  const facts: SessionEvent[] = [
    { type: 'started', at: 0, schema: 1, id: 'a', epoch: 0, app: 'x', origin: 'o' },
    { type: 'assessment', at: 10_000, plan: steppedPlan() },
    { type: 'pace', at: 10_000, since: 10_000, pace },
    {
      type: 'step',
      at: 10_000,
      since: 10_000,
      step: { id: 'rate-6', attempt: 1, kind: 'paced', pace, breaths: 12, rate: 6 },
    },
  ];
  for (let at = 0; at < 70_000;) {
    const rr = 60_000 / (66 + 7 * Math.sin((2 * Math.PI * at) / 10_000));
    at += rr;
    facts.push({ type: 'measurement', at, who: 'client', bpm: 66, rr: [rr] });
  }
  return facts;
}

describe('the report of an assessment', () => {
  it('gives every criterion of every step, null where it is not known', () => {
    const [report] = assessmentReports(endedSession(brokenOff()), makeCurveLibrary);
    const { steps, ...rest } = JSON.parse(JSON.stringify(report)) as { steps: object[] };
    expect(rest).toEqual({
      protocol: 'stepped',
      result: 'too-little',
      rate: null,
      range: null,
      confidence: null,
      noClearPeak: false,
      edge: null,
      usable: expect.any(Number) as number,
      ended: 'interrupted',
    });
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      rate: 6,
      ease: null,
      distress: null,
      amplitude: expect.any(Number) as number,
    });
    expect(Object.keys(steps[0] ?? {}).sort()).toEqual(
      [
        'depth',
        'key',
        'steps',
        'rate',
        'done',
        'clean',
        'verdict',
        'amplitude',
        'error',
        'peakToTrough',
        'plv',
        'lockedFraction',
        'lfPowerMs2',
        'lfPeakHz',
        'lfPeaks',
        'ease',
        'distress',
      ].sort(),
    );
  });
});
