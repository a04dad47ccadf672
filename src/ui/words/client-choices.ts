/** The words of what the client's window opens only on request: grounding, and the sheet of choices. */
import { clientPart } from './client-parts.ts';
import { catalogue } from './language.ts';

/** Grounding: eyes open, nothing about breath. */
export interface GroundingWords {
  readonly another: string;
  readonly back: string;
  readonly done: string;
  /** One at a time; eyes open; nothing about breath. First a sentence, then what to do with it. */
  readonly offers: readonly (readonly [string, string])[];
}

/** The sheet "Sound and look". */
export interface SheetWords {
  readonly title: string;
  readonly close: string;
  readonly look: string;
  readonly looks: {
    readonly sphere: string;
    readonly horizon: string;
    readonly line: string;
    readonly still: string;
  };
  readonly lessMotion: string;
  readonly theme: string;
  readonly themes: {
    readonly light: string;
    readonly dark: string;
    readonly dim: string;
  };
  readonly words: string;
  readonly count: string;
  readonly sound: string;
  readonly sounds: {
    readonly off: string;
    readonly tide: string;
    readonly glow: string;
    readonly reed: string;
    readonly voice: string;
  };
  readonly volume: string;
  readonly vibration: string;
  readonly feedback: string;
  readonly ownBreath: string;
  readonly pace: string;
  readonly slower: string;
  readonly faster: string;
  readonly followMe: string;
}

export let groundingWords: GroundingWords;
export let sheetWords: SheetWords;
await catalogue(
  clientPart('client-choices'),
  (spoken: { groundingWords: GroundingWords; sheetWords: SheetWords }) =>
    ({ groundingWords, sheetWords } = spoken),
);
