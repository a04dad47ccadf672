/** Lomb-Scargle periodogram: the spectrum of unevenly spaced values without resampling them. */
import type { Spectrum } from './spectrum.ts';
import type { Hz, Ms } from '../terms/units.ts';

/**
 * One-sided density of `values` at `times` (ms) at df, 2 df, ... up to `to`, mean removed, scaled so that its integral over
 * all frequencies is the variance (Lomb 1976, Scargle 1982). `undefined` for fewer than four values.
 */
export function lombScargle(
  times: ArrayLike<Ms>,
  values: ArrayLike<number>,
  df: Hz,
  to: Hz,
): Spectrum | undefined {
  const n = times.length;
  const first = times[0];
  const last = times[n - 1];
  if (n < 4 || first === undefined || last === undefined) return undefined;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  const bins = Math.floor(to / df + 1e-9);
  const density = new Float64Array(bins + 1);
  // Each value's phasor turns by the same angle from one frequency to the next: no sine per value and frequency.
  const c = new Float64Array(n).fill(1);
  const s = new Float64Array(n);
  const turnC = Float64Array.from({ length: n }, (_, i) =>
    Math.cos((2 * Math.PI * df * (times[i]! - first)) / 1000),
  );
  const turnS = Float64Array.from({ length: n }, (_, i) =>
    Math.sin((2 * Math.PI * df * (times[i]! - first)) / 1000),
  );
  // Mean spacing of the values: a periodogram of n values that are dt apart has density dt / n per squared sum, twice for one side.
  const dt = (last - first) / 1000 / (n - 1);
  for (let k = 1; k <= bins; k++) {
    let yc = 0;
    let ys = 0;
    let cc = 0;
    let cs = 0;
    for (let i = 0; i < n; i++) {
      const ci = c[i]! * turnC[i]! - s[i]! * turnS[i]!;
      const si = s[i]! * turnC[i]! + c[i]! * turnS[i]!;
      c[i] = ci;
      s[i] = si;
      const y = values[i]! - mean;
      yc += y * ci;
      ys += y * si;
      cc += ci * ci;
      cs += ci * si;
    }
    // The time shift that makes sine and cosine orthogonal.
    const tau = Math.atan2(2 * cs, 2 * cc - n) / 2;
    const ct = Math.cos(tau);
    const st = Math.sin(tau);
    const a = yc * ct + ys * st;
    const b = ys * ct - yc * st;
    const norm = cc * ct * ct + 2 * cs * ct * st + (n - cc) * st * st;
    density[k] = dt * (norm > 1e-9 ? (a * a) / norm : 0) + dt * (n - norm > 1e-9 ? (b * b) / (n - norm) : 0);
  }
  return { df, density };
}
