/**
 * Coloured noise for the simulated heart: Gaussian noise confined to a frequency band, and a slow wandering. Both are
 * streams: they are asked for rising times and cost little per step.
 */
import type { Random } from './random.ts';
import type { Hz, Ms } from '../src/terms/units.ts';

/** Noise as a function of time. Times asked for must never fall. */
export type Noise = (at: Ms) => number;

/** A band of frequencies and the standard deviation of the noise in it. */
export interface Band {
  readonly from: Hz;
  readonly to: Hz;
  readonly sd: number;
}

const KNOT_MS: Ms = 250;
/** Fine enough that ten minutes of the noise cannot be told from one with a continuous spectrum. */
const SPACING_HZ: Hz = 0.0017;
const MOST_LINES = 80;

/**
 * Gaussian noise with a flat spectrum in each band: a sum of spectral lines with random places, phases and normal
 * amplitudes, scaled so that the long-run standard deviation of each band is exactly its `sd`. Between knots 250 ms apart it
 * is a straight line (3 % less amplitude at 0.4 Hz).
 */
export function bandNoise(bands: readonly Band[], random: Random): Noise {
  const lines: { re: number; im: number; turn: number }[] = [];
  for (const band of bands) {
    if (band.sd === 0) continue;
    const width = band.to - band.from;
    const count = Math.min(MOST_LINES, Math.max(16, Math.round(width / SPACING_HZ)));
    const own = Array.from({ length: count }, (_, i) => {
      const hz = band.from + ((i + random.uniform()) / count) * width;
      return { re: random.normal(), im: random.normal(), turn: 2 * Math.PI * hz * (KNOT_MS / 1000) };
    });
    const power = own.reduce((sum, line) => sum + (line.re ** 2 + line.im ** 2) / 2, 0);
    const scale = band.sd / Math.sqrt(power);
    for (const line of own) lines.push({ ...line, re: line.re * scale, im: line.im * scale });
  }
  // Flat arrays: this is the simulator's inner loop.
  const re = Float64Array.from(lines, (line) => line.re);
  const im = Float64Array.from(lines, (line) => line.im);
  const turnRe = Float64Array.from(lines, (line) => Math.cos(line.turn));
  const turnIm = Float64Array.from(lines, (line) => Math.sin(line.turn));
  const step = (): number => {
    let sum = 0;
    for (let i = 0; i < re.length; i++) {
      const x = re[i] ?? 0;
      const y = im[i] ?? 0;
      const c = turnRe[i] ?? 0;
      const s = turnIm[i] ?? 0;
      const next = x * c - y * s;
      re[i] = next;
      im[i] = x * s + y * c;
      sum += next;
    }
    return sum;
  };
  let knot = -1;
  let before = 0;
  let after = 0;
  return (at) => {
    const wanted = Math.floor(at / KNOT_MS);
    while (knot < wanted) {
      before = after;
      after = step();
      // The very first knot has nothing before it.
      if (knot === -1) {
        before = after;
        after = step();
      }
      knot += 1;
    }
    return before + (after - before) * (at / KNOT_MS - knot);
  };
}

/** Slow wandering around 0 (Ornstein-Uhlenbeck): standard deviation `sd`, memory `tauMs`. Steps of at least 250 ms. */
export function wandering(sd: number, tauMs: Ms, random: Random): Noise {
  let value = sd === 0 ? 0 : random.normal(0, sd);
  let last: Ms | undefined;
  return (at) => {
    if (sd === 0) return 0;
    last ??= at;
    const passed = at - last;
    if (passed >= KNOT_MS) {
      const keep = Math.exp(-passed / tauMs);
      value = value * keep + random.normal(0, sd * Math.sqrt(1 - keep * keep));
      last = at;
    }
    return value;
  };
}
