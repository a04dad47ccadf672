/** The words of a practice that the therapist leads. Words only, no decisions. */
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface LedPracticeWords {
  readonly title: string;
  readonly lead: (rate: number) => string;
  readonly from: string;
  readonly fromNone: string;
  readonly rate: string;
  readonly length: string;
  readonly lengthLess: string;
  readonly lengthMore: string;
  readonly minutes: string;
  readonly unguided: string;
  readonly unguidedText: string;
  readonly unguidedOf: (minutes: number) => string;
  readonly adapts: string;
  readonly adaptsText: string;
  readonly begin: string;
  readonly running: {
    readonly region: string;
    readonly left: string;
    readonly time: (ms: number) => string;
    readonly rate: (rate: number) => string;
    readonly ramp: (rate: number) => string;
    readonly unguided: string;
    readonly settle: string;
    readonly waiting: string;
    readonly exploratory: string;
    readonly pause: string;
    readonly goOn: string;
    readonly stop: string;
    readonly stopAsk: (ms: number) => string;
    readonly stopYes: string;
    readonly stopNo: string;
  };
}

export let ledPracticeWords: LedPracticeWords;
await catalogue(
  part('assessment'),
  (spoken: { ledPracticeWords: LedPracticeWords }) => ({ ledPracticeWords } = spoken),
);
