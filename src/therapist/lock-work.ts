/** What locking and unlocking take: slots, keys, the slow way from a passphrase. Fetched when somebody types one. */
import type { Here } from '../backup/here.ts';
import { ownVaultOf, type KeptVault } from '../backup/own-vault.ts';
import { takeIn, type Arriving, type Taken } from '../backup/take-in.ts';
import type { ClientCard } from '../session/client-record.ts';
import type { SessionEvent } from '../session/events.ts';
import { asideMarks, openAside, type AsideRecords } from '../store/aside.ts';
import type { Database } from '../store/database.ts';
import { addPasskey, guardWith, removePasskey, unguard, unlockBy, unlockByPasskey } from '../store/guard.ts';
import { StoreError } from '../store/store-error.ts';
import type { Vault } from '../store/vault-type.ts';
import type { LockTrouble } from '../ui/model/lock-view.ts';
import { openHeader, type Secret } from '../vault/header.ts';
import { VaultError } from '../vault/vault-error.ts';
import { askPasskey, makePasskey, NoPasskey } from './passkey.ts';
import { passphraseKeyInThread } from './passphrase-key.ts';

export interface LockFailure {
  readonly trouble: LockTrouble;
  /** Group of the recovery code with the slip, from 1. */
  readonly group?: number;
}

/** Opens the records; `undefined` = they are open now. */
export async function unlockRecords(
  vault: Vault,
  secret: Secret | 'passkey',
): Promise<LockFailure | undefined> {
  try {
    await (secret === 'passkey'
      ? unlockByPasskey(vault, askPasskey)
      : unlockBy(vault, secret, passphraseKeyInThread));
    return undefined;
  } catch (cause) {
    if (cause instanceof NoPasskey) return { trouble: 'passkey' };
    if (!(cause instanceof VaultError)) return { trouble: 'failed' };
    const { code, group } = cause;
    if (secret === 'passkey' && code === 'wrong-secret') return { trouble: 'passkey' };
    const known = code === 'wrong-secret' || code === 'wrong-code' || code === 'changed-outside';
    return { trouble: known ? code : 'failed', ...(group !== undefined && { group }) };
  }
}

/** Whether this passphrase opens the backups. */
export async function opensBackups(kept: KeptVault, passphrase: string): Promise<boolean> {
  try {
    await openHeader(ownVaultOf(kept).header, { passphrase }, passphraseKeyInThread);
    return true;
  } catch (cause) {
    if (cause instanceof VaultError && cause.code === 'wrong-secret') return false;
    throw cause;
  }
}

/** Lets the secrets of the backups, and nothing else, open the records, unless they do so already. */
export async function guardRecords(vault: Vault, kept: KeptVault): Promise<void> {
  const own = ownVaultOf(kept);
  const wanted = own.header.slots.map((slot) => slot.public).sort();
  const there = vault.open?.header.slots
    .filter(({ kind }) => kind !== 'passkey')
    .map((slot) => slot.public)
    .sort();
  if (there?.join() !== wanted.join()) await guardWith(vault, own);
}

export const unguardRecords = (vault: Vault): Promise<void> => unguard(vault);

/** A passkey of this device or account, named `name` in its list, opens the records too. `false` = the person or the device gave none. @throws StoreError */
export async function keepPasskey(vault: Vault, name: string): Promise<boolean> {
  try {
    await addPasskey(vault, await makePasskey(name));
    return true;
  } catch (cause) {
    if (cause instanceof NoPasskey) return false;
    throw cause;
  }
}

export const dropPasskey = (vault: Vault): Promise<void> => removePasskey(vault);

export { asideMarks };

/** Everything that was set aside, as a backup would bring it. */
async function arrivingFrom({ store, setting }: AsideRecords): Promise<Arriving> {
  const own = await setting('ownThings');
  return {
    sessions: (await store.list()).map(({ id, epoch, facts }) => ({
      id,
      epoch,
      facts,
      // Nobody has counted it: each is read and compared.
      digest: '',
      open: async () => {
        const found = { facts: [] as SessionEvent[], lost: 0 };
        for await (const piece of store.read(id)) {
          found.facts.push(...piece.facts);
          found.lost += piece.lost;
        }
        return found;
      },
    })),
    // What was erased stays erased by its name; nobody else has to be told.
    erased: [],
    cards: ((await setting('clientCards')) ?? []) as readonly ClientCard[],
    own: typeof own === 'object' && own !== null ? own : undefined,
  };
}

/**
 * Takes in what was set aside and opens by this secret, and takes it away where all of it came. @throws VaultError `wrong-secret`, `wrong-code`,
 * `changed-outside` if none does; StoreError
 */
export async function takeBack(database: Database, secret: Secret, here: Here): Promise<Taken> {
  let all: Taken | undefined;
  let refused: VaultError | undefined;
  for (const mark of await asideMarks(database)) {
    try {
      const aside = await openAside(database, mark, secret, passphraseKeyInThread);
      const taken = await takeIn(here, await arrivingFrom(aside));
      if (taken.lost + taken.waiting === 0) await aside.drop();
      all = {
        sessions: [...(all?.sessions ?? []), ...taken.sessions],
        erased: 0,
        lost: (all?.lost ?? 0) + taken.lost,
        waiting: 0,
      };
    } catch (cause) {
      if (!(cause instanceof VaultError)) throw cause;
      refused ??= cause;
    }
  }
  if (all === undefined) throw refused ?? new StoreError('not-found');
  return all;
}
