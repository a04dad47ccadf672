/** Reads the chunks of a session: in transactions of a bounded size, decoded some at a time, so that the window has its turn in between. */
import { promisifyRequest } from 'idb-keyval';
import { decode, type ReadFacts } from './chunks.ts';
import type { Database } from './database.ts';
import { nextTask } from './next-task.ts';

/** Most chunks that one transaction reads. */
const AT_ONCE = 1000;
/** Bytes that are decoded in one turn. */
const TURN = 250_000;

/** The keys of a session's chunks from number `from` on. */
export const chunksOf = (id: string, from = 0): IDBKeyRange => IDBKeyRange.bound([id, from], [id, Infinity]);

/** The chunks as they lie, in pieces that each take a transaction of their own. */
async function piecesOf(database: Database, id: string): Promise<unknown[][]> {
  const pieces: unknown[][] = [];
  for (let from = 0; ;) {
    const range = chunksOf(id, from);
    const [keys, chunks] = await database.use('chunks')('readonly', (store) =>
      Promise.all([
        promisifyRequest(store.getAllKeys(range, AT_ONCE)),
        promisifyRequest(store.getAll(range, AT_ONCE) as IDBRequest<unknown[]>),
      ]),
    );
    if (chunks.length > 0) pieces.push(chunks);
    const last = keys.at(-1) as [string, number] | undefined;
    if (last === undefined || keys.length < AT_ONCE) return pieces;
    from = last[1] + 1;
  }
}

/** Chunks as they are decoded in one turn. */
function* turnsOf(chunks: readonly unknown[]): Generator<unknown[]> {
  let few: unknown[] = [];
  let bytes = 0;
  for (const chunk of chunks) {
    few.push(chunk);
    const { bytes: own } = (chunk ?? {}) as { readonly bytes?: unknown };
    bytes += ArrayBuffer.isView(own) ? own.byteLength : 0;
    if (bytes < TURN) continue;
    yield few;
    few = [];
    bytes = 0;
  }
  if (few.length > 0) yield few;
}

/** Every fact of a session, oldest first, in pieces. @throws StoreError also `newer-version` */
export async function readChunks(database: Database, id: string): Promise<ReadFacts[]> {
  const found: ReadFacts[] = [];
  for (const chunks of await piecesOf(database, id))
    for (const few of turnsOf(chunks)) {
      if (found.length > 0) await nextTask();
      found.push(decode(few));
    }
  return found;
}
