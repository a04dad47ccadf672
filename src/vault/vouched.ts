/** A text with the code that vouches for every letter of it, under a key of the vault's: `{"body": TEXT, "mac": base64}`. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sameBytes, toBase64, utf8, type Bytes } from './bytes.ts';
import { headerKey } from './derive.ts';
import { bytesIn } from './slot.ts';
import { VaultError } from './vault-error.ts';

const macOf = (body: string, vault: Uint8Array, vaultKey: Uint8Array): Bytes =>
  hmac(sha256, headerKey(vaultKey, vault), utf8(body));

export const vouchedText = (body: object, vault: Uint8Array, vaultKey: Uint8Array): string => {
  const inner = JSON.stringify(body);
  return JSON.stringify({ body: inner, mac: toBase64(macOf(inner, vault, vaultKey)) });
};

/** The two parts; `undefined` = this is no such text. */
function partsOf(text: string): { readonly body: string; readonly mac: string } | undefined {
  try {
    const { body, mac } = JSON.parse(text) as { body?: unknown; mac?: unknown };
    return typeof body === 'string' && typeof mac === 'string' ? { body, mac } : undefined;
  } catch {
    return undefined;
  }
}

/** What the text says, which nothing vouches for yet; `undefined` = it is no such text. */
export function bodyOf(text: string): unknown {
  try {
    const parts = partsOf(text);
    return parts && (JSON.parse(parts.body) as unknown);
  } catch {
    return undefined;
  }
}

/** @throws VaultError `changed-outside` if this key does not vouch for every letter of it */
export function checkVouched(text: string, vault: Uint8Array, vaultKey: Uint8Array): void {
  const parts = partsOf(text);
  if (parts === undefined || !sameBytes(bytesIn(parts.mac), macOf(parts.body, vault, vaultKey)))
    throw new VaultError('changed-outside');
}
