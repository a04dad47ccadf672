/**
 * The resonance estimate with its decision rules: from paced breaths to a rate with an honest range, or to the reason
 * why there is none. The same for every protocol; the same breaths give the same result. Phase is never used for the rate.
 */
import type { CurveLibrary } from './curve-library.ts';
import { radialBreaths, type PacedBreath, type RadialBreaths } from './resonance-amplitude.ts';
import { resonancePosterior, type ResonancePosterior } from './resonance-posterior.ts';
import type { Bpm, BreathsPerMin, Ms, Share } from '../terms/units.ts';

/** Breaths and posterior so far, without any judgement: what the adaptive protocol reads between two dwells. */
export interface ResonanceFit {
  readonly breaths: RadialBreaths;
  readonly posterior: ResonancePosterior;
}

/** What the judgement rests on; present in every result, whatever it says. */
export interface ResonanceEvidence {
  /** Breaths that could be used. */
  readonly usable: number;
  /** Widest distance of their rates. */
  readonly span: BreathsPerMin;
  /** Agreement of the phases, 0 to 1. `undefined` with fewer than three usable breaths. */
  readonly plv?: Share;
  /** Mean wave over its scatter. `undefined` with fewer than three usable breaths. */
  readonly snr?: number;
}

/** How sure: the width of the 80 % range is at most 0.8 and a flat curve unlikely (`clear`), at most 1.1 (`fair`), wider (`weak`: any rate in the range is about as good). */
export type Confidence = 'clear' | 'fair' | 'weak';

/** A rate and what surrounds it. */
export interface ResonanceFigures {
  /** To 0.1 breaths per minute. */
  readonly rate: BreathsPerMin;
  /** 80 % range, rounded outward to 0.1. */
  readonly low: BreathsPerMin;
  readonly high: BreathsPerMin;
  readonly confidence: Confidence;
  /** The peak may lie below (`low`) or above (`high`) the rates that were tried; `rate` then is the last one that was. */
  readonly edge?: 'low' | 'high';
  readonly fit: ResonanceFit;
}

/** The answer of an assessment. */
export type ResonanceResult =
  | ({ readonly kind: 'estimate' } & ResonanceEvidence & ResonanceFigures)
  /** The wave is about as large at every rate tried; a result of its own, not a failure. */
  | ({ readonly kind: 'no-clear-peak' } & ResonanceEvidence & ResonanceFigures)
  /** It is not clear that the guide was followed, or the wave is small. */
  | ({ readonly kind: 'not-followed' } & ResonanceEvidence)
  /** Fewer than 25 usable breaths, or their rates span less than half of what the plan could reach. */
  | ({ readonly kind: 'too-little' } & ResonanceEvidence);

/** Usable breaths that a result needs. */
const FEWEST_BREATHS = 25;
/** Span of their rates that a result needs, as a share of what the plan could reach. */
const SMALLEST_SPAN: Share = 0.5;
/** What a plan without a floor can reach: 4.25 to 7. */
const FULL_REACH: BreathsPerMin = 2.75;
const SMALLEST_PLV: Share = 0.6;
const SMALLEST_SNR = 1.2;
/** There is no clear peak if curves without one weigh more than this; chosen on simulated clients (seeds 1 to 45), the trade is in the table. */
const NO_PEAK: Share = 0.53;
const EDGE: Share = 0.4;
const CLEAR_WIDTH: BreathsPerMin = 0.8;
const CLEAR_FLAT: Share = 0.3;
const FAIR_WIDTH: BreathsPerMin = 1.1;

/** Below this share of its own the middle of people says more than the breaths do. */
const LITTLE_OWN: Share = 1 / 3;

/** Whether the person's own breaths add little to what is known of people; then it is said beside the rate. */
export const isLittleOwn = ({ fit }: ResonanceFigures): boolean => fit.posterior.own < LITTLE_OWN;

/** Weighs the library against the breaths; `undefined` below three usable breaths. */
export function fitResonance(
  library: CurveLibrary,
  breaths: readonly PacedBreath[],
): ResonanceFit | undefined {
  const radial = radialBreaths(breaths);
  if (radial === undefined) return undefined;
  return { breaths: radial, posterior: resonancePosterior(library, radial) };
}

const isFlat = ({ pLow }: ResonancePosterior): boolean => pLow > NO_PEAK;

