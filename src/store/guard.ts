/** Who opens the records of a device: the device by itself, or whoever knows the secrets of a vault of backups. Records are not rewritten by a change. */
import type { Bytes } from '../vault/bytes.ts';
import { deviceKey } from '../vault/derive.ts';
import { checkHeader, openBySecret, type Kdf, type OpenHeader, type Secret } from '../vault/header.ts';
import { makeSlot, sharedSlot, type Random } from '../vault/slot.ts';
import { randomBytes } from './device-half.ts';
import { turnVault } from './turn.ts';
import type { Vault } from './vault-type.ts';

/**
 * From now on the passphrase and the code of this vault of backups open the records, and nothing else does. @throws StoreError also `locked`; VaultError
 * `changed-outside`
 */
export function guardWith(vault: Vault, by: OpenHeader, random: Random = randomBytes): Promise<void> {
  checkHeader(by.header, by.vaultKey);
  const { slots, vault: from } = by.header;
  return turnVault(
    vault,
    { slots: (to, vaultKey) => slots.map((slot) => sharedSlot(slot, from, to, vaultKey, random)) },
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
