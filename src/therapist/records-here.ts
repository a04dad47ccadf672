/** The records of this device as a backup needs them. What fails here is told to whoever asked, as an error of the store. */
import type { Here, SessionHere } from '../backup/here.ts';
import type { Settings } from '../store/settings.ts';
import { storeError } from '../store/store-error.ts';
import type { Records } from './records.ts';

export interface HereParts {
  readonly records: Pick<Records, 'facts' | 'take' | 'erased' | 'erase'>;
  /** Sessions that are over and on the disk, as they are now. */
  readonly closed: () => Promise<readonly SessionHere[]>;
  readonly setting: <K extends keyof Settings>(key: K) => Settings[K] | undefined;
  readonly keep: <K extends keyof Settings>(key: K, value: Settings[K]) => void;
}

/** `undefined` where a session is not there (any more). */
async function found<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (cause) {
    if (storeError(cause).code === 'not-found') return undefined;
    throw cause;
  }
}

export const recordsHere = ({ records, closed, setting, keep }: HereParts): Here => ({
  sessions: closed,
  log: (id) => found(records.facts(id)),
  keep: async (log) => {
    try {
      await records.take({ log });
    } catch (cause) {
      // Erased meanwhile: then nobody wants it.
      if (storeError(cause).code !== 'erased') throw cause;
    }
  },
  erased: () => records.erased(),
  erase: ({ id, epoch, origin }) => records.erase(id, { epoch, origin }),
  cards: () => Promise.resolve(setting('clientCards') ?? []),
  keepCards: (cards) => Promise.resolve(keep('clientCards', cards)),
  own: () => Promise.resolve(setting('ownThings')),
  keepOwn: (own) => Promise.resolve(keep('ownThings', own)),
});
