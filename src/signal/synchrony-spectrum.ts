/**
 * The slow ups and downs of one piece of heart rate as a spectrum that no single swing rules: from 0.01 to 0.06 Hz, whitened, with large
 * swings held down. And what two such spectra share at each small delay. One piece at a time; it judges nothing.
 */
import { detrended } from './detrend.ts';
import { median } from './resonance-amplitude.ts';
import type { Hz } from '../terms/units.ts';

/** Spectrum of one piece, mean |X|² = 1; the arrays have the same length. */
export interface SlowSpectrum {
  readonly frequency: Float64Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** What two pieces of the same time share: one sum for each delay, and the variance that independent hearts would give it. */
export interface Shared {
  /** Re Σ X conj(Y) exp(2πi f τ) for τ = -5 … 5 s. */
  readonly sums: Float64Array;
  /** ½ Σ |X|² |Y|². */
  readonly variance: number;
  /** Frequencies summed over. */
  readonly count: number;
}

const FROM: Hz = 0.01;
const TO: Hz = 0.06;
/** Share of the piece at each end over which it is faded in and out. */
const TAPER = 0.05;
/** Median of |x| of a normal variable, in standard deviations. */
const MEDIAN_SIZE = 0.6745;
/** Farthest delay that is looked at, s: each strap is 0 to 4 s late. */
const FARTHEST = 5;
/** Delays looked at. */
export const DELAYS = 2 * FARTHEST + 1;

/** Cosine fade of a tenth in all (Tukey). */
function faded(samples: Float64Array): Float64Array {
  const n = samples.length;
  const m = Math.floor(TAPER * n + 0.5);
  return samples.map((value, i) => {
    const end = Math.min(i, n - 1 - i);
    return end < m ? value * (0.5 - 0.5 * Math.cos((Math.PI * (end + 0.5)) / m)) : value;
  });
}

/** Cosine and sine of 2πi/n. */
interface Turn {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

const turns = new Map<number, Turn>();

function turnOf(n: number): Turn {
  let turn = turns.get(n);
  if (turn === undefined) {
    const angles = Float64Array.from({ length: n }, (_, i) => (2 * Math.PI * i) / n);
    turn = { cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
    // Pieces come in a few lengths; a caller that varies them must not fill the memory.
    if (turns.size > 16) turns.clear();
    turns.set(n, turn);
  }
  return turn;
}

/** Fourier sums of `samples` at whole numbers of periods from `first` on. */
function transform(
  samples: Float64Array,
  first: number,
  count: number,
): { re: Float64Array; im: Float64Array } {
  const n = samples.length;
  const { cos, sin } = turnOf(n);
  const re = new Float64Array(count);
  const im = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < n; i++) {
      const at = ((first + j) * i) % n;
      re[j]! += samples[i]! * cos[at]!;
      im[j]! -= samples[i]! * sin[at]!;
    }
  }
  return { re, im };
}

/**
 * Spectrum of heart rate once a second over one piece of 120 to 300 s: line removed, ends faded, 0.01 ≤ f < 0.06 Hz, times √f (slow heart
 * rate falls about as 1/f in power), back to time, tanh(y / s) with s = median|y| / 0.6745, and there again.
 */
export function slowSpectrum(bpm: Float64Array): SlowSpectrum {
  const n = bpm.length;
  const first = Math.ceil(FROM * n - 1e-9);
  const count = Math.ceil(TO * n - 1e-9) - first;
  const frequency = Float64Array.from({ length: count }, (_, j) => (first + j) / n);
  const raw = transform(faded(detrended(bpm, 1)), first, count);
  const slow = new Float64Array(n);
  const { cos, sin } = turnOf(n);
  for (let j = 0; j < count; j++) {
    const white = (2 * Math.sqrt(frequency[j]!)) / n;
    for (let i = 0; i < n; i++) {
      const at = ((first + j) * i) % n;
      slow[i]! += white * (raw.re[j]! * cos[at]! - raw.im[j]! * sin[at]!);
    }
  }
  const size = median(slow.map(Math.abs)) / MEDIAN_SIZE || 1;
  const { re, im } = transform(
    slow.map((value) => Math.tanh(value / size)),
    first,
    count,
  );
  let power = 0;
  for (let j = 0; j < count; j++) power += (re[j]! ** 2 + im[j]! ** 2) / count;
  const scale = 1 / Math.sqrt(power || 1);
  return { frequency, re: re.map((v) => v * scale), im: im.map((v) => v * scale) };
}

/** What two pieces share, `a` and `b` of the same seconds. */
export function sharedOf(a: SlowSpectrum, b: SlowSpectrum): Shared {
  const count = a.frequency.length;
  const sums = new Float64Array(DELAYS);
  let variance = 0;
  for (let j = 0; j < count; j++) {
    const re = a.re[j]! * b.re[j]! + a.im[j]! * b.im[j]!;
    const im = a.im[j]! * b.re[j]! - a.re[j]! * b.im[j]!;
    for (let d = 0; d < DELAYS; d++) {
      const turn = 2 * Math.PI * a.frequency[j]! * (d - FARTHEST);
      sums[d]! += re * Math.cos(turn) - im * Math.sin(turn);
    }
    variance += 0.5 * (a.re[j]! ** 2 + a.im[j]! ** 2) * (b.re[j]! ** 2 + b.im[j]! ** 2);
  }
  return { sums, variance, count };
}
