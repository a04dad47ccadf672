/** What lies on a browser's disk, opened outside of the browser: everything is taken out as it lies and read by the program's own store. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Page } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';
import { openDatabase } from '../../src/store/database.ts';
import { unlockBy } from '../../src/store/guard.ts';
import type { SessionRow } from '../../src/store/session-row.ts';
import { sessionStore } from '../../src/store/sessions.ts';
import { openVault } from '../../src/store/vault.ts';
import { passphraseKey } from '../../src/vault/derive.ts';

const STORES = ['sessions', 'chunks', 'settings', 'erased', 'vault'] as const;

/** A value as it can leave a page: bytes as numbers. */
type Told = { readonly bytes: number[] } | { readonly plain: unknown };
interface Disk {
  readonly version: number;
  readonly stores: Readonly<Record<string, readonly (readonly [IDBValidKey, Told])[]>>;
  /** The first copy of the pad. */
  readonly pad: number[] | undefined;
}

/** Everything of one database of the copy in `/`. The page must be one of its origin. */
const diskOf = (page: Page, place: string): Promise<Disk> =>
  page.evaluate(
    async ([names, where]) => {
      const answer = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('no answer'));
        });
      const db = await answer(indexedDB.open(`attune ${where}`));
      const stores: Record<string, [IDBValidKey, Told][]> = {};
      const transaction = db.transaction([...names]);
      for (const name of names) {
        const store = transaction.objectStore(name);
        const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
        stores[name] = keys.map((key, i) => {
          const value = values[i] as unknown;
          if (value instanceof Uint8Array) return [key, { bytes: [...value] }];
          // A folder's handle cannot leave the page, and nothing here asks for it.
          return [key, { plain: typeof value === 'string' ? value : null }];
        });
      }
      const { version } = db;
      db.close();
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle(`pad-0 ${encodeURIComponent(where)}`).catch(() => undefined);
      const pad = file && [...new Uint8Array(await (await file.getFile()).arrayBuffer())];
      return { version, stores, pad };
    },
    [[...STORES], place] as const,
  );

export interface StoredSession {
  readonly row: SessionRow;
  readonly facts: readonly SessionEvent[];
}

/**
 * Every session on the disk of `page`, newest first, as far as the device opens them by itself. `place` names the database: the folder, or the
 * logs of the therapist's own heart in it. Guarded records are opened by their `passphrase`.
 */
export async function storedSessions(
  page: Page,
  place = '/',
  passphrase?: string,
): Promise<readonly StoredSession[]> {
  const { version, stores, pad } = await diskOf(page, place);
  const factory = new IDBFactory();
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open('attune /', version);
    request.onupgradeneeded = () => {
      for (const name of [...STORES, 'clients']) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = db.transaction([...STORES], 'readwrite');
  for (const name of STORES)
    for (const [key, told] of stores[name] ?? [])
      transaction
        .objectStore(name)
        .put('bytes' in told ? Uint8Array.from(told.bytes) : (told.plain ?? undefined), key);
  await new Promise((done) => (transaction.oncomplete = done));
  db.close();

  const database = openDatabase({ factory, folder: '/', mark: 'reads', after: () => () => undefined });
  const vault = openVault({
    database,
    pad: {
      read: () => Promise.resolve([pad && Uint8Array.from(pad)]),
      write: () => Promise.reject(new Error('it is only read')),
      alone: (_what, work) => work(),
    },
  });
  if (passphrase !== undefined) await unlockBy(vault, { passphrase }, passphraseKey);
  const store = sessionStore(database, vault);
  const sessions: StoredSession[] = [];
  for (const row of await store.list()) {
    const facts: SessionEvent[] = [];
    for await (const piece of store.read(row.id)) facts.push(...piece.facts);
    sessions.push({ row, facts });
  }
  return sessions;
}
