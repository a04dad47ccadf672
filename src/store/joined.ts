/** Many small chunks of lines as one: joined as the lines that they are and read by nobody, so whatever a line holds stays. */
import { concat, type Bytes } from '../vault/bytes.ts';
import type { Chunk } from './chunks.ts';

/** Bytes of a full chunk. */
const FULL = 30_000;
const NEWLINE = new Uint8Array([10]);

/** How many of the first chunks become one, and that one; one that could not be opened joins nothing. No more are asked for than are needed. */
export function firstJoined(chunks: Iterable<Chunk | undefined>): {
  readonly count: number;
  readonly joined: Chunk | undefined;
} {
  let first: Chunk | undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  let count = 0;
  for (const next of chunks) {
    first ??= next;
    if (first === undefined) return { count: 1, joined: undefined };
    if (next === undefined || next.schema !== first.schema || (count > 0 && size + next.bytes.length >= FULL))
      break;
    if (count > 0) parts.push(NEWLINE);
    parts.push(next.bytes);
    size += next.bytes.length + 1;
    count += 1;
  }
  if (first === undefined) return { count: 0, joined: undefined };
  const bytes: Bytes = concat(...parts);
  const { schema } = first;
  return { count, joined: { coding: 'json-lines', bytes, ...(schema !== undefined && { schema }) } };
}
