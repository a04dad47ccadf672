/**
 * How well each curve of the library fits the radial amplitudes of the breaths. The heart of the resonance estimate and
 * the only part that costs time; it draws no conclusion.
 */
import { GRID_FROM, GRID_SIZE, GRID_STEP, type CurveLibrary } from './curve-library.ts';
import type { RadialBreaths } from './resonance-amplitude.ts';
import type { Bpm, Ms, Share } from '../terms/units.ts';

const NU = 5;
/**
 * Neighbouring breaths share noise (correlation 0.34 to 0.38): n of them are worth n / 1.6.
 */
const CORRELATION = 1.6;
/** Steps of the gain around the best one; the best itself comes first. */
const GAINS = [0, -2, -1, 1, 2] as const;
const SCALES = [0.8, 1, 1.25] as const;
/** Smallest gain (bpm) that a logarithm is taken of. */
export const SMALLEST_GAIN: Bpm = 0.05;
/** A curve this far (in ln) below the best one so far at its own best gain weighs nothing: its other gains are not worth the time. */
const HOPELESS = 18;
/** Standard deviation of the even change of the wave's size, as a share per quarter of an hour. */
const TREND_SD: Share = 0.2;
const QUARTER: Ms = 900_000;

/** The library after the breaths were seen. */
export interface WeighedCurves {
  /** Posterior weight of each curve; they sum to 1. */
  readonly weight: Float64Array;
  /** Gain of each curve that fits best, and its standard error, bpm. */
  readonly gain: Float64Array;
  readonly gainError: Float64Array;
}

/** Breaths of one and the same rate share their place on every curve; a table of the distinct rates saves most of the work. */
function distinctRates(rate: Float64Array): { place: Int32Array; cell: Int32Array; part: Float64Array } {
  const seen = new Map<number, number>();
  const cells: number[] = [];
  const parts: number[] = [];
  const place = Int32Array.from(rate, (f) => {
    const known = seen.get(f);
    if (known !== undefined) return known;
    const x = Math.min(Math.max((f - GRID_FROM) / GRID_STEP, 0), GRID_SIZE - 1 - 1e-9);
    seen.set(f, cells.length);
    cells.push(Math.floor(x));
    parts.push(x - Math.floor(x));
    return cells.length - 1;
  });
  return { place, cell: Int32Array.from(cells), part: Float64Array.from(parts) };
}

/** Sums over the breaths of each distinct rate: of the weight w, of w τ, w τ², w r and w r τ, with τ the time in quarters of an hour from the middle. */
function sums(breaths: RadialBreaths, place: Int32Array, size: number) {
  const { onset, radial, weight } = breaths;
  const n = radial.length;
  const middle = onset.reduce((a, b) => a + b, 0) / n;
  const tau = onset.map((at) => (at - middle) / QUARTER);
  const w = new Float64Array(size);
  const wt = new Float64Array(size);
  const wtt = new Float64Array(size);
  const wr = new Float64Array(size);
  const wrt = new Float64Array(size);
  for (let k = 0; k < n; k++) {
    const j = place[k]!;
    const t = tau[k]!;
    const v = weight[k]!;
    w[j]! += v;
    wt[j]! += v * t;
    wtt[j]! += v * t * t;
    wr[j]! += v * radial[k]!;
    wrt[j]! += v * radial[k]! * t;
  }
  return { tau, w, wt, wtt, wr, wrt };
}

/**
 * Student likelihood of every curve, averaged over five gains around the best and three scales. The gain may change evenly
 * over the session (the wave of a person who relaxes or tires is not the same after ten minutes): its slope takes the best value for
 * each gain, weighed against a normal prior. Products are gathered before one logarithm is taken: a factor is at most
 * about 10^4, 32 of them stay far inside the range of a number.
 */
