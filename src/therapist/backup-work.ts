/** What a backup takes: vault, files, folder. Fetched when somebody wants one, so that nobody else waits for it. */
import { arrivingOf, copyToFile, openFileCopy, sourceOf, type FileCopy } from '../backup/file-copy.ts';
import { copyToShelf, joinShelf, type FolderCopy } from '../backup/folder-copy.ts';
import { headerOn } from '../backup/shelf-lists.ts';
import { davShelf } from '../backup/dav-shelf.ts';
import { folderShelf } from '../backup/folder-shelf.ts';
import type { Here } from '../backup/here.ts';
import {
  keptVault,
  newOwnVault,
  ownVaultOf,
  withoutListed,
  type KeptVault,
  type OwnVault,
} from '../backup/own-vault.ts';
import { ShelfError, type Shelf } from '../backup/shelf.ts';
import { takeIn, type Taken } from '../backup/take-in.ts';
import type { EpochMs } from '../terms/units.ts';
import { readBackupFile } from '../vault/backup-file.ts';
import { toBase64 } from '../vault/bytes.ts';
import { makeHeader, withPassphrase, type Secret } from '../vault/header.ts';
import type { Random } from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { BackupTrouble } from '../ui/model/backup-view.ts';
import type { BackupPlace } from './backup-place.ts';
import { passphraseKeyInThread } from './passphrase-key.ts';

/** What the folder's own program may put beside the backup, so that it opens without Attune. */
export interface FolderExtras {
  readonly readme: string;
  /** The page that opens a backup; `undefined` = it could not be fetched just now. */
  readonly opener: Uint8Array | undefined;
}

export interface BackupWork {
  /** A vault that this passphrase opens; the one there is gets another passphrase. `code` = a new vault's recovery code. */
  setPassphrase(
    kept: KeptVault | undefined,
    passphrase: string,
  ): Promise<{ readonly vault: KeptVault; readonly code?: string }>;
  toFile(here: Here, kept: KeptVault, made: EpochMs): Promise<Omit<FileCopy, 'vault'> & { vault: KeptVault }>;
  /** @throws VaultError `wrong-secret` if the folder belongs to another passphrase: `join` it first; ShelfError */
  toFolder(
    here: Here,
    kept: KeptVault,
    folder: BackupPlace,
    extras: FolderExtras,
    made: EpochMs,
  ): Promise<Omit<FolderCopy, 'vault'> & { vault: KeptVault }>;
  /** Makes the folder's vault this device's. */
  join(kept: KeptVault | undefined, folder: BackupPlace, secret: Secret): Promise<KeptVault>;
  restore(
    here: Here,
    kept: KeptVault | undefined,
    file: Blob,
    secret: Secret,
  ): Promise<{ readonly taken: Taken; readonly vault: KeptVault; readonly whole: boolean }>;
}

/** The same trouble as the screens name it. */
export function troubleOf(cause: unknown): BackupTrouble {
  if (cause instanceof VaultError) return cause.code;
  if (cause instanceof ShelfError) return cause.code;
  return 'failed';
}

export function openBackupWork(window: Window & typeof globalThis): BackupWork {
  const random: Random = (count) => window.crypto.getRandomValues(new Uint8Array(count));
  const secrets = { kdf: passphraseKeyInThread, random };
  const shelfOf = (place: BackupPlace): Shelf =>
    typeof place === 'string'
      ? davShelf(place, (address, init) => window.fetch(address, init))
      : folderShelf(place);
  const vaultOf = (kept: KeptVault): OwnVault => ownVaultOf(kept);

  async function putExtras(shelf: Shelf, { readme, opener }: FolderExtras): Promise<void> {
    const put = async (path: string, bytes: Uint8Array): Promise<void> => {
      if ((await shelf.read(path))?.length !== bytes.length) await shelf.write(path, bytes);
    };
    await put('attune/READ-ME.txt', new TextEncoder().encode(readme));
    if (opener !== undefined) await put('attune/open-vault.html', opener);
  }

  return {
    setPassphrase: async (kept, passphrase) => {
      if (kept === undefined) {
        const { code, ...open } = await makeHeader(passphrase, secrets);
        return { vault: keptVault(newOwnVault(open, random)), code };
      }
      const own = vaultOf(kept);
      const changed = await withPassphrase(own, passphrase, secrets);
      const older = [...own.older, toBase64(own.vaultKey)];
      return { vault: keptVault({ ...own, ...changed, older }) };
    },
    toFile: async (here, kept, made) => {
      const copy = await copyToFile(here, vaultOf(kept), random, made);
      return { ...copy, vault: keptVault(copy.vault) };
    },
    toFolder: async (here, kept, folder, extras, made) => {
      const shelf = shelfOf(folder);
      const copy = await copyToShelf(here, shelf, vaultOf(kept), random, made);
      await putExtras(shelf, extras);
      return { ...copy, vault: keptVault(copy.vault) };
    },
    join: async (kept, folder, secret) => {
      const header = await headerOn(shelfOf(folder));
      if (header === undefined) throw new ShelfError('unreachable');
      const own = kept && vaultOf(kept);
      const empty = { header, vaultKey: new Uint8Array(32) };
      const joined = await joinShelf(header, secret, own ?? newOwnVault(empty, random), secrets.kdf);
      return keptVault(own === undefined ? { ...joined, older: [] } : joined);
    },
    restore: async (here, kept, blob, secret) => {
      const file = await readBackupFile(sourceOf(blob));
      const open = await openFileCopy(file, secret, secrets.kdf);
      const taken = await takeIn(here, arrivingOf(open));
      const { header, vaultKey } = open;
      // A device without a vault goes on with this one, as a writer of its own.
      const own = kept === undefined ? newOwnVault({ header, vaultKey }, random) : vaultOf(kept);
      return { taken, whole: file.whole, vault: keptVault(withoutListed(own, taken.sessions)) };
    },
  };
}
