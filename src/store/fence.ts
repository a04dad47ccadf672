/**
 * Which window may write: the one that claimed the records last. Its mark lies among the settings and is compared inside every write, so
 * that a window whose lock was taken away, and which does not know it yet, writes nothing any more.
 */
import { StoreError } from './store-error.ts';

/** Ends the transaction with this error; nothing of it is kept. */
export type Refuse = (error: unknown) => void;

/** Key of the mark. */
export const OWNER = 'owner';

export interface Fence {
  /** The next write makes these records this window's. */
  claim(): void;
  /** The lock was taken away: from now on only what still carries this window's mark is written. */
  lose(): void;
  /** Goes on with `work` if this window may write; refuses with `taken` otherwise. The transaction must hold `settings`. */
  pass(transaction: IDBTransaction, refuse: Refuse, work: () => void): void;
  /** A write that was let through is on the disk. */
  passed(): void;
}

/** A fence for the window with this random mark, which claims with its first write. */
export function openFence(mark: string): Fence {
  let state: 'claims' | 'holds' | 'lost' = 'claims';
  return {
    claim: () => (state = 'claims'),
    lose: () => (state = 'lost'),
    pass: (transaction, refuse, work) => {
      const settings = transaction.objectStore('settings');
      const asked = settings.get(OWNER) as IDBRequest<unknown>;
      asked.onsuccess = () => {
        const there = asked.result;
        // A holder whose mark is gone has had the site's data cleared under it.
        const may = there === mark || state === 'claims' || (state === 'holds' && there === undefined);
        try {
          if (!may) throw new StoreError('taken');
          if (there !== mark) settings.put(mark, OWNER);
          work();
        } catch (cause) {
          refuse(cause);
        }
      };
    },
    passed: () => {
      if (state === 'claims') state = 'holds';
    },
  };
}
