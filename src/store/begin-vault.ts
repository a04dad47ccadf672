/** Makes the vault of a device, silently: a slot that the device itself opens, and no keys of sessions yet. */
import { toHex } from '../vault/bytes.ts';
import { deviceKey } from '../vault/derive.ts';
import { writeDeviceHeader, type DeviceHeader } from '../vault/device-header.ts';
import type { PadEntry } from '../vault/pad.ts';
import { makeSlot, type Random } from '../vault/slot.ts';
import { answered } from './answered.ts';
import type { Database } from './database.ts';
import { NOTHING, wholePad } from './device-half.ts';
import type { Pad } from './pad.ts';
import { newRing, sealRing, type Keys, type OpenVault } from './vault-keys.ts';
import { DEVICE, HEADER, putHeader, RING, setAside } from './vault-shelf.ts';

export interface VaultPlace {
  readonly database: Database;
  readonly pad: Pad | undefined;
  readonly random: Random;
}

/** In the place of the vault with the header `dead`, which is set aside. `undefined` = another window was quicker. @throws StoreError */
export async function beginVault(
  { database, pad, random }: VaultPlace,
  dead: string | undefined,
): Promise<OpenVault | undefined> {
  const half: PadEntry = { generation: 1, erase: random(32), device: random(32) };
  const padded = (await pad?.write(0, wholePad(half, random))) ?? false;
  const [vault, vaultKey] = [random(16), random(32)];
  const { ring, inbox } = newRing(random);
  const header: DeviceHeader = {
    vault,
    writer: random(16),
    generation: 1,
    pad: padded,
    inbox,
    slots: [makeSlot('device', deviceKey(half.device, vault), vault, vaultKey, random)],
  };
  const own = padded ? half : { ...half, erase: NOTHING };
  const keys: Keys = { vaultKey, pad: own, ring, byId: new Map(), byHandle: new Map() };
  const text = writeDeviceHeader(header, vaultKey);
  const told = { mine: false };
  await database.write(['vault'], (transaction, refuse) => {
    const store = transaction.objectStore('vault');
    answered(store.get(HEADER) as IDBRequest<unknown>, refuse, (there) => {
      told.mine = there === dead;
      // Another window was quicker: its vault counts.
      if (!told.mine) return;
      setAside(transaction, toHex(random(4)), refuse, () => {
        putHeader(store, text);
        store.put(sealRing(keys, header, random), RING);
        if (!padded) store.put(half.device, DEVICE);
      });
    });
  });
  return told.mine ? { text, header, keys } : undefined;
}
