/**
 * AES-256-GCM that answers at once, by @noble/ciphers: for small pieces that must be sealed before a call returns or inside a transaction of the
 * database, which waits for nobody. Large pieces go through the browser's own (`gcm.ts`); both give the same bytes.
 */
import { gcm } from '@noble/ciphers/aes.js';
import type { Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

/** Seals `plain` under a random nonce of 12 bytes; `bound` is authenticated with it and not kept in it. */
export const sealNow = (key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, plain: Uint8Array): Bytes =>
  gcm(key, nonce, bound).encrypt(plain);

/** @throws VaultError `damaged` where anything is not as it was sealed */
export function openNow(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Bytes {
  try {
    return gcm(key, nonce, bound).decrypt(sealed);
  } catch (cause) {
    throw new VaultError('damaged', undefined, { cause });
  }
}
