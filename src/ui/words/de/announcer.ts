/** The words that only a screen reader says of the breath, German: seldom, or when asked. */
import { plural } from '../format.ts';
import type { AnnouncerWords } from '../announcer.ts';

export const announcerWords: AnnouncerWords = {
  ahead: (inSeconds, outSeconds) => `Einatmen etwa ${inSeconds} Sekunden, ausatmen etwa ${outSeconds}.`,
  hold: 'Pause',
  resting: 'Das Bild ruht.',
  time: (minutes) =>
    minutes < 1
      ? 'Bisher weniger als eine Minute.'
      : `Bisher etwa ${plural(minutes, { one: 'eine Minute', other: `${minutes} Minuten` })}.`,
};
