/** Transform, spline, detrending and spectra against plain definitions and golden numbers (scipy). */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { detrended, smoothnessPriors } from '../../../src/signal/detrend.ts';
import { fft, fftEven } from '../../../src/signal/fft.ts';
import { lombScargle } from '../../../src/signal/lomb-scargle.ts';
import { resample } from '../../../src/signal/resample.ts';
import { bandPower, COMMON_RECIPE, HF, LF, peakCount, peakHz, welch } from '../../../src/signal/spectrum.ts';
import { NaturalSpline } from '../../../src/signal/spline.ts';
import { endsOf, goldenRr } from '../../fixtures/golden-series.ts';
import { normal, uniform } from '../../fixtures/random.ts';

const within = (value: number | undefined, want: number, share: number): void => {
  expect(Math.abs(value! - want) / want, `${value} against ${want}`).toBeLessThan(share);
};

describe('fft', () => {
  it('equals the discrete Fourier transform by its definition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer(), (bits, seed) => {
        const n = 2 ** bits;
        const noise = normal(uniform(seed));
        const re = Float64Array.from({ length: n }, noise);
        const im = Float64Array.from({ length: n }, noise);
        const want = Array.from({ length: n }, (_, k) => {
          let r = 0;
          let q = 0;
          for (let i = 0; i < n; i++) {
            const angle = (-2 * Math.PI * k * i) / n;
            r += re[i]! * Math.cos(angle) - im[i]! * Math.sin(angle);
            q += re[i]! * Math.sin(angle) + im[i]! * Math.cos(angle);
          }
          return [r, q] as const;
        });
        fft(re, im);
        want.forEach(([r, q], k) => {
          expect(re[k]).toBeCloseTo(r, 9);
          expect(im[k]).toBeCloseTo(q, 9);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('of an even series equals its cosine sum', () => {
    for (const n of [4, 8, 64]) {
      const noise = normal(uniform(n));
      const x = new Float64Array(n);
      for (let i = 0; i <= n / 2; i++) x[i] = x[(n - i) % n] = noise();
      const found = fftEven(x);
      expect(found.length).toBe(n / 2 + 1);
      found.forEach((value, k) => {
        const want = x.reduce((sum, v, i) => sum + v * Math.cos((2 * Math.PI * k * i) / n), 0);
        expect(value).toBeCloseTo(want, 9);
      });
    }
  });

  it('refuses a length that is no power of two', () => {
    expect(() => fft(new Float64Array(12), new Float64Array(12))).toThrow(RangeError);
  });
});

describe('natural spline', () => {
  it('passes through its points and is exact for lines', () => {
    const x = [0, 1, 2.5, 3, 7];
    const y = [3, -1, 4, 1, 5];
    const spline = new NaturalSpline(x, y);
    x.forEach((t, i) => expect(spline.sample(t, 1, 1)[0]).toBeCloseTo(y[i]!, 12));
    const line = new NaturalSpline(
      x,
      x.map((t) => 2 * t + 1),
    ).sample(0, 0.5, 15);
    line.forEach((value, i) => expect(value).toBeCloseTo(i + 1, 12));
  });

  it('equals scipy CubicSpline(bc_type="natural")', () => {
    // CubicSpline([0, 1, 2.5, 3, 7], [3, -1, 4, 1, 5], bc_type='natural')([0.5, 2, 2.75, 5])
    const spline = new NaturalSpline([0, 1, 2.5, 3, 7], [3, -1, 4, 1, 5]);
    const want = [0.069203470032, 3.499298983526, 2.726784305994, -2.794952681388];
    [0.5, 2, 2.75, 5].forEach((t, i) => expect(spline.sample(t, 1, 1)[0]).toBeCloseTo(want[i]!, 9));
  });
});

describe('detrending', () => {
  it('takes a polynomial of its order out whole and leaves nothing of it', () => {
    const parabola = Array.from({ length: 101 }, (_, i) => 5 - 3 * i + 0.2 * i * i);
    detrended(parabola, 2).forEach((v) => expect(v).toBeCloseTo(0, 6));
    expect(Math.abs(detrended(parabola, 1)[50]!)).toBeGreaterThan(100);
  });

  it('solves the smoothness priors equation', () => {
    const noise = normal(uniform(3));
    for (const n of [3, 4, 5, 40]) {
      const x = Array.from({ length: n }, () => 800 + 50 * noise());
      const lambda = 10;
      const z = smoothnessPriors(x, lambda);
      const trend = x.map((v, i) => v - z[i]!);
      // (I + λ² D2'D2) trend = x, with D2'D2 applied as two passes of second differences.
      const d2 = trend.slice(2).map((v, i) => v - 2 * trend[i + 1]! + trend[i]!);
      for (let i = 0; i < n; i++) {
        const back = (d2[i] ?? 0) - 2 * (d2[i - 1] ?? 0) + (d2[i - 2] ?? 0);
        expect(trend[i]! + lambda * lambda * back).toBeCloseTo(x[i]!, 6);
      }
    }
  });

  it('has the gain q/(1+q), q = (λ(2 - 2 cos 2πf/fs))², of its derivation', () => {
    for (const [f, share] of [
      [0.04, 0.63],
      [0.05, 0.82],
      [0.075, 0.96],
      [0.1, 0.987],
    ] as const) {
      const x = Array.from({ length: 4000 }, (_, i) => Math.sin((2 * Math.PI * f * i) / 4));
      const middle = smoothnessPriors(x, 500).slice(1000, 3000);
      let power = 0;
      for (const v of middle) power += (2 * v * v) / middle.length;
      expect(power).toBeCloseTo(share, 1.9);
    }
  });
});

describe('golden spectrum of 240 intervals', () => {
  const even = resample(endsOf(goldenRr), goldenRr, 4)!;

  it('has 813 samples at 4 Hz', () => {
    expect(even.length).toBe(813);
  });

  it('full-length Hann periodogram', () => {
    const s = welch(even, { sampleHz: 4, segment: 813, nfft: 2048 })!;
    within(bandPower(s, ...LF), 1793.06, 0.005);
    within(bandPower(s, ...HF), 2.88, 0.005);
    expect(Math.abs(peakHz(s, ...LF)! - 0.0984)).toBeLessThan(0.0025);
  });

  it('Welch with 600 and with 256 samples', () => {
    const long = welch(even, { sampleHz: 4, segment: 600, nfft: 2048 })!;
    within(bandPower(long, ...LF), 1793.05, 0.005);
    expect(Math.abs(peakHz(long, ...LF)! - 0.1)).toBeLessThan(0.004);
    const common = welch(even, COMMON_RECIPE)!;
    within(bandPower(common, ...LF), 1793, 0.005);
    expect(Math.abs(peakHz(common, ...LF)! - 0.098)).toBeLessThan(0.001);
  });

  it('after smoothness priors', () => {
    const s = welch(smoothnessPriors(even, 500), { sampleHz: 4, segment: 813, nfft: 2048 })!;
    within(bandPower(s, ...LF), 1767.6, 0.005);
  });

  it('Lomb-Scargle, without resampling', () => {
    const s = lombScargle(endsOf(goldenRr), goldenRr, 0.001, 0.5)!;
    within(bandPower(s, ...LF), 1776, 0.005);
    expect(peakHz(s, ...LF)).toBeCloseTo(0.098, 2.9);
  });
});

describe('Welch', () => {
  it('gives a sine of 50 ms its power of 1250 ms²', () => {
    const sine = Float64Array.from(
      { length: 1200 },
      (_, i) => 900 + 50 * Math.sin((2 * Math.PI * 0.1 * i) / 4),
    );
    within(bandPower(welch(sine, COMMON_RECIPE)!, ...LF), 1250, 0.005);
  });

  it('equals padding every segment by itself', () => {
    const noise = normal(uniform(9));
    const x = Float64Array.from({ length: 900 }, noise);
    const s = welch(x, COMMON_RECIPE)!;
    const want = new Float64Array(2049);
    const hann = (i: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / 256);
    let segments = 0;
    for (let start = 0; start + 256 <= 900; start += 128) {
      const mean = x.slice(start, start + 256).reduce((a, b) => a + b, 0) / 256;
      const re = new Float64Array(4096);
      const im = new Float64Array(4096);
      for (let i = 0; i < 256; i++) re[i] = (x[start + i]! - mean) * hann(i);
      fft(re, im);
      for (let k = 0; k <= 2048; k++) want[k] = want[k]! + re[k]! ** 2 + im[k]! ** 2;
      segments++;
    }
    let energy = 0;
    for (let i = 0; i < 256; i++) energy += hann(i) ** 2;
    for (let k = 1; k < 2048; k++)
      expect(s.density[k]).toBeCloseTo((2 * want[k]!) / (4 * energy * segments), 9);
  });

  it('integrates to the variance of white noise', () => {
    const noise = normal(uniform(21));
    const x = Float64Array.from({ length: 40_000 }, () => 7 * noise());
    within(bandPower(welch(x, COMMON_RECIPE)!, 0, 2), 49, 0.03);
  });

  it('knows nothing of fewer than eight samples, and of silence no peak', () => {
    expect(welch(new Float64Array(7), COMMON_RECIPE)).toBeUndefined();
    expect(peakHz(welch(new Float64Array(600).fill(850), COMMON_RECIPE)!, ...LF)).toBeUndefined();
  });

  it('counts separate peaks', () => {
    const two = Float64Array.from(
      { length: 1200 },
      (_, i) => Math.sin((2 * Math.PI * 0.06 * i) / 4) + 0.8 * Math.sin((2 * Math.PI * 0.11 * i) / 4),
    );
    expect(peakCount(welch(two, { sampleHz: 4, segment: 1200, nfft: 4096 })!, ...LF, 0.3)).toBe(2);
  });
});

it('a straight series is too short to resample with three points', () => {
  expect(resample([0, 1, 2], [1, 1, 1], 4)).toBeUndefined();
});
