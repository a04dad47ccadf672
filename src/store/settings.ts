/** Preferences of this device, each under its own key. They are not part of any session. */
import { entries } from 'idb-keyval';
import type { ClientCard } from '../session/client-record.ts';
import type { EpochMs } from '../terms/units.ts';
import { isBox } from '../vault/box.ts';
import type { Database } from './database.ts';
import { OWNER } from './fence.ts';
import { SCRUB } from './move.ts';
import { FOLDER } from './own-name.ts';
import { isSealedSetting, OLD_CLIENTS } from './sealed-settings.ts';
import type { Vault } from './vault-type.ts';

/** What lies among the settings and is none. */
const OTHERS: ReadonlySet<string> = new Set([OWNER, FOLDER, OLD_CLIENTS, SCRUB]);

export interface Settings {
  /** Theme of the therapist's window; `undefined` = as the system. */
  theme: 'light' | 'dark' | 'dim' | undefined;
  /** The browser's identity of the strap used last, by which it is found again without the list. */
  strap: string | undefined;
  /** The same of the therapist's own strap. */
  secondStrap: string | undefined;
  /** Sessions beside which the therapist's own heart is kept, by their identity. */
  ownHearts: readonly string[] | undefined;
  /** Address of the hosted page, as the therapist named it for practice links. */
  hosted: string | undefined;
  /** Secret that this window shares with the client's window. */
  pair: string | undefined;
  /** Cards of clients: their codes, notes, and which are archived. */
  clientCards: readonly ClientCard[] | undefined;
  /** What the therapist made for all sessions: keys, marks, scales, templates of plans; plain data, shaped by the window. */
  ownThings: object | undefined;
  /** The vault of this device's backups: its header, its keys, what was written last; plain data, shaped by the window. */
  vault: object | undefined;
  /** The last backup that was written and read again: when, and of how many facts each session was, by its identity. */
  backedUp: { readonly epoch: EpochMs; readonly facts: Readonly<Record<string, number>> } | undefined;
  /** The folder that is kept up to date. */
  backupFolder: FileSystemDirectoryHandle | undefined;
  /** The folder on the practice's own server that is kept up to date instead, by its address. */
  backupServer: string | undefined;
  /** Minutes without input after which guarded records lock themselves; 0 = never, `undefined` = as usual. */
  lockMinutes: number | undefined;
  /** Random identity of this browser profile. */
  origin: string | undefined;
}

/** Every stored preference that can be read; one that is missing was never set. @throws StoreError */
export async function readSettings(db: Database, vault: Vault): Promise<Partial<Settings>> {
  await vault.look();
  const kept = (await entries<string, unknown>(db.use('settings'))).filter(([key]) => !OTHERS.has(key));
  const opened = kept.map(([key, value]) => [key, isBox(value) ? vault.openCommon(key, value) : value]);
  return Object.fromEntries(opened.filter(([, value]) => value !== undefined)) as Partial<Settings>;
}

/** @throws StoreError */
export const writeSetting = <K extends keyof Settings>(
  db: Database,
  vault: Vault,
  key: K,
  value: Settings[K],
): Promise<void> =>
  isSealedSetting(key)
    ? vault.write(['settings'], (transaction) => {
        const settings = transaction.objectStore('settings');
        if (value === undefined) settings.delete(key);
        else settings.put(vault.sealCommon(key, value), key);
      })
    : db.write(['settings'], (transaction) => void transaction.objectStore('settings').put(value, key));
