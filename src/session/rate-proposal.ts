/**
 * What an assessment proposes beside its estimate: a comfortable rate where there is no peak, and how today compares with the
 * rate that was accepted before. Pure; the therapist decides.
 */
import type { ResonanceResult } from '../signal/resonance.ts';
import type { RetestResult } from '../signal/resonance-retest.ts';
import type { BreathsPerMin, Share } from '../terms/units.ts';
import type { RateFigures } from './assessment-criteria.ts';
import type { AcceptedRate } from './client-record.ts';

/** Rate that is comfortable for most and near every peak. */
const MIDDLE: BreathsPerMin = 6;

/** Rates less far apart than this mean nothing from one day to another, breaths per minute. */
const SAME: BreathsPerMin = 0.5;

/** A rate to start with, and whether the client found it the easiest. */
export interface Comfortable {
  readonly rate: BreathsPerMin;
  readonly easiest: boolean;
}

/** The easiest rate that was followed, the one nearest 6 among equals; without a word on ease, the one nearest 6 of those followed. */
export function comfortableRate(rows: readonly RateFigures[]): Comfortable {
  const followed = rows.filter(({ verdict }) => verdict === 'done');
  const said = followed.filter(({ ease }) => ease !== undefined);
  const from = said.length > 0 ? said : followed;
  const [best] = from.toSorted(
    (a, b) => (b.ease ?? 0) - (a.ease ?? 0) || Math.abs(a.rate - MIDDLE) - Math.abs(b.rate - MIDDLE),
  );
  return { rate: best?.rate ?? MIDDLE, easiest: said.length > 0 };
}

/** How today compares with the accepted rate: it `holds`, another rate is proposed (`moved`), or today says too little (`open`). */
export interface Comparison {
  readonly kind: 'holds' | 'moved' | 'open';
  readonly last: AcceptedRate;
  /** The rate that is proposed now. */
  readonly rate: BreathsPerMin;
  /** Probability that it is the best of those tried, for a retest. */
  readonly share?: Share;
}

/**
 * A retest: another rate is proposed only if the posterior says so with 0.8; the accepted one holds if it is the likeliest. `undefined`
 * where the retest gave no answer.
 */
export function compareRetest(last: AcceptedRate, retest: RetestResult | undefined): Comparison | undefined {
  if (retest?.kind !== 'stays' && retest?.kind !== 'proposes') return undefined;
  const shareOf = (rate: BreathsPerMin): Share =>
    retest.shares.find((one) => Math.abs(one.rate - rate) < 0.05)?.share ?? 0;
  if (retest.kind === 'proposes')
    return { kind: 'moved', last, rate: retest.rate, share: shareOf(retest.rate) };
  const share = shareOf(last.rate);
  const likeliest = retest.shares.every((one) => one.share <= share);
  return { kind: likeliest ? 'holds' : 'open', last, rate: last.rate, share };
}

/**
 * A whole assessment: the accepted rate holds if today's 80 % range holds it, or if today's rate is less than 0.5 away: two estimates of one
 * person a week apart differ by as much by themselves. `undefined` without an estimate.
 */
export function compareEstimate(last: AcceptedRate, result: ResonanceResult): Comparison | undefined {
  if (result.kind !== 'estimate') return undefined;
  const within = last.rate >= result.low - 1e-9 && last.rate <= result.high + 1e-9;
  const holds = within || Math.abs(last.rate - result.rate) < SAME - 1e-9;
  return { kind: holds ? 'holds' : 'moved', last, rate: holds ? last.rate : result.rate };
}
