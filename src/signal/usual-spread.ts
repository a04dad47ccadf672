/**
 * How far one person's figure usually strays from day to day, so that a session can be compared with the person's own sessions before it;
 * never with a norm of people. It begins with the spread of people and shrinks to the person's own as sessions come.
 */

/** Figures of a session that stray by a factor (their logarithm is compared) or by an amount. */
export type Straying = 'rmssd' | 'rmssd-paced' | 'heart-rate' | 'amplitude';

/**
 * Standard deviation within a person from day to day: of ln RMSSD at rest or in other practice (80 people, 4248 sessions) and with slow breathing
 * (86, 3942), of the heart rate in bpm (86, 3942), and of ln amplitude at the usual rate (63, 1871), in five weeks of practice at home
 * (OpenNeuro ds003823).
 */
export const USUAL_SD: Readonly<Record<Straying, number>> = {
  rmssd: 0.25,
  'rmssd-paced': 0.22,
  'heart-rate': 6.3,
  amplitude: 0.21,
};

/** The spread of people counts as this many sessions of the person's own. */
const WORTH = 8;
/** 80 % of a normal variable, in standard deviations. */
const Z80 = 1.2816;

/** What is usual for a person, in the figure's own unit. */
export interface Usual {
  readonly low: number;
  readonly high: number;
  /** Sessions that it rests on. */
  readonly sessions: number;
  /** Standard deviation used: of the logarithm, or in bpm for the heart rate. */
  readonly sd: number;
}

/**
 * The 80 % range in which the next session's figure usually lies, from the person's `before`, in any order: mean ± 1.28 sd √(1 + 1/n) with
 * sd² = (8 sd0² + (n - 1) s²) / (8 + n - 1), sd0 the spread of people and s that of `before`. `undefined` without an earlier session, or with a
 * figure that has no logarithm. Of a single session the range is that of a difference: unusual beyond 1.81 sd.
 */
export function usualRange(figure: Straying, before: readonly number[]): Usual | undefined {
  const byAmount = figure === 'heart-rate';
  const values = byAmount ? before : before.map(Math.log);
  const n = values.length;
  if (n === 0 || values.some((value) => !Number.isFinite(value))) return undefined;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt((WORTH * USUAL_SD[figure] ** 2 + squares) / (WORTH + n - 1));
  const half = Z80 * sd * Math.sqrt(1 + 1 / n);
  const back = (value: number): number => (byAmount ? value : Math.exp(value));
  return { low: back(mean - half), high: back(mean + half), sessions: n, sd };
}
