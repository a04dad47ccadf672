/** The words of a practice at home: its beginning, its end, and what a link could not say. */
import type { PracticeProblem } from '../../exchange/practice-link.ts';
import { clientPart } from './client-parts.ts';
import { catalogue } from './language.ts';

export interface PracticeWords {
  readonly title: string;
  readonly lengthOf: (minutes: number) => string;
  readonly small: string;
  readonly listen: string;
  readonly begin: string;
  /** A part of the program has not come yet; it is asked for again and again. */
  readonly missing: string;
  readonly over: string;
  readonly unread: string;
  readonly problems: Record<PracticeProblem, string>;
}

export let practiceWords: PracticeWords;
await catalogue(
  clientPart('home'),
  (spoken: { practiceWords: PracticeWords }) => ({ practiceWords } = spoken),
);
