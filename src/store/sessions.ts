/**
 * The sessions on this device: list, append, amend, replace, read, erase. Facts lie in small chunks under their own keys, so the cost of
 * an append does not grow with the session; a row and its chunks are always written in one transaction.
 */
import { promisifyRequest } from 'idb-keyval';
import type { SessionEvent } from '../session/events.ts';
import type { Tombstone } from '../session/tombstone.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { encode, inPieces, type Chunk, type ReadFacts } from './chunks.ts';
import { chunksOf, readChunks } from './read-chunks.ts';
import type { Database } from './database.ts';
import type { Refuse } from './fence.ts';
import { nextTask } from './next-task.ts';
import { isCurrent, rowFrom, withFacts, type SessionRow } from './session-row.ts';
import type { StoreErrorCode } from '../terms/store-codes.ts';
import { StoreError } from './store-error.ts';
import type { Tail } from './tails.ts';

/** A recorder's next write. */
export interface Append {
  /** All facts of the session so far. */
  readonly log: readonly SessionEvent[];
  /** The row as this recorder knows it to be stored; what it counts of `log` is not written again. `undefined` = nothing is stored. */
  readonly stored: SessionRow | undefined;
  /** Random identity of the recorder. */
  readonly writer: string;
}

export interface SessionStore {
  /** Newest first. Rows of an older form are told as they are; `renew` makes them anew. */
  list(): Promise<SessionRow[]>;
  /**
   * Writes what of `log` is not stored yet, and the row with it. The same append may be tried again whether or not it came through: a
   * fact is stored once. Resolves to the row as it is stored now.
   * @throws StoreError also `gone`, `taken` and `erased`
   */
  append(append: Append): Promise<SessionRow>;
  /** Takes in what a page that was left had not written; what of it is stored already is not stored again. @throws StoreError also `erased` */
  absorb(tail: Tail): Promise<void>;
  /**
   * Adds facts to a session that nobody records. `make` is asked inside the write, so that amendments never meet; it may take the order
   * of its facts from `row.facts`.
   * @throws StoreError also `not-found`
   */
  amend(id: string, make: (row: SessionRow) => readonly SessionEvent[]): Promise<void>;
  /**
   * Stores a whole session in the place of what was kept under its identity. All or nothing. `over` = how many facts were kept when `log` was made
   * of them: if others have come since, they stay.
   * @throws StoreError also `erased`, and `taken` if others have come
   */
  replace(log: readonly SessionEvent[], over?: number): Promise<void>;
  /** Every fact of a session, oldest first, piece by piece. @throws StoreError also `not-found` */
  read(id: string): AsyncGenerator<ReadFacts, void>;
  /** Makes the row anew from the facts, if it is of an older form or damaged. */
  renew(id: string): Promise<void>;
  /** Takes the session away, with what was kept of its client if it is the last one of that code, and leaves a tombstone. */
  erase(id: string, by: { readonly epoch: EpochMs; readonly origin: string }): Promise<void>;
  isErased(id: string): Promise<boolean>;
  /** Every tombstone of this device. */
  erased(): Promise<Tombstone[]>;
}

/** Pieces that are made chunks of before others have their turn. */
const TURN = 8;

/** Chunks that are handed to the database in one task. */
const TOGETHER = 64;

/** Extra time for a write of so many pieces, ms. */
const patience = (pieces: number): Ms => 8000 + 50 * pieces;

/** Goes on inside a transaction once `request` is answered; what `then` throws ends the transaction as its reason. */
function answered<T>(request: IDBRequest<T>, refuse: Refuse, then: (value: T) => void): void {
  request.onsuccess = () => {
    try {
      then(request.result);
    } catch (cause) {
      refuse(cause);
    }
  };
}

/** Refuses a write of what was erased: whatever wants to bring it back, a backup or a late recorder, it stays away. */
function guard(transaction: IDBTransaction, id: string, refuse: Refuse): void {
  answered(transaction.objectStore('erased').count(id), refuse, (tombs) => {
    if (tombs > 0) throw new StoreError('erased');
  });
}

