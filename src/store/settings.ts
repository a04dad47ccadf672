/** Preferences of this device, each under its own key. They are not part of any session. */
import { get, set } from 'idb-keyval';
import type { Database } from './database.ts';

export interface Settings {
  /** Theme of the therapist's window; `undefined` = as the system. */
  theme: 'light' | 'dark' | 'dim' | undefined;
  /** The browser's identity of the strap used last, by which it is found again without the list. */
  strap: string | undefined;
  /** Address of the hosted page, as the therapist named it for practice links. */
  hosted: string | undefined;
  /** Random identity of this browser profile. */
  origin: string | undefined;
}

/** The stored preference; `undefined` = never set. @throws StoreError */
export const readSetting = async <K extends keyof Settings>(db: Database, key: K): Promise<Settings[K]> =>
  await get<Settings[K]>(key, db.use('settings'));

/** @throws StoreError */
export const writeSetting = <K extends keyof Settings>(
  db: Database,
  key: K,
  value: Settings[K],
): Promise<void> => set(key, value, db.use('settings'));
