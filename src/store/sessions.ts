/**
 * The sessions on this device: list, append, read, rename, erase. Facts lie in small chunks under their own keys, so the cost of
 * an append does not grow with the session. A chunk is bytes with the name of their coding, never assumed to be plain text.
 */
import { promisifyRequest } from 'idb-keyval';
import type { SessionEvent } from '../session/events.ts';
import type { SessionState } from '../session/state.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';

/** What the list shows of a session without reading its facts. */
export interface SessionRow {
  readonly id: string;
  readonly epoch: EpochMs;
  readonly name?: string;
  /** Scenario or recording if it was simulated. */
  readonly simulated?: string;
  /** Session time of the newest stored fact. */
  readonly at: Ms;
  /** Session time of its end; `undefined` = still open, or interrupted. */
  readonly endedAt?: Ms;
  /** Number of chunks stored; the next chunk takes this number. */
  readonly chunks: number;
  /** Version of the form in which row and chunks are kept. */
  readonly version: 1;
}

/** The row of a session with this state and number of chunks. An empty name is none. */
export const rowOf = (state: SessionState, chunks: number): SessionRow => ({
  id: state.id,
  epoch: state.epoch,
  at: state.at,
  chunks,
  version: 1,
  ...(state.name !== undefined && state.name !== '' && { name: state.name }),
  ...(state.simulated !== undefined && { simulated: state.simulated }),
  ...(state.endedAt !== undefined && { endedAt: state.endedAt }),
});

interface Chunk {
  readonly coding: 'json-lines';
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const encode = (events: readonly SessionEvent[]): Chunk => ({
  coding: 'json-lines',
  bytes: encoder.encode(events.map((event) => JSON.stringify(event)).join('\n')),
});

function decode(chunk: Chunk): SessionEvent[] {
  // A chunk in a coding of a later version is not readable here and must not be taken for an empty one.
  if ((chunk.coding as string) !== 'json-lines') throw new StoreError('newer-version');
  return decoder
    .decode(chunk.bytes)
    .split('\n')
    .map((line) => JSON.parse(line) as SessionEvent);
}

/** Most chunks that are read at once, and most facts that a chunk should hold: a session of hours comes in many pieces. */
export const PIECE = 250;

/** The chunks of a session from number `from` up to, but without, `to`. */
const chunksOf = (id: string, from = 0, to = Infinity): IDBKeyRange =>
  IDBKeyRange.bound([id, from], [id, to], false, true);

export interface SessionStore {
  /** Newest first. */
  list(): Promise<SessionRow[]>;
  /** Writes each of `pieces` as one chunk, the last under the number before `row.chunks`, and `row` with them: all or nothing. */
  append(row: SessionRow, ...pieces: readonly (readonly SessionEvent[])[]): Promise<void>;
  /** Every fact of a session, oldest first, piece by piece. @throws StoreError `not-found` */
  read(id: string): AsyncGenerator<SessionEvent[], void>;
  erase(id: string): Promise<void>;
}

/** The sessions kept in `database`. Every method may throw StoreError. */
export function sessionStore(database: Database): SessionStore {
  return {
    list: async () => {
      const rows = await database.use('sessions')('readonly', (store) =>
        promisifyRequest(store.getAll() as IDBRequest<SessionRow[]>),
      );
      return rows.sort((a, b) => b.epoch - a.epoch);
    },
    append: (row, ...pieces) =>
      database.write(['sessions', 'chunks'], (transaction) => {
        pieces.forEach((events, i) => {
          const number = row.chunks - pieces.length + i;
          if (events.length > 0) transaction.objectStore('chunks').put(encode(events), [row.id, number]);
        });
        transaction.objectStore('sessions').put(row, row.id);
      }),
    async *read(id) {
      const row = await database.use('sessions')('readonly', (store) =>
        promisifyRequest(store.get(id) as IDBRequest<SessionRow | undefined>),
      );
      if (row === undefined) throw new StoreError('not-found');
      for (let from = 0; from < row.chunks; from += PIECE) {
        const chunks = await database.use('chunks')('readonly', (store) =>
          promisifyRequest(store.getAll(chunksOf(id, from, from + PIECE)) as IDBRequest<Chunk[]>),
        );
        yield chunks.flatMap(decode);
      }
    },
    erase: (id) =>
      database.write(['sessions', 'chunks'], (transaction) => {
        transaction.objectStore('chunks').delete(chunksOf(id));
        transaction.objectStore('sessions').delete(id);
      }),
  };
}
