/**
 * The ways a beat can be read and what each reading costs to claim: the constants of the artefact search in one place.
 * Costs are negative log likelihoods in natural units, chosen on recordings and simulations; it searches nothing.
 */
import type { BeatKind } from './beats.ts';

/** A reading of one to three intervals. Numbers, because the search keeps them in typed arrays. */
export const NORMAL = 0;
/** One interval that nothing explains. */
export const OUTLIER = 1;
/** One, or two, beats not detected inside the interval. */
export const MISSED_1 = 2;
export const MISSED_2 = 3;
/** A hole of unknown content inside one interval. */
export const GAP = 4;
/** One false beat: two intervals that are one. */
export const EXTRA_1 = 5;
/** Two false beats: three intervals that are one. */
export const EXTRA_2 = 6;
/** One false beat and the true ones beside it misplaced: three intervals that are two. */
export const EXTRA_SHIFTED = 7;
/** An early beat and its compensatory pause. */
export const EARLY = 8;
/** A late beat and the shorter interval after it. */
export const LATE = 9;
/** An early beat that resets the sinus: no full pause. */
export const EARLY_RESET = 10;

/** Intervals that a reading explains. */
export const CONSUMES: readonly number[] = [1, 1, 1, 1, 1, 2, 3, 3, 2, 2, 2];
/** What claiming a reading costs before its fit is looked at. */
export const COST: readonly number[] = [0, 13, 7, 9, 11, 7, 9, 11, 7, 7, 11];
/** The least that a reading of two or three intervals costs. */
export const LEAST_CLAIM = 7;
/** How much less certain the cleaned history is after a reading (in beats filled in); GAP sets it to its value. */
export const UNCERTAIN: readonly number[] = [-1.5, 1, 0.5, 0.5, 6, -1, -1, -1, 0.5, 0.5, 1.5];
/** Readings with the same letter make the same label. */
export const LETTER: readonly number[] = [0, 1, 2, 2, 3, 4, 4, 4, 5, 5, 6];
/** Added to the letter for the second and third interval of a reading. */
export const FOLLOWS = 8;

/** An outlier beside another: a burst is likelier than two separate accidents. */
export const COST_OUTLIER_IN_RUN = 10;
const COST_ALIKE = 8;
const ALIKE = 0.15;
/** What an early or late beat costs more if the interval before it is within ALIKE_ECTOPIC: no jump, no artefact. */
export const COST_ALIKE_ECTOPIC = 4;
export const ALIKE_ECTOPIC = 0.08;
const COST_ALIKE_MISSED = 4;
const ALIKE_MISSED = 0.2;

/** Physiological range of a normal interval, ms (domain: 23 to 240 bpm). */
export const SHORTEST_MS = 250;
export const LONGEST_MS = 2600;

/** Least relative deviation of an outlier, and of an early or late beat. */
export const OUTLIER_FROM = 0.14;
export const ECTOPIC_FROM = 0.13;

/** −log likelihood of a deviation of `z` scales: Gaussian to 3, then linear, so a true jump stays affordable (Huber). */
export function misfit(z: number): number {
  const size = Math.abs(z);
  return size <= 3 ? (size * size) / 2 : 3 * size - 4.5;
}

/**
 * What it costs that an interval read as normal, or as the same artefact again, is `step` (in log) from the interval
 * before, read as `before`. Artefacts do not come back to their own level; the crest of a steep true swing does.
 */
export function comesBack(before: number, step: number): number {
  if (before === NORMAL) return 0;
  if (before === OUTLIER) return step < ALIKE ? COST_ALIKE : 0;
  if (before === MISSED_1 || before === MISSED_2) return step < ALIKE_MISSED ? COST_ALIKE_MISSED : 0;
  return (before === EARLY || before === LATE) && step < ALIKE_ECTOPIC ? COST_ALIKE_ECTOPIC : 0;
}

/** The label that a reading gives its intervals; `deviation` = log interval minus expected, decides long or short. */
export function kindOf(reading: number, deviation: number): BeatKind {
  if (reading === NORMAL) return 'normal';
  if (reading === OUTLIER) return deviation > 0 ? 'long' : 'short';
  if (reading === GAP) return 'gap';
  if (reading <= MISSED_2) return 'missed';
  return reading <= EXTRA_SHIFTED ? 'extra' : 'ectopic';
}
