/** How a device's vault lies in its database: header, keyring, keys that came later, and what of an earlier vault could not be opened any more. */
import { promisifyRequest } from 'idb-keyval';
import type { Database } from './database.ts';
import type { KeptKeys } from './vault-keys.ts';

/** Names of the values. */
export const HEADER = 'header';
export const RING = 'ring';
/** What opens the device's own slot where there is no pad for it. */
export const DEVICE = 'device';
/** Keys of sessions that came after the keyring, by the session's handle. */
export const addedName = (handle: string): string => `key ${handle}`;
/** The same, of those that began while the records were locked: sealed to the inbox. */
export const inboxName = (handle: string): string => `inbox ${handle}`;
const LOST = 'lost ';

export interface StoredVault extends KeptKeys {
  readonly header: string | undefined;
  readonly device: Uint8Array | undefined;
  /** An earlier vault is here whose half of the keys is gone. */
  readonly lost: boolean;
}

export async function readVault(database: Database): Promise<StoredVault> {
  const [keys, values] = await database.use('vault')('readonly', (store) =>
    Promise.all([
      promisifyRequest(store.getAllKeys() as IDBRequest<string[]>),
      promisifyRequest(store.getAll() as IDBRequest<unknown[]>),
    ]),
  );
  const named = new Map(keys.map((key, i) => [key, values[i]]));
  const bytes = (start: string): Uint8Array[] =>
    keys
      .filter((key) => key.startsWith(start))
      .map((key) => named.get(key))
      .filter((value) => value instanceof Uint8Array);
  const header = named.get(HEADER);
  const device = named.get(DEVICE);
  const ring = named.get(RING);
  return {
    header: typeof header === 'string' ? header : undefined,
    device: device instanceof Uint8Array ? device : undefined,
    ring: ring instanceof Uint8Array ? ring : new Uint8Array(),
    added: bytes(addedName('')),
    inbox: bytes(inboxName('')),
    lost: keys.some((key) => key.startsWith(LOST)),
  };
}

/** Puts a vault that nobody can open aside under this mark, whole, so that a new one can begin; what it sealed stays where it is. */
export function setAside(vault: IDBObjectStore, mark: string): void {
  const asked = vault.openCursor();
  asked.onsuccess = () => {
    const cursor = asked.result;
    if (cursor === null) return;
    const key = cursor.key as string;
    if (!key.startsWith(LOST)) {
      vault.put(cursor.value, `${LOST}${mark} ${key}`);
      cursor.delete();
    }
    cursor.continue();
  };
}

/** Takes away the keys that came after the keyring: it holds them now. */
export function dropAdded(vault: IDBObjectStore): void {
  for (const start of [addedName(''), inboxName('')])
    vault.delete(IDBKeyRange.bound(start, `${start}\uffff`));
}
