/**
 * The layout of a shelf and its lists: the header that counts, and what each device says it holds. Each device writes its own list and nobody else's, so
 * reading is a union. The layout stands in docs/vault-format.md.
 */
import {
  concat,
  fromBase64,
  fromHex,
  readU32,
  sameBytes,
  textOf,
  toBase64,
  toHex,
  u32,
  utf8,
  type Bytes,
} from '../vault/bytes.ts';
import { readHeader, type Header } from '../vault/header.ts';
import { openSnapshot, type Snapshot } from '../vault/snapshot.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { OwnVault } from './own-vault.ts';
import { ShelfError, type Shelf } from './shelf.ts';

/** The folder on the shelf that is ours. */
const ROOT = 'attune';
const HEADER = /^vault-(\d{1,10})-([0-9a-f]{32})\.json$/;
const WRITER = /^[0-9a-f]{32}$/;
const LIST = /^(\d{1,10})\.atb$/;

/** Where a segment lies, by the digest of its box. */
export const boxPath = (sha: string): string => `${ROOT}/box/${sha.slice(0, 2)}/${sha}.atb`;
export const listPath = (writer: string, generation: number): string =>
  `${ROOT}/dev/${writer}/${generation}.atb`;

/** Puts a header on the shelf under the name of the device that writes it. */
export const putHeader = (shelf: Shelf, { generation, text }: Header, writer: Uint8Array): Promise<void> =>
  put(shelf, `${ROOT}/vault-${generation}-${toHex(writer)}.json`, utf8(text));

/** The header that counts on a shelf: the highest generation, then the highest writer; `undefined` = nobody has written there. */
export async function headerOn(shelf: Shelf): Promise<Header | undefined> {
  const names = (await shelf.list(ROOT)).flatMap((name) => {
    const [, generation = '', writer = ''] = HEADER.exec(name) ?? [];
    return generation === '' ? [] : [{ name, generation: Number(generation), writer }];
  });
  names.sort((a, b) => b.generation - a.generation || (a.writer < b.writer ? 1 : -1));
  for (const { name } of names) {
    const bytes = await shelf.read(`${ROOT}/${name}`);
    // One that is half here, or none of ours, gives way to the next.
    const header = bytes && headerIn(bytes);
    if (header !== undefined) return header;
  }
  return undefined;
}

function headerIn(bytes: Uint8Array): Header | undefined {
  try {
    return readHeader(textOf(bytes));
  } catch (cause) {
    if (cause instanceof VaultError && cause.code === 'newer-version') throw cause;
    return undefined;
  }
}

/** A file is as it was written only if it reads so. @throws ShelfError `unsound` */
export async function put(shelf: Shelf, path: string, bytes: Uint8Array): Promise<void> {
  await shelf.write(path, bytes);
  const back = await shelf.read(path);
  if (back === undefined || !sameBytes(back, bytes)) throw new ShelfError('unsound');
}

/** What a device put on the shelf, by its newest list that opens. */
export interface DeviceList {
  readonly writer: string;
  readonly generation: number;
  readonly snapshot: Snapshot;
}

/** The two boxes of a list as one file. */
export const pair = ([first, second]: readonly [Bytes, Bytes]): Bytes =>
  concat(u32(first.length), first, u32(second.length), second);

function unpair(bytes: Uint8Array): readonly [Uint8Array, Uint8Array] {
  if (bytes.length < 8) throw new VaultError('damaged');
  const length = readU32(bytes, 0);
  if (bytes.length < 8 + length) throw new VaultError('damaged');
  return [bytes.subarray(4, 4 + length), bytes.subarray(8 + length)];
}

/** One list of a device; `undefined` = it does not open, or is still on its way. */
export async function listOf(
  shelf: Shelf,
  writer: string,
  generation: number,
  vault: Uint8Array,
  vaultKeys: readonly Uint8Array[],
): Promise<DeviceList | undefined> {
  const bytes = await shelf.read(listPath(writer, generation));
  for (const vaultKey of bytes === undefined ? [] : vaultKeys) {
    try {
      const place = { vault, writer: fromHex(writer), generation };
      return {
        writer,
        generation,
        snapshot: await openSnapshot(unpair(bytes ?? new Uint8Array()), place, vaultKey),
      };
    } catch (cause) {
      if (cause instanceof VaultError && cause.code === 'newer-version') throw cause;
    }
  }
  return undefined;
}

/** The numbers of all lists of a device, the newest first. */
export const generationsOf = async (shelf: Shelf, writer: string): Promise<readonly number[]> =>
  (await shelf.list(`${ROOT}/dev/${writer}`))
    .map((name) => Number(LIST.exec(name)?.[1] ?? -1))
    .filter((generation) => generation >= 0)
    .sort((a, b) => b - a);

/** The newest list of a device that opens; `undefined` = none does. */
export async function newestList(
  shelf: Shelf,
  writer: string,
  vault: Uint8Array,
  vaultKeys: readonly Uint8Array[],
): Promise<DeviceList | undefined> {
  for (const generation of await generationsOf(shelf, writer)) {
    const list = await listOf(shelf, writer, generation, vault, vaultKeys);
    if (list !== undefined) return list;
  }
  return undefined;
}

/** Lists of all other devices. A vault whose passphrase was changed is told of by the device that changed it, key by key. */
export async function othersOn(shelf: Shelf, own: OwnVault): Promise<readonly DeviceList[]> {
  const mine = toHex(own.writer);
  const writers = (await shelf.list(`${ROOT}/dev`)).filter((name) => WRITER.test(name) && name !== mine);
  const keys = new Map([own.vaultKey, ...own.older.map(fromBase64)].map((key) => [toBase64(key), key]));
  const lists = new Map<string, DeviceList>();
  for (let known = 0; known < keys.size;) {
    known = keys.size;
    for (const writer of writers) {
      if (lists.has(writer)) continue;
      const list = await newestList(shelf, writer, own.header.vault, [...keys.values()]);
      if (list === undefined) continue;
      lists.set(writer, list);
      for (const key of list.snapshot.manifest.older) keys.set(key, fromBase64(key));
    }
  }
  return [...lists.values()];
}
