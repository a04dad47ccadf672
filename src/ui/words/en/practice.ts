/** The words of a practice at home, English: its beginning, its end, and what a link could not say. */
import { plural } from '../format.ts';
import type { PracticeProblem } from '../../../exchange/practice-link.ts';
import type { PracticeWords } from '../practice.ts';

/** What the practice takes instead, a sentence each. */
const problems: Record<PracticeProblem, string> = {
  rate: 'The guide goes at 6 breaths a minute.',
  inhale: 'Breathing out is a little longer than breathing in.',
  length: 'The practice takes 10 minutes.',
  look: 'The picture is the sphere.',
  sound: 'There is no sound.',
  rest: 'There is no rest within a breath.',
};

export const practiceWords: PracticeWords = {
  title: 'A while with the breath',
  lengthOf: (minutes: number): string =>
    `About ${minutes} ${plural(minutes, { one: 'minute', other: 'minutes' })}. Stopping early is always fine.`,
  small: 'Small, quiet breaths. Slower does not need to be deeper.',
  listen: 'If it feels strange, let the breath go its own way.',
  begin: 'Begin',
  missing: 'A part of this practice has not come yet. It begins by itself when it is here.',
  over: 'The practice has come to its end. Rest here as long as you like.',
  unread: 'Part of this link could not be read. The usual takes its place.',
  problems,
};
