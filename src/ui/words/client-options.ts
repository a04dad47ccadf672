/** What the therapist reads about the client's window and what it may do. Words only. */
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface ClientOptionWords {
  readonly open: string;
  readonly title: string;
  readonly look: string;
  readonly looks: {
    readonly sphere: string;
    readonly horizon: string;
    readonly line: string;
    readonly still: string;
  };
  readonly mayAdjust: string;
  readonly mayTooMuch: string;
  readonly feedback: string;
  readonly takeHome: string;
  /** Names the look of the therapist's own window, in the same menu. */
  readonly ownLook: string;
}

export let clientOptionWords: ClientOptionWords;
await catalogue(
  part('session'),
  (spoken: { clientOptionWords: ClientOptionWords }) => ({ clientOptionWords } = spoken),
);
