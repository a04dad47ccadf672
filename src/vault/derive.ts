/**
 * Every key of a vault from the secret above it: HKDF-SHA-256 with a name of its own, so that no key serves two ends, and Argon2id
 * (RFC 9106) where the secret is a passphrase. Pure; nothing here keeps a key.
 */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8, type Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

/** What a guess at a passphrase costs. Stands in the slot, so that it can be raised later. */
export interface KdfCost {
  /** Memory, KiB. */
  readonly m: number;
  /** Passes. */
  readonly t: number;
  /** Lanes. */
  readonly p: number;
}

/** RFC 9106's second recommended choice, with one lane. */
export const COST: KdfCost = { m: 65_536, t: 3, p: 1 };
/** Less than OWASP's floor is nobody's protection; more than these would only be meant to hang the page. */
const LEAST_MEMORY = 19 * 1024;
const MOST_MEMORY = 1024 * 1024;
const MOST_PASSES = 20;

/** @throws VaultError `too-large` (also for settings that protect nothing) */
export function checkCost({ m, t, p }: KdfCost): void {
  const fits = [m, t, p].every(Number.isInteger) && m >= LEAST_MEMORY && m <= MOST_MEMORY;
  if (!fits || t < 1 || t > MOST_PASSES || p !== 1) throw new VaultError('too-large');
}

/** A passphrase as it counts: composed alike on every keyboard, trimmed, single spaces. */
export const passphraseBytes = (text: string): Bytes =>
  utf8(text.normalize('NFKC').trim().replace(/\s+/gu, ' '));

/** Key of a passphrase's slot. It takes about a second of one core by intent. @throws VaultError `too-large` */
export async function passphraseKey(passphrase: string, salt: Uint8Array, cost: KdfCost): Promise<Bytes> {
  checkCost(cost);
  const { m, t, p } = cost;
  return argon2idAsync(passphraseBytes(passphrase), salt, { m, t, p, dkLen: 32 });
}

const derived = (secret: Uint8Array, salt: Uint8Array, name: string, length = 32): Bytes =>
  hkdf(sha256, secret, salt, utf8(name), length);

/** Key of a recovery code's slot. */
export const codeKey = (code: Uint8Array, vault: Uint8Array): Bytes =>
  derived(code, vault, 'attune/1/recovery');
/** Key of a passkey's slot, from what the authenticator makes of the slot's salt. */
export const passkeyKey = (output: Uint8Array, salt: Uint8Array): Bytes =>
  derived(output, salt, 'attune/1/passkey');
/** Key of the code that vouches for the header. */
export const headerKey = (vaultKey: Uint8Array, vault: Uint8Array): Bytes =>
  derived(vaultKey, vault, 'attune/1/header');
/** Key of keyrings and manifests in backups. */
export const backupKey = (vaultKey: Uint8Array, vault: Uint8Array): Bytes =>
  derived(vaultKey, vault, 'attune/1/backup');
/** Key of a subject's facts. */
export const factsKey = (subjectKey: Uint8Array, vault: Uint8Array): Bytes =>
  derived(subjectKey, vault, 'attune/1/facts');
/** The name of a subject outside, which tells nothing of it; 16 bytes. */
export const handleOf = (subjectKey: Uint8Array, vault: Uint8Array): Bytes =>
  derived(subjectKey, vault, 'attune/1/handle', 16);
/** Key of the slot that the pad opens. */
export const deviceKey = (device: Uint8Array, vault: Uint8Array): Bytes =>
  derived(device, vault, 'attune/1/device');
/** Key of the keyring on the device; without the pad's half it cannot be had any more. */
export const ringKey = (vaultKey: Uint8Array, erase: Uint8Array): Bytes =>
  derived(vaultKey, erase, 'attune/1/keyring');
