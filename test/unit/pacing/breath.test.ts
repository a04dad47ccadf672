// The breath curve and its clock: golden schedules, continuity under any change of rate, no drift over an hour.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breathMoment,
  breathOf,
  breathParts,
  breathPeriod,
  breathShape,
  nextOnset,
  periodOf,
  type Pace,
  type PaceSegment,
} from '../../../src/pacing/breath.ts';

const plain = (breathsPerMin: number): Pace => ({ breathsPerMin, inhaleShare: 0.4 });

const anyRamp = (from: number) =>
  fc.oneof(
    fc.constant(undefined),
    fc.double({ min: 0.9, max: 1.1, noNaN: true }).map((ratio) => ({ fromBreathsPerMin: from, ratio })),
    fc.double({ min: -200, max: 200, noNaN: true }).map((stepMs) => ({ fromBreathsPerMin: from, stepMs })),
  );
const anyPace: fc.Arbitrary<Pace> = fc
  .record({
    breathsPerMin: fc.double({ min: 3.5, max: 20, noNaN: true }),
    from: fc.double({ min: 3.5, max: 20, noNaN: true }),
    inhaleShare: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    holdInMs: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
    holdOutMs: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
  })
  .chain(({ breathsPerMin, from, inhaleShare, holdInMs, holdOutMs }) =>
    anyRamp(from).map((ramp) => ({
      breathsPerMin,
      inhaleShare,
      ...(holdInMs === undefined ? {} : { holdInMs }),
      ...(holdOutMs === undefined ? {} : { holdOutMs }),
      ...(ramp === undefined ? {} : { ramp }),
    })),
  );

describe('periods', () => {
  // Fisher & Lehrer 2022: 6.75 to 4.25 in 78 breaths, the period growing by about 67.04 ms a breath.
  it('follow the published sliding schedule', () => {
    const stepMs = (periodOf(4.25) - periodOf(6.75)) / 78;
    const slide: Pace = { ...plain(4.25), ramp: { fromBreathsPerMin: 6.75, stepMs } };
    const period = (k: number): number => breathPeriod(slide, k);
    expect(stepMs).toBeCloseTo(67.04, 1);
    expect([0, 1, 2].map((k) => period(k).toFixed(3))).toEqual(['8888.889', '8955.924', '9022.960']);
    expect(period(77)).toBeCloseTo(14050.6, 1);
    expect(period(78)).toBeCloseTo(14117.647, 3);
    expect(period(500)).toBe(periodOf(4.25));
    const total = Array.from({ length: 78 }, (_, k) => period(k)).reduce((a, b) => a + b, 0);
    expect(total / 1000).toBeCloseTo(894.65, 1);
  });

  it('lead from 14 to 6 breaths a minute in 18 breaths and 121 s at 5 % a breath', () => {
    const ramp: Pace = { ...plain(6), ramp: { fromBreathsPerMin: 14, ratio: 1.05 } };
    const periods = Array.from({ length: 18 }, (_, k) => breathPeriod(ramp, k));
    expect(breathPeriod(ramp, 17)).toBeLessThan(10_000);
    expect(breathPeriod(ramp, 18)).toBe(10_000);
    expect(Math.round(periods.reduce((a, b) => a + b, 0) / 1000)).toBe(121);
  });

  it('ignore a ramp that leads away from its target', () => {
    expect(breathPeriod({ ...plain(6), ramp: { fromBreathsPerMin: 14, ratio: 0.95 } }, 0)).toBe(10_000);
    expect(breathPeriod({ ...plain(6), ramp: { fromBreathsPerMin: 14, stepMs: 0 } }, 3)).toBe(10_000);
    expect(breathPeriod({ ...plain(12), ramp: { fromBreathsPerMin: 6, stepMs: 100 } }, 3)).toBe(5000);
  });

  it('never pass the target, in either direction', () => {
    fc.assert(
      fc.property(anyPace, fc.integer({ min: 0, max: 300 }), (pace, index) => {
        const target = periodOf(pace.breathsPerMin);
        const from = pace.ramp === undefined ? target : periodOf(pace.ramp.fromBreathsPerMin);
        const period = breathPeriod(pace, index);
        expect(period).toBeGreaterThanOrEqual(Math.min(from, target) - 1e-9);
        expect(period).toBeLessThanOrEqual(Math.max(from, target) + 1e-9);
      }),
    );
  });
});

describe('the parts of a breath', () => {
  it.each([
    [5.5, 4364, 6545],
    [6, 4000, 6000],
    [4.5, 5333, 8000],
  ])('at %f a minute and 40:60 are %i ms in and %i ms out', (rate, inMs, outMs) => {
    const parts = breathParts(plain(rate), periodOf(rate));
    expect(Math.round(parts.inMs)).toBe(inMs);
    expect(Math.round(parts.outMs)).toBe(outMs);
    expect(parts.holdInMs + parts.holdOutMs).toBe(0);
  });

  it('sum to the period, and rests leave at least half of it for moving', () => {
    fc.assert(
      fc.property(anyPace, fc.double({ min: 2000, max: 20_000, noNaN: true }), (pace, period) => {
        const { inMs, holdInMs, outMs, holdOutMs } = breathParts(pace, period);
        expect(inMs + holdInMs + outMs + holdOutMs).toBeCloseTo(period, 6);
        expect(inMs + outMs).toBeGreaterThanOrEqual(period / 2 - 1e-6);
      }),
    );
  });
});

