/**
 * What seals and opens the records of this device. A vault is made silently with the first write; without a passphrase its key lies on the same device, in
 * the pad. Every write is held against the header, so that nothing is sealed under keys that another window has changed.
 */
import { isBox } from '../vault/box.ts';
import { toHex } from '../vault/bytes.ts';
import type { DeviceHeader } from '../vault/device-header.ts';
import { keyNameOf } from '../vault/keyring.ts';
import type { Random } from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { Database } from './database.ts';
import { randomBytes } from './device-half.ts';
import type { AddressBook, InboxAddress } from './inbox-address.ts';
import { looseSeals } from './loose-seals.ts';
import type { Pad } from './pad.ts';
import { sealOf } from './seal.ts';
import { StoreError } from './store-error.ts';
import { vaultHere } from './vault-here.ts';
import {
  addKey,
  openCommon,
  openFromInbox,
  sealCommon,
  sealEntry,
  sealToInbox,
  type OpenVault,
} from './vault-keys.ts';
import { addedName, HEADER, inboxName } from './vault-shelf.ts';
import type { Vault } from './vault-type.ts';

export interface VaultOptions {
  readonly database: Database;
  readonly pad?: Pad | undefined;
  readonly address?: AddressBook;
  readonly random?: Random;
  /** Mark of one that was set aside, which is only read; `undefined` = the one that counts. */
  readonly aside?: string;
}

export function openVault({ database, pad, address, random = randomBytes, aside }: VaultOptions): Vault {
  const loose = looseSeals(random);
  /** Where the keys of new sessions can be sealed to without any key at hand. */
  let inbox: InboxAddress | undefined;
  const here = vaultHere({
    database,
    pad,
    random,
    aside,
    onKnown: (header) => {
      loose.belong(header.vault);
      inbox = header;
      address?.keep(header);
    },
    onOpen: ({ keys }) => {
      for (const name of keys.byId.keys()) loose.delete(name);
    },
  });

  const opened = (): OpenVault => {
    if (here.open !== undefined) return here.open;
    throw new StoreError(here.locked === undefined ? 'storage-failed' : 'locked');
  };
  /** Where a session is sealed that is written now, with or without keys at hand. */
  const place = (): DeviceHeader => here.locked?.header ?? opened().header;

  const vault: Vault = {
    look: () => here.read(false),
    ready: () => here.read(true),
    get open() {
      return here.open;
    },
    pad,
    get lost() {
      return here.lost;
    },
    get locked() {
      return here.locked?.header;
    },
    known: (id) => {
      const name = keyNameOf(id);
      return here.open?.keys.byId.get(name) ?? loose.get(name);
    },
    at: (handle) => here.open?.keys.byHandle.get(handle) ?? loose.at(handle),
    // One whose write was never heard of is written again under the same name.
    sealFor: (id) => here.open?.keys.byId.get(keyNameOf(id)) ?? loose.obtain(id, place()),
    obtain: (id, transaction) => {
      const now = here.open;
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
        if (here.open === undefined || loose.get(name) !== seal) return;
        loose.delete(name);
        addKey(here.open.keys, seal);
      });
      return seal;
    },
    forTail: (id) => {
      const seal = here.open?.keys.byId.get(keyNameOf(id));
      if (seal !== undefined) return { seal };
      inbox ??= address?.read();
      if (inbox === undefined) return undefined;
      const made = loose.obtain(id, inbox);
      return { seal: made, lead: sealToInbox(made.entry, inbox, random) };
    },
    fromTail: (lead) => {
      const now = here.open;
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
        await here.read(true);
        const told = { stale: false };
        try {
          await database.write(
            [...names, 'vault'],
            (transaction, refuse) => {
              const asked = transaction.objectStore('vault').get(HEADER) as IDBRequest<unknown>;
              asked.onsuccess = () => {
                try {
                  told.stale = asked.result !== (here.open ?? here.locked)?.text;
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
          here.forget();
        }
      }
    },
    sealCommon: (name, value) => {
      const { header, keys } = opened();
      return sealCommon(name, value, keys, header, random);
    },
    openCommon: (name, stored) => {
      const now = here.open;
      if (now === undefined || !isBox(stored)) return undefined;
      try {
        return openCommon(name, stored, now.keys, now.header);
      } catch (cause) {
        if (cause instanceof VaultError) return undefined;
        throw cause;
      }
    },
    forget: here.forget,
    lock: (running) => {
      if (here.open === undefined) return;
      const { text, header, keys } = here.open;
      for (const name of running.map(keyNameOf)) {
        const seal = keys.byId.get(name);
        if (seal === undefined) continue;
        loose.set(name, seal);
        loose.waiting.add(seal.handle);
      }
      for (const key of [keys.vaultKey, keys.ring.common, keys.ring.inbox]) key.fill(0);
      here.lock({ text, header });
    },
    unlock: here.unlock,
    anew: here.anew,
    alone: here.alone,
    adopt: (next, gone) => {
      for (const name of gone) loose.delete(name);
      here.take(next);
    },
  };
  return vault;
}
