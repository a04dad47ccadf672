/** What a person wishes in the client's window. Elements only say it; the root carries it to where it is decided. */
import type { ClientChoice } from '../../session/shown.ts';
import type { BreathsPerMin } from '../../terms/units.ts';

export type Wish =
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
  /** The answer to what was asked, 0 to 10; without one it is left blank. */
  | { readonly ask: 'rate'; readonly value?: number };

export class WishEvent extends Event {
  static readonly type = 'attune-wish';
  readonly wish: Wish;

  constructor(wish: Wish) {
    super(WishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

/** Back to the therapist's page, where one screen serves both. */
export class BackEvent extends Event {
  static readonly type = 'attune-back';

  constructor() {
    super(BackEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'attune-wish': WishEvent;
    'attune-back': BackEvent;
  }
}
