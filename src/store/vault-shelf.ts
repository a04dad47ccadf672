/** How a device's vault lies in its database: header, keyring, keys that came later, and earlier vaults that were set aside. */
import { promisifyRequest } from 'idb-keyval';
import { isBox } from '../vault/box.ts';
import { answered } from './answered.ts';
import type { Database } from './database.ts';
import type { Refuse } from './fence.ts';
import type { KeptKeys } from './vault-keys.ts';

/** Names of the values. */
export const HEADER = 'header';
/** The same text a second time: somebody who changes one of them takes nothing away. */
const COPY = 'header again';
export const RING = 'ring';
/** What opens the device's own slot where there is no pad for it. */
export const DEVICE = 'device';
/** Keys of sessions that came after the keyring, by the session's handle. */
export const addedName = (handle: string): string => `key ${handle}`;
/** The same, of those that began while the records were locked: sealed to the inbox. */
export const inboxName = (handle: string): string => `inbox ${handle}`;
const LOST = 'lost ';
/** A copy of the pad of a vault that is set aside on purpose, and what of the settings it sealed. */
const PAD = 'pad';
const SETTING = 'setting ';

export interface StoredVault extends KeptKeys {
  readonly header: string | undefined;
  /** The header's second copy; `undefined` = an earlier program wrote none, or it is gone. */
  readonly copy: string | undefined;
  readonly device: Uint8Array | undefined;
  /** An earlier vault is here whose half of the keys is gone. */
  readonly lost: boolean;
  /** Marks of those that were set aside with both halves of their keys, and open by their secrets. */
  readonly aside: readonly string[];
  /** Its copy of the pad, if it is one of them. */
  readonly pad: Uint8Array | undefined;
}

/** The vault that counts, or the one that was set aside under this mark. */
export async function readVault(database: Database, mark?: string): Promise<StoredVault> {
  const [all, values] = await database.use('vault')('readonly', (store) =>
    Promise.all([
      promisifyRequest(store.getAllKeys() as IDBRequest<string[]>),
      promisifyRequest(store.getAll() as IDBRequest<unknown[]>),
    ]),
  );
  const start = mark === undefined ? '' : lostName(mark, '');
  const named = new Map(
    all.flatMap((key, i) => (key.startsWith(start) ? [[key.slice(start.length), values[i]] as const] : [])),
  );
  const keys = [...named.keys()];
  const text = (name: string): string | undefined => {
    const value = named.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const marks = new Set(all.filter((key) => key.startsWith(LOST)).map((key) => key.split(' ')[1] ?? ''));
  const aside = [...marks].filter((one) => all.includes(lostName(one, PAD)));
  const bytes = (kind: string): Uint8Array[] =>
    keys
      .filter((key) => key.startsWith(kind))
      .map((key) => named.get(key))
      .filter((value) => value instanceof Uint8Array);
  const device = named.get(DEVICE);
  const ring = named.get(RING);
  const pad = named.get(PAD);
  return {
    header: text(HEADER),
    copy: text(COPY),
    device: device instanceof Uint8Array ? device : undefined,
    ring: ring instanceof Uint8Array ? ring : new Uint8Array(),
    added: bytes(addedName('')),
    inbox: bytes(inboxName('')),
    lost: marks.size > aside.length,
    aside,
    pad: pad instanceof Uint8Array ? pad : undefined,
  };
}

const lostName = (mark: string, name: string): string => `${LOST}${mark} ${name}`;

export function putHeader(vault: IDBObjectStore, text: string): void {
  vault.put(text, HEADER);
  vault.put(text, COPY);
}

/** Puts `text` where the header `from` still lies. @throws StoreError */
export const putBack = (database: Database, from: string | undefined, text: string): Promise<void> =>
  whileHeader(database, from, (vault) => putHeader(vault, text));

/** Keeps what the pad holds beside the vault with this header, which is to be set aside. @throws StoreError */
export const keepPad = (database: Database, header: string, pad: Uint8Array): Promise<void> =>
  whileHeader(database, header, (vault) => void vault.put(pad, PAD));

const whileHeader = (
  database: Database,
  header: string | undefined,
  work: (vault: IDBObjectStore) => void,
): Promise<void> =>
  database.write(['vault'], (transaction, refuse) => {
    const vault = transaction.objectStore('vault');
    answered(vault.get(HEADER) as IDBRequest<unknown>, refuse, (there) => {
      if (there === header) work(vault);
    });
  });

/** Moves what of `store` is to go into `vault` under other names. */
function moveInto(
  vault: IDBObjectStore,
  store: IDBObjectStore,
  refuse: Refuse,
  nameOf: (key: string, value: unknown) => string | undefined,
  then: () => void,
): void {
  const keys = store.getAllKeys() as IDBRequest<string[]>;
  answered(store.getAll() as IDBRequest<unknown[]>, refuse, (values) => {
    for (const [i, value] of values.entries()) {
      const key = keys.result[i] ?? '';
      const name = nameOf(key, value);
      if (name === undefined) continue;
      vault.put(value, name);
      store.delete(key);
    }
    then();
  });
}

/**
 * Puts the vault aside under this mark, whole, so that a new one can begin in `then`, with the settings that it sealed; sessions and tombstones stay where
 * they are.
 */
export function setAside(transaction: IDBTransaction, mark: string, refuse: Refuse, then: () => void): void {
  const [vault, settings] = [transaction.objectStore('vault'), transaction.objectStore('settings')];
  const setting = (key: string, value: unknown) =>
    isBox(value) ? lostName(mark, `${SETTING}${key}`) : undefined;
  const kept = (key: string) => (key.startsWith(LOST) ? undefined : lostName(mark, key));
  // Where there was none, settings of another one have nobody to belong to, and lie as they are.
  answered(vault.count(), refuse, (count) => {
    if (count === 0) then();
    else moveInto(vault, settings, refuse, setting, () => moveInto(vault, vault, refuse, kept, then));
  });
}

/** A setting that was set aside, as it lies. */
export const asideSetting = (database: Database, mark: string, name: string): Promise<unknown> =>
  database.use('vault')('readonly', (store) =>
    promisifyRequest(store.get(lostName(mark, `${SETTING}${name}`)) as IDBRequest<unknown>),
  );

/** Takes away all of a vault that was set aside. */
export const dropAside = (vault: IDBObjectStore, mark: string): void =>
  void vault.delete(IDBKeyRange.bound(lostName(mark, ''), lostName(mark, '\uffff')));

/** Takes away the keys that came after the keyring: it holds them now. */
export function dropAdded(vault: IDBObjectStore): void {
  // Left by a beginning anew that was broken off.
  vault.delete(PAD);
  for (const start of [addedName(''), inboxName('')])
    vault.delete(IDBKeyRange.bound(start, `${start}\uffff`));
}
