/**
 * What a client may ask for, in the own window and in a practice at home; whoever leads decides, and what is granted comes back as a
 * fact.
 */
import type { BreathsPerMin } from '../terms/units.ts';
import type { ClientChoice } from './client-view.ts';

/** What a client does that no fact tells: they ground themselves, or have left the full screen. */
export type ClientDoing = 'grounding' | 'left-full-screen' | 'watching';

export type ClientWish =
  /** Picture still, sound off, neutral screen. */
  | { readonly ask: 'stop' }
  /** Leaves the stopped screen, or goes on after a pause. */
  | { readonly ask: 'resume' }
  /** The guide rests from the end of this breath on. */
  | { readonly ask: 'pause' }
  | { readonly ask: 'view'; readonly change: ClientChoice }
  /** A little slower (negative) or faster. */
  | { readonly ask: 'adjust'; readonly by: BreathsPerMin }
  /** Let the guide follow the client's own rhythm. */
  | { readonly ask: 'follow-me' }
  /** What was just done was too much. */
  | { readonly ask: 'too-much' }
  /** Nothing is wanted: what the client does in their window just now, for whoever leads to know. It is no fact of the session. */
  | { readonly ask: 'know'; readonly doing: ClientDoing }
  /** The answer to what was asked, 0 to 10; without one it is left blank. */
  | { readonly ask: 'rate'; readonly value?: number };
