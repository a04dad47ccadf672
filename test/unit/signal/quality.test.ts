/** Regularity against its ceilings, the band-pass, and the judgement of a live number. */
import { describe, expect, it } from 'vitest';
import { bandPassed } from '../../../src/signal/band-pass.ts';
import { quality } from '../../../src/signal/quality.ts';
import { regularity, regularityCeiling } from '../../../src/signal/regularity.ts';
import type { WindowNumbers } from '../../../src/signal/sliding-window.ts';
import { validityOf } from '../../../src/signal/validity.ts';
import { normal, uniform } from '../../fixtures/random.ts';

const sine = (seconds: number, hz: number): Float64Array =>
  Float64Array.from({ length: 4 * seconds }, (_, i) => 70 + 8 * Math.sin((2 * Math.PI * hz * i) / 4));

describe('regularity', () => {
  it('has the ceilings of a Hann window: 0.55 in 30 s, 0.90 in 64 s, 0.999 in 120 s', () => {
    for (const hz of [0.08, 0.1, 0.12]) {
      expect(Math.abs(regularityCeiling(120, hz)! - 0.55)).toBeLessThan(0.02);
      expect(Math.abs(regularityCeiling(256, hz)! - 0.9)).toBeLessThan(0.01);
      expect(regularityCeiling(480, hz)!).toBeGreaterThan(0.998);
    }
    // As the ratio of the peak to the rest: 9 in 64 s.
    const share = regularityCeiling(256, 0.1)!;
    expect(Math.abs(share / (1 - share) - 9)).toBeLessThan(1);
  });

  it('is about 100 for a sine in any window and far less for noise', () => {
    for (const seconds of [30, 64, 120]) {
      const found = regularity(sine(seconds, 0.093))!;
      expect(found.percent).toBeGreaterThan(97);
      expect(Math.abs(found.peakHz - 0.093)).toBeLessThan(0.003);
    }
    const noise = normal(uniform(2));
    expect(regularity(Float64Array.from({ length: 256 }, noise))!.percent).toBeLessThan(60);
  });

  it('is unknown under 30 s and of a constant', () => {
    expect(regularity(sine(29, 0.1))).toBeUndefined();
    expect(regularity(new Float64Array(256).fill(70))).toBeUndefined();
  });
});

describe('band-pass', () => {
  it('keeps what lies in the band without moving it, and takes out the rest', () => {
    const wave = (hz: number) =>
      Float64Array.from({ length: 240 }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 4));
    const inside = bandPassed(wave(0.2), 4, 0.1, 0.5);
    inside.slice(40, 200).forEach((v, i) => expect(Math.abs(v - wave(0.2)[i + 40]!)).toBeLessThan(0.06));
    expect(Math.max(...bandPassed(wave(1.2), 4, 0.1, 0.5).slice(20, 220).map(Math.abs))).toBeLessThan(0.05);
    expect(Math.max(...bandPassed(wave(0.02), 4, 0.1, 0.5).slice(20, 220).map(Math.abs))).toBeLessThan(0.25);
  });
});

describe('validity', () => {
  it('is judged in whole percent: good to 2, weak to 5', () => {
    expect(validityOf(0.02, 0)).toBe('good');
    expect(validityOf(0.024, 0.01)).toBe('good');
    expect(validityOf(0, 0.026)).toBe('weak');
    expect(validityOf(0.05, 0)).toBe('weak');
    expect(validityOf(0.056, 0)).toBe('invalid');
    expect(validityOf(0, 1)).toBe('invalid');
  });
});

describe('quality of a live number', () => {
  const window = (events: number, missing: number, seconds = 60): WindowNumbers => ({
    intervals: 60,
    differences: 59,
    irregular: 0,
    meanNnMs: 1000,
    meanHrBpm: 60,
    sdnnMs: 40,
    rmssdMs: 30,
    lnRmssd: 3.4,
    pnn50Pct: 5,
    sd1Ms: 21,
    sd2Ms: 50,
    from: 0,
    to: seconds * 1000,
    beats: 60,
    events,
    corrected: events / 60,
    missing,
    validity: validityOf(events / 60, missing),
  });
  const base = { interpretable: true, need: 60_000 };

  it('is good with nothing against it', () => {
    expect(quality({ ...base, window: window(1, 0) })).toEqual({ state: 'good', reasons: [] });
  });

  it('greys, then hides, and says how many beats', () => {
    expect(quality({ ...base, window: window(3, 0) })).toEqual({
      state: 'weak',
      reasons: [{ code: 'irregular', count: 3, of: 60 }],
    });
    expect(quality({ ...base, window: window(4, 0.2) })).toEqual({
      state: 'hidden',
      reasons: [
        { code: 'missing', share: 0.2 },
        { code: 'irregular', count: 4, of: 60 },
      ],
    });
  });

  it('hides for rhythm, pace and a window that is too short', () => {
    expect(quality({ window: undefined, interpretable: false, need: 60_000, paced: true })).toEqual({
      state: 'hidden',
      reasons: [{ code: 'rhythm' }, { code: 'paced' }, { code: 'too-short', have: 0, need: 60_000 }],
    });
    expect(quality({ ...base, window: window(0, 0, 58) }).state).toBe('good');
    expect(quality({ ...base, window: window(0, 0, 40) })).toMatchObject({ state: 'hidden' });
  });
});
