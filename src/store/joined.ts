/** Many small chunks of lines as one: joined as the lines that they are and read by nobody, so whatever a line holds stays. */
import { concat, type Bytes } from '../vault/bytes.ts';
import type { Chunk } from './chunks.ts';

/** Bytes of a full chunk. */
const FULL = 30_000;
const NEWLINE = new Uint8Array([10]);

/** How many of the first chunks become one, and that one; one that could not be opened joins nothing. */
export function firstJoined(chunks: readonly (Chunk | undefined)[]): {
  readonly count: number;
  readonly joined: Chunk | undefined;
} {
  const [first] = chunks;
  if (first === undefined) return { count: 1, joined: undefined };
  const parts: Uint8Array[] = [first.bytes];
  let size = first.bytes.length;
  let count = 1;
  for (const next of chunks.slice(1)) {
    if (next === undefined || next.schema !== first.schema || size + next.bytes.length >= FULL) break;
    parts.push(NEWLINE, next.bytes);
    size += next.bytes.length + 1;
    count += 1;
  }
  const bytes: Bytes = concat(...parts);
  const { schema } = first;
  return { count, joined: { coding: 'json-lines', bytes, ...(schema !== undefined && { schema }) } };
}
