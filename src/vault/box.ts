/**
 * A box: one sealed piece, bound to its place. AES-256-GCM with a random nonce; what it is, whose, which number, by which writer, after which
 * box, and in which vault is authenticated with it, so that a piece that was swapped, replayed or moved does not open. The layout stands in
 * docs/vault-format.md.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, readU16, readU32, readU64, sameBytes, u16, u32, u64, utf8, type Bytes } from './bytes.ts';
import { openNow, sealNow } from './gcm-now.ts';
import { open, seal } from './gcm.ts';
import { VaultError } from './vault-error.ts';

/** Segments and manifests lie in backups, chunks, packs, rows and settings on the device, keyrings in both. 7 and 8 are kept free. */
const KINDS = { chunk: 1, segment: 2, row: 3, keyring: 4, manifest: 5, settings: 6, pack: 9 } as const;
export type BoxKind = keyof typeof KINDS;

/** Where a box belongs. */
export interface Place {
  readonly kind: BoxKind;
  readonly vault: Uint8Array;
  /** Handle of the subject, or the vault's identity; 16 bytes. */
  readonly subject: Uint8Array;
  /** Random identity of the device that wrote it; 16 bytes. */
  readonly writer: Uint8Array;
  /** Of the first chunk in it, or generation. */
  readonly number: number;
}

export interface BoxAbout {
  /** Schema of the payload. */
  readonly schema: number;
  /** The payload was deflated. */
  readonly deflated: boolean;
  /** Last of its stream. */
  readonly last: boolean;
  /** Link of the box before it in its stream; 16 zeros for the first. */
  readonly link: Uint8Array;
}

const MAGIC = utf8('ATB1');
const HEAD = 80;
const TAG = 16;
/** Largest box that is ever read, bytes. */
export const LARGEST_BOX = 64 * 1024 * 1024;
export const NO_LINK: Bytes = new Uint8Array(16);

/** What the next box of the stream names this one by. */
export const linkOf = (box: Uint8Array): Bytes => sha256(box).slice(0, 16);

/** Length that hides how much there is: multiples of 256, above 4 KiB Padmé (at most 12 % more). */
function padded(length: number): number {
  const step =
    length <= 4096
      ? 256
      : 2 ** (Math.floor(Math.log2(length)) - Math.floor(Math.log2(Math.log2(length))) - 1);
  return Math.ceil(length / step) * step;
}

/** Everything of a box but its ciphertext, and what is to be sealed. */
function laid(
  place: Place,
  about: BoxAbout,
  payload: Uint8Array,
  nonce: Uint8Array,
): { readonly head: Bytes; readonly plain: Bytes; readonly bound: Bytes } {
  const plain = new Uint8Array(padded(4 + payload.length));
  plain.set(u32(payload.length));
  plain.set(payload, 4);
  const flags = (about.deflated ? 1 : 0) | (about.last ? 2 : 0);
  const head = concat(
    MAGIC,
    new Uint8Array([KINDS[place.kind], flags]),
    u16(about.schema),
    u64(place.number),
    place.subject,
    place.writer,
    about.link,
    nonce,
    u32(plain.length + TAG),
  );
  return { head, plain, bound: concat(head, place.vault) };
}

/** `nonce` = 12 fresh random bytes. */
export async function sealBox(
  key: Uint8Array,
  place: Place,
  about: BoxAbout,
  payload: Uint8Array,
  nonce: Uint8Array,
): Promise<Bytes> {
  const { head, plain, bound } = laid(place, about, payload, nonce);
  return concat(head, await seal(key, nonce, bound, plain));
}

/** The same bytes at once; for small pieces. */
export function sealBoxNow(
  key: Uint8Array,
  place: Place,
  about: BoxAbout,
  payload: Uint8Array,
  nonce: Uint8Array,
): Bytes {
  const { head, plain, bound } = laid(place, about, payload, nonce);
  return concat(head, sealNow(key, nonce, bound, plain));
}

/** Who a box says that wrote it, and which it says it is; true once it has opened there. @throws VaultError `damaged` */
export function claimOf(box: Uint8Array): { readonly writer: Bytes; readonly number: number } {
  if (box.length < HEAD) throw new VaultError('damaged');
  return { writer: new Uint8Array(box.subarray(32, 48)), number: readU64(box, 8) };
}

export interface OpenedBox extends BoxAbout {
  readonly link: Bytes;
  readonly payload: Bytes;
}

/** The parts of a box that belongs to `place`, as it says. @throws VaultError `damaged` */
function partsOf(
  place: Place,
  box: Uint8Array,
): { readonly nonce: Uint8Array; readonly bound: Bytes; readonly sealed: Uint8Array } {
  const fits =
    box.length >= HEAD + TAG &&
    sameBytes(box.subarray(0, 4), MAGIC) &&
    box[4] === KINDS[place.kind] &&
    readU64(box, 8) === place.number &&
    sameBytes(box.subarray(16, 32), place.subject) &&
    sameBytes(box.subarray(32, 48), place.writer) &&
    readU32(box, 76) === box.length - HEAD;
  if (!fits) throw new VaultError('damaged');
  const bound = concat(box.subarray(0, HEAD), place.vault);
  return { nonce: box.subarray(64, 76), bound, sealed: box.subarray(HEAD) };
}

/** What an opened box says. @throws VaultError `damaged` */
function toldBy(box: Uint8Array, plain: Bytes): OpenedBox {
  const length = readU32(plain, 0);
  if (length > plain.length - 4) throw new VaultError('damaged');
  const flags = box[5] ?? 0;
  return {
    schema: readU16(box, 6),
    deflated: (flags & 1) !== 0,
    last: (flags & 2) !== 0,
    link: new Uint8Array(box.slice(48, 64)),
    payload: plain.subarray(4, 4 + length),
  };
}

/** Opens a box that must belong to `place`. @throws VaultError `damaged` */
export async function openBox(key: Uint8Array, place: Place, box: Uint8Array): Promise<OpenedBox> {
  const { nonce, bound, sealed } = partsOf(place, box);
  return toldBy(box, await open(key, nonce, bound, sealed));
}

/** The same at once; for small pieces. @throws VaultError `damaged` */
export function openBoxNow(key: Uint8Array, place: Place, box: Uint8Array): OpenedBox {
  const { nonce, bound, sealed } = partsOf(place, box);
  return toldBy(box, openNow(key, nonce, bound, sealed));
}

/** Whether something that was stored is a box at all, of whatever kind. */
export const isBox = (stored: unknown): stored is Uint8Array =>
  stored instanceof Uint8Array && stored.length >= HEAD + TAG && sameBytes(stored.subarray(0, 4), MAGIC);
