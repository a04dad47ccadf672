/** Moments that are rare and matter: a rate that comes back, a packet that stands still, a rhythm that cannot be interpreted, a phase that breaths agree on. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/signal/analysis.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import { BreathRate, LOOK_POINTS, type LookPoint } from '../../../src/signal/breath-rate.ts';
import type { MeasuredInhale } from '../../../src/signal/breath-turns.ts';
import { waveChange, waveSd } from '../../../src/signal/change.ts';
import { radialBreaths } from '../../../src/signal/resonance-amplitude.ts';
import {
  noSignal,
  signalHeartRate,
  withLink,
  withPacket,
  type SignalFold,
} from '../../../src/signal/signal-state.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';

describe('the rate of a breath', () => {
  const TO = 200_000;
  const inhales: MeasuredInhale[] = Array.from({ length: 12 }, (_, i) => ({
    onset: TO - 100 - 10_000 * (11 - i),
    peak: TO + 3000 - 10_000 * (11 - i),
    swing: 10,
    ...(i > 0 && { intervalMs: 10_000 }),
  }));
  const points = (masked: boolean): LookPoint[] =>
    Array.from({ length: LOOK_POINTS }, (_, i) => ({
      level: Math.sin((2 * Math.PI * i) / 50),
      masked,
      unrest: 1,
    }));
  /** Looks that pass (`+`) and that fail (`-`), and holes (`|`), and what is said at each look. */
  const said = (course: string): unknown[] => {
    const rate = new BreathRate();
    return course.split('').flatMap((one) => {
      if (one !== '|') {
        const { state, breathsPerMin, from, to } = rate.look(TO, 0, points(one === '-'), inhales, 5);
        expect([from, to]).toEqual([145_000, TO]);
        return [breathsPerMin ?? state];
      }
      rate.gap();
      return [];
    });
  };

  it('is said from the second look on that passes, and again so once two in a row have failed', () => {
    expect(said('++-+')).toEqual(['starting', 6, 'moving', 6]);
    expect(said('++--++')).toEqual(['starting', 6, 'moving', 'moving', 'irregular', 6]);
    expect(said('+-+')).toEqual(['starting', 'moving', 'starting']);
  });

  it('begins anew behind a hole', () => {
    expect(said('++|+')).toEqual(['starting', 6, 'starting']);
    expect(said('++-|-+')).toEqual(['starting', 6, 'moving', 'moving', 'starting']);
    expect(said('+|+')).toEqual(['starting', 'starting']);
  });
});

describe('the very same packet for a minute', () => {
  const quality = { verdict: 'full', corrected: 0, missing: 0 } as const;
  /** A packet a second for 100 s with the intervals that `rr` gives of the second. */
  const rate = (rr: (s: number) => readonly number[]): unknown => {
    let fold: SignalFold = withLink(noSignal, { at: 0, state: 'connected' });
    for (let s = 1; s <= 100; s++) fold = withPacket(fold, { at: 1000 * s, bpm: 60, rr: rr(s) }, quality);
    return signalHeartRate(fold, 100_000);
  };
  it('is believed where its intervals fill the time but for a twentieth', () => {
    expect([1000, 951, 1038].map((ms) => rate(() => [ms]))).toEqual([60, 60, 60]);
    expect([500, 940, 1060].map((ms) => rate(() => [ms]))).toEqual([undefined, undefined, undefined]);
    expect(rate(() => [400, 600])).toBe(60);
    expect(rate(() => [400, 500])).toBeUndefined();
  });

  it('is judged from the last change on', () => {
    expect(rate((s) => (s < 30 ? [990] : [500]))).toBeUndefined();
    expect(rate((s) => (s < 30 ? [500] : [1000]))).toBe(60);
    expect(rate((s) => (s < 45 ? [1000] : [500]))).toBe(60);
    expect(rate((s) => (s % 2 === 0 ? [500] : [501]))).toBe(60);
  });

  it('stands still from its last interval on, however long intervals filled the time before', () => {
    expect(rate((s) => (s <= 39 ? [1000] : []))).toBeUndefined();
    expect(rate((s) => (s <= 41 ? [1000] : []))).toBe(60);
  });
});

