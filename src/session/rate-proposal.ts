/**
 * What an assessment proposes beside its estimate: a comfortable rate where there is no peak, and how today compares with the
 * rate that was accepted before. Pure; the therapist decides.
 */
import { bestShares } from '../signal/best-share.ts';
import type { ResonanceResult } from '../signal/resonance.ts';
import type { BreathsPerMin, Share } from '../signal/units.ts';
import type { RateFigures } from './assessment-criteria.ts';
import type { AcceptedRate } from './client-record.ts';

/** Rate that is comfortable for most and near every peak. */
const MIDDLE: BreathsPerMin = 6;
/** Another rate takes the place of the accepted one only if it is the best with at least this probability. */
const SURE: Share = 0.8;

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
 * A retest: the accepted rate holds unless a neighbour is the best with a probability of 0.8. `undefined` with fewer than two rates that were
 * clean and followed.
 */
export function compareRetest(last: AcceptedRate, rows: readonly RateFigures[]): Comparison | undefined {
  const tried = rows.flatMap(({ verdict, rate, amplitude, error }) =>
    verdict === 'done' && amplitude !== undefined && error !== undefined ? [{ rate, amplitude, error }] : [],
  );
  if (tried.length < 2) return undefined;
  const shares = bestShares(tried);
  const share = Math.max(...shares);
  const rate = tried[shares.indexOf(share)]?.rate ?? last.rate;
  const same = Math.abs(rate - last.rate) < 0.05;
  if (same) return { kind: 'holds', last, rate: last.rate, share };
  return share >= SURE
    ? { kind: 'moved', last, rate, share }
    : { kind: 'open', last, rate: last.rate, share };
}

/** A whole assessment: the accepted rate holds if today's 80 % range holds it. `undefined` without an estimate. */
export function compareEstimate(last: AcceptedRate, result: ResonanceResult): Comparison | undefined {
  if (result.kind !== 'estimate') return undefined;
  const holds = last.rate >= result.low - 1e-9 && last.rate <= result.high + 1e-9;
  return { kind: holds ? 'holds' : 'moved', last, rate: holds ? last.rate : result.rate };
}
