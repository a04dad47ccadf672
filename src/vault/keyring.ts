/**
 * The keyring: one random key for each thing that can be erased by itself. What has no key here opens nowhere any more. Entries of 64
 * bytes: type, flags, six zeros, when it was made (u64, ms since 1970), identity, key.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { EpochMs } from '../terms/units.ts';
import { concat, readU64, toHex, u64, utf8, type Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

const TYPES = ['session', 'client', 'practice', 'inbox'] as const;

export interface KeyEntry {
  readonly type: (typeof TYPES)[number];
  readonly made: EpochMs;
  /** 16 bytes. */
  readonly id: Uint8Array;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

const ENTRY = 64;

/** The 16 bytes under which a session's key lies, whatever form its identity has. */
export const keyIdOf = (id: string): Bytes => sha256(utf8(id)).slice(0, 16);

let lastNamed: readonly [id: string, name: string] | undefined;

/** The same in hexadecimal digits. A session that is recorded is asked for several times with every append. */
export function keyNameOf(id: string): string {
  if (lastNamed?.[0] !== id) lastNamed = [id, toHex(keyIdOf(id))];
  return lastNamed[1];
}

export const writeKeyring = (entries: readonly KeyEntry[]): Bytes =>
  concat(
    ...entries.map(({ type, made, id, key }) =>
      concat(new Uint8Array([TYPES.indexOf(type) + 1, 0, 0, 0, 0, 0, 0, 0]), u64(made), id, key),
    ),
  );

/** Entries by their identity in hexadecimal digits (`keyNameOf`); kinds of later versions are left out. @throws VaultError `damaged` */
export function readKeyring(bytes: Uint8Array): Map<string, KeyEntry> {
  if (bytes.length % ENTRY !== 0) throw new VaultError('damaged');
  const entries = new Map<string, KeyEntry>();
  for (let at = 0; at < bytes.length; at += ENTRY) {
    const type = TYPES[(bytes[at] ?? 0) - 1];
    const id = bytes.slice(at + 16, at + 32);
    if (type !== undefined)
      entries.set(toHex(id), { type, made: readU64(bytes, at + 8), id, key: bytes.slice(at + 32, at + 64) });
  }
  return entries;
}
