/**
 * How strongly a simulated heart answers breathing at each rate: the families of curves that the resonance assessment is tried
 * on, each with its true peak found numerically. Pure; nothing of noise or beats.
 */
import { delayFor, loopOf, loopResponse, type Complex, type Loop } from './loop.ts';
import type { Random } from './random.ts';
import type { Bpm, BreathsPerMin, Share } from '../src/terms/units.ts';

/** Curves with a peak, and three that have none worth the name. */
export type Family = 'sharp' | 'mixed' | 'broad' | 'loop' | 'gauss' | 'flat' | 'constant' | 'low-pass';

/** The families whose peak can be asked for. */
export const PEAKED: readonly Family[] = ['sharp', 'mixed', 'broad', 'loop', 'gauss'];

/** A heart's answer to breathing, with the truth that an estimate is judged by. */
export interface Response {
  readonly family: Family;
  /** Complex gain at a rate: amplitude of the heart rate's wave in bpm (half of peak-to-trough) and its phase against breathing. */
  complexAt(breathsPerMin: BreathsPerMin): Complex;
  /** Amplitude |H| at a rate, bpm. */
  gainAt(breathsPerMin: BreathsPerMin): Bpm;
  /** Rate of the largest amplitude within 3.5 to 8 breaths/min; `undefined` if it lies on the edge or nowhere. */
  readonly peak: BreathsPerMin | undefined;
  /** Largest amplitude within 3.5 to 8 breaths/min, bpm. */
  readonly peakGain: Bpm;
  /** Share of the largest amplitude that is given up by breathing at this rate instead. */
  lossAt(breathsPerMin: BreathsPerMin): Share;
  /** The feedback loop and the factor from its motion to bpm, for the family that has real dynamics. */
  readonly dynamics: { readonly loop: Loop; readonly scale: number } | undefined;
}

/** The range in which the true peak is sought, breaths/min. */
const SEARCHED = { from: 3.5, to: 8 } as const;

type Curve = (breathsPerMin: BreathsPerMin) => Complex;

const size = (z: Complex): number => Math.hypot(z.re, z.im);

/** Resonance as a second-order band-pass, 1/(1 + iQ(f/f0 - f0/f)): gain 1 and phase 0 at f0. */
function bandPass(f: number, f0: number, q: number): Complex {
  const x = q * (f / f0 - f0 / f);
  const norm = 1 + x * x;
  return { re: 1 / norm, im: -x / norm };
}

/** Respiratory low-pass exp(i 2 pi f 1 s)/(1 + i f/0.12 Hz). */
function lowPass(f: number): Complex {
  const hz = f / 60;
  const x = hz / 0.12;
  const angle = 2 * Math.PI * hz - Math.atan(x);
  const gain = 1 / Math.sqrt(1 + x * x);
  return { re: gain * Math.cos(angle), im: gain * Math.sin(angle) };
}

/** Sum of a resonance and a low-pass with the given amplitudes. */
function resonant(f0: number, q: number, resonance: number, low: number): Curve {
  return (f) => {
    const b = bandPass(f, f0, q);
    const l = lowPass(f);
    return { re: resonance * b.re + low * l.re, im: resonance * b.im + low * l.im };
  };
}

/** The largest amplitude of a curve in the searched range. Lies on an edge if the curve has no inner maximum. */
function largest(curve: Curve): { at: BreathsPerMin; gain: number } {
  const step = 0.05;
  let best: number = SEARCHED.from;
  for (let f: number = SEARCHED.from; f <= SEARCHED.to + 1e-9; f += step) {
    if (size(curve(f)) > size(curve(best)) * (1 + 1e-12)) best = f;
  }
  let low = Math.max(SEARCHED.from, best - step);
  let high = Math.min(SEARCHED.to, best + step);
  for (let i = 0; i < 40; i++) {
    const a = low + (high - low) / 3;
    const b = high - (high - low) / 3;
    if (size(curve(a)) < size(curve(b))) low = a;
    else high = b;
  }
  const at = (low + high) / 2;
  return { at, gain: size(curve(at)) };
}

