/**
 * The retest of an accepted rate: whether one of the rates beside it has the larger wave today. It compares a few rates
 * and gives no new range; for that there is the whole assessment.
 */
import { GRID_FROM, GRID_SIZE, GRID_STEP, type CurveLibrary } from './curve-library.ts';
import { radialBreaths, type PacedBreath } from './resonance-amplitude.ts';
import { weighCurves } from './resonance-likelihood.ts';
import { isFollowed } from './resonance.ts';
import type { BreathsPerMin, Share } from '../terms/units.ts';

/** How likely it is that each rate has the largest wave of all that were compared. */
export interface RateShare {
  readonly rate: BreathsPerMin;
  readonly share: Share;
}

/** The answer of a retest. */
export type RetestResult =
  /** No other rate is clearly better: the accepted one stays. */
  | { readonly kind: 'stays'; readonly rate: BreathsPerMin; readonly shares: readonly RateShare[] }
  /** Another rate has the largest wave with more than 80 %. */
  | { readonly kind: 'proposes'; readonly rate: BreathsPerMin; readonly shares: readonly RateShare[] }
  | { readonly kind: 'not-followed' }
  | { readonly kind: 'too-little' };

/** Usable breaths that a retest needs; three rates of 90 s give about 20. */
const FEWEST = 15;
const PROPOSES: Share = 0.8;

/**
 * Compares the rates of a retest. `accepted` is the client's rate and one of `rates`;
 * The same posterior as that of the assessment decides, with the same gate.
 */
export function retestResonance(
  library: CurveLibrary,
  breaths: readonly PacedBreath[],
  rates: readonly BreathsPerMin[],
  accepted: BreathsPerMin,
): RetestResult {
  const radial = radialBreaths(breaths);
  if (radial === undefined || radial.rate.length < FEWEST) return { kind: 'too-little' };
  if (!isFollowed(radial)) return { kind: 'not-followed' };
  const { weight } = weighCurves(library, radial);
  const places = rates.map((rate) => Math.round((rate - GRID_FROM) / GRID_STEP));
  const wins = new Float64Array(rates.length);
  for (let m = 0; m < library.count; m++) {
    const heights = places.map((at) => library.shapes[m * GRID_SIZE + at] ?? 0);
    const highest = Math.max(...heights);
    const winners = heights.filter((height) => height === highest).length;
    heights.forEach((height, i) => {
      if (height === highest) wins[i] = (wins[i] ?? 0) + (weight[m] ?? 0) / winners;
    });
  }
  const shares = rates.map((rate, i) => ({ rate, share: wins[i] ?? 0 }));
  const better = shares.find(({ rate, share }) => rate !== accepted && share > PROPOSES);
  return better === undefined
    ? { kind: 'stays', rate: accepted, shares }
    : { kind: 'proposes', rate: better.rate, shares };
}
