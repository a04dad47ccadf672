/**
 * The one way in which keys change: the next generation's half is laid into the pad beside the present one, header and keyring are written under it in one
 * transaction, and then the old half is overwritten. From any moment in between the vault opens either as it was or as it is to be.
 */
import { isBox } from '../vault/box.ts';
import { toHex, type Bytes } from '../vault/bytes.ts';
import { isLocked, writeDeviceHeader, type DeviceHeader } from '../vault/device-header.ts';
import { keyNameOf } from '../vault/keyring.ts';
import { PAD_SLOT, padOffset, writePadSlot } from '../vault/pad.ts';
import type { Random, Slot } from '../vault/slot.ts';
import { answered } from './answered.ts';
import type { StoreName } from './database.ts';
import { randomBytes } from './device-half.ts';
import type { Refuse } from './fence.ts';
import { StoreError } from './store-error.ts';
import type { Vault } from './vault-type.ts';
import {
  addKey,
  newRing,
  openCommon,
  sealCommon,
  sealRing,
  type Keys,
  type OpenVault,
} from './vault-keys.ts';
import { DEVICE, dropAdded, putHeader, RING } from './vault-shelf.ts';

export interface Turn {
  /** Sessions whose keys are to be gone. */
  readonly without?: readonly string[];
  /**
   * Another key for the vault and who opens it; `device` = what the pad keeps for a slot of the device, `present` = the slots there are. Missing = as
   * before.
   */
  readonly slots?: (
    vault: Bytes,
    vaultKey: Bytes,
    device: Bytes,
    present: readonly Slot[],
  ) => readonly Slot[];
  /** What else belongs to it, in the same transaction; these stores are at hand. */
  readonly stores?: readonly StoreName[];
  readonly also?: (transaction: IDBTransaction, seal: (name: string, value: unknown) => Uint8Array) => void;
}

/** Seals under the next keys what belongs to no session and lay under the old ones. */
function renewCommon(
  store: IDBObjectStore,
  refuse: Refuse,
  next: (name: string, box: Uint8Array) => Uint8Array | undefined,
): void {
  const names = store.getAllKeys() as IDBRequest<string[]>;
  answered(store.getAll() as IDBRequest<unknown[]>, refuse, (values) =>
    values.forEach((stored, i) => {
      const name = names.result[i] ?? '';
      const sealed = isBox(stored) ? next(name, stored) : undefined;
      if (sealed !== undefined) store.put(sealed, name);
    }),
  );
}

/** Changes the keys. All of it happened when it resolves, or nothing. @throws StoreError */
export const turnVault = (vault: Vault, turn: Turn, random = randomBytes): Promise<void> =>
  vault.alone(() => turned(vault, turn, random));

async function turned(vault: Vault, turn: Turn, random: Random): Promise<void> {
  const { pad } = vault;
  await vault.ready();
  // Behind whatever an earlier attempt may still write: after this the header on the disk is what is in memory.
  await vault.write([], () => undefined);
  const open = vault.open;
  if (open === undefined) throw new StoreError(vault.locked === undefined ? 'storage-failed' : 'locked');
  const { header, keys } = open;
  const generation = header.generation + 1;
  const anew = turn.slots !== undefined;
  const vaultKey = anew ? random(32) : keys.vaultKey;
  const half = {
    erase: header.pad ? random(32) : keys.pad.erase,
    device: anew ? random(32) : keys.pad.device,
  };
  if (header.pad) await pad?.write(padOffset(generation), writePadSlot({ ...half, generation }));

  const { ring, inbox } = newRing(random);
  const gone = new Set((turn.without ?? []).map(keyNameOf));
  const nextKeys: Keys = { vaultKey, pad: half, ring, byId: new Map(), byHandle: new Map() };
  const slots = turn.slots?.(header.vault, vaultKey, half.device, header.slots) ?? header.slots;
  const nextHeader: DeviceHeader = { ...header, generation, inbox, slots };
  const next: OpenVault = {
    text: writeDeviceHeader(nextHeader, vaultKey),
    header: nextHeader,
    keys: nextKeys,
  };
  await vault.write(['settings', 'erased', ...(turn.stores ?? [])], (transaction, refuse) => {
    const now = vault.open;
    if (now?.text !== open.text) throw new StoreError('storage-failed');
    // Those of now: also a session that began meanwhile, or whose writing was not heard of.
    for (const seal of [...now.keys.byId.values(), ...vault.unheard])
      if (!gone.has(toHex(seal.entry.id))) addKey(nextKeys, seal);
    const store = transaction.objectStore('vault');
    dropAdded(store);
    putHeader(store, next.text);
    store.put(sealRing(nextKeys, nextHeader, random), RING);
    // Where there is no pad, what opens the device's slot lies here.
    if (!header.pad && isLocked(nextHeader)) store.delete(DEVICE);
    else if (!header.pad) store.put(half.device, DEVICE);
    for (const name of ['settings', 'erased'] as const)
      renewCommon(transaction.objectStore(name), refuse, (key, box) => {
        try {
          return sealCommon(key, openCommon(key, box, keys, header), nextKeys, nextHeader, random);
        } catch {
          // Damaged already: it stays as it lies.
          return undefined;
        }
      });
    turn.also?.(transaction, (name, value) => sealCommon(name, value, nextKeys, nextHeader, random));
  });
  vault.adopt(next, gone);
  // Where this fails the old half is overwritten at the next start.
  if (header.pad) await pad?.write(padOffset(header.generation), random(PAD_SLOT)).catch(() => undefined);
}
