/**
 * Copies to a shelf, and what other devices put there. Each device writes its own list and its own segments and nobody else's, segments never
 * change once they are written, and reading is a union: whatever program keeps the folder alike on several machines meets no conflict.
 */
import type { EpochMs } from '../terms/units.ts';
import { fromBase64, fromHex, sameBytes, toBase64, toHex } from '../vault/bytes.ts';
import {
  checkHeader,
  openHeader,
  type Header,
  type Kdf,
  type OpenHeader,
  type Secret,
} from '../vault/header.ts';
import type { Random } from '../vault/slot.ts';
import { keyNameOf } from '../vault/keyring.ts';
import { digestOf } from '../vault/meeting.ts';
import { openLog, sealLog, type SegmentName } from '../vault/segments.ts';
import { sealSnapshot, type ListedSession, type Snapshot } from '../vault/snapshot.ts';
import { VaultError } from '../vault/vault-error.ts';
import { manifestOf } from './file-copy.ts';
import type { Here, SessionHere } from './here.ts';
import { keysOf, withKey, withoutListed, type OwnVault } from './own-vault.ts';
import type { Shelf } from './shelf.ts';
import {
  boxPath,
  generationsOf,
  headerOn,
  listOf,
  listPath,
  newestList,
  othersOn,
  pair,
  put,
  putHeader,
  type DeviceList,
} from './shelf-lists.ts';
import { takeIn, type ArrivingSession, type Taken } from './take-in.ts';

/** The vault of a shelf, which this device joins with what somebody typed; what it had written elsewhere is written anew there. */
export async function joinShelf(header: Header, secret: Secret, own: OwnVault, kdf: Kdf): Promise<OwnVault> {
  const open = await openHeader(header, secret, kdf);
  const same = sameBytes(own.header.vault, header.vault);
  const older = same && !sameBytes(own.vaultKey, open.vaultKey) ? [...own.older, toBase64(own.vaultKey)] : [];
  return { ...own, ...open, older, ...(!same && { keys: new Map(), listed: new Map(), seen: {} }) };
}

const arrivals = (shelf: Shelf, vault: Uint8Array, { writer, snapshot }: DeviceList): ArrivingSession[] =>
  snapshot.manifest.sessions.map((session) => ({
    ...session,
    open: async () => {
      const key = snapshot.keys.get(keyNameOf(session.id))?.key;
      if (key === undefined) return undefined;
      const stream = { vault, key, writer: fromHex(writer) };
      const opened = await openLog(session.segments, stream, ({ sha }) => shelf.read(boxPath(sha)));
      // Half a file is still on its way.
      return opened.lost > 0 ? undefined : opened;
    },
  }));

export interface FolderCopy {
  readonly vault: OwnVault;
  /** Sessions of this device, all of which are on the shelf now. */
  readonly sessions: number;
  readonly taken: Taken;
  /** A device's list is older than one that was seen before: somebody put an old state of the shelf back. */
  readonly rolledBack: boolean;
}

const nothing: Taken = { sessions: [], erased: 0, lost: 0, waiting: 0 };
const sum = (a: Taken, b: Taken): Taken => ({
  sessions: [...a.sessions, ...b.sessions],
  erased: a.erased + b.erased,
  lost: a.lost + b.lost,
  waiting: a.waiting + b.waiting,
});

/**
 * Takes in what other devices put on the shelf, then puts there what they lack. It may be broken off anywhere and done again.
 * @throws VaultError `wrong-secret` if the shelf's vault does not open with this device's key: join it first; ShelfError
 */
export async function copyToShelf(
  here: Here,
  shelf: Shelf,
  own: OwnVault,
  random: Random,
  made: EpochMs,
): Promise<FolderCopy> {
  const open = await agreeOnHeader(shelf, own);
  let vault: OwnVault = { ...own, ...open };
  const others = await othersOn(shelf, vault);
  const rolledBack = others.some(({ writer, generation }) => generation < (vault.seen[writer] ?? 0));

  let taken = nothing;
  for (const list of others) {
    const { erased, cards, own: things } = list.snapshot.manifest;
    const sessions = arrivals(shelf, vault.header.vault, list);
    const more = await takeIn(here, { sessions, erased, cards, own: things }, (session) =>
      unchanged(vault, session),
    );
    taken = sum(taken, more);
    vault = withoutListed(vault, more.sessions);
  }

  const sessions = await here.sessions();
  const [next, listed] = await putSessions(here, shelf, vault, others, sessions, random, made);
  vault = await putList(here, shelf, next, listed, random, made);
  const seen = Object.fromEntries(others.map(({ writer, generation }) => [writer, generation]));
  return { vault: { ...vault, seen }, sessions: sessions.length, taken, rolledBack };
}

