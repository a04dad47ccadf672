/** Everything of this device as one sealed file, and such a file back. A file counts as written only once it was read again and opened. */
import type { EpochMs } from '../terms/units.ts';
import { readBackupFile, writeBackupFile, type BackupFile, type Source } from '../vault/backup-file.ts';
import { claimOf } from '../vault/box.ts';
import { openHeader, readHeader, type Kdf, type OpenHeader, type Secret } from '../vault/header.ts';
import type { Random } from '../vault/slot.ts';
import { keyNameOf } from '../vault/keyring.ts';
import { digestOf } from '../vault/meeting.ts';
import { openLog, sealLog, type OpenedLog, type SegmentName } from '../vault/segments.ts';
import { openSnapshot, sealSnapshot, type ListedSession, type Snapshot } from '../vault/snapshot.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { Here } from './here.ts';
import { keysOf, withKey, type OwnVault } from './own-vault.ts';
import type { Arriving } from './take-in.ts';

export const sourceOf = (blob: Blob): Source => ({
  size: blob.size,
  read: async (from, count) => new Uint8Array(await blob.slice(from, from + count).arrayBuffer()),
});

export interface FileCopy {
  readonly blob: Blob;
  readonly vault: OwnVault;
  readonly sessions: number;
}

/** @throws VaultError `damaged` if it cannot be opened again */
export async function copyToFile(
  here: Here,
  own: OwnVault,
  random: Random,
  made: EpochMs,
): Promise<FileCopy> {
  let vault: OwnVault = { ...own, generation: own.generation + 1 };
  const listed: ListedSession[] = [];
  const segments: Blob[] = [];
  for (const { id, epoch } of await here.sessions()) {
    const log = await here.log(id);
    if (log === undefined) continue;
    const [next, { key }] = withKey(vault, id, made, random);
    vault = next;
    const stream = { vault: vault.header.vault, key, writer: vault.writer };
    const sealed = await sealLog(log, stream, random);
    // A blob may lie on the disk; many hours of facts need not be in memory.
    segments.push(...sealed.map(({ box }) => new Blob([box])));
    const names = sealed.map(({ from, sha }): SegmentName => ({ from, sha }));
    listed.push({ id, epoch, facts: log.length, digest: digestOf(log), segments: names });
  }
  const snapshot: Snapshot = {
    keys: keysOf(
      vault,
      listed.map(({ id }) => id),
    ),
    manifest: await manifestOf(here, vault, listed, made),
  };
  const place = { vault: vault.header.vault, writer: vault.writer, generation: vault.generation };
  const first = await sealSnapshot(snapshot, place, vault.vaultKey, random);
  async function* boxes(): AsyncGenerator<Uint8Array, void> {
    yield* first;
    for (const segment of segments) yield new Uint8Array(await segment.arrayBuffer());
  }
  const parts: Blob[] = [];
  for await (const piece of writeBackupFile(vault.header.text, boxes())) parts.push(new Blob([piece]));
  const blob = new Blob(parts, { type: 'application/octet-stream' });
  await prove(blob, vault, listed);
  return { blob, vault, sessions: listed.length };
}

/** What a snapshot tells beside its sessions. */
export const manifestOf = async (
  here: Here,
  vault: OwnVault,
  sessions: readonly ListedSession[],
  made: EpochMs,
): Promise<Snapshot['manifest']> => {
  const own = await here.own();
  return {
    made,
    older: vault.older,
    sessions,
    erased: await here.erased(),
    cards: await here.cards(),
    ...(own !== undefined && { own }),
  };
};

async function prove(blob: Blob, { vaultKey }: OwnVault, listed: readonly ListedSession[]): Promise<void> {
  const file = await readBackupFile(sourceOf(blob));
  const opened = await openFile(file, { header: readHeader(file.header), vaultKey });
  const { sessions } = arrivingOf(opened);
  if (!file.whole || sessions.length !== listed.length) throw new VaultError('damaged');
  for (const session of sessions)
    if (((await session.open())?.lost ?? 1) > 0) throw new VaultError('damaged');
}

/** An open backup. */
export interface OpenFileCopy extends OpenHeader {
  readonly file: BackupFile;
  readonly writer: Uint8Array;
  readonly snapshot: Snapshot;
}

async function openFile(file: BackupFile, open: OpenHeader): Promise<OpenFileCopy> {
  const boxes = [await file.box(0), await file.box(1)] as const;
  const { writer, number: generation } = claimOf(boxes[0]);
  const place = { vault: open.header.vault, writer, generation };
  return { ...open, file, writer, snapshot: await openSnapshot(boxes, place, open.vaultKey) };
}

/** Opens a backup with what somebody typed. @throws VaultError */
export async function openFileCopy(file: BackupFile, secret: Secret, kdf: Kdf): Promise<OpenFileCopy> {
  return openFile(file, await openHeader(readHeader(file.header), secret, kdf));
}

/** The facts of one session of an open backup. */
export async function logIn(
  { file, header, writer, snapshot }: OpenFileCopy,
  { id, segments }: ListedSession,
): Promise<OpenedLog> {
  const key = snapshot.keys.get(keyNameOf(id))?.key;
  if (key === undefined) return { facts: [], lost: segments.length };
  return openLog(segments, { vault: header.vault, key, writer }, ({ sha }) => file.named(sha));
}

/** What is in an open backup, to be taken in. What is damaged in it costs itself. */
export function arrivingOf(open: OpenFileCopy): Arriving {
  const { sessions, erased, cards, own } = open.snapshot.manifest;
  return {
    sessions: sessions.map((session) => ({
      ...session,
      open: async () => {
        const log = await logIn(open, session);
        return log.facts.length === 0 ? undefined : log;
      },
    })),
    erased,
    cards,
    own,
  };
}