export function weighCurves(library: CurveLibrary, breaths: RadialBreaths): WeighedCurves {
  const { radial, scale } = breaths;
  const n = radial.length;
  const { place, cell, part } = distinctRates(breaths.rate);
  const m = cell.length;
  const { tau, w, wt, wtt, wr, wrt } = sums(breaths, place, m);
  const noise = CORRELATION * scale ** 2;
  const inverse = SCALES.map((z) => 1 / (NU * (z * scale) ** 2));
  const offset = SCALES.map((z) => -n * Math.log(z * scale));
  const [c0 = 0, c1 = 0, c2 = 0] = inverse;
  const [o0 = 0, o1 = 0, o2 = 0] = offset;
  const half = (NU + 1) / 2;
  const q = new Float64Array(m);
  const logs = new Float64Array(GAINS.length * SCALES.length);
  const logWeight = new Float64Array(library.count);
  const gain = new Float64Array(library.count);
  const gainError = new Float64Array(library.count);
  let highest = -Infinity;
  for (let curve = 0; curve < library.count; curve++) {
    const row = curve * GRID_SIZE;
    let qq = 0;
    let qqt = 0;
    let qqtt = 0;
    let qr = 0;
    let qrt = 0;
    for (let j = 0; j < m; j++) {
      const at = row + cell[j]!;
      const left = library.shapes[at]!;
      const value = left + (library.shapes[at + 1]! - left) * part[j]!;
      q[j] = value;
      qq += value * value * w[j]!;
      qqt += value * value * wt[j]!;
      qqtt += value * value * wtt[j]!;
      qr += value * wr[j]!;
      qrt += value * wrt[j]!;
    }
    const ridge = noise / (TREND_SD * Math.max(qr / qq, SMALLEST_GAIN)) ** 2;
    const trendInfo = qqtt + ridge;
    const info = qq - (qqt * qqt) / trendInfo;
    const g0 = (qr - (qqt * qrt) / trendInfo) / info;
    const h = Math.sqrt(noise / info);
    const prior =
      Math.log((library.prior[curve]! * h) / Math.max(g0, SMALLEST_GAIN)) + 0.5 * Math.log(ridge / trendInfo);
    let best = -Infinity;
    let gains = 0;
    for (let d = 0; d < GAINS.length; d++) {
      const g = g0 + GAINS[d]! * h;
      const b = (qrt - qqt * g) / trendInfo;
      const penalty = (b * b * ridge) / (2 * noise);
      let p0 = 1;
      let p1 = 1;
      let p2 = 1;
      let l0 = 0;
      let l1 = 0;
      let l2 = 0;
      for (let k = 0; k < n; k++) {
        const e = radial[k]! - (g + b * tau[k]!) * q[place[k]!]!;
        const square = e * e;
        p0 *= 1 + square * c0;
        p1 *= 1 + square * c1;
        p2 *= 1 + square * c2;
        if ((k & 31) === 31) {
          l0 += Math.log(p0);
          l1 += Math.log(p1);
          l2 += Math.log(p2);
          p0 = p1 = p2 = 1;
        }
      }
      logs[3 * d] = (o0 - half * (l0 + Math.log(p0))) / CORRELATION - penalty;
      logs[3 * d + 1] = (o1 - half * (l1 + Math.log(p1))) / CORRELATION - penalty;
      logs[3 * d + 2] = (o2 - half * (l2 + Math.log(p2))) / CORRELATION - penalty;
      best = Math.max(best, logs[3 * d]!, logs[3 * d + 1]!, logs[3 * d + 2]!);
      gains = d + 1;
      if (best + prior < highest - HOPELESS) break;
    }
    let sum = 0;
    for (let i = 0; i < 3 * gains; i++) sum += Math.exp(logs[i]! - best);
    const total = best + prior + Math.log(sum / (3 * gains));
    logWeight[curve] = total;
    highest = Math.max(highest, total);
    gain[curve] = g0;
    gainError[curve] = h;
  }
  const weight = logWeight.map((log) => Math.exp(log - highest));
  const all = weight.reduce((a, b) => a + b, 0);
  return { weight: weight.map((v) => v / all), gain, gainError };
}
