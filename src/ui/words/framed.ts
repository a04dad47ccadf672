/** What is said where another page has taken this one into a frame. */
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface FramedWords {
  readonly refused: string;
  readonly open: string;
}

export let framedWords: FramedWords;
await catalogue(part('framed'), (spoken: { framedWords: FramedWords }) => ({ framedWords } = spoken));
