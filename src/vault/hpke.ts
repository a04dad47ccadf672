/**
 * Sealing to a public key: HPKE (RFC 9180) in base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, one message each. Whoever has
 * the public key can seal; only the private one opens.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, u16, utf8, type Bytes } from './bytes.ts';
import { openNow, sealNow } from './gcm-now.ts';
import { VaultError } from './vault-error.ts';

const NONE = new Uint8Array();
const VERSION = utf8('HPKE-v1');
const KEM = concat(utf8('KEM'), u16(0x0020));
const SUITE = concat(utf8('HPKE'), u16(0x0020), u16(0x0001), u16(0x0002));

const labeledExtract = (suite: Bytes, salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array =>
  extract(sha256, concat(VERSION, suite, utf8(label), ikm), salt);
const labeledExpand = (
  suite: Bytes,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array => expand(sha256, prk, concat(u16(length), VERSION, suite, utf8(label), info), length);

/** Key and nonce of the one message, from the secret that both sides share. */
function schedule(dh: Uint8Array, enc: Uint8Array, recipient: Uint8Array, info: Uint8Array) {
  const prk = labeledExtract(KEM, NONE, 'eae_prk', dh);
  const shared = labeledExpand(KEM, prk, 'shared_secret', concat(enc, recipient), 32);
  const context = concat(
    new Uint8Array([0]),
    labeledExtract(SUITE, NONE, 'psk_id_hash', NONE),
    labeledExtract(SUITE, NONE, 'info_hash', info),
  );
  const secret = labeledExtract(SUITE, shared, 'secret', NONE);
  return {
    key: labeledExpand(SUITE, secret, 'key', context, 32),
    nonce: labeledExpand(SUITE, secret, 'base_nonce', context, 12),
  };
}

export const publicKeyOf = (privateKey: Uint8Array): Bytes => x25519.getPublicKey(privateKey);

/** The message for the holder of `recipient`'s private key: encapsulated key (32 bytes), ciphertext, tag. `ephemeral` = 32 fresh random bytes. */
export function sealTo(
  recipient: Uint8Array,
  info: Uint8Array,
  message: Uint8Array,
  ephemeral: Uint8Array,
): Bytes {
  const enc = publicKeyOf(ephemeral);
  const { key, nonce } = schedule(x25519.getSharedSecret(ephemeral, recipient), enc, recipient, info);
  return concat(enc, sealNow(key, nonce, NONE, message));
}

/** What both sides share; `undefined` = the key sent along is none. */
function shared(privateKey: Uint8Array, enc: Uint8Array): Uint8Array | undefined {
  try {
    return x25519.getSharedSecret(privateKey, enc);
  } catch {
    return undefined;
  }
}

/** @throws VaultError `damaged` */
export function openWith(privateKey: Uint8Array, info: Uint8Array, sealed: Uint8Array): Bytes {
  const enc = sealed.subarray(0, 32);
  const dh = shared(privateKey, enc);
  if (dh === undefined) throw new VaultError('damaged');
  const { key, nonce } = schedule(dh, enc, publicKeyOf(privateKey), info);
  return openNow(key, nonce, NONE, sealed.subarray(32));
}
