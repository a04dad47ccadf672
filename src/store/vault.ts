/**
 * Who holds the keys to the records of this device. A vault is made silently with the first write; without a passphrase its key lies on the same device, in
 * the pad. Every write is held against the header, so that nothing is sealed under keys that another window has changed.
 */
import { isBox } from '../vault/box.ts';
import { sameBytes, toHex, type Bytes } from '../vault/bytes.ts';
import { readDeviceHeader } from '../vault/device-header.ts';
import { keyNameOf } from '../vault/keyring.ts';
import type { Random } from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import { beginVault } from './begin-vault.ts';
import type { Database, StoreName, WriteOptions } from './database.ts';
import { keysHere, outside, randomBytes, wholePad } from './device-half.ts';
import type { Refuse } from './fence.ts';
import type { AddressBook, InboxAddress } from './inbox-address.ts';
import type { Pad } from './pad.ts';
import { sealOf, type Seal, type SealPlace } from './seal.ts';
import { StoreError } from './store-error.ts';
import {
  addKey,
  newEntry,
  openCommon,
  openFromInbox,
  sealCommon,
  sealEntry,
  sealToInbox,
  type OpenVault,
} from './vault-keys.ts';
import { addedName, HEADER, readVault } from './vault-shelf.ts';

/** What a write does once it may: everything in it is sealed at once, with the keys as they are then. */
export type Work = (transaction: IDBTransaction, refuse: Refuse) => void;

export interface Vault {
  /** Reads which vault is here, and its keys. Nothing is written. @throws StoreError */
  look(): Promise<void>;
  /** The same, and makes a vault where there is none. @throws StoreError */
  ready(): Promise<void>;
  /** As it was read last; `undefined` = none is here. */
  readonly open: OpenVault | undefined;
  /** The place that is overwritten; `undefined` = the browser has none. */
  readonly pad: Pad | undefined;
  /** A vault of this device cannot be opened any more, because its pad is gone; another one was begun. */
  readonly lost: boolean;
  /** What is sealed under the name of a session, by its identity or its handle; `undefined` = nothing. */
  known(id: string): Seal | undefined;
  at(handle: string): Seal | undefined;
  /** The seal that a session will be written under. @throws StoreError where no vault is open */
  sealFor(id: string): Seal;
  /** The seal of a session that is written now; a session that has none gets one in this transaction. */
  obtain(id: string, transaction: IDBTransaction): Seal;
  /** Several stores and `vault` in one transaction, under the keys as they are on the disk. @throws StoreError */
  write(names: readonly StoreName[], work: Work, options?: WriteOptions): Promise<void>;
  /**
   * What seals a tail of a session: where its key is not known to be on the disk, the tail carries it along, sealed to the inbox. `undefined` = no vault of
   * this device was ever heard of.
   */
  forTail(id: string): { readonly seal: Seal; readonly lead?: Bytes } | undefined;
  /** The seal that a tail carried along; `undefined` = it cannot be opened. */
  fromTail(lead: Uint8Array): Seal | undefined;
  /** Seals whose writing was not heard of: it may have happened. */
  readonly unheard: readonly Seal[];
  /** Something that belongs to no session, sealed under its name. @throws StoreError where none is open */
  sealCommon(name: string, value: unknown): Bytes;
  /** `undefined` = it is damaged, or no vault is open. */
  openCommon(name: string, stored: unknown): unknown;
  /** What is in memory counts no more: another window may have changed it. */
  forget(): void;
  /** Does `work` while nothing else changes the keys: of two at once, one would overwrite the other one's half in the pad. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Takes over what a change has written. */
  adopt(next: OpenVault): void;
}

export interface VaultOptions {
  readonly database: Database;
  readonly pad?: Pad | undefined;
  readonly address?: AddressBook;
  readonly random?: Random;
}