function confidenceOf(posterior: ResonancePosterior): Confidence {
  const width = posterior.high - posterior.low;
  if (width <= CLEAR_WIDTH && posterior.pLow < CLEAR_FLAT) return 'clear';
  return width <= FAIR_WIDTH ? 'fair' : 'weak';
}

/** Outward to 0.1; a hair of tolerance keeps 5.2000000001 from becoming 5.3. */
const down = (rate: BreathsPerMin): BreathsPerMin => Math.floor(rate * 10 + 1e-6) / 10;
const up = (rate: BreathsPerMin): BreathsPerMin => Math.ceil(rate * 10 - 1e-6) / 10;

const spanOf = ({ rate }: RadialBreaths): BreathsPerMin => Math.max(...rate) - Math.min(...rate);

/** Whether the breaths can carry a result at all. */
const isEnough = (breaths: RadialBreaths, reach: BreathsPerMin): boolean =>
  breaths.rate.length >= FEWEST_BREATHS && spanOf(breaths) >= SMALLEST_SPAN * reach - 1e-6;

/** Whether the heart's wave kept to the guide: agreement of the phases at least 0.6 and a mean wave of 1.2 times its scatter. */
export const isFollowed = ({ plv, snr }: RadialBreaths): boolean =>
  plv >= SMALLEST_PLV && snr >= SMALLEST_SNR;

/** `rate` to 0.1, within the rates that were tried: nothing is proposed that nobody breathed. */
function proposed(rate: BreathsPerMin, { rate: tried }: RadialBreaths): BreathsPerMin {
  const lowest = up(Math.min(...tried));
  const highest = down(Math.max(...tried));
  return Math.min(highest, Math.max(lowest, Math.round(rate * 10) / 10));
}

/** Applies the decision rules to a fit. `reach` is how far apart the rates lie that the plan could try, breaths per minute. */
export function judgeResonance(
  fit: ResonanceFit | undefined,
  reach: BreathsPerMin = FULL_REACH,
): ResonanceResult {
  if (fit === undefined) return { kind: 'too-little', usable: 0, span: 0 };
  const { breaths, posterior } = fit;
  const usable = breaths.rate.length;
  const span = spanOf(breaths);
  const evidence: ResonanceEvidence = { usable, span, plv: breaths.plv, snr: breaths.snr };
  if (!isEnough(breaths, reach)) return { kind: 'too-little', ...evidence };
  if (!isFollowed(breaths)) return { kind: 'not-followed', ...evidence };
  const { pBelow, pAbove } = posterior;
  const edge = Math.max(pBelow, pAbove) > EDGE ? (pBelow > pAbove ? 'low' : 'high') : undefined;
  const rate = proposed(posterior.rate, breaths);
  return {
    kind: isFlat(posterior) ? 'no-clear-peak' : 'estimate',
    ...evidence,
    rate,
    low: Math.min(rate, down(posterior.low)),
    high: Math.max(rate, up(posterior.high)),
    confidence: confidenceOf(posterior),
    ...(edge === undefined ? {} : { edge }),
    fit,
  };
}

/** Fit and judgement in one: the result of an assessment whose paced breaths are `breaths`. */
export function estimateResonance(
  library: CurveLibrary,
  breaths: readonly PacedBreath[],
  reach: BreathsPerMin = FULL_REACH,
): ResonanceResult {
  return judgeResonance(fitResonance(library, breaths), reach);
}

/** What the choice of the next rate needs of a fit: plain numbers that the room of pacing reads without knowing this one. */
export function insightOf(
  { breaths, posterior }: ResonanceFit,
  reach: BreathsPerMin = FULL_REACH,
): {
  readonly moments: ResonancePosterior['moments'];
  readonly scale: Bpm;
  readonly until: Ms;
  readonly low: BreathsPerMin;
  readonly high: BreathsPerMin;
  readonly enough: boolean;
} {
  const lastOnset = breaths.onset.at(-1) ?? NaN;
  const lastRate = breaths.rate.at(-1) ?? NaN;
  return {
    enough: isEnough(breaths, reach),
    moments: posterior.moments,
    scale: breaths.scale,
    until: lastOnset + 60_000 / lastRate,
    low: posterior.low,
    high: posterior.high,
  };
}
