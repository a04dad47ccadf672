/**
 * Offers a strap on the start page of a practice at home and gives the heart that comes of it. A part of its own, loaded once the page
 * stands, so that whoever has no strap waits for nothing.
 */
import { openPracticeHeart, type PracticeHeart } from './practice-heart.ts';
import type { Clock } from '../terms/clock.ts';
import '../ui/client/attune-home-strap.ts';

interface StrapEnvironment {
  readonly window: Window & typeof globalThis;
  readonly bluetooth: Bluetooth | undefined;
  /** On `performance.now()`. */
  readonly clock: Clock;
}

/** Puts the offer into `place`; `onChange` is called whenever the heart may read otherwise. */
export function offerStrap(
  place: Element,
  { window, bluetooth, clock }: StrapEnvironment,
  onChange: () => void,
): PracticeHeart {
  const offer = window.document.createElement('attune-home-strap');
  const heart = openPracticeHeart({
    bluetooth,
    secure: window.isSecureContext,
    clock,
    onChange: () => {
      offer.offered = heart.offered;
      offer.says = heart.sentence;
      onChange();
    },
  });
  offer.addEventListener('attune-strap', () => void heart.choose());
  place.append(offer);
  return heart;
}