export function openVault({ database, pad, address, random = randomBytes }: VaultOptions): Vault {
  let now: OpenVault | undefined;
  let lost = false;
  /** Keys that were made and are not known to be on the disk. */
  let fresh = new Map<string, Seal>();
  /** The vault that those belong to. */
  let freshOf: InboxAddress | undefined;
  let reading: Promise<void> | undefined;
  /** The change of keys that is under way. */
  let before: Promise<unknown> = Promise.resolve();

  function take(next: OpenVault): void {
    if (freshOf !== undefined && !sameBytes(freshOf.vault, next.header.vault)) {
      fresh = new Map();
    }
    freshOf = next.header;
    address?.keep(next.header);
    now = next;
  }

  /** Why there is no vault to open: none was made, or the one with this header cannot be opened. `undefined` = there is one. */
  async function hindered(): Promise<{ readonly dead: string | undefined } | undefined> {
    const stored = await readVault(database);
    lost = stored.lost;
    if (stored.header === undefined) return { dead: undefined };
    try {
      const header = readDeviceHeader(stored.header);
      const half = await outside(header, stored.device, pad);
      if (half === undefined) throw new VaultError('damaged');
      take({ text: stored.header, header, keys: keysHere(stored, header, half.entry, random) });
      if (!half.current) void vault.alone(mend).catch(() => undefined);
      return undefined;
    } catch (cause) {
      if (!(cause instanceof VaultError)) throw cause;
      if (cause.code === 'newer-version') throw new StoreError('newer-version', { cause });
      return { dead: stored.header };
    }
  }

  /** Waits for whatever is still being written, by whichever attempt. */
  const settled = (): Promise<void> => database.write(['vault'], () => undefined);

  /** Puts every copy of the pad right; where that fails it is tried at the next start. */
  async function mend(): Promise<void> {
    await settled();
    const { header, device } = await readVault(database);
    const half = header === undefined ? undefined : await outside(readDeviceHeader(header), device, pad);
    if (half?.current === false) await pad?.write(0, wholePad(half.entry, random));
  }

  /** Makes a vault, in the place of `dead` if that one cannot be opened any more; nothing where somebody was quicker. */
  async function found(dead: string | undefined): Promise<void> {
    await settled();
    // Between the two readings of a moment ago its keys may have been changed.
    const still = await hindered();
    if (still === undefined || still.dead !== dead) return;
    const begun = await beginVault({ database, pad, random }, dead);
    // Another window was quicker: its vault counts.
    if (begun === undefined) return;
    lost = dead !== undefined || lost;
    take(begun);
  }

  async function openNow(founding: boolean): Promise<void> {
    // Read a second time, what seemed to be gone may only have been changed between header and pad.
    for (let again = 0; again < 3; again++) {
      const hindrance = (await hindered()) && (await hindered());
      if (hindrance === undefined) return;
      const { dead } = hindrance;
      lost ||= dead !== undefined;
      if (!founding) return;
      await (pad === undefined ? found(dead) : pad.alone('begin', () => found(dead)));
      if (now !== undefined) return;
    }
    throw new StoreError('storage-failed');
  }

  /** One reading at a time; whoever comes meanwhile waits for it. */
  async function opened(founding: boolean): Promise<void> {
    while (reading !== undefined) await reading.catch(() => undefined);
    if (now !== undefined) return;
    reading = openNow(founding).finally(() => (reading = undefined));
    await reading;
  }

  const here = (): OpenVault => {
    if (now === undefined) throw new StoreError('storage-failed');
    return now;
  };

  function freshFor(id: string, place: SealPlace): Seal {
    const name = keyNameOf(id);
    const seal = fresh.get(name) ?? sealOf(newEntry(id, random), place, random);
    fresh.set(name, seal);
    return seal;
  }

  const vault: Vault = {
    look: () => opened(false),
    ready: () => opened(true),
    get open() {
      return now;
    },
    pad,
    get lost() {
      return lost;
    },
    known: (id) => {
      const name = keyNameOf(id);
      return now?.keys.byId.get(name) ?? fresh.get(name);
    },
    at: (handle) => now?.keys.byHandle.get(handle),
    // One whose write was never heard of is written again under the same name.
    sealFor: (id) => now?.keys.byId.get(keyNameOf(id)) ?? freshFor(id, here().header),
    obtain: (id, transaction) => {
      const { header, keys } = here();
      const seal = vault.sealFor(id);
      const name = keyNameOf(id);
      if (keys.byId.has(name)) return seal;
      const store = transaction.objectStore('vault');
      store.put(sealEntry(seal.entry, keys, header, random), addedName(seal.handle));
      transaction.addEventListener('complete', () => {
        if (now === undefined || fresh.get(name) !== seal) return;
        fresh.delete(name);
        addKey(now.keys, seal);
      });
      return seal;
    },
    forTail: (id) => {
      const name = keyNameOf(id);
      const seal = now?.keys.byId.get(name);
      if (seal !== undefined) return { seal };
      freshOf ??= address?.read();
      if (freshOf === undefined) return undefined;
      const made = freshFor(id, freshOf);
      return { seal: made, lead: sealToInbox(made.entry, freshOf, random) };
    },
    fromTail: (lead) => {
      if (now === undefined) return undefined;
      const entry = openFromInbox(lead, now.keys, now.header);
      if (entry === undefined) return undefined;
      const name = toHex(entry.id);
      // Written after all, it has the name that it was written under.
      const seal = now.keys.byId.get(name) ?? sealOf(entry, now.header, random);
      if (!now.keys.byId.has(name)) fresh.set(name, seal);
      return sealOf(entry, now.header, random);
    },
    get unheard() {
      return [...fresh.values()];
    },
    write: async (names, work, options) => {
      for (let again = false; ; again = true) {
        await vault.ready();
        const told = { stale: false };
        try {
          await database.write(
            [...names, 'vault'],
            (transaction, refuse) => {
              const asked = transaction.objectStore('vault').get(HEADER) as IDBRequest<unknown>;
              asked.onsuccess = () => {
                try {
                  told.stale = asked.result !== now?.text;
                  if (told.stale) throw new StoreError('storage-failed');
                  work(transaction, refuse);
                } catch (cause) {
                  refuse(cause);
                }
              };
            },
            options,
          );
          return;
        } catch (cause) {
          if (!told.stale || again) throw cause;
          vault.forget();
        }
      }
    },
    sealCommon: (name, value) => {
      const { header, keys } = here();
      return sealCommon(name, value, keys, header, random);
    },
    openCommon: (name, stored) => {
      if (now === undefined || !isBox(stored)) return undefined;
      try {
        return openCommon(name, stored, now.keys, now.header);
      } catch (cause) {
        if (cause instanceof VaultError) return undefined;
        throw cause;
      }
    },
    forget: () => {
      now = undefined;
    },
    alone: (work) => {
      const turn = before.then(() => (pad === undefined ? work() : pad.alone('turn', work)));
      before = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
    adopt: take,
  };
  return vault;
}
