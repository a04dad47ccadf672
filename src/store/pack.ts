/**
 * Packs a session that is over: what came chunk by chunk, second by second, is laid into few full chunks, for a disk hands out thousands of
 * small ones many times more slowly. It goes on a few chunks at a time, so that nothing that is recorded meanwhile has to wait. The facts, their order and
 * the row's count of numbers stay what they are.
 */
import { promisifyRequest } from 'idb-keyval';
import type { SessionEvent } from '../session/events.ts';
import { decode, encode, PIECE } from './chunks.ts';
import type { Database } from './database.ts';
import { rowFrom, type SessionRow } from './session-row.ts';

/** Fewer chunks are not worth the work. */
const WORTH = 60;

type Key = [id: string, number: number];

/** Whether a session is over and lies in very many chunks. */
export const isLoose = ({ endedAt, chunks, packed = false }: SessionRow): boolean =>
  endedAt !== undefined && chunks > WORTH && !packed;

/** The first chunks up to one full piece, with their facts; `undefined` = they stay as they lie: damaged, or of another version. */
function firstPiece(chunks: readonly unknown[]): { count: number; facts: SessionEvent[] | undefined } {
  const { schema } = encode([]);
  const facts: SessionEvent[] = [];
  for (const [i, chunk] of chunks.entries()) {
    const isOwn = (chunk as { schema?: unknown } | null)?.schema === schema;
    const found = isOwn ? decode([chunk]) : undefined;
    if (found === undefined || found.lost > 0)
      return i === 0 ? { count: 1, facts: undefined } : { count: i, facts };
    // A chunk is taken whole.
    if (i > 0 && facts.length + found.facts.length > PIECE) return { count: i, facts };
    for (const fact of found.facts) facts.push(fact);
  }
  return { count: chunks.length, facts };
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
    const { count, facts } = firstPiece(chunks);
    const first = keys[0] as Key;
    const last = keys[count - 1] as Key;
    if (count > 1 && facts !== undefined) {
      const full = encode(facts);
      const done = await whileUntouched((transaction) => {
        const store = transaction.objectStore('chunks');
        store.put(full, first);
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
