import { catalogue } from './language.ts';
import { part } from './parts.ts';

/** A number that is shown: how it is computed, what it rests on, when it is hidden, how it was checked. */
export interface Explained {
  readonly name: string;
  readonly formula: string;
  readonly restsOn: string;
  readonly hidden: string;
  readonly checked: string;
}

export interface HowSureWords {
  readonly title: string;
  readonly lead: string;
  readonly labels: readonly [formula: string, restsOn: string, hidden: string, checked: string];
  /** `figure` gives what stands in the benchmarks' tables beside a row's name. */
  readonly numbers: (figure: (row: string) => string) => readonly Explained[];
  readonly limits: (figure: (row: string) => string) => readonly string[];
  readonly close: string;
}

export let howSureWords: HowSureWords;
await catalogue(part('how-sure'), (spoken: { howSureWords: HowSureWords }) => ({ howSureWords } = spoken));
