/** What a person wishes in the client's window. Elements only say it; the root carries it to where it is decided. */
import type { ClientWish } from '../../session/client-wish.ts';

export class WishEvent extends Event {
  static readonly type = 'attune-wish';
  readonly wish: ClientWish;

  constructor(wish: ClientWish) {
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
