/** Names of a session's pictures, and one line on how to read each. Words only. */
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface PictureWords {
  readonly tabs: string;
  readonly tab: {
    readonly live: string;
    readonly beats: string;
    readonly breaths: string;
    readonly spectrum: string;
    readonly course: string;
  };
  /** The whole session where there is little room. */
  readonly brief: string;
  readonly about: {
    readonly beats: string;
    readonly breaths: string;
    readonly spectrum: string;
    readonly course: string;
  };
}

export let pictureWords: PictureWords;
await catalogue(part('session'), (spoken: { pictureWords: PictureWords }) => ({ pictureWords } = spoken));
