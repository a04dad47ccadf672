/** The keys of this device's vault while they are at hand: of every session, and of what belongs to none. Pure; it stores nothing. */
import { claimOf, openBoxNow, sealBoxNow, NO_LINK, type BoxKind, type Place } from '../vault/box.ts';
import { concat, textOf, toHex, utf8, type Bytes } from '../vault/bytes.ts';
import { ringKey } from '../vault/derive.ts';
import type { DeviceHeader } from '../vault/device-header.ts';
import {
  readEntry,
  readRing,
  writeEntry,
  writeRing,
  type Ring,
  type RingEntry,
} from '../vault/device-ring.ts';
import { openWith, publicKeyOf, sealTo } from '../vault/hpke.ts';
import { keyIdOf } from '../vault/keyring.ts';
import type { PadEntry } from '../vault/pad.ts';
import type { Random } from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import { sealOf, type Seal, type SealPlace } from './seal.ts';

const SCHEMA = 1;

export interface Keys {
  readonly vaultKey: Bytes;
  readonly pad: Omit<PadEntry, 'generation'>;
  readonly ring: Omit<Ring, 'entries'>;
  /** By the name of a session in the keyring (`keyNameOf`), and by its handle. */
  readonly byId: Map<string, Seal>;
  readonly byHandle: Map<string, Seal>;
}

/** A vault as it stands in memory. */
export interface OpenVault {
  readonly text: string;
  readonly header: DeviceHeader;
  readonly keys: Keys;
}

/** Everything that lies on the disk beside the header. */
export interface KeptKeys {
  readonly ring: Uint8Array;
  /** Keys that came after the keyring was written. */
  readonly added: readonly Uint8Array[];
  /** Keys of sessions that began while nobody had those of the vault. */
  readonly inbox: readonly Uint8Array[];
}

const placeOf = (
  kind: BoxKind,
  { vault, writer }: SealPlace,
  subject: Uint8Array,
  number: number,
): Place => ({ kind, vault, writer, subject, number });

const about = { schema: SCHEMA, deflated: false, last: false, link: NO_LINK };

/** The keyring as a box. */
export function sealRing(keys: Keys, header: DeviceHeader, random: Random): Bytes {
  const entries = new Map([...keys.byId].map(([name, { entry }]) => [name, entry]));
  const key = ringKey(keys.vaultKey, keys.pad.erase);
  const place = placeOf('keyring', header, header.vault, header.generation);
  return sealBoxNow(key, place, about, writeRing({ ...keys.ring, entries }), random(12));
}

const inboxInfo = (vault: Uint8Array): Bytes => concat(utf8('attune/1/inbox'), vault);

/** A session's key for who holds the keyring. */
export const sealEntry = (entry: RingEntry, keys: Keys, header: DeviceHeader, random: Random): Bytes =>
  sealBoxNow(
    ringKey(keys.vaultKey, keys.pad.erase),
    placeOf('keyring', header, entry.handle, header.generation),
    about,
    writeEntry(entry),
    random(12),
  );

/** A session's key for whoever reads this vault later. */
export const sealToInbox = (
  entry: RingEntry,
  header: Pick<DeviceHeader, 'vault' | 'inbox'>,
  random: Random,
): Bytes => sealTo(header.inbox, inboxInfo(header.vault), writeEntry(entry), random(32));

/** The key in it; `undefined` = it was sealed to somebody else. */
export const openFromInbox = (
  sealed: Uint8Array,
  { ring }: Pick<Keys, 'ring'>,
  { vault }: Pick<DeviceHeader, 'vault'>,
): RingEntry | undefined => tried(() => readEntry(openWith(ring.inbox, inboxInfo(vault), sealed)));

/** A piece that opens, or `undefined`: what was put there by somebody else is nobody's key. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof VaultError) return undefined;
    throw cause;
  }
}

/** @throws VaultError `damaged`, `newer-version` */
export function keysOf(
  kept: KeptKeys,
  header: DeviceHeader,
  vaultKey: Bytes,
  pad: Omit<PadEntry, 'generation'>,
  random: Random,
): Keys {
  const key = ringKey(vaultKey, pad.erase);
  const opened = openBoxNow(key, placeOf('keyring', header, header.vault, header.generation), kept.ring);
  if (opened.schema > SCHEMA) throw new VaultError('newer-version');
  const { entries, ...ring } = readRing(opened.payload);
  const keys: Keys = { vaultKey, pad, ring, byId: new Map(), byHandle: new Map() };
  for (const entry of entries.values()) addKey(keys, sealOf(entry, header, random));
  for (const box of kept.added) {
    const place = placeOf('keyring', header, box.slice(16, 32), header.generation);
    const entry = tried(() => readEntry(openBoxNow(key, place, box).payload));
    if (entry !== undefined) addKey(keys, sealOf(entry, header, random));
  }
  for (const sealed of kept.inbox) {
    const entry = openFromInbox(sealed, keys, header);
    if (entry !== undefined && !keys.byId.has(toHex(entry.id))) addKey(keys, sealOf(entry, header, random));
  }
  return keys;
}

export function addKey(keys: Pick<Keys, 'byId' | 'byHandle'>, seal: Seal): void {
  keys.byId.set(toHex(seal.entry.id), seal);
  keys.byHandle.set(seal.handle, seal);
}

/** A key for a session that has none. */
export const newEntry = (id: string, random: Random): RingEntry => ({
  id: keyIdOf(id),
  handle: random(16),
  key: random(32),
});

/** Keys that open nothing yet, and the public half of their inbox. */
export function newRing(random: Random): {
  readonly ring: Omit<Ring, 'entries'>;
  readonly inbox: Bytes;
} {
  const ring = { common: random(32), inbox: random(32) };
  return { ring, inbox: publicKeyOf(ring.inbox) };
}

/** Something that belongs to no session, under its name. */
export const sealCommon = (
  name: string,
  value: unknown,
  keys: Keys,
  place: SealPlace,
  random: Random,
): Bytes =>
  sealBoxNow(
    keys.ring.common,
    placeOf('settings', place, keyIdOf(name), 0),
    about,
    utf8(JSON.stringify(value)),
    random(12),
  );

/** @throws VaultError `damaged` */
export function openCommon(name: string, box: Uint8Array, keys: Keys, { vault }: SealPlace): unknown {
  const place = placeOf('settings', { vault, writer: claimOf(box).writer }, keyIdOf(name), 0);
  return JSON.parse(textOf(openBoxNow(keys.ring.common, place, box).payload)) as unknown;
}
