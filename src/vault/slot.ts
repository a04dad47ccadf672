/**
 * A slot: one secret that opens a vault. It holds a key pair whose private half lies under the secret, and the vault's key sealed to the public half,
 * so that the vault's key can be renewed for every slot with one secret at hand. Texts are base64.
 */
import { concat, fromBase64, toBase64, utf8, type Bytes } from './bytes.ts';
import type { KdfCost } from './derive.ts';
import { openNow, sealNow } from './gcm-now.ts';
import { openWith, publicKeyOf, sealTo } from './hpke.ts';
import { VaultError } from './vault-error.ts';

/** Random bytes, as many as asked for. */
export type Random = (count: number) => Bytes;

/**
 * `passphrase` and `recovery` are secrets of a person, `passkey` is one that an authenticator makes for a person who is there, `device` is one that a
 * device keeps by itself.
 */
export type SlotKind = 'passphrase' | 'recovery' | 'passkey' | 'device';

export interface Slot {
  readonly kind: SlotKind;
  /** Of a passphrase and of a passkey. */
  readonly salt?: string;
  /** Of a passphrase only. */
  readonly cost?: KdfCost;
  /** Which passkey it is. */
  readonly credential?: string;
  readonly public: string;
  /** The vault whose slot it was first, and to which its private half is bound; missing = this one. */
  readonly of?: string;
  /** Nonce, private key and tag, under the secret's key. */
  readonly private: string;
  /** The vault's key, sealed to `public`. */
  readonly key: string;
}

/** Most slots that are read. */
export const MOST_SLOTS = 16;

const infoOf = (vault: Uint8Array): Bytes => concat(utf8('attune/1/slot'), vault);
const boundOf = (kind: SlotKind, vault: Uint8Array, publicKey: Uint8Array): Bytes =>
  concat(utf8(`attune/1/slot ${kind}`), vault, publicKey);

/** Bytes from outside, in base64. @throws VaultError `changed-outside` */
export function bytesIn(text: string): Bytes {
  try {
    return fromBase64(text);
  } catch (cause) {
    throw new VaultError('changed-outside', undefined, { cause });
  }
}

/** A slot that `secretKey` opens. */
export function makeSlot(
  kind: SlotKind,
  secretKey: Uint8Array,
  vault: Uint8Array,
  vaultKey: Uint8Array,
  random: Random,
): Slot {
  const privateKey = random(32);
  const publicKey = publicKeyOf(privateKey);
  const nonce = random(12);
  const held = sealNow(secretKey, nonce, boundOf(kind, vault, publicKey), privateKey);
  return {
    kind,
    public: toBase64(publicKey),
    private: toBase64(concat(nonce, held)),
    key: toBase64(sealTo(publicKey, infoOf(vault), vaultKey, random(32))),
  };
}

/** The slot for the next key of its vault. Of a header that somebody changed no public key may get it: check it first. */
export const renewedSlot = (slot: Slot, vault: Uint8Array, vaultKey: Uint8Array, random: Random): Slot => ({
  ...slot,
  key: toBase64(sealTo(bytesIn(slot.public), infoOf(vault), vaultKey, random(32))),
});

/** The same secret for another vault: its private half stays as it lies, so that nobody has to type it. Check the header that it stands in first. */
export const sharedSlot = (
  slot: Slot,
  from: Uint8Array,
  vault: Uint8Array,
  vaultKey: Uint8Array,
  random: Random,
): Slot => ({ ...renewedSlot(slot, vault, vaultKey, random), of: slot.of ?? toBase64(from) });

/** The vault that a slot's private half is bound to. */
export const boundTo = ({ of }: Slot, vault: Bytes): Bytes => (of === undefined ? vault : bytesIn(of));

/** The vault's key. @throws VaultError `wrong-secret` */
export function openSlot(slot: Slot, secretKey: Uint8Array, vault: Bytes): Bytes {
  const held = bytesIn(slot.private);
  return openWith(privateOf(slot, secretKey, boundTo(slot, vault), held), infoOf(vault), bytesIn(slot.key));
}

function privateOf(slot: Slot, secretKey: Uint8Array, vault: Uint8Array, held: Bytes): Bytes {
  try {
    const bound = boundOf(slot.kind, vault, bytesIn(slot.public));
    return openNow(secretKey, held.subarray(0, 12), bound, held.subarray(12));
  } catch (cause) {
    throw new VaultError('wrong-secret', undefined, { cause });
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether something from outside has the parts of a slot. */
export function isSlot(value: unknown): value is Slot {
  const slot = (value ?? {}) as Partial<Record<keyof Slot, unknown>>;
  if (![slot.kind, slot.public, slot.private, slot.key].every(isText)) return false;
  if (slot.of !== undefined && !isText(slot.of)) return false;
  if (slot.kind === 'passkey') return isText(slot.salt) && isText(slot.credential);
  return slot.kind !== 'passphrase' || (isText(slot.salt) && typeof slot.cost === 'object');
}
