/**
 * Which client's window this window speaks with: the one that followed before, if it still does or a session waits to go on, and
 * otherwise one that is yet to be opened.
 */
import { newPair, pairOf, type Pair } from '../mirror/peer.ts';
import { isFollowed } from './client-window.ts';
import type { RecordKeeper } from './record-keeper.ts';

/** The pair of this window, kept on the device for the time after a reload. */
export async function findPair(
  { crypto, navigator }: Pick<Window & typeof globalThis, 'crypto' | 'navigator'>,
  records: Pick<RecordKeeper, 'setting' | 'keep' | 'recovered'>,
): Promise<Pair> {
  const known = pairOf(await records.setting('pair'));
  if (known !== undefined && (records.recovered !== undefined || (await isFollowed(navigator.locks, known))))
    return known;
  const pair = newPair(crypto);
  records.keep('pair', pair.secret);
  return pair;
}
