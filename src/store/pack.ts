/**
 * Packs a session that is over: what came chunk by chunk, second by second, is laid into few full chunks, for a disk hands out thousands of
 * small ones many times more slowly. It goes on a few chunks at a time, so that nothing that is recorded meanwhile has to wait. The facts, their order and
 * the row's count of numbers stay what they are.
 */
import { promisifyRequest } from 'idb-keyval';
import { PIECE, type Chunk } from './chunks.ts';
import type { Database } from './database.ts';
import { rowFrom, type SessionRow } from './session-row.ts';

/** Fewer chunks are not worth the work. */
const WORTH = 60;
/** Bytes of a full chunk. */
const FULL = 30_000;

type Key = [id: string, number: number];

/** Whether a session is over and lies in very many chunks. */
export const isLoose = ({ endedAt, chunks, packed = false }: SessionRow): boolean =>
  endedAt !== undefined && chunks > WORTH && !packed;

const NEWLINE = 10;

/** The bytes of a chunk of lines; `undefined` = it is another kind of chunk, or damaged. */
function linesOf(stored: unknown): { bytes: Uint8Array; schema: unknown } | undefined {
  const { coding, bytes, schema } = (stored ?? {}) as { coding?: unknown; bytes?: unknown; schema?: unknown };
  return coding === 'json-lines' && bytes instanceof Uint8Array ? { bytes, schema } : undefined;
}

/**
 * How many of the first chunks become one, and which. They are joined as the lines that they are, and read by nobody: whatever a line holds stays. `joined`
 * is `undefined` where they stay as they lie.
 */
function firstPiece(chunks: readonly unknown[]): { count: number; joined: Chunk | undefined } {
  const first = linesOf(chunks[0]);
  if (first === undefined) {
    const end = chunks.findIndex((chunk) => linesOf(chunk) !== undefined);
    return { count: end < 0 ? chunks.length : end, joined: undefined };
  }
  const parts = [first.bytes];
  let size = first.bytes.length;
  for (const chunk of chunks.slice(1)) {
    const next = linesOf(chunk);
    if (next === undefined || next.schema !== first.schema || size + next.bytes.length >= FULL) break;
    parts.push(next.bytes);
    size += next.bytes.length + 1;
  }
  if (parts.length === 1) return { count: 1, joined: undefined };
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    if (at < size) bytes[at++] = NEWLINE;
  }
  const { schema } = first;
  return {
    count: parts.length,
    joined: { coding: 'json-lines', bytes, ...(typeof schema === 'number' && { schema }) },
  };
}

/** Packs the session `id` if it is loose. @throws StoreError */
export async function packSession(database: Database, id: string): Promise<void> {
  const rowNow = async (): Promise<unknown> =>
    database.use('sessions')('readonly', (store) => promisifyRequest(store.get(id) as IDBRequest<unknown>));
  const known = await rowNow();
  if (known === undefined || !isLoose(rowFrom(known, id))) return;
  const before = rowFrom(known, id);

  /** Does `work` unless the session was erased or added to meanwhile: another time, then. */
  const whileUntouched = async (
    work: (transaction: IDBTransaction, row: SessionRow) => void,
  ): Promise<boolean> => {
    let done = false;
    await database.write(['sessions', 'chunks'], (transaction) => {
      const asked = transaction.objectStore('sessions').get(id) as IDBRequest<unknown>;
      asked.onsuccess = () => {
        const row = rowFrom(asked.result, id);
        done = asked.result !== undefined && row.chunks === before.chunks && row.facts === before.facts;
        if (done) work(transaction, row);
      };
    });
    return done;
  };

  for (let from = 0; ;) {
    const range = IDBKeyRange.bound([id, from], [id, Infinity]);
    const [keys, chunks] = await database.use('chunks')('readonly', (store) =>
      Promise.all([
        promisifyRequest(store.getAllKeys(range, PIECE) as IDBRequest<unknown[]>),
        promisifyRequest(store.getAll(range, PIECE) as IDBRequest<unknown[]>),
      ]),
    );
    if (keys.length === 0 || keys.length !== chunks.length) break;
    const { count, joined } = firstPiece(chunks);
    const first = keys[0] as Key;
    const last = keys[count - 1] as Key;
    if (joined !== undefined) {
      const done = await whileUntouched((transaction) => {
        const store = transaction.objectStore('chunks');
        store.put(joined, first);
        store.delete(IDBKeyRange.bound(first, last, true));
      });
      if (!done) return;
    }
    from = last[1] + 1;
  }
  await whileUntouched((transaction, row) => {
    transaction.objectStore('sessions').put({ ...row, packed: true } satisfies SessionRow, id);
  });
}
