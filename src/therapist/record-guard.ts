/** The records as far as a passphrase guards them: whether one does, whether they are locked, and what is forgotten and read anew with that. */
import type { KeptVault } from '../backup/own-vault.ts';
import type { Here } from '../backup/here.ts';
import type { Taken } from '../backup/take-in.ts';
import type { Database } from '../store/database.ts';
import type { Vault } from '../store/vault-type.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { isLocked } from '../vault/device-header.ts';
import type { Secret } from '../vault/header.ts';
import type { LockFailure } from './lock-work.ts';

export interface RecordGuard {
  /** Whether a passphrase opens them and the device does not, locked or not. */
  readonly guarded: boolean;
  readonly locked: boolean;
  /** Whether a passkey opens them too. */
  readonly passkey: boolean;
  /** `undefined` = they are open now, and read anew. */
  unlock(secret: Secret | 'passkey'): Promise<LockFailure | undefined>;
  /** Lets go of every key but that of a session that runs, and of what was read. */
  lock(): void;
  /** From now on the secrets of the backups open them. @throws StoreError, VaultError */
  guardWith(kept: KeptVault): Promise<void>;
  /** From now on the device opens them. @throws StoreError */
  unguard(): Promise<void>;
  opensBackups(kept: KeptVault, passphrase: string): Promise<boolean>;
  /** Asks the person for a passkey that opens them from now on, named `name` in the browser's list. `false` = none was given. @throws StoreError */
  addPasskey(name: string): Promise<boolean>;
  /** From now on none does. @throws StoreError */
  removePasskey(): Promise<void>;
  /** Sets the locked records aside, sealed and whole, and begins new ones. @throws StoreError */
  beginAnew(): Promise<void>;
  /** Whether any were set aside. @throws StoreError */
  hasAside(): Promise<boolean>;
  /** Takes those that this secret opens in among the others. @throws VaultError, StoreError */
  takeBack(secret: Secret, here: Here): Promise<Taken>;
}

export interface GuardParts {
  readonly database: Database;
  readonly vault: Vault;
  /** Sessions of which something is not on the disk yet. */
  readonly running: () => readonly string[];
  /** What was read of the records is to be gone from memory. */
  readonly forget: () => void;
  readonly reread: () => Promise<void>;
}

export function guardOf({ database, vault, running, forget, reread }: GuardParts): RecordGuard {
  const work = () => loadPart(() => import('./lock-work.ts'));
  const here = () => vault.locked ?? vault.open?.header;
  return {
    get guarded() {
      const header = here();
      return header !== undefined && isLocked(header);
    },
    get passkey() {
      return here()?.slots.some(({ kind }) => kind === 'passkey') ?? false;
    },
    get locked() {
      return vault.locked !== undefined;
    },
    unlock: async (secret) => {
      const failure = await (await work()).unlockRecords(vault, secret);
      if (failure === undefined) await reread();
      return failure;
    },
    lock: () => {
      vault.lock(running());
      forget();
    },
    guardWith: async (kept) => (await work()).guardRecords(vault, kept),
    unguard: async () => (await work()).unguardRecords(vault),
    opensBackups: async (kept, passphrase) => (await work()).opensBackups(kept, passphrase),
    addPasskey: async (name) => (await work()).keepPasskey(vault, name),
    removePasskey: async () => (await work()).dropPasskey(vault),
    beginAnew: async () => vault.anew(),
    hasAside: async () => (await (await work()).asideMarks(database)).length > 0,
    takeBack: async (secret, here) => (await work()).takeBack(database, secret, here),
  };
}
