/** What the review of a past session says, in the past tense. Words only. */
import type { PastReason } from '../../session/whole-session.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface ReviewWords {
  readonly back: string;
  readonly when: (epoch: number, ms: number) => string;
  /** While only a first look is there. */
  readonly reading: string;
  readonly record: string;
  readonly figures: string;
  readonly course: string;
  readonly beats: string;
  readonly cloud: string;
  readonly cloudAbout: string;
  readonly about: {
    readonly wave: string;
    readonly rmssd: string;
    readonly beats: string;
  };
  readonly position: string;
  readonly earlier: string;
  readonly later: string;
  readonly stretch: (from: number, to: number) => string;
  readonly table: readonly [string, string, string];
  readonly notShown: string;
  readonly none: string;
  readonly noBeats: string;
  readonly hidden: (reason: PastReason) => string;
  readonly empty: (why: string) => string;
  readonly why: {
    readonly noGuide: string;
    readonly noBreaths: string;
    readonly short: string;
    readonly paced: string;
    readonly unclean: string;
    readonly cloud: string;
    readonly gap: string;
  };
  readonly rows: {
    readonly length: string;
    readonly meanHr: string;
    readonly wave: string;
    readonly rmssd: string;
    readonly lnRmssd: string;
    readonly sdnn: string;
    readonly pnn50: string;
    readonly sd: string;
    readonly beats: string;
  };
  readonly bpm: (value: number) => string;
  readonly ms: (value: number) => string;
  readonly plain: (value: number) => string;
  readonly percentOf: (value: number) => string;
  readonly pair: (a: number, b: number) => string;
  readonly length: (ms: number) => string;
  readonly quality: (beats: number, corrected: number, missing: number) => string;
  readonly on: {
    readonly all: (beats: number) => string;
    readonly breaths: (n: number) => string;
    readonly unpaced: (beats: number) => string;
    readonly early: string;
    readonly strap: (values: number) => string;
    readonly unknownHoles: (n: number) => string;
  };
  readonly assessment: {
    readonly estimate: (epoch: number, rate: number, low: number, high: number) => string;
    readonly noPeak: (epoch: number, low: number, high: number) => string;
    readonly easiest: (rate: number) => string;
    readonly notFollowed: string;
    readonly notFollowedText: string;
    readonly tooLittle: string;
    readonly stays: (rate: number) => string;
    readonly proposes: (rate: number, share: number | undefined) => string;
    readonly pending: string;
    readonly pendingText: string;
    readonly restsOn: (breaths: number, low: number, high: number) => string;
    readonly ended: {
      readonly complete: string;
      readonly sure: string;
      readonly therapist: string;
      readonly client: string;
      readonly 'link-lost': string;
      readonly interrupted: string;
    };
    readonly brokenOff: (rates: readonly number[]) => string;
    readonly accepted: (row: string) => string;
    readonly notAccepted: string;
    readonly nothing: string;
  };
}

export let reviewWords: ReviewWords;
await catalogue(part('review'), (spoken: { reviewWords: ReviewWords }) => ({ reviewWords } = spoken));
