/** What is said of the second strap while a session goes on. Words only. */
import type { LinkState } from '../../terms/link-state.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface SecondWords {
  readonly label: string;
  readonly connect: string;
  readonly question: string;
  readonly agree: string;
  readonly notNow: string;
  readonly disconnect: string;
  /** The link in a sentence, for the card. */
  readonly states: Record<LinkState, string>;
  /** The link in a few words, for the bar. */
  readonly yours: (link: LinkState) => string;
}

export let secondWords: SecondWords;
await catalogue(part('session'), (spoken: { secondWords: SecondWords }) => ({ secondWords } = spoken));