describe('the shape of a breath', () => {
  it('rises from empty to full, stays, falls and stays', () => {
    const pace: Pace = { breathsPerMin: 6, inhaleShare: 0.5, holdInMs: 1000, holdOutMs: 1000 };
    const at = (t: number) => breathShape(pace, 10_000, t);
    expect(at(0)).toEqual({ phase: 'in', level: 0, phaseLeftMs: 4000 });
    expect(at(2000).level).toBeCloseTo(0.5);
    expect(at(4500)).toEqual({ phase: 'hold-in', level: 1, phaseLeftMs: 500 });
    expect(at(7000).phase).toBe('out');
    expect(at(7000).level).toBeCloseTo(0.5);
    expect(at(9500)).toEqual({ phase: 'hold-out', level: 0, phaseLeftMs: 500 });
  });

  it('turns without a jerk: almost still just before and after both turns', () => {
    const pace = plain(6);
    for (const turn of [0, 4000, 10_000]) {
      const near = breathShape(pace, 10_000, Math.abs(turn - 20)).level;
      const there = breathShape(pace, 10_000, turn).level;
      expect(Math.abs(near - there)).toBeLessThan(1e-3);
    }
  });
});

describe('the breath of a moment', () => {
  it('is unknown before the segment begins', () => {
    const segment: PaceSegment = { ...plain(6), since: 5000 };
    expect(breathOf(segment, 4999)).toBeUndefined();
    expect(breathMoment(segment, 4999)).toBeUndefined();
    expect(nextOnset(segment, 0)).toBe(5000);
  });

  it('puts an onset into the breath that begins there', () => {
    const segment: PaceSegment = { ...plain(5.5), since: 1234.5 };
    for (let k = 0; k < 400; k++) {
      const onset = nextOnset(segment, 1234.5 + k * periodOf(5.5) - 1);
      const breath = breathOf(segment, onset);
      expect(breath?.index).toBe(k);
      expect(breath?.onset).toBeCloseTo(onset, 6);
      expect(breathMoment(segment, onset)?.level).toBeLessThan(1e-9);
    }
  });

  it('has not drifted after an hour: breath 330 at 5.5 a minute begins at 3600 s', () => {
    const segment: PaceSegment = { ...plain(5.5), since: 0 };
    const hour = breathOf(segment, 3_600_000 + 1e-6);
    expect(hour?.index).toBe(330);
    expect(hour?.onset).toBeCloseTo(3_600_000, 6);
  });

  it('walks through a ramp breath by breath, each onset the end of the one before', () => {
    fc.assert(
      fc.property(anyPace, fc.double({ min: 0, max: 1e6, noNaN: true }), (pace, since) => {
        const segment: PaceSegment = { ...pace, since };
        let breath = breathOf(segment, since);
        for (let k = 0; k < 40 && breath !== undefined; k++) {
          expect(breath.index).toBe(k);
          expect(breath.periodMs).toBeCloseTo(breathPeriod(pace, k), 6);
          const next = breathOf(segment, breath.onset + breath.periodMs + 1e-3);
          expect(next?.onset).toBeCloseTo(breath.onset + breath.periodMs, 5);
          breath = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never moves the guide by more than the steepest breath allows in 20 ms', () => {
    fc.assert(
      fc.property(anyPace, fc.double({ min: 0, max: 600_000, noNaN: true }), (pace, at) => {
        const segment: PaceSegment = { ...pace, since: 0 };
        const here = breathMoment(segment, at);
        const there = breathMoment(segment, at + 20);
        // Fastest: 20 breaths a minute, half of it moving, a fifth of that in: 300 ms for the whole way up.
        expect(Math.abs((there?.level ?? 0) - (here?.level ?? 0))).toBeLessThan(
          (20 * Math.PI) / 2 / 300 + 1e-9,
        );
        expect(here?.u).toBeGreaterThanOrEqual(0);
        expect(here?.u).toBeLessThan(1 + 1e-9);
      }),
    );
  });
});

describe('the parts of a breath', () => {
  const pace: Pace = { breathsPerMin: 6, inhaleShare: 0.4, holdInMs: 1000, holdOutMs: 1000 };

  it.each([
    [-5, 'in', 0, 3200],
    [0, 'in', 0, 3200],
    [1600, 'in', 0.5, 1600],
    [3199, 'in', 1, 1],
    [3200, 'hold-in', 1, 1000],
    [4199, 'hold-in', 1, 1],
    [4200, 'out', 1, 4800],
    [6600, 'out', 0.5, 2400],
    [8999, 'out', 0, 1],
    [9000, 'hold-out', 0, 1000],
    [10_000, 'hold-out', 0, 0],
    [10_005, 'hold-out', 0, 0],
  ])('begin and end to the millisecond: after %i ms %s', (t, phase, level, phaseLeftMs) => {
    const shape = breathShape(pace, 10_000, t);
    expect(shape).toMatchObject({ phase, phaseLeftMs });
    expect(shape.level).toBeCloseTo(level, 5);
  });
});
