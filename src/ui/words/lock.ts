/** What the therapist reads about locked records. Words only. */
import type { LockTrouble } from '../model/lock-view.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface LockWords {
  readonly locked: string;
  readonly title: string;
  readonly safe: string;
  readonly byItself: (epoch: number) => string;
  readonly unlock: string;
  readonly busy: string;
  readonly byPasskey: string;
  readonly back: string;
  readonly trouble: Readonly<Record<LockTrouble, string>>;
  readonly slip: (group: number) => string;
  /** While a session goes on. */
  readonly goesOn: readonly [string, string];
  /** Before one. */
  readonly waiting: readonly [string, string];
  readonly without: string;
  /** Where neither passphrase nor code is left: the question, what is true, what beginning anew does and leaves. */
  readonly neither: string;
  readonly anew: readonly [string, string, string];
  readonly anewYes: string;
}

export let lockWords: LockWords;
await catalogue(part('backup'), (spoken: { lockWords: LockWords }) => ({ lockWords } = spoken));
