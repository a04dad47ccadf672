/**
 * Who opens the records of a device: the device by itself, or whoever knows the secrets of a vault of backups, and beside these a passkey. Records are not
 * rewritten by a change.
 */
import { toBase64, type Bytes } from '../vault/bytes.ts';
import { deviceKey, passkeyKey } from '../vault/derive.ts';
import { checkHeader, openBySecret, type Kdf, type OpenHeader, type Secret } from '../vault/header.ts';
import {
  bytesIn,
  makeSlot,
  openSlot,
  renewedSlot,
  sharedSlot,
  type Random,
  type Slot,
} from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import { randomBytes } from './device-half.ts';
import { StoreError } from './store-error.ts';
import { turnVault } from './turn.ts';
import type { Vault } from './vault-type.ts';

/**
 * From now on the passphrase and the code of this vault of backups open the records, a passkey that did so before, and nothing else. @throws StoreError
 * also `locked`; VaultError `changed-outside`
 */
export function guardWith(vault: Vault, by: OpenHeader, random: Random = randomBytes): Promise<void> {
  checkHeader(by.header, by.vaultKey);
  const { slots, vault: from } = by.header;
  return turnVault(
    vault,
    {
      slots: (to, vaultKey, _device, present) => [
        ...slots.map((slot) => sharedSlot(slot, from, to, vaultKey, random)),
        ...present.filter(isPasskey).map((slot) => renewedSlot(slot, to, vaultKey, random)),
      ],
    },
    random,
  );
}

/** From now on the device opens the records by itself. @throws StoreError also `locked` */
export const unguard = (vault: Vault, random: Random = randomBytes): Promise<void> =>
  turnVault(
    vault,
    {
      slots: (to, vaultKey, device: Bytes) => [
        makeSlot('device', deviceKey(device, to), to, vaultKey, random),
      ],
    },
    random,
  );

/** Opens locked records with what somebody typed. @throws VaultError `wrong-secret`, `wrong-code`; StoreError */
export const unlockBy = (vault: Vault, secret: Secret, kdf: Kdf): Promise<void> =>
  vault.unlock((header) => openBySecret(header, secret, kdf));

const isPasskey = ({ kind }: Slot): boolean => kind === 'passkey';

/** A passkey, and what its authenticator made of this salt; all bytes. */
export interface Passkey {
  readonly credential: Bytes;
  readonly salt: Bytes;
  readonly output: Bytes;
}

/** From now on this passkey, and no other one, opens the records beside the passphrase and the code. @throws StoreError also `locked` */
export async function addPasskey(
  vault: Vault,
  { credential, salt, output }: Passkey,
  random: Random = randomBytes,
): Promise<void> {
  await turnVault(
    vault,
    {
      slots: (to, vaultKey, _device, present) => {
        // Bound to one address and one device or account, it is never the only way in.
        if (!present.some(({ kind }) => kind === 'passphrase')) throw new StoreError('storage-failed');
        const others = present.filter((slot) => !isPasskey(slot));
        const made = makeSlot('passkey', passkeyKey(output, salt), to, vaultKey, random);
        return [
          ...others.map((slot) => renewedSlot(slot, to, vaultKey, random)),
          { ...made, salt: toBase64(salt), credential: toBase64(credential) },
        ];
      },
    },
    random,
  );
}

/** From now on no passkey opens the records. @throws StoreError also `locked` */
export const removePasskey = (vault: Vault, random: Random = randomBytes): Promise<void> =>
  turnVault(
    vault,
    {
      slots: (to, vaultKey, _device, present) =>
        present.filter((slot) => !isPasskey(slot)).map((slot) => renewedSlot(slot, to, vaultKey, random)),
    },
    random,
  );

/** The passkeys that open them: which, and the salt that each is asked with. */
const passkeysOf = ({ slots }: { readonly slots: readonly Slot[] }): readonly Omit<Passkey, 'output'>[] =>
  slots
    .filter(isPasskey)
    .map(({ credential = '', salt = '' }) => ({ credential: bytesIn(credential), salt: bytesIn(salt) }));

/** Opens locked records with a passkey, which `ask` gets from the person. @throws VaultError `wrong-secret`; StoreError; what `ask` throws */
export const unlockByPasskey = (
  vault: Vault,
  ask: (passkeys: readonly Omit<Passkey, 'output'>[]) => Promise<Passkey>,
): Promise<void> =>
  vault.unlock(async (header) => {
    const { credential, salt, output } = await ask(passkeysOf(header));
    const slot = header.slots.find((one) => isPasskey(one) && one.credential === toBase64(credential));
    if (slot === undefined) throw new VaultError('wrong-secret');
    return openSlot(slot, passkeyKey(output, salt), header.vault);
  });
