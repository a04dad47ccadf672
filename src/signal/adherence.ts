/**
 * Whether the heart's rhythm follows the guide, in three states and no score. Without a breathing sensor a small wave cannot
 * be told from not following, so "unclear" is evidence of nothing.
 */
import type { BreathLock } from './breath-locked.ts';
import type { OwnRate } from './own-rate.ts';
import type { BreathsPerMin } from '../terms/units.ts';

/** `with` the guide; a rhythm of its `own` at a confident other rate; `unclear`. */
export type Adherence =
  | { readonly state: 'with' }
  | { readonly state: 'own'; readonly breathsPerMin: BreathsPerMin }
  | { readonly state: 'unclear' };

/** Breaths that a judgement takes: by chance six reach a phase agreement of 0.7 in 5 % of cases, four in 14 %. */
export const ADHERENCE_BREATHS = 6;
const LEAST_PLV = 0.7;
const LEAST_LOCKED = 0.4;
/** How far from the guide a rhythm must be to be called its own, breaths per minute. */
const APART: BreathsPerMin = 0.5;

/**
 * Judges the last six valid breaths led by the guide at `guideRate`. `undefined` while there are fewer, or too few beats to
 * know the variance. `own` is asked only where the rhythm does not go with the guide.
 */
export function adherence(
  lock: BreathLock | undefined,
  guideRate: BreathsPerMin,
  own: () => OwnRate | undefined,
): Adherence | undefined {
  if (lock === undefined || lock.breaths < ADHERENCE_BREATHS || lock.lockedFraction === undefined)
    return undefined;
  if (lock.plv >= LEAST_PLV && lock.lockedFraction >= LEAST_LOCKED) return { state: 'with' };
  const free = own();
  if (free?.confident === true && Math.abs(free.breathsPerMin - guideRate) > APART) {
    return { state: 'own', breathsPerMin: free.breathsPerMin };
  }
  return { state: 'unclear' };
}
