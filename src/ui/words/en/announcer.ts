/** The words that only a screen reader says of the breath, English: seldom, or when asked. */
import { plural } from '../format.ts';
import type { AnnouncerWords } from '../announcer.ts';

export const announcerWords: AnnouncerWords = {
  /** The breath ahead. */
  ahead: (inSeconds: number, outSeconds: number): string =>
    `Breathe in for about ${inSeconds}, out for about ${outSeconds}.`,
  hold: 'Rest',
  resting: 'The picture is resting.',
  time: (minutes: number): string =>
    minutes < 1
      ? 'Less than a minute so far.'
      : `About ${minutes} ${plural(minutes, { one: 'minute', other: 'minutes' })} so far.`,
};