describe('a rhythm that cannot be interpreted', () => {
  const beats = beatsOf(Array.from({ length: 400 }, (_, i) => 500 + ((i * 7919) % 600)));
  it('is told of the windows of a recording and makes their figures not valid', () => {
    const { whole, windows } = analyse(beats, labelBeats(beats), 60_000);
    expect(whole.irregular).toBeGreaterThan(0.5);
    expect(whole.invalidBy).toContain('irregular');
    expect(windows.length).toBeGreaterThan(3);
    for (const { irregular, valid } of windows.slice(1))
      expect([irregular > 0.5, valid]).toEqual([true, false]);
  });

  it('is not told without labels', () => {
    expect(analyse(beats, undefined, 60_000).whole.irregular).toBe(0);
  });
});

describe('radial amplitudes', () => {
  /** Two breaths that build the wave up, and these behind them at one rate. */
  const of = (...waves: readonly (readonly [size: number, phase: number])[]) =>
    radialBreaths(
      [[1, 0] as const, [1, 0] as const, ...waves].map(([size, phase], i) => ({
        onset: 10_000 * i,
        periodMs: 10_000,
        re: size * Math.cos(phase),
        im: size * Math.sin(phase),
        valid: true,
      })),
    );

  it('lie along the sum of the waves, and their phases agree by the mean of their directions', () => {
    const waves = [
      [2, 0],
      [4, 0.8],
      [3, 0.5],
      [5, -0.4],
    ] as const;
    const sum = (of: (size: number, phase: number) => number): number =>
      waves.reduce((total, [size, phase]) => total + of(size, phase), 0);
    const common = Math.atan2(
      sum((size, phase) => size * Math.sin(phase)),
      sum((size, phase) => size * Math.cos(phase)),
    );
    const found = of(...waves);
    waves.forEach(([size, phase], k) =>
      expect(found?.radial[k]).toBeCloseTo(size * Math.cos(phase - common), 9),
    );
    expect(found?.plv).toBeCloseTo(
      Math.hypot(
        sum((_, phase) => Math.cos(phase)),
        sum((_, phase) => Math.sin(phase)),
      ) / 4,
      9,
    );
    expect(found?.medianSize).toBe(3.5);
    expect([...(found?.index ?? [])]).toEqual([2, 3, 4, 5]);
    expect([...(found?.rate ?? [])]).toEqual([6, 6, 6, 6]);
    const mean = waves.reduce((total, _, k) => total + (found?.radial[k] ?? 0) / 4, 0);
    expect(found?.snr).toBeCloseTo(mean / (found?.scale ?? NaN), 9);
  });

  it('of a huge breath lie along the others: it counts by the square of what it is beyond 2.5 usual ones', () => {
    const found = of([4, 0], [4, 0], [4, 0], [40, 1.5]);
    // 40 is four times 2.5 · 4: its weight is a sixteenth.
    const common = Math.atan2((40 / 16) * Math.sin(1.5), 12 + (40 / 16) * Math.cos(1.5));
    expect(found?.radial[0]).toBeCloseTo(4 * Math.cos(common), 9);
  });

  it('may be nothing at all', () => {
    expect(of([0, 0], [0, 0], [0, 0])).toMatchObject({ plv: 0, snr: 0, medianSize: 0 });
  });
});

describe('a change of the wave', () => {
  const wave = { amplitude: 5, error: 2, breaths: 4, breathsPerMin: 6 };
  it('is told of four breaths at least, whose wave is 2.5 times its error', () => {
    const spacing = { a: 60, b: 60, between: 0 };
    expect(waveSd(wave, wave, spacing)).toBeGreaterThan(0.5);
    expect(waveSd(wave, { ...wave, error: 2.001 }, spacing)).toBe('weak-wave');
    expect(waveSd({ ...wave, error: undefined }, wave, spacing)).toBe('breaths');
    expect(waveSd(wave, { ...wave, breaths: 3 }, spacing)).toBe('breaths');
  });

  it('is none of stretches that overlap', () => {
    const heart = beatsOf(Array.from({ length: 400 }, (_, i) => 850 + 20 * (i % 3)));
    const record = { beats: heart, kinds: heart.map(() => 'normal' as const) };
    const change = waveChange(
      record,
      { from: 40_000, to: 120_000, wave },
      { from: 110_000, to: 200_000, wave },
    );
    expect(change).toEqual({ refused: 'overlap' });
  });
});
