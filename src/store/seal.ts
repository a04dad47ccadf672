/**
 * What seals and opens one session: its chunks, its packs and its row, each bound to its place, to this vault and to the piece before it. Its name outside
 * is random. Everything happens at once, so that it can happen inside a transaction.
 */
import {
  claimOf,
  isBox,
  linkOf,
  openBox,
  openBoxNow,
  sealBoxNow,
  type BoxKind,
  type OpenedBox,
  type Place,
} from '../vault/box.ts';
import { concat, sameBytes, textOf, toHex, u64, readU64, utf8, type Bytes } from '../vault/bytes.ts';
import type { RingEntry } from '../vault/device-ring.ts';
import type { Random } from '../vault/slot.ts';
import { SCHEMA } from '../session/events.ts';
import type { Chunk } from './chunks.ts';
import { ROW_VERSION } from './session-row.ts';

/** Of which vault, by whom. */
export interface SealPlace {
  readonly vault: Bytes;
  readonly writer: Bytes;
}

/** A chunk as it was opened. */
export interface OpenedChunk {
  readonly chunk: Chunk;
  /** Link of the chunk before it, and the link by which the one after it names this. */
  readonly before: Bytes;
  readonly link: Bytes;
  /** Number of the last of the chunks that lie in it. */
  readonly to: number;
}

export interface Seal {
  /** The session's name on the disk: 32 hexadecimal digits. */
  readonly handle: string;
  readonly entry: RingEntry;
  chunk(number: number, before: Bytes, chunk: Chunk): Bytes;
  /** Chunks `from` to `to` in one; `last` = the link that the last of them had. */
  pack(from: number, to: number, before: Bytes, last: Bytes, chunk: Chunk): Bytes;
  /** @throws VaultError `damaged` */
  open(number: number, stored: unknown): OpenedChunk;
  /** The same; what is large is opened by the browser itself, beside the page's thread. @throws VaultError `damaged` */
  openAside(number: number, stored: unknown): Promise<OpenedChunk>;
  row(row: object): Bytes;
  /** @throws VaultError `damaged` */
  openRow(stored: Uint8Array): unknown;
  /** What can be shown of the session before it is read. */
  look(text: string): Bytes;
  /** @throws VaultError `damaged` */
  openLook(stored: Uint8Array): string;
  /** What a page that is left has not written. */
  tail(text: string): Bytes;
  /** @throws VaultError `damaged` */
  openTail(stored: Uint8Array): string;
}

/** Numbers of boxes that are no chunks. */
const ROW = 0;
const TAIL = 1;
const LOOK = 2;
/** Bytes of a box from which on the browser's own way is the quicker one. */
const LARGE = 4096;
/** Bytes before the lines of a pack: the number of its last chunk, and that one's link. */
const PACK_HEAD = 24;

export function sealOf(entry: RingEntry, { vault, writer }: SealPlace, random: Random): Seal {
  const { handle, key } = entry;
  const place = (kind: BoxKind, number: number, by: Uint8Array = writer): Place => ({
    kind,
    vault,
    subject: handle,
    writer: by,
    number,
  });
  const put = (kind: BoxKind, number: number, schema: number, link: Bytes, payload: Uint8Array): Bytes =>
    sealBoxNow(key, place(kind, number), { schema, deflated: false, last: false, link }, payload, random(12));
  const NONE = new Uint8Array(16);
  const schemaOf = ({ schema }: Chunk): number => schema ?? 1;
  const chunkOf = (schema: number, bytes: Bytes): Chunk => ({ coding: 'json-lines', schema, bytes });

  const beside = (number: number, text: string): Bytes => put('row', number, SCHEMA, NONE, utf8(text));
  const openBeside = (number: number, stored: Uint8Array): string =>
    textOf(openBoxNow(key, place('row', number, claimOf(stored).writer), stored).payload);

  const boxOf = (stored: unknown): Uint8Array => (isBox(stored) ? stored : new Uint8Array());
  /** Where a chunk or a pack must belong. @throws VaultError `damaged` */
  const placeOf = (number: number, box: Uint8Array): Place =>
    place(box[4] === PACK ? 'pack' : 'chunk', number, claimOf(box).writer);
  /** What an opened chunk or pack says. */
  const told = (number: number, box: Uint8Array, { payload, schema, link }: OpenedBox): OpenedChunk =>
    box[4] !== PACK
      ? { chunk: chunkOf(schema, payload), before: link, link: linkOf(box), to: number }
      : {
          chunk: chunkOf(schema, payload.subarray(PACK_HEAD)),
          before: link,
          link: payload.slice(8, PACK_HEAD),
          to: readU64(payload, 0),
        };

  /** The row as it was opened or written last: it is read again with each write and each list. */
  let known: { readonly box: Uint8Array; readonly row: unknown } | undefined;

  return {
    handle: toHex(handle),
    entry,
    chunk: (number, before, chunk) => put('chunk', number, schemaOf(chunk), before, chunk.bytes),
    pack: (from, to, before, last, chunk) =>
      put('pack', from, schemaOf(chunk), before, concat(u64(to), last, chunk.bytes)),
    open: (number, stored) => {
      const box = boxOf(stored);
      return told(number, box, openBoxNow(key, placeOf(number, box), box));
    },
    openAside: async (number, stored) => {
      const box = boxOf(stored);
      // Where the address is not a safe one the browser offers nothing of its own.
      const itself = box.length >= LARGE && (crypto.subtle as SubtleCrypto | undefined) !== undefined;
      const open = itself ? openBox : openBoxNow;
      return told(number, box, await open(key, placeOf(number, box), box));
    },
    row: (row) => {
      const box = put('row', ROW, ROW_VERSION, NONE, utf8(JSON.stringify(row)));
      known = { box, row };
      return box;
    },
    openRow: (stored) => {
      if (known !== undefined && sameBytes(known.box, stored)) return known.row;
      const { payload } = openBoxNow(key, place('row', ROW, claimOf(stored).writer), stored);
      const row: unknown = JSON.parse(textOf(payload));
      known = { box: stored, row };
      return row;
    },
    look: (text) => beside(LOOK, text),
    openLook: (stored) => openBeside(LOOK, stored),
    tail: (text) => beside(TAIL, text),
    openTail: (stored) => openBeside(TAIL, stored),
  };
}

/** The kind of a pack as it stands in a box. */
const PACK = 9;