/** Writes pieces as the chunks from number `first` on, and the row; that is all of this transaction. */
function putAfter(
  transaction: IDBTransaction,
  first: number,
  row: SessionRow,
  pieces: readonly (readonly SessionEvent[])[],
): void {
  const chunks = transaction.objectStore('chunks');
  pieces.forEach((facts, i) => chunks.put(encode(facts), [row.id, first + i]));
  transaction.objectStore('sessions').put(row, row.id);
  transaction.commit();
}

/** Why an append may not go on from `stored`; `undefined` = it may. */
function hindrance(
  disk: SessionRow | undefined,
  stored: SessionRow | undefined,
  writer: string,
): StoreErrorCode | undefined {
  if (disk === undefined) return stored === undefined ? undefined : 'gone';
  // An attempt of one's own that came through unheard: what is written now takes its place, with all that it held.
  if (disk.writer === writer && disk.chunks >= (stored?.chunks ?? 0)) return undefined;
  return disk.chunks === stored?.chunks && disk.writer === stored.writer ? undefined : 'taken';
}

/** The sessions kept in `database`. Every method may throw StoreError. */
export function sessionStore(database: Database): SessionStore {
  const rowIn = (value: unknown, id: string): SessionRow | undefined =>
    value === undefined ? undefined : rowFrom(value, id);

  async function* read(id: string): AsyncGenerator<ReadFacts, void> {
    const row = await database.use('sessions')('readonly', (store) =>
      promisifyRequest(store.get(id) as IDBRequest<unknown>),
    );
    if (row === undefined) throw new StoreError('not-found');
    const told = rowFrom(row, id).facts;
    let found = await readChunks(database, id);
    // Packed while it was read, some lay in a chunk that had been read before. What a disk has lost stays lost the second time, too.
    const count = found.reduce((sum, { facts, lost }) => sum + facts.length + lost, 0);
    if (count < told) found = await readChunks(database, id);
    yield* found;
  }

  async function renew(id: string): Promise<void> {
    const known = await database.use('sessions')('readonly', (store) =>
      promisifyRequest(store.get(id) as IDBRequest<unknown>),
    );
    if (known === undefined || isCurrent(rowFrom(known, id))) return;
    let row: SessionRow | undefined;
    for await (const { facts } of read(id)) row = withFacts(row, facts, 0);
    await database.write(['sessions', 'chunks'], (transaction, refuse) => {
      answered(
        transaction.objectStore('chunks').openKeyCursor(chunksOf(id), 'prev') as IDBRequest<unknown>,
        refuse,
        (last) => {
          const key = (last as IDBCursor | null)?.key as [string, number] | undefined;
          // Without its first fact a session has its identity and time from the row it had.
          const { epoch, chunks } = rowFrom(known, id);
          const anew = withFacts(row, [], Math.max(chunks, key === undefined ? 0 : key[1] + 1));
          const whole = anew.id === id ? anew : { ...anew, id, epoch };
          const sessions = transaction.objectStore('sessions');
          answered(sessions.get(id) as IDBRequest<unknown>, refuse, (now) => {
            // Erased or amended meanwhile: the next listing sees to it.
            if (now !== undefined && rowFrom(now, id).chunks === chunks) sessions.put(whole, id);
          });
        },
      );
    });
  }

  return {
    read,
    renew,
    list: async () => {
      const [keys, rows] = await database.use('sessions')('readonly', (store) =>
        Promise.all([
          promisifyRequest(store.getAllKeys() as IDBRequest<string[]>),
          promisifyRequest(store.getAll() as IDBRequest<unknown[]>),
        ]),
      );
      return rows.map((row, i) => rowFrom(row, keys[i] ?? '')).sort((a, b) => b.epoch - a.epoch);
    },
    append: async ({ log, stored, writer }) => {
      const fresh = log.slice(stored?.facts ?? 0);
      const pieces = inPieces(fresh);
      const row: SessionRow = { ...withFacts(stored, fresh, pieces.length), writer };
      await database.write(
        ['sessions', 'chunks', 'erased'],
        (transaction, refuse) => {
          guard(transaction, row.id, refuse);
          answered(transaction.objectStore('sessions').get(row.id), refuse, (known) => {
            const code = hindrance(rowIn(known, row.id), stored, writer);
            if (code !== undefined) throw new StoreError(code);
            putAfter(transaction, stored?.chunks ?? 0, row, pieces);
          });
        },
        { limit: patience(pieces.length) },
      );
      return row;
    },
    absorb: ({ id, writer, from, facts }) =>
      database.write(['sessions', 'chunks', 'erased'], (transaction, refuse) => {
        guard(transaction, id, refuse);
        answered(transaction.objectStore('sessions').get(id), refuse, (known) => {
          const row = rowIn(known, id);
          const told = row?.facts ?? 0;
          // Another recorder has gone on, or what came before is gone: then they have no place any more.
          if (told < from || (told > from && row?.writer !== writer)) return;
          const fresh = facts.slice(told - from);
          const pieces = inPieces(fresh);
          if (fresh.length > 0)
            putAfter(
              transaction,
              row?.chunks ?? 0,
              { ...withFacts(row, fresh, pieces.length), writer },
              pieces,
            );
        });
      }),
    amend: async (id, make) => {
      await renew(id);
      await database.write(['sessions', 'chunks'], (transaction, refuse) => {
        answered(transaction.objectStore('sessions').get(id), refuse, (known) => {
          const row = rowIn(known, id);
          if (row === undefined) throw new StoreError('not-found');
          const facts = make(row);
          if (facts.length > 0) putAfter(transaction, row.chunks, withFacts(row, facts, 1), [facts]);
        });
      });
    },
    replace: async (log, over) => {
      const pieces = inPieces(log);
      const chunks: Chunk[] = [];
      let row: SessionRow | undefined;
      for (const [i, piece] of pieces.entries()) {
        if (i % TURN === TURN - 1) await nextTask();
        chunks.push(encode(piece));
        row = withFacts(row, piece, 1);
      }
      const whole = row ?? withFacts(undefined, [], 0);
      await database.write(
        ['sessions', 'chunks', 'erased'],
        (transaction, refuse) => {
          guard(transaction, whole.id, refuse);
          const sessions = transaction.objectStore('sessions');
          answered(sessions.get(whole.id), refuse, (known) => {
            if (over !== undefined && rowIn(known, whole.id)?.facts !== over) throw new StoreError('taken');
            const store = transaction.objectStore('chunks');
            store.delete(chunksOf(whole.id));
            // Some at a time: each is copied as it is handed over, and the window answers in between.
            const putFrom = (from: number): void => {
              let last: IDBRequest | undefined;
              for (let i = from; i < Math.min(chunks.length, from + TOGETHER); i++)
                last = store.put(chunks[i], [whole.id, i]);
              if (last !== undefined) answered(last, refuse, () => putFrom(from + TOGETHER));
              else sessions.put(whole, whole.id);
            };
            putFrom(0);
          });
        },
        { limit: patience(pieces.length) },
      );
    },
    erase: (id, { epoch, origin }) =>
      database.write(['sessions', 'chunks', 'erased', 'clients'], (transaction, refuse) => {
        const sessions = transaction.objectStore('sessions');
        answered(sessions.getAll() as IDBRequest<unknown[]>, refuse, (rows) => {
          const codeOf = (row: unknown): string | undefined => rowFrom(row, '').client;
          const mine = rows.find((row) => (row as SessionRow | null)?.id === id);
          const code = codeOf(mine);
          const others = rows.filter((row) => row !== mine);
          // What version 0.1.0 kept of a client beside the sessions goes with the last of them.
          if (code !== undefined && !others.some((row) => codeOf(row) === code))
            transaction.objectStore('clients').delete(code);
          transaction.objectStore('chunks').delete(chunksOf(id));
          sessions.delete(id);
          transaction.objectStore('erased').put({ id, epoch, origin } satisfies Tombstone, id);
          transaction.commit();
        });
      }),
    isErased: async (id) =>
      (await database.use('erased')('readonly', (store) => promisifyRequest(store.count(id)))) > 0,
    erased: () =>
      database.use('erased')('readonly', (store) =>
        promisifyRequest(store.getAll() as IDBRequest<Tombstone[]>),
      ),
  };
}
