/** The files in a zip of any size, unpacked one at a time and never beyond a limit, whatever the archive claims. Unpacking is the platform's own. */
import { ExchangeError } from './exchange-error.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  /** Bytes as they lie in the archive, and where the entry's own head is. */
  readonly size: number;
  readonly local: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 2000;
/** Bytes that a list of so many entries may take. */
const LONGEST_LIST = 1_000_000;
const LOCAL_HEAD = 30;
const STORED = 0;
const DEFLATED = 8;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

const part = async (file: Blob, from: number, to: number): Promise<DataView> =>
  new DataView(await file.slice(from, Math.max(from, to)).arrayBuffer());

/** The entries that an archive lists, without folders. @throws ExchangeError `damaged`, `too-large` */
export async function zipEntries(file: Blob): Promise<ZipEntry[]> {
  const from = Math.max(0, file.size - 22 - 0xffff);
  const tail = await part(file, from, file.size);
  const end = endOf(tail);
  const count = tail.getUint16(end + 10, true);
  const first = tail.getUint32(end + 16, true);
  if (count > MOST_ENTRIES || from + end - first > LONGEST_LIST) throw new ExchangeError('too-large');
  const list = await part(file, first, from + end);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > list.byteLength || list.getUint32(at, true) !== CENTRAL) throw new ExchangeError('damaged');
    const nameLength = list.getUint16(at + 28, true);
    const more = list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
    if (at + 46 + nameLength > list.byteLength) throw new ExchangeError('damaged');
    const name = new TextDecoder().decode(new Uint8Array(list.buffer, at + 46, nameLength));
    if (!name.endsWith('/'))
      entries.push({
        name,
        method: list.getUint16(at + 10, true),
        size: list.getUint32(at + 20, true),
        local: list.getUint32(at + 42, true),
      });
    at += 46 + nameLength + more;
  }
  return entries;
}

/** Where the list of entries is told, searched from the end. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  throw new ExchangeError('damaged');
}

/** The bytes of an entry as they come, however many they are. @throws ExchangeError `damaged`, here or while they come */
export async function* unpacked(file: Blob, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { method, size, local } = entry;
  const head = await part(file, local, local + LOCAL_HEAD);
  if (head.byteLength < LOCAL_HEAD || head.getUint32(0, true) !== LOCAL) throw new ExchangeError('damaged');
  const from = local + LOCAL_HEAD + head.getUint16(26, true) + head.getUint16(28, true);
  if (from + size > file.size || (method !== STORED && method !== DEFLATED))
    throw new ExchangeError('damaged');
  const packed = file.slice(from, from + size).stream();
  try {
    yield* method === STORED ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'));
  } catch (cause) {
    throw new ExchangeError('damaged', undefined, { cause });
  }
}

/** The bytes of an entry; `undefined` = they are more than `most`. @throws ExchangeError `damaged` */
export async function unzip(
  file: Blob,
  entry: ZipEntry,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpacked(file, entry)) {
    size += piece.length;
    if (size > most) return undefined;
    parts.push(piece);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of parts) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
