/**
 * Power spectra of evenly sampled series: Welch's method and what is read off a spectrum. Series come resampled
 * (resample.ts) and detrended if wanted (detrend.ts); it knows no beats.
 */
import { fft, fftEven, powerOfTwo } from './fft.ts';
import type { Hz, Ms2 } from '../terms/units.ts';

/** One-sided power density at 0, df, 2 df, ...; in the square of the series' unit per Hz. Its integral is the variance. */
export interface Spectrum {
  readonly df: Hz;
  readonly density: Float64Array;
}

/** The usual bands (Task Force 1996), Hz; the lower bound belongs to a band, the upper one does not. */
export const VLF = [0.003, 0.04] as const;
export const LF = [0.04, 0.15] as const;
export const HF = [0.15, 0.4] as const;
/** Rate of evenly resampled series, Hz. */
export const SAMPLE_HZ: Hz = 4;

/** How Welch's method cuts and pads. */
export interface WelchSettings {
  readonly sampleHz: Hz;
  /** Samples of a segment (Hann window, half overlapping, mean removed); a shorter series is one segment. */
  readonly segment: number;
  /** Zero-padded length of the transform, a power of two; sets the spacing of the frequencies. */
  readonly nfft: number;
}

/**
 * The recipe that `hrv-analysis` (cubic) and `rhenanbartels/hrv` (nfft 4096) share: 4 Hz, 64-s Hann segments, half
 * overlapping, mean of each removed, padded to 4096.
 */
export const COMMON_RECIPE: WelchSettings = { sampleHz: SAMPLE_HZ, segment: 256, nfft: 4096 };

const hanns = new Map<number, Float64Array>();

/** Periodic Hann window of `n` samples. */
function hann(n: number): Float64Array {
  let window = hanns.get(n);
  if (window === undefined) {
    window = Float64Array.from({ length: n }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / n));
    // Segments come in a few lengths; a caller that varies them must not fill the memory.
    if (hanns.size > 16) hanns.clear();
    hanns.set(n, window);
  }
  return window;
}

/**
 * Welch's averaged periodogram, one-sided. `undefined` for fewer than 8 samples. The segments' squared spectra are summed
 * at twice their length, which fixes their common autocorrelation; padding that to `nfft` gives the same densities as padding
 * every segment, for one long transform instead of many.
 */
export function welch(samples: Float64Array, settings: WelchSettings): Spectrum | undefined {
  const length = Math.min(settings.segment, samples.length);
  if (length < 8) return undefined;
  const step = length - Math.floor(length / 2);
  const size = powerOfTwo(2 * length);
  const window = hann(length);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const power = new Float64Array(size);
  let segments = 0;
  for (let start = 0; start + length <= samples.length; start += 2 * step) {
    // Two real segments ride on one complex transform: |A|² + |B|² = (|X[k]|² + |X[N-k]|²) / 2.
    re.fill(0);
    im.fill(0);
    place(re, samples, start, window);
    segments++;
    if (start + step + length <= samples.length) {
      place(im, samples, start + step, window);
      segments++;
    }
    fft(re, im);
    for (let k = 0; k < size; k++) {
      const r = re[k]!;
      const q = im[k]!;
      power[k] = power[k]! + r * r + q * q;
    }
  }
  let energy = 0;
  for (const w of window) energy += w * w;
  const even = new Float64Array(size);
  for (let k = 0; k < size; k++) even[k] = (power[k]! + power[(size - k) % size]!) / 2;
  const nfft = Math.max(settings.nfft, size);
  const density = padPower(even, length, nfft);
  const scale = 2 / (settings.sampleHz * energy * segments);
  const last = density.length - 1;
  for (let k = 0; k <= last; k++) {
    // One side carries both, but 0 and the highest frequency have no other side.
    density[k] = Math.max(0, density[k]!) * (k === 0 || k === last ? scale / 2 : scale);
  }
  return { df: settings.sampleHz / nfft, density };
}

function place(into: Float64Array, samples: Float64Array, start: number, window: Float64Array): void {
  let mean = 0;
  for (let i = 0; i < window.length; i++) mean += samples[start + i]!;
  mean /= window.length;
  for (let i = 0; i < window.length; i++) into[i] = (samples[start + i]! - mean) * window[i]!;
}

/** Summed |X|² of segments of `length` samples at 0..nfft/2, from their own even grid, by way of the autocorrelation. */
function padPower(power: Float64Array, length: number, nfft: number): Float64Array {
  const size = power.length;
  if (size === nfft) return power.slice(0, size / 2 + 1);
  const lags = fftEven(power);
  const x = new Float64Array(nfft);
  for (let lag = 0; lag < length; lag++) {
    x[lag] = lags[lag]! / size;
    if (lag > 0) x[nfft - lag] = x[lag]!;
  }
  return fftEven(x);
}

/** Power between two frequencies, `from` ≤ f < `to`: trapezoids over the spectrum's own points in that band. */
export function bandPower(spectrum: Spectrum, from: Hz, to: Hz): Ms2 {
  const { df, density } = spectrum;
  const first = Math.ceil(from / df - 1e-9);
  const end = Math.min(density.length, Math.ceil(to / df - 1e-9));
  let sum = 0;
  for (let k = first; k < end - 1; k++) sum += (density[k]! + density[k + 1]!) / 2;
  return sum * df;
}

/** Frequency of the highest density with `from` ≤ f < `to`; `undefined` if the band holds no power. */
export function peakHz(spectrum: Spectrum, from: Hz, to: Hz): Hz | undefined {
  const { df, density } = spectrum;
  let best: number | undefined;
  const end = Math.min(density.length, Math.ceil(to / df - 1e-9));
  for (let k = Math.ceil(from / df - 1e-9); k < end; k++) {
    if (density[k]! > (best === undefined ? 0 : density[best]!)) best = k;
  }
  return best === undefined ? undefined : best * df;
}

/** Number of local maxima with `from` ≤ f < `to` that reach `share` of the highest density there. */
export function peakCount(spectrum: Spectrum, from: Hz, to: Hz, share: number): number {
  const { df, density } = spectrum;
  const first = Math.ceil(from / df - 1e-9);
  const end = Math.min(density.length - 1, Math.ceil(to / df - 1e-9));
  let highest = 0;
  for (let k = first; k < end; k++) highest = Math.max(highest, density[k]!);
  let count = 0;
  for (let k = Math.max(1, first); k < end; k++) {
    const d = density[k]!;
    if (d > 0 && d >= share * highest && d >= density[k - 1]! && d > density[k + 1]!) count++;
  }
  return count;
}
