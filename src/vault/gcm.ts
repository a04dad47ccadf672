/** AES-256-GCM by the browser itself. Every nonce is random and 12 bytes; the tag of 16 bytes stands at the end. */
import type { Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

const keyOf = (key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key as Bytes, 'AES-GCM', false, [use]);

const settings = (nonce: Uint8Array, bound: Uint8Array): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce as Bytes,
  additionalData: bound as Bytes,
});

/** Seals `plain`; `bound` is authenticated with it and not kept in it. */
export const seal = async (
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  plain: Uint8Array,
): Promise<Bytes> =>
  new Uint8Array(
    await crypto.subtle.encrypt(settings(nonce, bound), await keyOf(key, 'encrypt'), plain as Bytes),
  );

/** @throws VaultError `damaged` where anything is not as it was sealed */
export async function open(
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  sealed: Uint8Array,
): Promise<Bytes> {
  try {
    const imported = await keyOf(key, 'decrypt');
    return new Uint8Array(await crypto.subtle.decrypt(settings(nonce, bound), imported, sealed as Bytes));
  } catch (cause) {
    throw new VaultError('damaged', undefined, { cause });
  }
}
