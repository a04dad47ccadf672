/** What the picture and the fields of a review say when a stretch was chosen. */
import type { Stretch } from '../../signal/change.ts';

/** A stretch was chosen. */
export class StretchChosen extends Event {
  constructor(
    readonly which: 'a' | 'b',
    readonly stretch: Stretch,
  ) {
    super('stretch-chosen', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'stretch-chosen': StretchChosen;
  }
}
