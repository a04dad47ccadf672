/** Deflate by the browser itself, with a bound on what comes out: a small piece may claim to hold a great deal. */
import { concat, type Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

/** What comes out of a stream, as long as it is no more than `most` bytes. */
async function gather(stream: ReadableStream<Uint8Array>, most: number): Promise<Bytes> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(...parts);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new VaultError('too-large');
    }
    parts.push(value);
  }
}

const through = (bytes: Bytes, transform: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(transform);

export const deflate = (bytes: Bytes): Promise<Bytes> =>
  gather(through(bytes, new CompressionStream('deflate-raw')), Infinity);

/** @throws VaultError `too-large`, `damaged` */
export async function inflate(bytes: Bytes, most: number): Promise<Bytes> {
  try {
    return await gather(through(bytes, new DecompressionStream('deflate-raw')), most);
  } catch (cause) {
    if (cause instanceof VaultError) throw cause;
    throw new VaultError('damaged', undefined, { cause });
  }
}
