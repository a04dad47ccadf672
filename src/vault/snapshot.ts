/**
 * A snapshot: what one device holds, as a list of segments with the keys that open them. Two boxes, keyring and manifest, both under the
 * vault's key for backups; whatever is not in them is in no backup.
 */
import { areCards, type ClientCard } from '../session/client-record.ts';
import { isTombstone, type Tombstone } from '../session/tombstone.ts';
import { list, number, object, optional, such, text, whole, written, type Check } from '../terms/check.ts';
import type { EpochMs } from '../terms/units.ts';
import { NO_LINK, openBox, sealBox, type BoxKind, type Place } from './box.ts';
import { textOf, utf8, type Bytes } from './bytes.ts';
import { deflate, inflate } from './deflate.ts';
import { backupKey } from './derive.ts';
import type { Random } from './slot.ts';
import { readKeyring, writeKeyring, type KeyEntry } from './keyring.ts';
import type { SegmentName } from './segments.ts';
import { VaultError } from './vault-error.ts';

export interface ListedSession {
  readonly id: string;
  /** When it began. */
  readonly epoch: EpochMs;
  /** Number of its facts. */
  readonly facts: number;
  /** SHA-256 of its facts as lines, hexadecimal digits: whether two devices hold the same. */
  readonly digest: string;
  readonly segments: readonly SegmentName[];
}

export interface Manifest {
  readonly made: EpochMs;
  /** Earlier keys of the vault, base64: what other devices wrote under them can still be read. */
  readonly older: readonly string[];
  readonly sessions: readonly ListedSession[];
  readonly erased: readonly Tombstone[];
  readonly cards: readonly ClientCard[];
  /** What the therapist made for all sessions. */
  readonly own?: object;
}

/** By whom, and which of theirs. */
export interface SnapshotPlace {
  readonly vault: Uint8Array;
  readonly writer: Uint8Array;
  readonly generation: number;
}

export interface Snapshot {
  /** Keys of the sessions, by the name of each (`keyNameOf`). */
  readonly keys: ReadonlyMap<string, KeyEntry>;
  readonly manifest: Manifest;
}

/** Version of the manifest's form. */
const SCHEMA = 1;
const MOST = 100_000;
const MOST_INFLATED = 256 * 1024 * 1024;

const hex = written(64, /^[0-9a-f]{64}$/);
const isSession = object<ListedSession>({
  id: text(200),
  epoch: number,
  facts: whole(0, 1e8),
  digest: hex,
  segments: list(object<SegmentName>({ from: whole(0, 1e8), sha: hex }), MOST),
});
const isManifest: Check<Manifest> = object<Manifest>({
  made: number,
  older: list(text(64), 100),
  sessions: list(isSession, MOST),
  erased: list(isTombstone, 1e6),
  cards: areCards,
  own: optional(such(object<object>({}), () => true)),
});

const placeOf = (kind: BoxKind, { vault, writer, generation }: SnapshotPlace): Place => ({
  kind,
  vault,
  subject: vault,
  writer,
  number: generation,
});

/** The two boxes, keyring first. */
export async function sealSnapshot(
  { keys, manifest }: Snapshot,
  place: SnapshotPlace,
  vaultKey: Uint8Array,
  random: Random,
): Promise<readonly [Bytes, Bytes]> {
  const key = backupKey(vaultKey, place.vault);
  const about = { schema: SCHEMA, last: false, link: NO_LINK };
  const text = await deflate(utf8(JSON.stringify(manifest)));
  return [
    await sealBox(
      key,
      placeOf('keyring', place),
      { ...about, deflated: false },
      writeKeyring([...keys.values()]),
      random(12),
    ),
    await sealBox(key, placeOf('manifest', place), { ...about, deflated: true }, text, random(12)),
  ];
}

/** @throws VaultError `damaged`, `newer-version`, `too-large` */
export async function openSnapshot(
  [keyring, manifest]: readonly [Uint8Array, Uint8Array],
  place: SnapshotPlace,
  vaultKey: Uint8Array,
): Promise<Snapshot> {
  const key = backupKey(vaultKey, place.vault);
  const keys = await openBox(key, placeOf('keyring', place), keyring);
  const listed = await openBox(key, placeOf('manifest', place), manifest);
  if (keys.schema > SCHEMA || listed.schema > SCHEMA) throw new VaultError('newer-version');
  const read = JSON.parse(textOf(await inflate(listed.payload, MOST_INFLATED))) as unknown;
  if (!isManifest(read)) throw new VaultError('damaged');
  return { keys: readKeyring(keys.payload), manifest: read };
}
