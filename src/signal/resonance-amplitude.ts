/**
 * From complex breath amplitudes to the radial amplitudes that the resonance estimate reads: which breaths may be
 * used, the phase they agree on, how large each is along it, and how much they scatter. It knows no curves.
 */
import type { Bpm, BreathsPerMin, Ms, Share } from '../terms/units.ts';

/** One paced breath with the heart rate wave locked to it. Plain data: it may cross into a worker. */
export interface PacedBreath {
  /** Session time of the onset of inhalation. */
  readonly onset: Ms;
  readonly periodMs: Ms;
  /** Complex amplitude of the heart rate at the breath's own rate, bpm, phase counted from the onset. */
  readonly re: Bpm;
  readonly im: Bpm;
  /**
   * False if the breath holds more than one corrected event, a hole, time of unknown content or a rhythm that cannot be interpreted, or was
   * not to be measured, as the way down from the client's own rate; such a breath is never used. One corrected event is repaired and kept.
   */
  readonly valid: boolean;
}

/** The breaths that are used, as columns of equal length, in the order of time. */
export interface RadialBreaths {
  /** Index of each used breath in the list that was handed in. */
  readonly index: Int32Array;
  /** Session time of the onset of each, ms. */
  readonly onset: Float64Array;
  /** Rate of each, breaths per minute. */
  readonly rate: Float64Array;
  /** Amplitude along the phase that breaths of a similar rate agree on, bpm; may be negative. */
  readonly radial: Float64Array;
  /** Weight of each breath, about 1; far ones weigh less. */
  readonly weight: Float64Array;
  /** Scatter of `radial` around its own smooth course, bpm. */
  readonly scale: Bpm;
  /** Median of the sizes |c|, bpm. */
  readonly medianSize: Bpm;
  /** Agreement of the phases, 0 to 1: |mean of c/|c| turned by the common phase|. */
  readonly plv: Share;
  /** Mean of `radial` divided by `scale`. */
  readonly snr: number;
}

/** Widest change of the period from one breath to the next that does not cost the breath, as a ratio. */
const LARGEST_CHANGE = 1.065;
/** Breaths at the start of an unbroken run that are spent on the wave building up. */
const WARM_UP = 2;
/** Two breaths follow one another if the second begins within this share of a period of the first one's end. */
const JOIN: Share = 0.05;
/** Periods of the rates that the library of curves covers, 8 to 3.5 a minute, and a hair for rounding. */
const SHORTEST: Ms = 60_000 / 8 - 0.01;
const LONGEST: Ms = 60_000 / 3.5 + 0.01;
const PHASE_WIDTH: BreathsPerMin = 0.35;
const SMOOTH_WIDTH: BreathsPerMin = 0.45;
const SMALLEST_SCALE: Bpm = 0.15;
const ROUNDS = 3;
const NU = 5;

const gaussian = (distance: number, sd: number): number => Math.exp(-0.5 * (distance / sd) ** 2);

/**
 * Which breaths may be used, in order: not the first two of an unbroken run, not a breath whose period differs by
 * more than 6.5 % from the one before nor the one after it, none that is invalid or whose rate the curves do not cover.
 */
export function usableBreaths(breaths: readonly PacedBreath[]): boolean[] {
  let intoRun = 0;
  let afterJump = 0;
  let before: PacedBreath | undefined;
  return breaths.map((breath) => {
    const joined =
      before !== undefined &&
      Math.abs(breath.onset - (before.onset + before.periodMs)) <= JOIN * before.periodMs;
    intoRun = joined ? intoRun + 1 : 0;
    const change = before === undefined ? 1 : breath.periodMs / before.periodMs;
    if (joined && Math.max(change, 1 / change) > LARGEST_CHANGE) afterJump = 2;
    else afterJump = Math.max(0, afterJump - 1);
    before = breath;
    const covered = breath.periodMs >= SHORTEST && breath.periodMs <= LONGEST;
    return breath.valid && covered && intoRun >= WARM_UP && afterJump === 0;
  });
}

