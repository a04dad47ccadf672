/**
 * Records that were set aside when this device began anew: sealed and whole, they open by the secrets of their time, are read, and are taken away once they
 * are among the others.
 */
import type { Secret, Kdf } from '../vault/header.ts';
import type { Random } from '../vault/slot.ts';
import type { Database } from './database.ts';
import { randomBytes } from './device-half.ts';
import { unlockBy } from './guard.ts';
import { SCRUB } from './move.ts';
import type { Pad } from './pad.ts';
import { allOf } from './read-chunks.ts';
import { sessionStore, type SessionStore } from './sessions.ts';
import { StoreError } from './store-error.ts';
import { openVault } from './vault.ts';
import { asideSetting, dropAside, readVault } from './vault-shelf.ts';

export interface AsideRecords {
  readonly store: Pick<SessionStore, 'list' | 'read' | 'erased'>;
  /** A setting that they sealed; `undefined` = there is none that opens. */
  setting(name: string): Promise<unknown>;
  /** Takes them away for good. @throws StoreError */
  drop(): Promise<void>;
}

/** Marks of what was set aside. @throws StoreError */
export const asideMarks = async (database: Database): Promise<readonly string[]> =>
  (await readVault(database)).aside;

/** What the pad held; nothing is ever written to it. */
const padOf = (bytes: Uint8Array): Pad => ({
  read: () => Promise.resolve([bytes]),
  write: () => Promise.resolve(true),
  alone: (_what, work) => work(),
});

/** Opens what was set aside under this mark. @throws VaultError `wrong-secret`, `wrong-code`, `changed-outside`; StoreError */
export async function openAside(
  database: Database,
  mark: string,
  secret: Secret,
  kdf: Kdf,
  random: Random = randomBytes,
): Promise<AsideRecords> {
  const { pad } = await readVault(database, mark);
  if (pad === undefined) throw new StoreError('not-found');
  const vault = openVault({ database, pad: padOf(pad), random, aside: mark });
  await unlockBy(vault, secret, kdf);
  const { open } = vault;
  if (open === undefined) throw new StoreError('storage-failed');
  const handles = [...open.keys.byHandle.keys()];
  return {
    store: sessionStore(database, vault),
    setting: async (name) => vault.openCommon(name, await asideSetting(database, mark, name)),
    drop: () =>
      database.write(['sessions', 'chunks', 'vault', 'settings'], (transaction) => {
        for (const handle of handles) {
          transaction.objectStore('sessions').delete(handle);
          transaction.objectStore('chunks').delete(allOf(handle));
        }
        dropAside(transaction.objectStore('vault'), mark);
        // What opened them is not to stay in what the database keeps of deleted values.
        transaction.objectStore('settings').put(true, SCRUB);
      }),
  };
}
