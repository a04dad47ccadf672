/** The strap's signal in one word for the screen, from the link and the session's quality. */
import type { LiveWatch } from '../session/live-watch.ts';
import type { StrapState } from '../session/state.ts';
import type { Ms } from '../signal/units.ts';
import type { StrapSignal } from '../ui/therapist/view.ts';

const SETTLING: Ms = 20_000;

export function strapSignal(strap: StrapState, _watch: LiveWatch, now: Ms): StrapSignal {
  switch (strap.link) {
    case 'idle':
      return 'none';
    case 'connected':
      if (strap.contact === false) return 'no-contact';
      return now - strap.linkSince < SETTLING ? 'settling' : 'good';
    default:
      return strap.link;
  }
}
