/**
 * Seeded chance for the simulator: the same seed gives the same story on every machine. Nothing here may use
 * Math.random or a clock.
 */

/** A stream of random numbers that depends on its seed alone. */
export interface Random {
  /** Uniform in [from, to); without arguments in [0, 1). */
  uniform(from?: number, to?: number): number;
  /** Normal with the given mean and standard deviation; without arguments mean 0, sd 1. */
  normal(mean?: number, sd?: number): number;
  /** True with probability `share`. */
  chance(share: number): boolean;
  /** One of the given values. The list must not be empty. */
  pick<T>(values: readonly [T, ...T[]]): T;
  /** A stream of its own, independent of how much of this one has been used so far. */
  fork(name: string): Random;
}

/** 32-bit hash of a text (FNV-1a), so that streams can be told apart by name. */
function hash(text: string, start: number): number {
  let h = (start ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  // One finishing mix: neighbouring seeds must not give neighbouring streams.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
  return (h ^ (h >>> 13)) >>> 0;
}

/** Random numbers from `seed` (32 bits of it), by the mulberry32 generator. */
export function createRandom(seed: number): Random {
  const start = hash('', seed | 0);
  let state = start;
  let spare: number | undefined;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (mean = 0, sd = 1): number => {
    if (spare !== undefined) {
      const z = spare;
      spare = undefined;
      return mean + sd * z;
    }
    // Box-Muller; 1 - next() keeps the logarithm away from 0.
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    spare = radius * Math.sin(angle);
    return mean + sd * radius * Math.cos(angle);
  };
  return {
    uniform: (from = 0, to = 1) => from + (to - from) * next(),
    normal,
    chance: (share) => next() < share,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    fork: (name) => createRandom(hash(name, start)),
  };
}