/**
 * The parameter in [low, high] for which the curve's peak is `peak`. The peak must rise with the parameter, and the curve must
 * have one hump near it: then the slope at `peak` tells on which side the peak lies.
 */
function solve(low: number, high: number, peak: BreathsPerMin, curveOf: (x: number) => Curve): number {
  for (let i = 0; i < 40; i++) {
    const mid = (low + high) / 2;
    const curve = curveOf(mid);
    if (size(curve(peak + 1e-3)) > size(curve(peak - 1e-3))) high = mid;
    else low = mid;
  }
  return (low + high) / 2;
}

function finish(family: Family, curve: Curve, swing: Bpm, loop?: Loop): Response {
  const top = largest(curve);
  const scale = swing / 2 / top.gain;
  const gainAt = (f: BreathsPerMin): Bpm => scale * size(curve(f));
  const inner = top.at > SEARCHED.from + 0.01 && top.at < SEARCHED.to - 0.01;
  return {
    family,
    complexAt: (f) => {
      const { re, im } = curve(f);
      return { re: re * scale, im: im * scale };
    },
    gainAt,
    peak: inner && family !== 'constant' ? top.at : undefined,
    peakGain: swing / 2,
    lossAt: (f) => 1 - gainAt(f) / (swing / 2),
    dynamics: loop === undefined ? undefined : { loop, scale },
  };
}

/** A loop as a response, for given parameters; `swing` is the peak-to-trough in bpm at the true peak. */
export function loopCurve(loop: Loop, swing: Bpm): Response {
  return finish('loop', (f) => loopResponse(loop, f), swing, loop);
}

/** A band-pass of quality `q` at `f0` plus a low-pass, with amplitudes in any common unit, scaled to `swing` at the true peak. */
export function resonantCurve(
  f0: BreathsPerMin,
  q: number,
  resonance: number,
  low: number,
  swing: Bpm,
): Response {
  return finish(low > 0 ? 'mixed' : q > 2 ? 'sharp' : 'broad', resonant(f0, q, resonance, low), swing);
}

/**
 * A response of a family with its true peak at `peak` breaths/min and a peak-to-trough of `swing` bpm there. Families without a
 * peak take `peak` as the place of their faint resonance (`flat`) or ignore it. `random` draws what a family leaves open.
 */
export function responseOf(family: Family, peak: BreathsPerMin, swing: Bpm, random: Random): Response {
  switch (family) {
    case 'sharp':
      return finish(family, resonant(peak, 3, 1, 0), swing);
    case 'broad':
      return finish(family, resonant(peak, 1.5, 1, 0), swing);
    case 'mixed': {
      // The low-pass pulls the peak away from f0, so f0 is solved for.
      const f0 = solve(peak - 1, peak + 2, peak, (x) => resonant(x, 2, 6, 4));
      return finish(family, resonant(f0, 2, 6, 4), swing);
    }
    case 'loop': {
      const tauS = random.uniform(1.5, 2.5);
      const gain = random.uniform(0.5, 0.8);
      // The peak lies a little below the crossover, and the delay follows from the crossover.
      const place = solve(peak, peak * 1.5, peak, (x) => {
        const loop = loopOf(tauS, delayFor(tauS, x), gain);
        return (f) => loopResponse(loop, f);
      });
      return loopCurve(loopOf(tauS, delayFor(tauS, place), gain), swing);
    }
    case 'gauss': {
      const sd = random.uniform(0.18, 0.32);
      const pedestal = random.uniform(0.3, 0.6);
      const phase = random.uniform(-Math.PI, Math.PI);
      const slope = random.uniform(-2, 2);
      const curve: Curve = (f) => {
        const x = Math.log(f / peak);
        const gain = pedestal + (1 - pedestal) * Math.exp(-0.5 * (x / sd) ** 2);
        const angle = phase + slope * x;
        return { re: gain * Math.cos(angle), im: gain * Math.sin(angle) };
      };
      return finish(family, curve, swing);
    }
    case 'flat':
      return finish(family, resonant(peak, 0.7, 2, 7), swing);
    case 'constant':
      return finish(family, () => ({ re: 1, im: 0 }), swing);
    case 'low-pass':
      return finish(family, lowPass, swing);
  }
}
