/**
 * The low-frequency band of the intervals over one stretch: power, peak and number of peaks, as second opinions beside the
 * breath-locked amplitude. Below about a minute they are coarse; nothing is decided by them.
 */
import { heartRateCurve, type HeartRecord } from './breath-amplitudes.ts';
import { detrended } from './detrend.ts';
import { bandPower, LF, peakCount, peakHz, SAMPLE_HZ, welch } from './spectrum.ts';
import type { Hz, Ms, Ms2, Share } from '../terms/units.ts';

/** What the band from 0.04 to 0.15 Hz holds. */
export interface LowFrequency {
  readonly powerMs2: Ms2;
  /** Frequency of the highest density in the band; `undefined` if it holds no power. */
  readonly peakHz: Hz | undefined;
  /** Local maxima in the band that reach 30 % of the highest. */
  readonly peaks: number;
}

/** Length of the transform; sets the spacing of the frequencies to 0.002 Hz. */
const NFFT = 2048;
const PEAK_SHARE: Share = 0.3;

/**
 * The band's figures between two session times, from one Hann-windowed spectrum of the repaired intervals at 4 Hz less a parabola.
 * `undefined` if beats cover less than half of the stretch.
 */
export function lowFrequency(record: HeartRecord, from: Ms, to: Ms): LowFrequency | undefined {
  const curve = heartRateCurve(record, from, to);
  if (curve === undefined) return undefined;
  const start = Math.max(from, curve.from);
  const step = 1000 / SAMPLE_HZ;
  const count = Math.floor((Math.min(to, curve.to) - start) / step);
  if (count < 16 || count * step < (to - from) / 2) return undefined;
  const intervals = curve.spline.sample(start, step, count).map((bpm) => 60_000 / bpm);
  const spectrum = welch(detrended(intervals, 2), { sampleHz: SAMPLE_HZ, segment: count, nfft: NFFT });
  if (spectrum === undefined) return undefined;
  return {
    powerMs2: bandPower(spectrum, ...LF),
    peakHz: peakHz(spectrum, ...LF),
    peaks: peakCount(spectrum, ...LF, PEAK_SHARE),
  };
}
