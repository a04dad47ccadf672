/** What the review says of the therapist's own heart beside the client's. Words only. */
import type { Synchrony } from '../../signal/synchrony.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface TwoHeartsWords {
  readonly lead: string;
  readonly about: string;
  readonly title: string;
  readonly kept: string;
  readonly hide: string;
  readonly show: string;
  readonly erase: string;
  readonly eraseAsk: string;
  readonly eraseYes: string;
  readonly keep: string;
  readonly figures: string;
  readonly silence: string;
  readonly whole: string;
  readonly phase: (name: string, from: number, to: number) => string;
  readonly statement: (said: Synchrony) => string;
  /** Follows every statement that is one. */
  readonly limits: string;
}

export let twoHeartsWords: TwoHeartsWords;
await catalogue(
  part('review'),
  (spoken: { twoHeartsWords: TwoHeartsWords }) => ({ twoHeartsWords } = spoken),
);
