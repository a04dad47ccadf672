/**
 * The keyring of a device: a random key for every session and the name that it lies under, which tells nothing of it. What has no key here opens nowhere
 * any more. Bytes: the key of what belongs to no session (32), the private half of the inbox's key (32), then entries of 64: first 16 bytes of
 * SHA-256 of the session's identity, handle (16), key (32).
 */
import { concat, toHex, type Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

export interface RingEntry {
  /** `keyIdOf` the session; 16 bytes. */
  readonly id: Bytes;
  /** Random; 16 bytes. */
  readonly handle: Bytes;
  /** Random; 32 bytes. */
  readonly key: Bytes;
}

export interface Ring {
  /** Of settings, cards and tombstones; 32 bytes. */
  readonly common: Bytes;
  /** Private half of the inbox's key; 32 bytes. */
  readonly inbox: Bytes;
  /** By the session's identity in hexadecimal digits (`keyNameOf`). */
  readonly entries: ReadonlyMap<string, RingEntry>;
}

const HEAD = 64;
const ENTRY = 64;

export const writeEntry = ({ id, handle, key }: RingEntry): Bytes => concat(id, handle, key);

/** @throws VaultError `damaged` */
export function readEntry(bytes: Uint8Array): RingEntry {
  if (bytes.length !== ENTRY) throw new VaultError('damaged');
  const part = (from: number, to: number): Bytes => new Uint8Array(bytes.slice(from, to));
  return { id: part(0, 16), handle: part(16, 32), key: part(32, 64) };
}

export const writeRing = ({ common, inbox, entries }: Ring): Bytes =>
  concat(common, inbox, ...[...entries.values()].map(writeEntry));

/** @throws VaultError `damaged` */
export function readRing(bytes: Uint8Array): Ring {
  if (bytes.length < HEAD || (bytes.length - HEAD) % ENTRY !== 0) throw new VaultError('damaged');
  const entries = new Map<string, RingEntry>();
  for (let at = HEAD; at < bytes.length; at += ENTRY) {
    const entry = readEntry(bytes.subarray(at, at + ENTRY));
    entries.set(toHex(entry.id), entry);
  }
  return { common: new Uint8Array(bytes.slice(0, 32)), inbox: new Uint8Array(bytes.slice(32, 64)), entries };
}
