/** The words of an assessment's result. Words only, no decisions. */
import type { RateAcceptedFact } from '../../session/assessment-events.ts';
import type { Verdict } from '../../session/assessment-criteria.ts';
import type { Comparison } from '../../session/rate-proposal.ts';
import type { Confidence } from '../../signal/resonance.ts';
import type { EpochMs } from '../../terms/units.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface ResonanceWords {
  readonly when: (from: EpochMs, to: EpochMs) => string;
  readonly pending: string;
  readonly pendingText: string;
  readonly estimate: (rate: number, low: number, high: number) => string;
  readonly noPeak: (low: number, high: number) => string;
  readonly comfortable: (rate: number, easiest: boolean) => string;
  readonly noPeakText: string;
  readonly notFollowed: string;
  readonly notFollowedText: string;
  readonly tooLittle: string;
  readonly tooLittleText: (usable: number) => string;
  readonly retested: string;
  readonly confidence: string;
  readonly confidenceOf: (word: Confidence) => string;
  readonly confidenceSays: (word: Confidence, low: number, high: number) => string;
  /** Said beside a rate that rests more on what is known of people than on today's breaths. */
  readonly littleOwn: string;
  readonly edge: {
    readonly low: string;
    readonly high: string;
  };
  readonly rangeOf: string;
  readonly early: string;
  readonly curve: {
    readonly title: string;
    readonly name: string;
    readonly range: string;
    readonly bpm: (value: number) => string;
    readonly rate: (value: number) => string;
    readonly caption: string;
    readonly captionPoints: string;
    readonly empty: string;
    readonly summary: (best: number, amplitude: number, low: number, high: number) => string;
    readonly reading: (rate: number, amplitude: number, error: number | undefined) => string;
    readonly columns: readonly [string, string, string];
  };
  readonly table: {
    readonly title: string;
    readonly region: string;
    readonly columns: readonly string[];
    readonly largest: string;
    readonly none: string;
    readonly clean: (clean: number, done: number) => string;
    readonly amplitude: (value: number, error: number | undefined) => string;
    readonly one: (value: number) => string;
    readonly two: (value: number) => string;
    readonly whole: (value: number) => string;
    readonly share: (value: number) => string;
    readonly verdict: (verdict: Verdict) => string;
    readonly allGood: string;
    readonly notFollowed: (rates: readonly number[]) => string;
    readonly notClean: (rates: readonly number[], past: boolean) => string;
    readonly skipped: (rates: readonly number[]) => string;
    /** Breaths in which speech or movement was marked. */
    readonly disturbed: (breaths: number) => string;
    /** Breaths that were not taken, or at another rate, by the sensor at the chest. */
    readonly untaken: (breaths: number) => string;
    readonly deeper: string;
    readonly shallower: string;
    /** What the measured depth is used for. */
    readonly evenDepth: string;
    /** What the dot beside a rate means; `peak` = where the curve has its own, if that is elsewhere. */
    readonly dot: (best: number, peak: number | undefined) => string;
    readonly noScore: string;
  };
  readonly decide: {
    readonly accept: (rate: number) => string;
    readonly another: string;
    readonly byHand: string;
    readonly rate: string;
    readonly repeat: string;
    readonly notNow: string;
    readonly accepted: (rate: number) => string;
    readonly acceptedFor: (rate: number, code: string) => string;
    readonly practise: string;
    readonly keepUnder: string;
  };
  readonly history: {
    readonly title: string;
    readonly row: (rate: number, epoch: EpochMs, source: RateAcceptedFact['source']) => string;
    readonly range: (low: number, high: number) => string;
  };
  readonly compare: ({ kind, last, rate, share }: Comparison) => string;
}

export let resonanceWords: ResonanceWords;
await catalogue(
  part('assessment'),
  (spoken: { resonanceWords: ResonanceWords }) => ({ resonanceWords } = spoken),
);
