/** Reads the chunks of a session: in transactions of a bounded size, opened some at a time, so that the window has its turn in between. */
import { promisifyRequest } from 'idb-keyval';
import type { ReadFacts } from './chunks.ts';
import type { Database } from './database.ts';
import { nextTask } from './next-task.ts';

/** Most chunks that one transaction reads. */
const AT_ONCE = 1000;
/** Bytes that are opened in one turn. */
const TURN = 250_000;

/** The keys of a session's chunks from number `from` on. */
export const chunksOf = (id: string, from = 0): IDBKeyRange => IDBKeyRange.bound([id, from], [id, Infinity]);

/** The keys of everything of a session that lies among the chunks. */
export const allOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, Infinity]);

/** Chunks as they lie, with their numbers. */
interface Lying {
  readonly numbers: number[];
  readonly chunks: unknown[];
}

/** The chunks as they lie, in pieces that each take a transaction of their own. */
async function piecesOf(database: Database, id: string): Promise<Lying[]> {
  const pieces: Lying[] = [];
  for (let from = 0; ;) {
    const range = chunksOf(id, from);
    const [keys, chunks] = await database.use('chunks')('readonly', (store) =>
      Promise.all([
        promisifyRequest(
          store.getAllKeys(range, AT_ONCE) as IDBRequest<unknown> as IDBRequest<[string, number][]>,
        ),
        promisifyRequest(store.getAll(range, AT_ONCE) as IDBRequest<unknown[]>),
      ]),
    );
    const numbers = keys.map(([, number]) => number);
    if (chunks.length > 0) pieces.push({ numbers, chunks });
    const last = numbers.at(-1);
    if (last === undefined || keys.length < AT_ONCE) return pieces;
    from = last + 1;
  }
}

const sizeOf = (chunk: unknown): number => {
  if (ArrayBuffer.isView(chunk)) return chunk.byteLength;
  const { bytes } = (chunk ?? {}) as { readonly bytes?: unknown };
  return ArrayBuffer.isView(bytes) ? bytes.byteLength : 0;
};

/** Chunks as they are opened in one turn. */
function* turnsOf({ numbers, chunks }: Lying): Generator<Lying> {
  let few: Lying = { numbers: [], chunks: [] };
  let bytes = 0;
  for (const [i, chunk] of chunks.entries()) {
    few.numbers.push(numbers[i] ?? 0);
    few.chunks.push(chunk);
    bytes += sizeOf(chunk);
    if (bytes < TURN) continue;
    yield few;
    few = { numbers: [], chunks: [] };
    bytes = 0;
  }
  if (few.chunks.length > 0) yield few;
}

/** Every fact under `id`, oldest first, in pieces, as `open` has them. @throws StoreError also `newer-version` */
export async function readChunks(
  database: Database,
  id: string,
  open: (numbers: readonly number[], chunks: readonly unknown[]) => ReadFacts | Promise<ReadFacts>,
): Promise<ReadFacts[]> {
  const found: ReadFacts[] = [];
  for (const piece of await piecesOf(database, id))
    for (const { numbers, chunks } of turnsOf(piece)) {
      if (found.length > 0) await nextTask();
      found.push(await open(numbers, chunks));
    }
  return found;
}
