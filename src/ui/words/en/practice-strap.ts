/** What a client who practises at home reads about the own strap, English. A sentence for each state; none of them asks for anything. */
import type { PracticeStrapState, PracticeStrapWords } from '../practice-strap.ts';

/**
 * `none`: nothing to say. `seeking`: the first link is under way. `unanswered`: it did not come up so far. `here`: linked. `away`: the
 * link was lost and is sought. `refused`: it cannot be used. `off`: Bluetooth is off.
 */

const says: Record<PracticeStrapState, string> = {
  none: '',
  seeking: 'Looking for the strap. The practice need not wait for it.',
  unanswered: 'The strap does not answer so far. The practice needs none, and it is tried again by itself.',
  here: 'The strap is connected. Nothing of it is kept. If you like, the picture may grow warmer with the heart: see “Sound and look”.',
  away: 'The strap is out of reach for now. The picture goes on without it.',
  refused: 'The strap cannot be used here. The practice needs none.',
  off: 'Bluetooth seems to be off. The practice needs no strap.',
};

export const practiceStrapWords: PracticeStrapWords = { connect: 'Connect a strap', says };
