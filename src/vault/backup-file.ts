/**
 * The backup as one file: header, snapshot, segments, and a check over all of it. It is written and read piece by piece. Without a secret
 * it tells only whether it is whole. The layout stands in docs/vault-format.md.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { LARGEST_BOX } from './box.ts';
import { concat, readU32, readU64, sameBytes, textOf, toHex, u32, u64, utf8, type Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

const MAGIC = utf8('ATTUNEB1');
const LONGEST_HEADER = 64 * 1024;

/** The pieces of the file, in order: to be written one after the other. */
export async function* writeBackupFile(
  header: string,
  boxes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Bytes, void> {
  const hash = sha256.create();
  const told = (bytes: Bytes): Bytes => {
    hash.update(bytes);
    return bytes;
  };
  const text = utf8(header);
  yield told(concat(MAGIC, u32(text.length), text));
  let count = 0;
  for await (const box of boxes) {
    count += 1;
    yield told(concat(u32(box.length), box));
  }
  const end = told(concat(u32(0), u64(count)));
  yield concat(end, hash.digest());
}

/** Bytes that lie somewhere: a file, a piece of memory. */
export interface Source {
  readonly size: number;
  /** Bytes from `from`, at most `count`; fewer where they end. */
  read(from: number, count: number): Promise<Uint8Array>;
}

/** Where a box lies in the file. */
interface Extent {
  readonly at: number;
  readonly length: number;
}

export interface BackupFile {
  readonly header: string;
  readonly count: number;
  /** Whether nothing was cut off or changed since it was written. */
  readonly whole: boolean;
  /** Box by its order. @throws VaultError `damaged` */
  box(order: number): Promise<Uint8Array>;
  /** Box by its SHA-256; `undefined` = it is not there. */
  named(sha: string): Promise<Uint8Array | undefined>;
}

/** Reads the file once from end to end. @throws VaultError `not-a-vault`, `too-large` */
export async function readBackupFile(source: Source): Promise<BackupFile> {
  const start = await source.read(0, MAGIC.length + 4);
  if (start.length < MAGIC.length + 4 || !sameBytes(start.subarray(0, MAGIC.length), MAGIC))
    throw new VaultError('not-a-vault');
  const length = readU32(start, MAGIC.length);
  if (length > LONGEST_HEADER) throw new VaultError('too-large');
  const header = await source.read(start.length, length);
  const hash = sha256.create().update(start).update(header);
  const boxes: Extent[] = [];
  const bySha = new Map<string, Extent>();
  let at = start.length + header.length;
  let whole = false;
  while (at + 4 <= source.size) {
    const size = await source.read(at, 4);
    const count = readU32(size, 0);
    if (count === 0) {
      whole = await endsWell(source, at, boxes.length, hash);
      break;
    }
    if (count > LARGEST_BOX) throw new VaultError('too-large');
    const box = await source.read(at + 4, count);
    if (box.length < count) break;
    hash.update(size).update(box);
    const extent = { at: at + 4, length: count };
    boxes.push(extent);
    bySha.set(toHex(sha256(box)), extent);
    at += 4 + count;
  }
  const bring = ({ at: from, length: count }: Extent): Promise<Uint8Array> => source.read(from, count);
  return {
    header: textIn(header),
    count: boxes.length,
    whole,
    box: async (order) => {
      const extent = boxes[order];
      if (extent === undefined) throw new VaultError('damaged');
      return bring(extent);
    },
    named: async (sha) => {
      const extent = bySha.get(sha);
      return extent && bring(extent);
    },
  };
}

function textIn(bytes: Uint8Array): string {
  try {
    return textOf(bytes);
  } catch (cause) {
    throw new VaultError('not-a-vault', undefined, { cause });
  }
}

async function endsWell(
  source: Source,
  at: number,
  boxes: number,
  hash: ReturnType<typeof sha256.create>,
): Promise<boolean> {
  const end = await source.read(at, 44);
  if (end.length < 44 || at + 44 !== source.size || readU64(end, 4) !== boxes) return false;
  return sameBytes(hash.update(end.subarray(0, 12)).digest(), end.subarray(12));
}
