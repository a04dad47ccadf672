/** The strap's signal in one word for the screen: the link as it is, and above it how good the beats are. */
import type { Session } from '../session/session.ts';
import type { Ms } from '../signal/units.ts';
import type { StrapSignal } from '../ui/therapist/view.ts';

export function strapSignal(session: Session, now: Ms): StrapSignal {
  const { link } = session.state.straps.client;
  if (link === 'idle') return 'none';
  if (link !== 'connected') return link;
  const signal = session.track().signal(now);
  switch (signal) {
    case 'idle':
      return 'none';
    case 'lost':
      return 'silent';
    default:
      return signal;
  }
}
