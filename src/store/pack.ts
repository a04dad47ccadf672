/**
 * Packs a session that is over: what came chunk by chunk, second by second, is laid into few full chunks, for a disk hands out thousands of
 * small ones many times more slowly. The facts stay what they are.
 */
import { promisifyRequest } from 'idb-keyval';
import { decode, encode, inPieces, PIECE } from './chunks.ts';
import type { Database } from './database.ts';
import { rowFrom, type SessionRow } from './session-row.ts';

/** More small chunks than full ones by so many are worth the work. */
const WORTH = 60;

/** Whether a session is over and lies in many more chunks than it fills. */
export const isLoose = ({ endedAt, chunks, facts }: SessionRow): boolean =>
  endedAt !== undefined && chunks > Math.ceil(facts / PIECE) + WORTH;

/** Packs the session `id` if it is loose. What is damaged, or was written by another version, stays as it lies. @throws StoreError */
export async function packSession(database: Database, id: string): Promise<void> {
  const range = IDBKeyRange.bound([id, 0], [id, Infinity]);
  const known = await database.use('sessions')('readonly', (store) =>
    promisifyRequest(store.get(id) as IDBRequest<unknown>),
  );
  if (known === undefined || !isLoose(rowFrom(known, id))) return;
  const { chunks: before, facts: told } = rowFrom(known, id);
  const loose = await database.use('chunks')('readonly', (store) =>
    promisifyRequest(store.getAll(range) as IDBRequest<unknown[]>),
  );
  const { facts, lost } = decode(loose);
  const { schema } = encode([]);
  const isOwn = loose.every((chunk) => (chunk as { schema?: unknown }).schema === schema);
  if (lost > 0 || !isOwn || loose.length !== before || facts.length !== told) return;
  const full = inPieces(facts).map(encode);
  await database.write(['sessions', 'chunks'], (transaction) => {
    const sessions = transaction.objectStore('sessions');
    const asked = sessions.get(id) as IDBRequest<unknown>;
    asked.onsuccess = () => {
      const row = rowFrom(asked.result, id);
      // Erased, or somebody added to it meanwhile: another time, then.
      if (asked.result === undefined || row.chunks !== before || row.facts !== told) return;
      const chunks = transaction.objectStore('chunks');
      chunks.delete(range);
      full.forEach((chunk, i) => chunks.put(chunk, [id, i]));
      sessions.put({ ...row, chunks: full.length } satisfies SessionRow, id);
    };
  });
}
