/** The files in a zip, unpacked one at a time and never beyond a limit, whatever the archive claims. Unpacking is the platform's own. */
import { ExchangeError } from './exchange-error.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array<ArrayBuffer>;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 2000;
const STORED = 0;
const DEFLATED = 8;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** The entries that an archive lists, without folders. @throws ExchangeError `damaged` */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw new ExchangeError('too-large');
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw new ExchangeError('damaged');
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (name.endsWith('/')) continue;
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL)
      throw new ExchangeError('damaged');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + size > view.byteLength) throw new ExchangeError('damaged');
    entries.push({ name, method, packed: bytes.subarray(from, from + size) });
  }
  return entries;
}

/** Where the list of entries is told, searched from the end. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  throw new ExchangeError('damaged');
}

/** The bytes of an entry. @throws ExchangeError `too-large` beyond `most` bytes, `damaged` */
export async function unzip({ method, packed }: ZipEntry, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (method === STORED) {
    if (packed.length > most) throw new ExchangeError('too-large');
    return packed.slice();
  }
  if (method !== DEFLATED) throw new ExchangeError('damaged');
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    for await (const part of stream) {
      size += part.length;
      if (size > most) throw new ExchangeError('too-large');
      parts.push(part);
    }
  } catch (cause) {
    throw cause instanceof ExchangeError ? cause : new ExchangeError('damaged', undefined, { cause });
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
