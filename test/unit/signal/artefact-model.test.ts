/** The predictor: its normal equations against plain elimination, its limits, its memory. */
import { describe, expect, it } from 'vitest';
import { ORDER, RhythmModel } from '../../../src/signal/artefact-model.ts';
import { normal, uniform } from '../../fixtures/random.ts';

/** Solves A x = b by elimination with pivots. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? NaN]);
  const n = rows.length;
  for (let c = 0; c < n; c++) {
    rows.sort((x, y) =>
      rows.indexOf(x) < c || rows.indexOf(y) < c ? 0 : Math.abs(y[c] ?? 0) - Math.abs(x[c] ?? 0),
    );
    const pivot = rows[c] ?? [];
    rows.forEach((row, r) => {
      if (r === c) return;
      const factor = (row[c] ?? NaN) / (pivot[c] ?? NaN);
      for (let k = c; k <= n; k++) row[k] = (row[k] ?? NaN) - factor * (pivot[k] ?? NaN);
    });
  }
  return rows.map((row, i) => (row[n] ?? NaN) / (row[i] ?? NaN));
}

describe('the rhythm model', () => {
  it('solves the ridge regression with forgetting', () => {
    const gauss = normal(uniform(7));
    const level = 6.7;
    const series = Array.from({ length: 90 }, (_, i) => level + 0.1 * Math.sin(i / 2) + 0.01 * gauss());
    const model = new RhythmModel();
    model.restart(level);
    const gram = Array.from({ length: ORDER }, () => new Array<number>(ORDER).fill(0));
    const cross = new Array<number>(ORDER).fill(0);
    let weights = 0;
    const keep = 1 - 1 / 60;
    for (let i = ORDER; i < series.length; i++) {
      const history = series.slice(i - ORDER, i);
      const weight = i % 9 === 0 ? 0.3 : 1;
      model.learn(Float64Array.from(history), 0, series[i] ?? NaN, weight);
      const z = history.map((v) => v - level).reverse();
      z.forEach((zi, r) => {
        z.forEach((zj, c) => {
          const row = gram[r] ?? [];
          row[c] = keep * (row[c] ?? NaN) + weight * zi * zj;
        });
        cross[r] = keep * (cross[r] ?? NaN) + weight * zi * ((series[i] ?? NaN) - level);
      });
      weights = keep * weights + weight;
    }
    const ridge = 6 * (gram.reduce((sum, row, i) => sum + (row[i] ?? NaN), 0) / (8 * weights) + 1e-5);
    const a = solve(
      gram.map((row, r) => row.map((v, c) => (r === c ? v + ridge : v))),
      cross.map((v, i) => (i === 0 ? v + 0.95 * ridge : v)),
    );
    const history = series.slice(-ORDER);
    const expected =
      level + a.reduce((sum, aj, j) => sum + aj * ((history[ORDER - 1 - j] ?? NaN) - level), 0);
    expect(model.predict(Float64Array.from(history), 0)).toBeCloseTo(expected, 9);
  });

  it('begins with "like the last beat" and learns a swing within two breaths', () => {
    const beat = (i: number): number => 6.7 + 0.15 * Math.sin((2 * Math.PI * i) / 10);
    const history = (i: number): Float64Array =>
      Float64Array.from({ length: ORDER }, (_, k) => beat(i - ORDER + k));
    const model = new RhythmModel();
    model.restart(6.7);
    expect(model.predict(history(10), 0)).toBeCloseTo(6.7 + 0.95 * (beat(9) - 6.7), 12);
    for (let i = 0; i < 20; i++) model.learn(history(i), 0, beat(i), 1);
    let worst = 0;
    for (let i = 20; i < 30; i++) worst = Math.max(worst, Math.abs(model.predict(history(i), 0) - beat(i)));
    expect(worst).toBeLessThan(0.04);
    expect(Math.abs(beat(21) - beat(20))).toBeGreaterThan(0.08);
  });

  it('stays near the history whatever it has learned', () => {
    const next = uniform(11);
    const model = new RhythmModel();
    model.restart(6.7);
    let far = 0;
    for (let i = 0; i < 500; i++) {
      const history = Float64Array.from({ length: ORDER }, () => 6 + 1.5 * next());
      const sorted = [...history].sort((a, b) => a - b);
      const median = ((sorted[3] ?? NaN) + (sorted[4] ?? NaN)) / 2;
      const expected = model.predict(history, 0);
      far = Math.max(far, Math.abs(expected - median));
      expect(expected).toBeGreaterThanOrEqual((sorted[0] ?? NaN) - 0.2);
      model.learn(history, 0, 6 + 1.5 * next(), 1);
      expect(model.scale).toBeGreaterThanOrEqual(0.025);
      expect(model.scale).toBeLessThanOrEqual(0.08);
    }
    // The limit at the median was reached, and held.
    expect(far).toBeCloseTo(0.3, 9);
  });
});
