/** The vault of this device's backups: who can open them, the keys of the sessions, and what was last written. Plain data to be kept, and back. */
import type { EpochMs } from '../terms/units.ts';
import { fromBase64, toBase64, type Bytes } from '../vault/bytes.ts';
import { readHeader, type OpenHeader } from '../vault/header.ts';
import { keyIdOf, keyNameOf, readKeyring, writeKeyring, type KeyEntry } from '../vault/keyring.ts';
import type { Random } from '../vault/slot.ts';
import type { ListedSession } from '../vault/snapshot.ts';

export interface OwnVault extends OpenHeader {
  /** Earlier keys of the vault, base64. */
  readonly older: readonly string[];
  /** Random identity of this device as a writer; 16 bytes. */
  readonly writer: Bytes;
  /** Of the snapshot that was written last. */
  readonly generation: number;
  /** By `keyNameOf`. */
  readonly keys: ReadonlyMap<string, KeyEntry>;
  /** What lies in the folder as this device's, by the session's identity. */
  readonly listed: ReadonlyMap<string, ListedSession>;
  /** Newest generation that was seen of each other device, by its writer in hexadecimal digits. */
  readonly seen: Readonly<Record<string, number>>;
}

/** As it is kept among the settings. */
export interface KeptVault {
  readonly header: string;
  readonly vaultKey: string;
  readonly older: readonly string[];
  readonly writer: string;
  readonly generation: number;
  readonly keys: string;
  readonly listed: readonly ListedSession[];
  readonly seen: Readonly<Record<string, number>>;
}

/** A vault that this device begins to write into. */
export const newOwnVault = (open: OpenHeader, random: Random): OwnVault => ({
  ...open,
  older: [],
  writer: random(16),
  generation: 0,
  keys: new Map(),
  listed: new Map(),
  seen: {},
});

export const keptVault = (vault: OwnVault): KeptVault => ({
  header: vault.header.text,
  vaultKey: toBase64(vault.vaultKey),
  older: vault.older,
  writer: toBase64(vault.writer),
  generation: vault.generation,
  keys: toBase64(writeKeyring([...vault.keys.values()])),
  listed: [...vault.listed.values()],
  seen: vault.seen,
});

/** @throws VaultError where it was damaged */
export const ownVaultOf = (kept: KeptVault): OwnVault => ({
  header: readHeader(kept.header),
  vaultKey: fromBase64(kept.vaultKey),
  older: kept.older,
  writer: fromBase64(kept.writer),
  generation: kept.generation,
  keys: readKeyring(fromBase64(kept.keys)),
  listed: new Map(kept.listed.map((session) => [session.id, session])),
  seen: kept.seen,
});

/** The vault with a key for this session; one that has none gets one. */
export function withKey(
  vault: OwnVault,
  id: string,
  made: EpochMs,
  random: Random,
): readonly [OwnVault, KeyEntry] {
  const name = keyNameOf(id);
  const known = vault.keys.get(name);
  if (known !== undefined) return [vault, known];
  const entry: KeyEntry = { type: 'session', made, id: keyIdOf(id), key: random(32) };
  return [{ ...vault, keys: new Map([...vault.keys, [name, entry]]) }, entry];
}

/** Only the keys of these sessions: what is not here any more must open nowhere. */
export function keysOf(vault: OwnVault, ids: Iterable<string>): ReadonlyMap<string, KeyEntry> {
  const names = new Set([...ids].map(keyNameOf));
  return new Map([...vault.keys].filter(([name]) => names.has(name)));
}

/** The vault after these sessions were changed from outside: what was counted of them counts no more. */
export const withoutListed = (vault: OwnVault, ids: readonly string[]): OwnVault => ({
  ...vault,
  listed: new Map([...vault.listed].filter(([id]) => !ids.includes(id))),
});
