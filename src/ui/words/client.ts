/**
 * The words of the client's window. Offers, not orders; no numbers, no praise, nothing that can be failed at.
 */
import { clientPart } from './client-parts.ts';
import { catalogue } from './language.ts';

export interface ClientWords {
  readonly breatheIn: string;
  readonly breatheOut: string;
  readonly groundMe: string;
  readonly soundAndLook: string;
  readonly stopEverything: string;
  readonly pause: string;
  readonly goOn: string;
  readonly whenReady: string;
  /** The guide rests; whoever let it rest can let it go on. */
  readonly rests: Readonly<Record<'therapist' | 'client' | 'program', string>>;
  readonly waiting: string;
  readonly unpaired: string;
  readonly gone: string;
  readonly ended: string;
  readonly touchForSound: string;
  /** A part of the window has not come yet; it is asked for again and again. */
  readonly missing: string;
  readonly simulated: string;
  readonly back: string;
  readonly fullScreen: string;
  readonly sayNow: string;
  readonly stopped: {
    readonly title: string;
    readonly nothing: string;
    readonly seen: string;
    readonly goOn: string;
    readonly offered: string;
    readonly tooMuch: string;
    readonly noted: string;
  };
  /** Over the picture while a session of the past is replayed, and in its place while the guide rests. */
  readonly replay: { readonly hint: string; readonly fast: string; readonly rests: string };
  readonly asked: {
    readonly question: (scale: 'ease' | 'distress' | 'own', name: string | undefined) => string;
    readonly leave: string;
    readonly low: string;
    readonly high: string;
  };
}

export let clientWords: ClientWords;
await catalogue(clientPart('client'), (spoken: { clientWords: ClientWords }) => ({ clientWords } = spoken));
