/**
 * Logs of the therapist's own heart, in a database of their own: no list, no export, no report and no backup of sessions can reach them. Each
 * lies under the identity of the session it was recorded beside, on the same clock, and can be erased by itself.
 */
import type { SessionEvent } from '../session/events.ts';
import type { Ms } from '../terms/units.ts';
import { openDatabase } from './database.ts';
import { addressIn } from './inbox-address.ts';
import type { Pad } from './pad.ts';
import type { SessionRow } from './session-row.ts';
import { sessionStore, type SessionStore } from './sessions.ts';
import { storeError } from './store-error.ts';
import { tailsIn, type Tails } from './tails.ts';
import { openVault } from './vault.ts';

export interface OwnHearts extends Pick<SessionStore, 'append' | 'amend' | 'erase'> {
  readonly tails: Tails;
  /** Every fact of the log beside a session, with its row; `undefined` = there is none. @throws StoreError */
  read(
    id: string,
  ): Promise<{ readonly facts: readonly SessionEvent[]; readonly row: SessionRow } | undefined>;
  /** This window owns them from now on. @throws StoreError */
  claim(): Promise<void>;
  /** Another window took them over. */
  lose(): void;
}

export interface OwnHeartsOptions {
  /** `undefined` = the browser has none. */
  readonly factory: IDBFactory | undefined;
  readonly storage: Storage | undefined;
  /** Where half of the keys lies; `undefined` = the browser has no place that is overwritten. */
  readonly pad?: Pad | undefined;
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** Path of the folder that the page lies in. */
  readonly folder: string;
  /** Random mark of this window. */
  readonly mark: string;
}

/** Opens nothing yet. */
export function openOwnHearts(options: OwnHeartsOptions): OwnHearts {
  const { factory, storage, pad, after, folder, mark } = options;
  // A folder begins with a stroke, so neither name begins that of a folder's sessions.
  const place = `own-heart ${folder}`;
  const db = openDatabase({ factory, after, folder, name: `attune ${place}`, mark });
  const vault = openVault({ database: db, pad, address: addressIn(storage, place) });
  const store = sessionStore(db, vault);
  const tails = tailsIn(storage, place, vault);
  return {
    append: store.append,
    amend: store.amend,
    erase: (id, by) => {
      tails.drop(id);
      return store.erase(id, by);
    },
    tails,
    claim: async () => {
      await db.claim();
      // Whoever owned them before may have changed the keys.
      vault.forget();
      await vault.ready();
    },
    lose: db.lose,
    read: async (id) => {
      // Without keys nothing of a tail can be read.
      await vault.look();
      for (const tail of tails.list()) {
        // Erased meanwhile: then nobody wants it.
        await store.absorb(tail).catch((cause: unknown) => {
          if (storeError(cause).code !== 'erased') throw cause;
        });
        tails.drop(tail.id);
      }
      const row = (await store.list()).find((one) => one.id === id);
      if (row === undefined) return undefined;
      const facts: SessionEvent[] = [];
      for await (const piece of store.read(id)) facts.push(...piece.facts);
      return { facts, row };
    },
  };
}
