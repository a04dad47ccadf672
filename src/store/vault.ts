/**
 * Who holds the keys to the records of this device. A vault is made silently with the first write; without a passphrase its key lies on the same device, in
 * the pad. Every write is held against the header, so that nothing is sealed under keys that another window has changed.
 */
import { isBox } from '../vault/box.ts';
import { toHex, type Bytes } from '../vault/bytes.ts';
import { checkDeviceHeader, isLocked, readDeviceHeader, type DeviceHeader } from '../vault/device-header.ts';
import { keyNameOf } from '../vault/keyring.ts';
import type { Random } from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import { beginVault } from './begin-vault.ts';
import type { Database } from './database.ts';
import { keysHere, outside, randomBytes, wholePad } from './device-half.ts';
import type { AddressBook, InboxAddress } from './inbox-address.ts';
import { looseSeals } from './loose-seals.ts';
import type { Pad } from './pad.ts';
import { sealOf } from './seal.ts';
import { StoreError } from './store-error.ts';
import {
  addKey,
  keysOf,
  openCommon,
  openFromInbox,
  sealCommon,
  sealEntry,
  sealToInbox,
  type OpenVault,
} from './vault-keys.ts';
import {
  addedName,
  HEADER,
  inboxName,
  keepPad,
  putBack,
  readVault,
  type StoredVault,
} from './vault-shelf.ts';
import type { Vault } from './vault-type.ts';

/** What is known of a vault without its key. */
interface LockedVault {
  readonly text: string;
  readonly header: DeviceHeader;
}

export interface VaultOptions {
  readonly database: Database;
  readonly pad?: Pad | undefined;
  readonly address?: AddressBook;
  readonly random?: Random;
  /** Mark of one that was set aside, which is only read; `undefined` = the one that counts. */
  readonly aside?: string;
}

