/** The model behind the estimate against a plain solution of it: breaths r = (g + x) q + e, x wandering as an Ornstein-Uhlenbeck process, solved with whole matrices. */
import { describe, expect, it } from 'vitest';
import { GRID_FROM, GRID_SIZE, GRID_STEP, type CurveLibrary } from '../../../src/signal/curve-library.ts';
import {
  expectedAmplitude,
  logDensityAt,
  spreadOf,
  type Expectation,
} from '../../../src/signal/resonance-expectation.ts';
import { weighCurves } from '../../../src/signal/resonance-likelihood.ts';
import type { RadialBreaths } from '../../../src/signal/resonance-amplitude.ts';

/** Straight lines over the rates, as shares of their largest value, and their prior weights. */
const lines = [
  { slope: 0, prior: 0.5 },
  { slope: 0.1, prior: 0.3 },
  { slope: -0.08, prior: 0.2 },
];
const heightOf = (slope: number, rate: number): number =>
  slope >= 0 ? 1 + slope * (rate - 8) : 1 + slope * (rate - 3.5);
const libraryOf = (of: typeof lines): CurveLibrary => ({
  count: of.length,
  firstFlat: of.length,
  shapes: Float32Array.from({ length: of.length * GRID_SIZE }, (_, i) =>
    heightOf(of[Math.floor(i / GRID_SIZE)]?.slope ?? 0, GRID_FROM + (i % GRID_SIZE) * GRID_STEP),
  ),
  peaks: new Float64Array(of.length),
  prior: Float64Array.from(of, ({ prior }) => prior),
  drops: new Float64Array(of.length),
});
const seen: RadialBreaths = {
  index: Int32Array.of(0, 1, 2, 3, 4, 5, 6),
  medianSize: 6.5,
  plv: 1,
  snr: 5,
  onset: Float64Array.of(0, 9000, 19_000, 30_000, 400_000, 411_000, 423_000),
  rate: Float64Array.of(6.5, 6.5, 6, 6, 5.51, 5, 4.5),
  radial: Float64Array.of(5, 6.5, 5.5, 7, 8, 6, 7.5),
  weight: Float64Array.of(1, 0.5, 1, 1, 0.8, 1, 1),
  scale: 1.2,
};
/** Onsets of a stretch at 5.7 a minute, between the breaths that were seen and behind them. */
const stretch = {
  rate: 5.7,
  onset: [200_000, 210_000, 430_000],
  weight: [1, 1, 0.5],
  scale: 0.9,
};

type Matrix = number[][];
/** Solution of a · x = b by elimination, and the logarithm of a's determinant. */
function solve(a: Matrix, b: readonly number[]): { x: number[]; logDet: number } {
  const m = a.map((row, i) => [...row, b[i] ?? 0]);
  let logDet = 0;
  m.forEach((pivot, i) => {
    const head = pivot[i] ?? 0;
    logDet += Math.log(head);
    for (const row of m) {
      if (row === pivot) continue;
      const by = (row[i] ?? 0) / head;
      pivot.forEach((value, c) => (row[c] = (row[c] ?? 0) - by * value));
    }
  });
  return { x: m.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 0)), logDet };
}
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);

/** The constants of the model, as the documents of the estimate have them: wander 0.16 over 300 s, depth 0.02, n breaths worth n / 1.6. */
function plain(slope: number, noise = 1) {
  const onset = [...seen.onset];
  const r = [...seen.radial];
  const w = [...seen.weight];
  const q = Array.from(seen.rate, (rate) => heightOf(slope, rate));
  const centre =
    (dot(
      q.map((one, k) => one * (w[k] ?? 0)),
      r,
    ) /
      dot(
        q.map((one, k) => one * (w[k] ?? 0)),
        q,
      )) **
    2;
  const kernel = (a: number, b: number): number => centre * 0.16 ** 2 * Math.exp(-Math.abs(a - b) / 300_000);
  const v = q.map((qi, i) =>
    q.map((qk, k) => {
      const own = qi * qi * centre * 0.02 + (1.6 * (noise * seen.scale) ** 2) / (w[i] ?? 1);
      return qi * qk * kernel(onset[i] ?? 0, onset[k] ?? 0) + (i === k ? own : 0);
    }),
  );
  const { x: vr, logDet } = solve(v, r);
  const { x: vq } = solve(v, q);
  const qq = dot(q, vq);
  const g = dot(q, vr) / qq;
  /** Mean and variance of g plus the mean wander at these moments. */
  const at = (moments: readonly number[], shares: readonly number[]) => {
    const c = q.map(
      (qk, k) => qk * moments.reduce((sum, t, j) => sum + (shares[j] ?? 0) * kernel(onset[k] ?? 0, t), 0),
    );
    const rest = r.map((one, k) => one - g * (q[k] ?? 0));
    const own = moments.reduce(
      (sum, a, i) =>
        sum + moments.reduce((part, b, j) => part + (shares[i] ?? 0) * (shares[j] ?? 0) * kernel(a, b), 0),
      0,
    );
    return {
      mean: g + dot(c, solve(v, rest).x),
      variance: own - dot(c, solve(v, c).x) + (1 - dot(c, vq)) ** 2 / qq,
    };
  };
  const logLikelihood = -(dot(r, vr) - g * dot(q, vr)) / 2 - logDet / 2 - Math.log(qq) / 2 - Math.log(g);
  return { g, error: 1 / Math.sqrt(qq), now: at([423_000], [1]).mean, at, logLikelihood };
}

