/** The words of a practice at home, English: its beginning, its end, and what a link could not say. */
import type { PracticeProblem } from '../client/practice-link.ts';

const problems: Record<PracticeProblem, string> = {
  rate: 'The link names a rate that is not between 3 and 12 breaths a minute. This practice takes 6.',
  inhale:
    'The link names a share of breathing in that is not between 20 and 80 percent. This practice takes 40.',
  length: 'The link names a length that is not between 1 and 60 minutes. This practice takes 10.',
  look: 'The link names a picture that is not known here. This practice shows the sphere.',
  sound: 'The link names a sound that is not known here. This practice is silent.',
  rest: 'The link names a rest that is not between 0 and 5 seconds. This practice has none.',
};

export const practiceWords = {
  title: 'A while with the breath',
  lengthOf: (minutes: number): string =>
    `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. Stopping early is always fine.`,
  small: 'Small, quiet breaths. Slower does not need to be deeper.',
  listen: 'If it feels strange, let the breath go its own way.',
  begin: 'Begin',
  over: 'The practice has come to its end. Rest here as long as you like.',
  problems,
  /** The therapist's side: handing the link over. */
  link: {
    onlyHere:
      'This page runs on this computer alone, and a phone cannot reach it. Name the address where Attune is hosted.',
    hosted: 'Address of the hosted page',
    length: 'Length',
    minutes: (minutes: number): string => `${minutes} minutes`,
    address: 'Practice link',
    copy: 'Copy link',
    copied: 'Copied.',
    nothing: 'The link holds the rate, the picture and the sound. It holds no name and no data.',
    code: 'The practice link as a QR code',
  },
} as const;
