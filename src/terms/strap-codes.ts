/**
 * The codes of everything that can go wrong between a person and a strap: names only, so that the radio's edge can give
 * them and the screens can put words to them without knowing each other. No logic belongs here.
 */

/**
 * `no-web-bluetooth`: the browser has none. `insecure-page`: the page is neither https nor localhost. `bluetooth-off`: the
 * computer's Bluetooth is absent or switched off. `chooser-closed`: the browser's list was closed without a choice.
 * `chooser-silent`: the list has not answered for 20 s, as happens where Bluetooth is off; it may still answer.
 * `other-heart`: the chosen strap is the one that is worn by the other person just now. `permission-refused`: the browser or its settings forbid it. `no-heart-rate-service`: the chosen device is no
 * heart rate strap. `subscription-refused`: the strap is linked and offers heart rate, but lets nobody listen. `strap-busy`: a freshly chosen strap refuses the link, mostly because another program holds it.
 * `out-of-range`: the strap does not answer. `timed-out`: connecting took longer than 15 s. `no-answer`: linked, but what
 * was asked of the strap then came to nothing. `link-lost`: the link ended by itself. `drops-at-once`: link after link ends
 * within seconds. `strap-silent`: linked, but no packet for 10 s. `stays-mute`: link after link brings no packet.
 * `unexpected`: none of these; see the cause.
 */
export type StrapErrorCode =
  | 'no-web-bluetooth'
  | 'insecure-page'
  | 'bluetooth-off'
  | 'chooser-closed'
  | 'chooser-silent'
  | 'other-heart'
  | 'permission-refused'
  | 'no-heart-rate-service'
  | 'subscription-refused'
  | 'strap-busy'
  | 'out-of-range'
  | 'timed-out'
  | 'no-answer'
  | 'link-lost'
  | 'drops-at-once'
  | 'strap-silent'
  | 'stays-mute'
  | 'unexpected';