export function openVault({ database, pad, address, random = randomBytes, aside }: VaultOptions): Vault {
  let now: OpenVault | undefined;
  let lost = false;
  let locked: LockedVault | undefined;
  const loose = looseSeals(random);
  /** Where the keys of new sessions can be sealed to without any key at hand. */
  let inbox: InboxAddress | undefined;
  let reading: Promise<void> | undefined;
  /** The change of keys that is under way. */
  let before: Promise<unknown> = Promise.resolve();

  function take(next: OpenVault): void {
    known(next.header);
    for (const name of next.keys.byId.keys()) loose.delete(name);
    locked = undefined;
    now = next;
  }

  function known(header: DeviceHeader): void {
    loose.belong(header.vault);
    inbox = header;
    address?.keep(header);
  }

  /** What opens by this header: it is taken, and whether every copy of the pad is current; `undefined` = nothing. @throws StoreError `newer-version` */
  async function opensBy(text: string, stored: StoredVault): Promise<boolean | undefined> {
    try {
      const header = readDeviceHeader(text);
      const half = await outside(header, stored.device, pad);
      if (half === undefined) return undefined;
      if (isLocked(header)) {
        known(header);
        locked = { text, header };
      } else take({ text, header, keys: keysHere({ ...stored, header: text }, header, half.entry, random) });
      return half.current;
    } catch (cause) {
      if (!(cause instanceof VaultError)) throw cause;
      if (cause.code === 'newer-version') throw new StoreError('newer-version', { cause });
      return undefined;
    }
  }

  /** Why there is no vault to open: none was made, or the one with this header cannot be opened. `undefined` = there is one. */
  async function hindered(): Promise<{ readonly dead: string | undefined } | undefined> {
    const stored = await readVault(database, aside);
    lost = stored.lost;
    const { header, copy } = stored;
    let refusal: Error | undefined;
    for (const text of new Set([header, copy])) {
      if (text === undefined) continue;
      const current = await opensBy(text, stored).catch((cause: unknown) => {
        if (!(cause instanceof Error)) throw cause;
        refusal ??= cause;
        return undefined;
      });
      if (current === undefined) continue;
      if (text !== header) await putBack(database, header, text);
      if (!current || copy === undefined) void vault.alone(mend).catch(() => undefined);
      return undefined;
    }
    if (refusal !== undefined) throw refusal;
    return { dead: header };
  }

  /** Waits for whatever is still being written, by whichever attempt. */
  const settled = (): Promise<void> => database.write(['vault'], () => undefined);

  /** Puts every copy of the pad right; where that fails it is tried at the next start. */
  async function mend(): Promise<void> {
    await settled();
    const { header, copy, device } = await readVault(database, aside);
    if (header === undefined) return;
    const half = await outside(readDeviceHeader(header), device, pad);
    if (half?.current === false) await pad?.write(0, wholePad(half.entry, random));
    if (copy === undefined && now?.text === header) await putBack(database, header, header);
  }

  /** The vault's key as `open` finds it, and the header that it vouches for: one of the two copies may have been changed. @throws VaultError, StoreError */
  async function vouchedBy(
    { text, header }: LockedVault,
    open: (header: DeviceHeader) => Promise<Bytes>,
  ): Promise<LockedVault & { readonly vaultKey: Bytes }> {
    const by = async (one: LockedVault) => {
      const vaultKey = await open(one.header);
      checkDeviceHeader(one.text, one.header, vaultKey);
      return { ...one, vaultKey };
    };
    try {
      return await by({ text, header });
    } catch (cause) {
      const { copy } = await readVault(database, aside);
      if (!(cause instanceof VaultError) || copy === undefined || copy === text) throw cause;
      const found = await by({ text: copy, header: readDeviceHeader(copy) }).catch(() => undefined);
      if (found === undefined) throw cause;
      await putBack(database, text, copy);
      return found;
    }
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
      if (now !== undefined || locked !== undefined) return;
    }
    throw new StoreError('storage-failed');
  }

  /** One reading at a time; whoever comes meanwhile waits for it. */
  async function opened(founding: boolean): Promise<void> {
    while (reading !== undefined) await reading.catch(() => undefined);
    if (now !== undefined || locked !== undefined) return;
    reading = openNow(founding).finally(() => (reading = undefined));
    await reading;
  }

  const here = (): OpenVault => {
    if (now === undefined) throw new StoreError(locked === undefined ? 'storage-failed' : 'locked');
    return now;
  };
  /** Where a session is sealed that is written now, with or without keys at hand. */
  const place = (): DeviceHeader => locked?.header ?? here().header;

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
    get locked() {
      return locked?.header;
    },
    known: (id) => {
      const name = keyNameOf(id);
      return now?.keys.byId.get(name) ?? loose.get(name);
    },
    at: (handle) => now?.keys.byHandle.get(handle) ?? loose.at(handle),
    // One whose write was never heard of is written again under the same name.
    sealFor: (id) => now?.keys.byId.get(keyNameOf(id)) ?? loose.obtain(id, place()),
    obtain: (id, transaction) => {
      const name = keyNameOf(id);
      const seal = vault.sealFor(id);
      const { handle, entry } = seal;
      if (now?.keys.byId.has(name) === true) return seal;
      const store = transaction.objectStore('vault');
      if (now === undefined) {
        if (loose.waiting.has(handle)) return seal;
        store.put(sealToInbox(entry, place(), random), inboxName(handle));
        transaction.addEventListener('complete', () => loose.waiting.add(handle));
        return seal;
      }
      store.put(sealEntry(entry, now.keys, now.header, random), addedName(handle));
      transaction.addEventListener('complete', () => {
        if (now === undefined || loose.get(name) !== seal) return;
        loose.delete(name);
        addKey(now.keys, seal);
      });
      return seal;
    },
    forTail: (id) => {
      const seal = now?.keys.byId.get(keyNameOf(id));
      if (seal !== undefined) return { seal };
      inbox ??= address?.read();
      if (inbox === undefined) return undefined;
      const made = loose.obtain(id, inbox);
      return { seal: made, lead: sealToInbox(made.entry, inbox, random) };
    },
    fromTail: (lead) => {
      if (now === undefined) return undefined;
      const entry = openFromInbox(lead, now.keys, now.header);
      if (entry === undefined) return undefined;
      const name = toHex(entry.id);
      const seal = sealOf(entry, now.header, random);
      // Written after all, it has the name that it was written under.
      if (!now.keys.byId.has(name)) loose.set(name, seal);
      return seal;
    },
    get unheard() {
      return loose.all;
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
                  told.stale = asked.result !== (now ?? locked)?.text;
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
      locked = undefined;
    },
    lock: (running) => {
      if (now === undefined) return;
      const { text, header, keys } = now;
      for (const name of running.map(keyNameOf)) {
        const seal = keys.byId.get(name);
        if (seal === undefined) continue;
        loose.set(name, seal);
        loose.waiting.add(seal.handle);
      }
      for (const key of [keys.vaultKey, keys.ring.common, keys.ring.inbox]) key.fill(0);
      locked = { text, header };
      now = undefined;
    },
    unlock: async (open) => {
      await vault.look();
      for (let again = false; locked !== undefined; again = true) {
        const { text, header, vaultKey } = await vouchedBy(locked, open);
        const stored = await readVault(database, aside);
        const half = await outside(header, stored.device, pad);
        if (stored.header === text && half !== undefined)
          return take({ text, header, keys: keysOf(stored, header, vaultKey, half.entry, random) });
        // Another window changed the keys meanwhile, or their half in the pad is gone.
        if (again) throw new StoreError('storage-failed');
        vault.forget();
        await vault.look();
      }
    },
    anew: async () => {
      await vault.look();
      if (locked === undefined) throw new StoreError('storage-failed');
      const { text, header } = locked;
      const begin = async (): Promise<OpenVault | undefined> => {
        const half = await outside(header, undefined, pad);
        // Kept before the pad is written: from any moment it is in one of the two.
        if (half !== undefined) await keepPad(database, text, wholePad(half.entry, random));
        return beginVault({ database, pad, random }, text);
      };
      const begun = await vault.alone(() => (pad === undefined ? begin() : pad.alone('begin', begin)));
      if (begun === undefined) throw new StoreError('storage-failed');
      take(begun);
    },
    alone: (work) => {
      const turn = before.then(() => (pad === undefined ? work() : pad.alone('turn', work)));
      before = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
    adopt: (next, gone) => {
      for (const name of gone) loose.delete(name);
      take(next);
    },
  };
  return vault;
}
