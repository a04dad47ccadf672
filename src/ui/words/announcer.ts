/** The words that only a screen reader says of the breath: seldom, or when asked. */
import { clientPart } from './client-parts.ts';
import { catalogue } from './language.ts';

export interface AnnouncerWords {
  /** The breath ahead. */
  readonly ahead: (inSeconds: number, outSeconds: number) => string;
  readonly hold: string;
  readonly resting: string;
  readonly time: (minutes: number) => string;
}

export let announcerWords: AnnouncerWords;
await catalogue(
  clientPart('announcer'),
  (spoken: { announcerWords: AnnouncerWords }) => ({ announcerWords } = spoken),
);
