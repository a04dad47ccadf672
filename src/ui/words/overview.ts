/** What the review's one picture says, and the comparison of two stretches of it. Words only. */
import type { StretchReason } from '../../session/stretch-figures.ts';
import type { NoChange } from '../../signal/change.ts';
import type { ReturnTime } from '../../signal/return-time.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface OverviewWords {
  readonly region: string;
  readonly rows: {
    readonly phases: string;
    readonly heart: string;
    readonly own: string;
    readonly wave: string;
    readonly guide: string;
    readonly breath: string;
    readonly curve: string;
    readonly marks: string;
    readonly ratings: string;
    readonly signal: string;
  };
  /** The row of the heart rate where another one stands below it. */
  readonly clientHeart: string;
  readonly units: {
    readonly phases: string;
    readonly heart: string;
    readonly own: string;
    readonly wave: string;
    readonly guide: string;
    readonly breath: string;
    readonly curve: string;
    readonly marks: string;
    readonly ratings: string;
    readonly signal: string;
  };
  readonly read: string;
  readonly selectA: string;
  readonly selectB: string;
  readonly closer: string;
  readonly wider: string;
  readonly whole: string;
  readonly table: string;
  readonly picture: string;
  readonly tableLabel: string;
  readonly head: string[];
  /** Head of the column that stands after the guide's where a breath was measured. */
  readonly breathHead: string;
  readonly breathRate: (breathsPerMin: number) => string;
  /** For how long it was measured, ms, and in what share of it the rate was clear. */
  readonly breath: (heard: number, share: number) => string;
  readonly hint: string;
  readonly moving: (which: 'a' | 'b') => string;
  readonly time: (at: number) => string;
  readonly rate: (breathsPerMin: number) => string;
  readonly range: (mean: number, low: number, high: number) => string;
  readonly whole0: (value: number) => string;
  readonly reading: (moment: {
    readonly at: number;
    readonly heart: number | undefined;
    readonly wave: number | undefined;
    readonly rate: number | undefined;
    readonly breath: number | undefined;
    readonly phase: string | undefined;
    readonly marks: readonly string[];
  }) => string;
  readonly compare: {
    readonly title: string;
    readonly choose: string;
    readonly stretch: (which: string) => string;
    readonly from: (which: string) => string;
    readonly to: (which: string) => string;
    readonly own: string;
    readonly around: (name: string, at: number) => string;
    readonly set: string;
    readonly badTime: string;
    readonly tableLabel: string;
    readonly figure: string;
    readonly head: (which: string, from: number, to: number) => string;
    readonly difference: string;
    readonly names: {
      readonly heartRate: string;
      readonly rmssd: string;
      readonly wave: string;
      readonly guide: string;
      readonly beats: string;
    };
    readonly value: (value: number) => string;
    readonly wave: (value: number, sd: number | undefined) => string;
    readonly guide: (rate: number | undefined) => string;
    readonly beats: (beats: number, corrected: number) => string;
    /** An RMSSD, and that early beats may be in it. */
    readonly withEarly: (figure: string) => string;
    readonly hidden: Record<StretchReason, string>;
    readonly refused: (reason: NoChange) => string;
    readonly bpm: (difference: number, half: number, noise: boolean) => string;
    readonly factor: (difference: number, half: number, noise: boolean) => string;
    readonly sentence: (difference: number, half: number) => string;
    readonly leftOut: (ms: number) => string;
    readonly about: string;
  };
  readonly moments: {
    readonly title: string;
    readonly none: string;
    readonly words: string;
    readonly at: (at: number) => string;
    readonly returnTitle: string;
    readonly returned: (time: ReturnTime) => string;
    readonly about: string;
    readonly tooMuch: (count: number) => string;
    readonly tooMuchAt: (
      at: number,
      rate: number | undefined,
      phase: string | undefined,
      by: string,
    ) => string;
    readonly by: {
      readonly client: string;
      readonly therapist: string;
    };
    readonly ratings: string;
    readonly rating: (name: string, value: number, at: number, by: string | undefined) => string;
    readonly head: string[];
    readonly tableLabel: string;
  };
}

export let overviewWords: OverviewWords;
await catalogue(part('review'), (spoken: { overviewWords: OverviewWords }) => ({ overviewWords } = spoken));