describe('the weights of curves', () => {
  it('are those of a plain solution: gain, its error, the gain at the end, and the likelihood over three sizes of the noise', () => {
    const { weight, gain, gainError, gainNow } = weighCurves(libraryOf(lines), seen);
    const expected = lines.map(({ slope, prior }) => {
      const logs = [1, 0.8, 1.25].map((noise) => plain(slope, noise).logLikelihood);
      return (prior * logs.reduce((sum, log) => sum + Math.exp(log), 0)) / 3;
    });
    const all = expected.reduce((a, b) => a + b, 0);
    lines.forEach(({ slope }, m) => {
      const { g, error, now } = plain(slope);
      expect(gain[m]).toBeCloseTo(g, 5);
      expect(gainError[m]).toBeCloseTo(error, 5);
      expect(gainNow[m]).toBeCloseTo(now, 5);
      expect(weight[m]).toBeCloseTo((expected[m] ?? 0) / all, 5);
    });
  });
});

describe('the expectation of a stretch', () => {
  it('is that of a plain solution under each curve, with the scatter of the stretch and the weights of the curves', () => {
    const { weight } = weighCurves(libraryOf(lines), seen);
    const parts = expectedAmplitude(libraryOf(lines), seen, stretch);
    expect(parts).toHaveLength(3);
    parts.forEach(({ share, mean, variance }, m) => {
      const q = heightOf(lines[m]?.slope ?? 0, stretch.rate);
      const told = plain(lines[m]?.slope ?? 0).at(stretch.onset, [0.4, 0.4, 0.2]);
      const amplitude = q * told.mean;
      expect(share).toBeCloseTo(weight[m] ?? NaN, 9);
      expect(mean).toBeCloseTo(Math.log(amplitude), 5);
      expect(variance).toBeCloseTo((q * q * told.variance + (1.6 * 0.9 ** 2) / 2.5) / amplitude ** 2, 6);
    });
  });

  it('leaves out curves that weigh nothing', () => {
    const curves = [
      { slope: 0, prior: 1 - 1e-7 },
      { slope: 0.1, prior: 1e-7 },
    ];
    const parts = expectedAmplitude(libraryOf(curves), seen, stretch);
    expect(parts.map(({ share }) => share)).toEqual([1]);
  });

  const mixture: Expectation = [
    { share: 0.25, mean: 1, variance: 0.04 },
    { share: 0.75, mean: 2, variance: 0.09 },
  ];
  it('has the mean and the spread of its mixture', () => {
    const { mean, sd } = spreadOf(mixture);
    expect(mean).toBeCloseTo(1.75, 12);
    // Within: 0.0775; between: 0.25 · 0.75 · 1².
    expect(sd).toBeCloseTo(Math.sqrt(0.0775 + 0.1875), 12);
  });

  it('has the density of its mixture', () => {
    const normal = (x: number, sd: number): number =>
      Math.exp(-0.5 * (x / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));
    for (const value of [0.5, 1, 1.7, 2.4])
      expect(logDensityAt(mixture, value)).toBeCloseTo(
        Math.log(0.25 * normal(value - 1, 0.2) + 0.75 * normal(value - 2, 0.3)),
        9,
      );
  });
});
