/** The half of the keys that lies outside the database, in the pad, and what it opens there. */
import { deviceKey } from '../vault/derive.ts';
import { checkDeviceHeader, type DeviceHeader } from '../vault/device-header.ts';
import { isCurrentPad, PAD_BYTES, padOffset, readPad, writePadSlot, type PadEntry } from '../vault/pad.ts';
import type { Bytes } from '../vault/bytes.ts';
import { openSlot, type Random } from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { Pad } from './pad.ts';
import { keysOf, type Keys } from './vault-keys.ts';
import type { StoredVault } from './vault-shelf.ts';

/** What joins the vault's key where there is no pad. */
export const NOTHING = new Uint8Array(32);

export const randomBytes: Random = (count) => crypto.getRandomValues(new Uint8Array(count));

/** The half of the keys that lies outside the database; `undefined` = it is gone. */
export async function outside(
  { pad: padded, generation }: DeviceHeader,
  device: Uint8Array | undefined,
  pad: Pad | undefined,
): Promise<{ readonly entry: PadEntry; readonly current: boolean } | undefined> {
  if (!padded)
    return {
      entry: { generation, erase: NOTHING, device: new Uint8Array(device ?? NOTHING) },
      current: true,
    };
  const copies = pad === undefined ? [] : await pad.read();
  const entry = readPad(copies, generation);
  return entry && { entry, current: copies.every((copy) => isCurrentPad(copy, generation)) };
}

/** The keys by the device's own slot. @throws VaultError */
export function keysHere(stored: StoredVault, header: DeviceHeader, half: PadEntry, random: Random): Keys {
  const slot = header.slots.find(({ kind }) => kind === 'device');
  // A later program may ask for something else than the device.
  if (slot === undefined) throw new VaultError('newer-version');
  const vaultKey = openSlot(slot, deviceKey(half.device, header.vault), header.vault);
  checkDeviceHeader(stored.header ?? '', header, vaultKey);
  return keysOf(stored, header, vaultKey, half, random);
}

/** Both halves of a pad that holds only this generation. */
export function wholePad(half: PadEntry, random: Random): Bytes {
  const bytes = random(PAD_BYTES);
  bytes.set(writePadSlot(half), padOffset(half.generation));
  return bytes;
}