/** The digest of a session that this device has listed and not changed since. */
function unchanged(vault: OwnVault, { id, facts }: SessionHere): string | undefined {
  const listed = vault.listed.get(id);
  return listed?.facts === facts ? listed.digest : undefined;
}

async function agreeOnHeader(shelf: Shelf, own: OwnVault): Promise<OpenHeader> {
  const there = await headerOn(shelf);
  const mine: OpenHeader = { header: own.header, vaultKey: own.vaultKey };
  if (there !== undefined && there.text !== own.header.text) {
    if (!sameBytes(there.vault, own.header.vault)) throw new VaultError('wrong-secret');
    if (there.generation >= own.header.generation) {
      try {
        checkHeader(there, own.vaultKey);
      } catch (cause) {
        throw new VaultError('wrong-secret', undefined, { cause });
      }
      return { header: there, vaultKey: own.vaultKey };
    }
  }
  if (there?.text !== own.header.text) await putHeader(shelf, own.header, own.writer);
  return mine;
}

/** Puts the segments of every session that no other device lists; of two devices that hold the same the one with the smaller name lists it. */
async function putSessions(
  here: Here,
  shelf: Shelf,
  own: OwnVault,
  others: readonly DeviceList[],
  sessions: readonly SessionHere[],
  random: Random,
  made: EpochMs,
): Promise<readonly [OwnVault, readonly ListedSession[]]> {
  const smaller = new Set(
    others
      .filter(({ writer }) => writer < toHex(own.writer))
      .flatMap(({ snapshot }) => snapshot.manifest.sessions.map(({ id, digest }) => `${id} ${digest}`)),
  );
  const listed: ListedSession[] = [];
  let vault = own;
  for (const session of sessions) {
    const { id, epoch } = session;
    const before = vault.listed.get(id);
    if (before !== undefined && before.facts === session.facts && !smaller.has(`${id} ${before.digest}`)) {
      listed.push(before);
      continue;
    }
    const log = await here.log(id);
    if (log === undefined) continue;
    const digest = digestOf(log);
    if (smaller.has(`${id} ${digest}`)) continue;
    const [next, { key }] = withKey(vault, id, made, random);
    vault = next;
    const stream = { vault: vault.header.vault, key, writer: vault.writer };
    const segments = await sealLog(log, stream, random);
    for (const { sha, box } of segments) await put(shelf, boxPath(sha), box);
    const names = segments.map(({ from, sha }): SegmentName => ({ from, sha }));
    listed.push({ id, epoch, facts: session.facts, digest, segments: names });
  }
  return [vault, listed];
}

/** Puts this device's list if it says anything new, and takes away what only its older lists name. */
async function putList(
  here: Here,
  shelf: Shelf,
  own: OwnVault,
  listed: readonly ListedSession[],
  random: Random,
  made: EpochMs,
): Promise<OwnVault> {
  const writer = toHex(own.writer);
  const { vault: id } = own.header;
  const keys = keysOf(
    own,
    listed.map((session) => session.id),
  );
  const manifest = await manifestOf(here, own, listed, made);
  const numbers = await generationsOf(shelf, writer);
  const newest = await newestList(shelf, writer, id, [own.vaultKey]);
  // A folder that lay elsewhere for a while may hold later ones than this device remembers.
  let generation = Math.max(own.generation, ...numbers);
  if (newest === undefined || !sameManifest(newest.snapshot.manifest, manifest)) {
    generation += 1;
    const place = { vault: id, writer: own.writer, generation };
    const boxes = await sealSnapshot({ keys, manifest }, place, own.vaultKey, random);
    await put(shelf, listPath(writer, generation), pair(boxes));
  } else generation = newest.generation;

  const named = new Set(listed.flatMap(({ segments }) => segments.map(({ sha }) => sha)));
  const vaultKeys = [own.vaultKey, ...own.older.map(fromBase64)];
  for (const old of numbers.filter((number) => number !== generation)) {
    // First the segments, then the list that names them: broken off, it is done again.
    const list = await listOf(shelf, writer, old, id, vaultKeys);
    const segments = list?.snapshot.manifest.sessions.flatMap((session) => session.segments) ?? [];
    for (const { sha } of segments) if (!named.has(sha)) await shelf.remove(boxPath(sha));
    await shelf.remove(listPath(writer, old));
  }
  return { ...own, keys, generation, listed: new Map(listed.map((session) => [session.id, session])) };
}

const sameManifest = (a: Snapshot['manifest'], b: Snapshot['manifest']): boolean =>
  JSON.stringify({ ...a, made: 0 }) === JSON.stringify({ ...b, made: 0 });
