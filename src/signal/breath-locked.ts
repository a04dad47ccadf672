/**
 * How far the heart's rhythm follows the guide over a run of breaths: locked amplitude with its standard error, phase
 * agreement, share of the variance that is locked. Pure; it judges nothing, adherence.ts and the resonance estimate do.
 */
import { heartRateCurve, type BreathAmplitude, type HeartRecord } from './breath-amplitudes.ts';
import { detrended } from './detrend.ts';
import { LF, peakCount, peakHz, SAMPLE_HZ, welch } from './spectrum.ts';
import type { Bpm, Hz, Share } from '../terms/units.ts';

/** A run of breaths taken together. */
export interface BreathLock {
  /** Valid breaths used. */
  readonly breaths: number;
  /** Breath-locked amplitude |mean c|, bpm: half of the locked peak to trough. */
  readonly amplitude: Bpm;
  /** Its standard error, √(Σ|c - mean|² / (2 (n - 1) n)), bpm; `undefined` for one breath. */
  readonly error: Bpm | undefined;
  /** Phase locking value |mean of c/|c||, 0 to 1. By chance above R with probability exp(-n R²). */
  readonly plv: Share;
  /** Phase of the wave against the guide's volume, radians, positive if it leads. Holds the strap's latency: not for scoring. */
  readonly phase: number;
  /** Share of the detrended heart rate's variance that is the locked wave: (A² / 2) / variance; `undefined` without enough beats. */
  readonly lockedFraction: Share | undefined;
  /** Mean peak to trough of heart rate per breath, bpm. */
  readonly peakToTrough: Bpm;
  /** Standard deviation of the peak to trough over the breaths, bpm; `undefined` for one breath. */
  readonly peakToTroughSd: Bpm | undefined;
  /** Local maxima of the heart rate spectrum in 0.04 to 0.15 Hz above 30 % of the highest; `undefined` as above. */
  readonly lfPeaks: number | undefined;
  /** Frequency of the highest density between 0.04 and 0.4 Hz; `undefined` as above. */
  readonly peakHz: Hz | undefined;
}

/** The fundamental of the guide's volume v(u) = -cos(2π w(u)), w rising from 0 to 0.5 over the inhalation and to 1 over the exhalation. */
export interface GuideFundamental {
  /** V = 2 mean(v exp(-2πi u)). */
  readonly re: number;
  readonly im: number;
  /** |V|; 1 for equal halves. */
  readonly amplitude: number;
  /** Angle of V against -cos, radians: 0 for 50:50, 18 degrees for 40:60. */
  readonly phase: number;
  /** Size of the second harmonic beside the first. */
  readonly secondHarmonic: Share;
}

/** The one that was asked for last: a pace is kept for many breaths. */
let known: { readonly inhaleShare: Share; readonly guide: GuideFundamental } | undefined;

/** Fundamental of the guide's volume for a share of inhalation between 0 and 1. */
export function guideFundamental(inhaleShare: Share): GuideFundamental {
  if (known?.inhaleShare !== inhaleShare) known = { inhaleShare, guide: workOut(inhaleShare) };
  return known.guide;
}

function workOut(inhaleShare: Share): GuideFundamental {
  const n = 2000;
  const at = (k: number): { re: number; im: number } => {
    let re = 0;
    let im = 0;
    for (let i = 0; i < n; i++) {
      const u = (i + 0.5) / n;
      const w = u < inhaleShare ? u / (2 * inhaleShare) : 0.5 + (u - inhaleShare) / (2 * (1 - inhaleShare));
      const v = -Math.cos(2 * Math.PI * w);
      re += (2 / n) * v * Math.cos(2 * Math.PI * k * u);
      im -= (2 / n) * v * Math.sin(2 * Math.PI * k * u);
    }
    return { re, im };
  };
  const first = at(1);
  const second = at(2);
  const amplitude = Math.hypot(first.re, first.im);
  return {
    ...first,
    amplitude,
    // Against -cos, whose fundamental is -1.
    phase: Math.atan2(-first.im, -first.re),
    secondHarmonic: Math.hypot(second.re, second.im) / amplitude,
  };
}

/**
 * The valid ones of `breaths` (consecutive breaths of one pace) taken together; `undefined` if none is valid. `inhaleShare` is
 * the guide's. The variance is that of heart rate from the first to the last breath, less a parabola.
 */
export function breathLock(
  record: HeartRecord,
  breaths: readonly BreathAmplitude[],
  inhaleShare: Share,
): BreathLock | undefined {
  const valid = breaths.filter((breath) => breath.valid);
  const first = valid[0];
  const last = valid.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const n = valid.length;
  let re = 0;
  let im = 0;
  let unitRe = 0;
  let unitIm = 0;
  let ptt = 0;
  for (const c of valid) {
    const size = Math.hypot(c.re, c.im);
    re += c.re / n;
    im += c.im / n;
    if (size > 0) {
      unitRe += c.re / size / n;
      unitIm += c.im / size / n;
    }
    ptt += c.ptt / n;
  }
  let scatter = 0;
  let pttScatter = 0;
  for (const c of valid) {
    scatter += (c.re - re) ** 2 + (c.im - im) ** 2;
    pttScatter += (c.ptt - ptt) ** 2;
  }
  const amplitude = Math.hypot(re, im);
  const guide = guideFundamental(inhaleShare);
  const wave = waveOf(record, first.onset, last.onset + last.periodMs);
  return {
    breaths: n,
    amplitude,
    error: n > 1 ? Math.sqrt(scatter / (2 * (n - 1) * n)) : undefined,
    plv: Math.hypot(unitRe, unitIm),
    phase: Math.atan2(im * guide.re - re * guide.im, re * guide.re + im * guide.im),
    lockedFraction:
      wave === undefined || wave.variance === 0 ? undefined : Math.min(1, amplitude ** 2 / 2 / wave.variance),
    peakToTrough: ptt,
    peakToTroughSd: n > 1 ? Math.sqrt(pttScatter / (n - 1)) : undefined,
    lfPeaks: wave?.lfPeaks,
    peakHz: wave?.peak,
  };
}

function waveOf(
  record: HeartRecord,
  onset: number,
  end: number,
): { variance: number; lfPeaks: number | undefined; peak: Hz | undefined } | undefined {
  const curve = heartRateCurve(record, onset, end);
  if (curve === undefined) return undefined;
  const from = Math.max(onset, curve.from);
  const step = 1000 / SAMPLE_HZ;
  const count = Math.floor((Math.min(end, curve.to) - from) / step);
  // A hole within the run leaves only the stretch around its middle; less than half of it says nothing of the whole.
  if (count < 16 || count * step < (end - onset) / 2) return undefined;
  const y = detrended(curve.spline.sample(from, step, count), 2);
  let variance = 0;
  for (const value of y) variance += (value * value) / count;
  const spectrum = welch(y, { sampleHz: SAMPLE_HZ, segment: count, nfft: 2048 });
  return {
    variance,
    lfPeaks: spectrum && peakCount(spectrum, ...LF, 0.3),
    peak: spectrum && peakHz(spectrum, 0.04, 0.4),
  };
}
