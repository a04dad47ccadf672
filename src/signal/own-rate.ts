/**
 * The client's own breathing rate, estimated from the heart's rhythm: counted waves, checked against the spectrum. An
 * estimate that needs a visible breathing wave; without one it says that it is not confident, or nothing.
 */
import { bandPassed } from './band-pass.ts';
import { heartRateCurve, type HeartRecord } from './breath-amplitudes.ts';
import { detrended } from './detrend.ts';
import { bandPower, SAMPLE_HZ, welch, type Spectrum } from './spectrum.ts';
import type { BreathsPerMin, Hz, Ms, Share } from '../terms/units.ts';

/** An estimated breathing rate. */
export interface OwnRate {
  readonly breathsPerMin: BreathsPerMin;
  /** Counting and spectrum agree within 10 %, and the peak holds more than 40 % of the power from 0.06 to 0.5 Hz. */
  readonly confident: boolean;
  /** Share of that power around the peak. */
  readonly peakShare: Share;
}

const FROM: Hz = 0.06;
const TO: Hz = 0.5;
/** Half the width of a peak in a spectrum of a minute, Hz. */
const AROUND: Hz = 0.02;
/** Below this a peak of unpaced data may be the vessels' own wave near 0.1 Hz. */
const VASCULAR: Hz = 0.13;
/** A second peak of this size beside the highest is a peak, not a ripple. */
const SECOND: Share = 0.3;
const LENGTH: Ms = 60_000;
const SHORTEST: Ms = 45_000;

/**
 * Rate over the minute before `to`. `undefined` if less than 45 s of unbroken beats are there or nothing swings. Unpaced breathing
 * (`paced` false) prefers a peak above 0.13 Hz when there are two. Method: extrema of the band-passed heart rate whose swing exceeds 0.3 of the
 * 75th percentile, in the spirit of Schäfer and Kratky 2008.
 */
export function ownRate(record: HeartRecord, to: Ms, paced: boolean): OwnRate | undefined {
  const curve = heartRateCurve(record, to - LENGTH, to);
  if (curve === undefined) return undefined;
  const from = Math.max(curve.from, to - LENGTH);
  const step = 1000 / SAMPLE_HZ;
  const count = Math.floor((Math.min(curve.to, to) - from) / step);
  if (count * step < SHORTEST) return undefined;
  if (curve.voids.some((v) => v.from < to && v.to > from)) return undefined;
  const heart = curve.spline.sample(from, step, count);
  const spectrum = welch(detrended(heart, 2), { sampleHz: SAMPLE_HZ, segment: count, nfft: 4096 });
  const peak = spectrum && breathingPeak(spectrum, paced);
  if (spectrum === undefined || peak === undefined) return undefined;
  const low = peak >= VASCULAR ? 0.75 * VASCULAR : FROM;
  const period = medianPeriod(bandPassed(heart, SAMPLE_HZ, low, TO));
  const share = bandPower(spectrum, peak - AROUND, peak + AROUND) / bandPower(spectrum, FROM, TO);
  const spectral = 60 * peak;
  if (period === undefined) return { breathsPerMin: spectral, confident: false, peakShare: share };
  const counted = 60 / (period / SAMPLE_HZ);
  const agree = Math.abs(counted - spectral) <= 0.1 * spectral;
  return { breathsPerMin: agree ? counted : spectral, confident: agree && share > 0.4, peakShare: share };
}

function breathingPeak({ df, density }: Spectrum, paced: boolean): Hz | undefined {
  const first = Math.ceil(FROM / df);
  const end = Math.min(density.length - 1, Math.ceil(TO / df));
  let best: number | undefined;
  let above: number | undefined;
  for (let k = first; k < end; k++) {
    const d = density[k]!;
    if (d <= 0 || d < density[k - 1]! || d < density[k + 1]!) continue;
    if (best === undefined || d > density[best]!) best = k;
    if (k * df >= VASCULAR && (above === undefined || d > density[above]!)) above = k;
  }
  if (best === undefined) return undefined;
  const other = !paced && above !== undefined && density[above]! > SECOND * density[best]! ? above : best;
  return other * df;
}

/** Median distance of successive peaks, samples; extrema with small swings are passed over. */
function medianPeriod(wave: Float64Array): number | undefined {
  const turns: number[] = [];
  for (let i = 1; i < wave.length - 1; i++) {
    if ((wave[i]! - wave[i - 1]!) * (wave[i + 1]! - wave[i]!) < 0) turns.push(i);
  }
  const swings = turns.slice(1).map((t, k) => Math.abs(wave[t]! - wave[turns[k]!]!));
  const sorted = swings.toSorted((a, b) => a - b);
  const least = 0.3 * (sorted[Math.floor(0.75 * (sorted.length - 1))] ?? Infinity);
  const kept: number[] = [];
  for (const t of turns) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last === undefined) kept.push(t);
    else if (before !== undefined && (wave[t]! - wave[last]!) * (wave[last]! - wave[before]!) > 0)
      kept[kept.length - 1] = t;
    else if (Math.abs(wave[t]! - wave[last]!) > least) kept.push(t);
  }
  // Every other extremum is a peak: distances over two steps, from peaks and troughs alike.
  const distances = kept.slice(2).map((t, k) => t - kept[k]!);
  distances.sort((a, b) => a - b);
  return distances.length < 3 ? undefined : distances[distances.length >> 1];
}
