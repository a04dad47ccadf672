/**
 * Packs a session that is over: what came chunk by chunk, second by second, is laid into few full chunks, for a disk hands out thousands of
 * small ones many times more slowly. It goes on a few chunks at a time, so that nothing that is recorded meanwhile has to wait. The facts, their order and
 * the row's count of numbers stay what they are.
 */
import { promisifyRequest } from 'idb-keyval';
import { VaultError } from '../vault/vault-error.ts';
import { PIECE, type Chunk } from './chunks.ts';
import type { Database } from './database.ts';
import { firstJoined } from './joined.ts';
import type { OpenedChunk, Seal } from './seal.ts';
import type { SessionRow } from './session-row.ts';
import { rowOf } from './stored-rows.ts';
import type { Vault } from './vault-type.ts';

/** Fewer chunks are not worth the work. */
const WORTH = 60;
/** Bytes of a chunk that is as good as full. */
const LARGE = 15_000;

const isLarge = (stored: unknown): boolean => ArrayBuffer.isView(stored) && stored.byteLength >= LARGE;

/** Whether a session is over and lies in very many chunks. */
export const isLoose = ({ endedAt, chunks, packed = false }: SessionRow): boolean =>
  endedAt !== undefined && chunks > WORTH && !packed;

/** `undefined` = it cannot be opened, and stays as it lies. */
function opened(seal: Seal, number: number, stored: unknown): OpenedChunk | undefined {
  try {
    return seal.open(number, stored);
  } catch (cause) {
    if (cause instanceof VaultError) return undefined;
    throw cause;
  }
}

/** The chunks from the `i`th on, opened one by one as they are asked for and laid into `parts`; a large one joins nothing, and need not be opened. */
function* smallOnes(
  seal: Seal,
  keys: readonly (readonly [string, number])[],
  chunks: readonly unknown[],
  i: number,
  parts: (OpenedChunk | undefined)[],
): Generator<Chunk | undefined> {
  for (const [k, [, number]] of keys.slice(i).entries()) {
    const stored = chunks[i + k];
    const part = isLarge(stored) ? undefined : opened(seal, number, stored);
    parts.push(part);
    yield part?.chunk;
  }
}

/** Packs the session `id` if it is loose. @throws StoreError */
export async function packSession(database: Database, vault: Vault, id: string): Promise<void> {
  await vault.look();
  const seal = vault.known(id);
  if (seal === undefined) return;
  const { handle } = seal;
  const stored = await database.use('sessions')('readonly', (store) =>
    promisifyRequest(store.get(handle) as IDBRequest<unknown>),
  );
  const before = rowOf(seal, stored, id);
  if (before === undefined || !isLoose(before)) return;

  /** Does `work` unless the session was erased or added to meanwhile: another time, then. */
  const whileUntouched = async (
    work: (transaction: IDBTransaction, row: SessionRow) => void,
  ): Promise<boolean> => {
    let done = false;
    await vault.write(['sessions', 'chunks'], (transaction, refuse) => {
      const asked = transaction.objectStore('sessions').get(handle) as IDBRequest<unknown>;
      asked.onsuccess = () => {
        try {
          const row = rowOf(seal, asked.result, id);
          done = row !== undefined && row.chunks === before.chunks && row.facts === before.facts;
          if (done && row !== undefined) work(transaction, row);
        } catch (cause) {
          refuse(cause);
        }
      };
    });
    return done;
  };

  for (let from = 0; ;) {
    const range = IDBKeyRange.bound([handle, from], [handle, Infinity]);
    const [keys, chunks] = await database.use('chunks')('readonly', (store) =>
      Promise.all([
        promisifyRequest(
          store.getAllKeys(range, PIECE) as IDBRequest<unknown> as IDBRequest<[string, number][]>,
        ),
        promisifyRequest(store.getAll(range, PIECE) as IDBRequest<unknown[]>),
      ]),
    );
    if (keys.length === 0 || keys.length !== chunks.length) break;
    let i = 0;
    while (i < keys.length) {
      const parts: (OpenedChunk | undefined)[] = [];
      const { count, joined } = firstJoined(smallOnes(seal, keys, chunks, i, parts));
      // What ends with this piece may go on with the next.
      if (i > 0 && i + count === keys.length && keys.length === PIECE) break;
      const [first, last] = [parts[0], parts[count - 1]];
      const [firstKey, lastKey] = [keys[i], keys[i + count - 1]];
      if (firstKey === undefined || lastKey === undefined) return;
      if (count > 1 && first !== undefined && last !== undefined && joined !== undefined) {
        const pack = seal.pack(firstKey[1], last.to, first.before, last.link, joined);
        const done = await whileUntouched((transaction) => {
          const store = transaction.objectStore('chunks');
          store.put(pack, firstKey);
          store.delete(IDBKeyRange.bound(firstKey, lastKey, true));
        });
        if (!done) return;
      }
      i += count;
    }
    from = keys[i]?.[1] ?? (keys.at(-1)?.[1] ?? 0) + 1;
  }
  await whileUntouched((transaction, row) => {
    const packed = { ...row, packed: true } satisfies SessionRow;
    transaction.objectStore('sessions').put(seal.row(packed), handle);
  });
}
