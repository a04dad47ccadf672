/**
 * A delayed negative feedback loop, the mechanism thought to lie behind resonance: y = u - L y with
 * L = G exp(-sD)/(1 + s tau)². Its frequency response and its true motion in time; nothing of beats or people.
 */
import type { BreathsPerMin, Ms } from '../src/terms/units.ts';

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Parameters of the loop. */
export interface Loop {
  /** Each of the two lags, s. */
  readonly tauS: number;
  /** Pure delay D, s. */
  readonly delayS: number;
  /** Gain G of the loop at frequency 0. */
  readonly gain: number;
}

const omega = (breathsPerMin: BreathsPerMin): number => (2 * Math.PI * breathsPerMin) / 60;

/** Rate at which the loop's phase is -180°, i.e. D w + 2 atan(w tau) = pi: it would swing by itself there with gain 1. */
export function crossover(tauS: number, delayS: number): BreathsPerMin {
  let low = 0.1;
  let high = 60;
  for (let i = 0; i < 60; i++) {
    const mid = (low + high) / 2;
    const w = omega(mid);
    if (delayS * w + 2 * Math.atan(w * tauS) < Math.PI) low = mid;
    else high = mid;
  }
  return (low + high) / 2;
}

/** The delay in s that puts the crossover at a rate. */
export function delayFor(tauS: number, breathsPerMin: BreathsPerMin): number {
  const w = omega(breathsPerMin);
  return (Math.PI - 2 * Math.atan(w * tauS)) / w;
}

/** The loop whose gain at its crossover is `atCrossover` (below 1, else it never settles). */
export function loopOf(tauS: number, delayS: number, atCrossover: number): Loop {
  const w = omega(crossover(tauS, delayS));
  return { tauS, delayS, gain: atCrossover * (1 + (w * tauS) ** 2) };
}

/** Closed-loop response 1/(1 + L) at a breathing rate. */
export function loopResponse(loop: Loop, breathsPerMin: BreathsPerMin): Complex {
  const w = omega(breathsPerMin);
  const size = loop.gain / (1 + (w * loop.tauS) ** 2);
  const angle = -(w * loop.delayS + 2 * Math.atan(w * loop.tauS));
  const re = 1 + size * Math.cos(angle);
  const im = size * Math.sin(angle);
  const norm = re * re + im * im;
  return { re: re / norm, im: -im / norm };
}

/** The loop moving in steps of `stepMs`: takes the input u of each step and gives y, ringing and build-up included. */
export function runLoop(loop: Loop, stepMs: Ms): (u: number) => number {
  const dt = stepMs / 1000;
  const keep = Math.exp(-dt / loop.tauS);
  // The feedback of a step is taken from the state before it: that is one step of the delay.
  const delaySteps = Math.max(0, loop.delayS / dt - 1);
  const whole = Math.floor(delaySteps);
  const part = delaySteps - whole;
  const past = new Float64Array(whole + 2);
  let head = 0;
  let first = 0;
  let second = 0;
  let last = 0;
  return (u) => {
    const near = past[(head + past.length - 1 - whole) % past.length] ?? 0;
    const far = past[(head + past.length - 2 - whole + past.length) % past.length] ?? 0;
    const delayed = whole === 0 ? last * (1 - part) + near * part : near * (1 - part) + far * part;
    const before = first;
    first = delayed + (first - delayed) * keep;
    const middle = (before + first) / 2;
    second = middle + (second - middle) * keep;
    const y = u - loop.gain * second;
    past[head] = y;
    head = (head + 1) % past.length;
    last = y;
    return y;
  };
}
