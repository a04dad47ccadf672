/**
 * How regular the heart's wave is: the share of the power that stands around one frequency, in percent of what a pure sine
 * would reach in the same window. Never a score for the client; it means nothing without its window.
 */
import { detrended } from './detrend.ts';
import { powerOfTwo } from './fft.ts';
import { bandPower, peakHz, SAMPLE_HZ, welch, type Spectrum } from './spectrum.ts';
import type { Hz, Share } from '../terms/units.ts';

/** Regularity of one window. */
export interface Regularity {
  /** 0 to 100: share of the power within 0.015 Hz of the peak, over the same share of a pure sine. */
  readonly percent: number;
  /** Frequency of the peak between 0.04 and 0.26 Hz. */
  readonly peakHz: Hz;
  /** The share that a pure sine of that frequency reaches in a window of this length; 0.55 in 30 s, 0.90 in 64 s. */
  readonly ceiling: Share;
}

const AROUND: Hz = 0.015;

function spectrumOf(samples: Float64Array): Spectrum | undefined {
  // Spacing of at most 0.0005 Hz: without it a sine between two points would look irregular.
  const nfft = Math.max(8192, powerOfTwo(2 * samples.length));
  return welch(samples, { sampleHz: SAMPLE_HZ, segment: samples.length, nfft });
}

function shareAround(spectrum: Spectrum, peak: Hz): Share | undefined {
  const total = bandPower(spectrum, 0.0033, 0.4);
  return total > 0 ? bandPower(spectrum, peak - AROUND, peak + AROUND) / total : undefined;
}

/** Share of a pure sine's power within 0.015 Hz of its peak, in one Hann window of `count` samples at 4 Hz. */
export function regularityCeiling(count: number, hz: Hz): Share | undefined {
  const sine = Float64Array.from({ length: count }, (_, i) => Math.sin((2 * Math.PI * hz * i) / SAMPLE_HZ));
  const spectrum = spectrumOf(sine);
  return spectrum && shareAround(spectrum, hz);
}

/** Regularity of heart rate (or intervals) at 4 Hz, usually 64 s of it; `undefined` under 30 s or without any wave. */
export function regularity(samples: Float64Array): Regularity | undefined {
  if (samples.length < 30 * SAMPLE_HZ) return undefined;
  const spectrum = spectrumOf(detrended(samples, 1));
  const peak = spectrum && peakHz(spectrum, 0.04, 0.26);
  if (spectrum === undefined || peak === undefined) return undefined;
  const share = shareAround(spectrum, peak);
  const ceiling = regularityCeiling(samples.length, peak);
  if (share === undefined || ceiling === undefined || ceiling === 0) return undefined;
  return { percent: Math.min(100, (100 * share) / ceiling), peakHz: peak, ceiling };
}
