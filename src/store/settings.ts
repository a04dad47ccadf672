/** Preferences of this device, each under its own key. They are not part of any session. */
import { entries } from 'idb-keyval';
import type { ClientCard } from '../session/client-record.ts';
import type { EpochMs } from '../terms/units.ts';
import type { Database } from './database.ts';
import { OWNER } from './fence.ts';
import { FOLDER } from './own-name.ts';

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
  /** Random identity of this browser profile. */
  origin: string | undefined;
}

/** Every stored preference; one that is missing was never set. @throws StoreError */
export const readSettings = async (db: Database): Promise<Partial<Settings>> =>
  Object.fromEntries(
    (await entries(db.use('settings'))).filter(([key]) => key !== OWNER && key !== FOLDER),
  ) as Partial<Settings>;

/** @throws StoreError */
export const writeSetting = <K extends keyof Settings>(
  db: Database,
  key: K,
  value: Settings[K],
): Promise<void> =>
  db.write(['settings'], (transaction) => void transaction.objectStore('settings').put(value, key));
