/** What is said on the page of a file whose columns are in question: how it will be read, why, what comes of it. Words only. */
import type { Role, Why } from '../../terms/column-roles.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface FilePageWords {
  readonly bar: string;
  readonly title: string;
  /** Name and size, and what comes of the reading; the file stays as it is. */
  readonly about: (name: string, size: string) => string;
  readonly outcome: (length: string, beats: number, unclear: number) => string;
  readonly unchanged: string;
  readonly heads: {
    readonly column: string;
    readonly first: string;
    readonly role: string;
    readonly why: string;
  };
  readonly column: (number: number) => string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly whys: Readonly<Record<Why, string>>;
  readonly minute: string;
  readonly chart: (low: number, high: number) => string;
  readonly bpm: (value: number) => string;
  readonly nothing: string;
  readonly unsaid: string;
  readonly day: string;
  readonly dayGuess: { readonly name: string; readonly written: string };
  readonly client: string;
  readonly later: string;
  readonly open: string;
  readonly leave: string;
}

export let filePageWords: FilePageWords;
await catalogue(
  part('file-page'),
  (spoken: { filePageWords: FilePageWords }) => ({ filePageWords } = spoken),
);