/** Median of a list that is not empty. */
export function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Scatter of `radial` around its smooth course over rate, and the weight of each breath (Student, 5 degrees of freedom). */
function scatter(rate: Float64Array, radial: Float64Array): { scale: Bpm; weight: Float64Array } {
  const n = rate.length;
  const kernel = Float64Array.from({ length: n * n }, (_, i) =>
    gaussian((rate[Math.floor(i / n)] ?? 0) - (rate[i % n] ?? 0), SMOOTH_WIDTH),
  );
  const weight = new Float64Array(n).fill(1);
  const residual = new Float64Array(n);
  let scale = SMALLEST_SCALE;
  for (let round = 0; round < ROUNDS; round++) {
    let squares = 0;
    let weights = 0;
    for (let k = 0; k < n; k++) {
      let top = 0;
      let bottom = 0;
      for (let j = 0; j < n; j++) {
        const w = (kernel[k * n + j] ?? 0) * (weight[j] ?? 0);
        top += w * (radial[j] ?? 0);
        bottom += w;
      }
      residual[k] = (radial[k] ?? 0) - top / bottom;
      squares += (weight[k] ?? 0) * (residual[k] ?? 0) ** 2;
      weights += weight[k] ?? 0;
    }
    // Four degrees of freedom go to the smooth course; the first breaths of a run leave fewer, so never below half.
    scale = Math.max(SMALLEST_SCALE, Math.sqrt(squares / Math.max(weights - 4, weights / 2)));
    for (let k = 0; k < n; k++) weight[k] = (NU + 1) / (NU + ((residual[k] ?? 0) / scale) ** 2);
  }
  return { scale, weight };
}

/** Radial amplitudes of the usable breaths; `undefined` below three of them. */
export function radialBreaths(breaths: readonly PacedBreath[]): RadialBreaths | undefined {
  const index = Int32Array.from(usableBreaths(breaths).flatMap((usable, k) => (usable ? [k] : [])));
  const n = index.length;
  if (n < 3) return undefined;
  const onset = new Float64Array(n);
  const rate = new Float64Array(n);
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  const size = new Float64Array(n);
  index.forEach((at, k) => {
    const breath = breaths[at];
    if (breath === undefined) return;
    onset[k] = breath.onset;
    rate[k] = 60_000 / breath.periodMs;
    re[k] = breath.re;
    im[k] = breath.im;
    size[k] = Math.hypot(re[k] ?? 0, im[k] ?? 0);
  });
  const medianSize = median(size);
  const far = 2.5 * medianSize;
  // A heart that never swings has sizes of 0 alone.
  const trust = size.map((s) => (s > far ? (far / s) ** 2 : 1));
  const radial = new Float64Array(n);
  let cos = 0;
  let sin = 0;
  for (let k = 0; k < n; k++) {
    let sRe = 0;
    let sIm = 0;
    for (let j = 0; j < n; j++) {
      const w = gaussian((rate[k] ?? 0) - (rate[j] ?? 0), PHASE_WIDTH) * (trust[j] ?? 0);
      sRe += w * (re[j] ?? 0);
      sIm += w * (im[j] ?? 0);
    }
    const s = Math.hypot(sRe, sIm) || 1;
    const along = ((re[k] ?? 0) * sRe + (im[k] ?? 0) * sIm) / s;
    const across = ((im[k] ?? 0) * sRe - (re[k] ?? 0) * sIm) / s;
    radial[k] = along;
    cos += along / ((size[k] ?? 0) || 1);
    sin += across / ((size[k] ?? 0) || 1);
  }
  const { scale, weight } = scatter(rate, radial);
  const mean = radial.reduce((a, b) => a + b, 0) / n;
  return {
    index,
    onset,
    rate,
    radial,
    weight,
    scale,
    medianSize,
    plv: Math.hypot(cos, sin) / n,
    snr: mean / scale,
  };
}
