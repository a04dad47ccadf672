/**
 * How much heart rate wanders by itself at rest, over minutes: a shape of wandering learned from people who sit (white noise and two
 * Ornstein-Uhlenbeck processes of 60 s and 600 s) times a variance of the person's own, shrunk towards the common one. Pure; it judges
 * nothing. Times here are in seconds, because its constants are.
 */

/** Quantile of the normal distribution that leaves 10 % on either side: half-width of an 80 % interval. */
export const Z80 = 1.2816;

/** Shares of the wandering's variance: white noise in 10-s means, 60 s, 600 s. */
const WHITE = 0.375;
const FAST = { share: 0.45, seconds: 60 } as const;
const SLOW = { share: 0.3, seconds: 600 } as const;
/** Length of a bin of mean heart rate, s. */
export const BIN_S = 10;
/** Common variance of heart rate's wandering, bpm², and what it weighs against the person's own. */
const COMMON = 12;
const WEIGHT = 4;
/** Seconds of a stretch that count as one piece of evidence for the person's own variance. */
const PER_DEGREE_S = 30;

/** Variance of the mean over `length` seconds of an Ornstein-Uhlenbeck process of variance 1 and time `u`. */
function meanVariance(length: number, u: number): number {
  const x = length / u;
  return (2 * (x - 1 + Math.exp(-x))) / (x * x);
}

/** Two stretches as the wandering sees them: covered lengths and the time from the end of the earlier to the start of the later, s. */
export interface Spacing {
  readonly a: number;
  readonly b: number;
  readonly between: number;
}

/** Variance of the difference of two stretches' means of an Ornstein-Uhlenbeck process of variance 1 and time `u` seconds. */
export function wandering({ a, b, between }: Spacing, u: number): number {
  const shared =
    ((2 * u * u) / (a * b)) * Math.exp(-between / u) * (1 - Math.exp(-a / u)) * (1 - Math.exp(-b / u));
  return meanVariance(a, u) + meanVariance(b, u) - shared;
}

/** Variance of the difference of two mean heart rates, as a multiple of the wandering's variance. */
export function heartRateWandering(spacing: Spacing): number {
  const white = WHITE * BIN_S * (1 / spacing.a + 1 / spacing.b);
  return (
    white + FAST.share * wandering(spacing, FAST.seconds) + SLOW.share * wandering(spacing, SLOW.seconds)
  );
}

/** Expected variance of `n` bins of 10 s about their own mean, as a multiple of the wandering's variance; n at least 2. */
export function binVariance(n: number): number {
  const length = BIN_S * n;
  const within = (u: number): number => meanVariance(BIN_S, u) - meanVariance(length, u);
  const sum =
    WHITE - (WHITE * BIN_S) / length + FAST.share * within(FAST.seconds) + SLOW.share * within(SLOW.seconds);
  return (sum * n) / (n - 1);
}

/** Sum of squares of some values about their own mean, and how many they are. */
export function scatterOf(values: readonly number[]): { n: number; squares: number } {
  const n = values.length;
  let mean = 0;
  for (const value of values) mean += value / n;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { n, squares };
}

/**
 * The person's own variance of wandering, bpm², from the 10-s means of two stretches `seconds` long in all: what they scatter, over what they
 * would scatter at variance 1, shrunk towards 12 bpm² with the weight of 4 degrees of freedom (30 s of recording are one).
 */
export function ownVariance(a: readonly number[], b: readonly number[], seconds: number): number {
  let squares = 0;
  let expected = 0;
  for (const bins of [a, b]) {
    const scatter = scatterOf(bins);
    if (scatter.n < 2) continue;
    squares += scatter.squares;
    expected += (scatter.n - 1) * binVariance(scatter.n);
  }
  const own = expected === 0 ? COMMON : squares / expected;
  const degrees = seconds / PER_DEGREE_S;
  return (WEIGHT * COMMON + degrees * own) / (WEIGHT + degrees);
}

/** The same from the variance (n - 1) of the twelve 10-s means of the two minutes before a mark; at most 40 bpm². */
export function varianceBefore(variance: number): number {
  return Math.min(40, (WEIGHT * COMMON + (4 * variance) / binVariance(12)) / (WEIGHT + 4));
}
