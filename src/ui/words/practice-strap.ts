/** What a client who practises at home reads about the own strap. A sentence for each state; none of them asks for anything. */
import { clientPart } from './client-parts.ts';
import { catalogue } from './language.ts';

/**
 * `none`: nothing to say. `seeking`: the first link is under way. `unanswered`: it did not come up so far. `here`: linked. `away`: the
 * link was lost and is sought. `refused`: it cannot be used. `off`: Bluetooth is off.
 */
export type PracticeStrapState = 'none' | 'seeking' | 'unanswered' | 'here' | 'away' | 'refused' | 'off';

export interface PracticeStrapWords {
  readonly connect: string;
  readonly says: Record<PracticeStrapState, string>;
}

export let practiceStrapWords: PracticeStrapWords;
await catalogue(
  clientPart('practice-strap'),
  (spoken: { practiceStrapWords: PracticeStrapWords }) => ({ practiceStrapWords } = spoken),
);
