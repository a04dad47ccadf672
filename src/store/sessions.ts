/**
 * The sessions on this device: list, append, amend, replace, read, erase. Facts lie in small chunks under their own keys, so the cost of
 * an append does not grow with the session; a row and its chunks are always written in one transaction.
 */
import { promisifyRequest } from 'idb-keyval';
import type { SessionEvent } from '../session/events.ts';
import { isTombstone, type Tombstone } from '../session/tombstone.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { isBox } from '../vault/box.ts';
import { isLocked } from '../vault/device-header.ts';
import { keyNameOf } from '../vault/keyring.ts';
import { answered } from './answered.ts';
import { openChain } from './chain.ts';
import { decode, inPieces, type ReadFacts } from './chunks.ts';
import { leaveOfClient } from './clients.ts';
import type { Database } from './database.ts';
import { moveSession } from './move.ts';
import { nextTask } from './next-task.ts';
import {
  endOfChunk,
  goesOn,
  guard,
  hindrance,
  putAfter,
  putSealed,
  sealAfter,
  sealAhead,
} from './put-after.ts';
import type { Seal } from './seal.ts';
import { allOf, chunksOf, readChunks } from './read-chunks.ts';
import { isCurrent, withFacts, type SessionRow } from './session-row.ts';
import { StoreError } from './store-error.ts';
import { allRows, listedRow, plainRow, rowOf } from './stored-rows.ts';
import type { Tail } from './tails.ts';
import { turnVault } from './turn.ts';
import type { Vault } from './vault-type.ts';

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

/** Pieces that are counted before others have their turn. */
const TURN = 8;

/** Extra time for a write of so many pieces, ms. */
const patience = (pieces: number): Ms => 8000 + 50 * pieces;

/** The sessions kept in `database`, sealed by `vault`. Every method may throw StoreError. */
export function sessionStore(database: Database, vault: Vault): SessionStore {
  const storedRow = (key: string): Promise<unknown> =>
    database.use('sessions')('readonly', (store) => promisifyRequest(store.get(key) as IDBRequest<unknown>));

  async function sealedFacts(seal: Seal, row: SessionRow): Promise<ReadFacts[]> {
    const chain = openChain(seal);
    const found = await readChunks(database, seal.handle, async (numbers, stored) => {
      const { chunks, gaps: missing } = await chain.nextAside(numbers, stored);
      const { facts, lost } = decode(chunks);
      return { facts, lost: lost + missing };
    });
    const now = await storedRow(seal.handle);
    // While somebody writes, the chunks may have gone on before their row was read.
    const gaps = rowOf(seal, now, row.id)?.facts === row.facts ? chain.end(row) : 0;
    return gaps > 0 ? [...found, { facts: [], lost: gaps }] : found;
  }

  async function* read(id: string): AsyncGenerator<ReadFacts, void> {
    await vault.look();
    const seal = vault.known(id);
    const sealed = seal && rowOf(seal, await storedRow(seal.handle), id);
    const row = sealed ?? plainRow(await storedRow(id), id);
    if (row === undefined) throw new StoreError('not-found');
    const once = (): Promise<ReadFacts[]> =>
      seal === undefined || sealed === undefined
        ? readChunks(database, id, (_numbers, chunks) => decode(chunks))
        : sealedFacts(seal, sealed);
    let found = await once();
    // Packed while it was read, some lay in a chunk that had been read before. What a disk has lost stays lost the second time, too.
    const count = found.reduce((sum, { facts, lost }) => sum + facts.length + lost, 0);
    if (count < row.facts) found = await once();
    yield* found;
  }

  /** Sees to it that what version 0.1.0 kept in plain text is sealed before it is written to. */
  async function sealed(id: string): Promise<void> {
    await vault.ready();
    if (vault.known(id) === undefined) await moveSession(database, vault, id);
  }

  async function renew(id: string): Promise<void> {
    await sealed(id);
    const seal = vault.known(id);
    const known = seal && rowOf(seal, await storedRow(seal.handle), id);
    if (seal === undefined || known === undefined || isCurrent(known)) return;
    let row: SessionRow | undefined;
    for await (const { facts } of read(id)) row = withFacts(row, facts, 0);
    await vault.write(['sessions', 'chunks'], (transaction, refuse) => {
      const last = transaction.objectStore('chunks').openCursor(chunksOf(seal.handle), 'prev');
      answered(last, refuse, (cursor) => {
        const end = cursor === null ? undefined : endOfChunk(seal, cursor);
        // Without its first fact a session has its identity and time from the row it had.
        const anew = withFacts(row, [], Math.max(known.chunks, end === undefined ? 0 : end.number + 1));
        const named = anew.id === id ? anew : { ...anew, id, epoch: known.epoch };
        const whole = known.packed === true ? { ...named, packed: true } : named;
        const link = known.link ?? end?.link;
        const sessions = transaction.objectStore('sessions');
        answered(sessions.get(seal.handle) as IDBRequest<unknown>, refuse, (now) => {
          // Erased or amended meanwhile: the next listing sees to it.
          if (rowOf(seal, now, id)?.chunks === known.chunks)
            sessions.put(seal.row({ ...whole, ...(link !== undefined && { link }) }), seal.handle);
        });
      });
    });
  }

  /** Writes to a session as `work` says from its row as it lies. */
  const change = (
    id: string,
    limit: Ms | undefined,
    work: (transaction: IDBTransaction, seal: Seal, row: SessionRow | undefined) => void,
  ): Promise<void> =>
    vault.write(
      ['sessions', 'chunks', 'erased'],
      (transaction, refuse) => {
        guard(transaction, id, refuse);
        const seal = vault.obtain(id, transaction);
        const asked = transaction.objectStore('sessions').get(seal.handle) as IDBRequest<unknown>;
        answered(asked, refuse, (stored) => work(transaction, seal, rowOf(seal, stored, id)));
      },
      limit === undefined ? {} : { limit },
    );

  /** Who a session is whose row cannot be opened: its first chunk tells. */
  async function identityOf(handle: string): Promise<string | undefined> {
    const seal = vault.at(handle);
    if (seal === undefined) return undefined;
    const first = await database.use('chunks')('readonly', (store) =>
      promisifyRequest(store.get([handle, 0]) as IDBRequest<unknown>),
    );
    const [fact] = decode(openChain(seal).next([0], [first]).chunks).facts;
    return fact?.type === 'started' ? fact.id : undefined;
  }

  /** What version 0.1.0 kept of a client goes with the last session of that code. */
  async function forgetClient(id: string): Promise<void> {
    const rows = await list();
    const code = rows.find((row) => row.id === id)?.client;
    if (code !== undefined && !rows.some((row) => row.id !== id && row.client === code))
      await leaveOfClient(database, vault, code, undefined);
  }

  /** Handles of rows that nobody here has a key for: of records that were set aside. */
  const strange = new Set<string>();

  async function list(): Promise<SessionRow[]> {
    await vault.look();
    const lying = await allRows(database);
    let known = lying.map(([key, stored]) => listedRow(vault, key, stored));
    const isStrange = ([key]: readonly [string, unknown], i: number): boolean =>
      known[i] === undefined && !strange.has(key);
    // Another window may have begun one since the keys were read. Where only a person's secret gives them, what is at hand has to do.
    if (vault.open !== undefined && !isLocked(vault.open.header) && lying.some(isStrange)) {
      vault.forget();
      await vault.look();
      known = lying.map(([key, stored]) => listedRow(vault, key, stored));
      for (const [key] of lying.filter(isStrange)) strange.add(key);
    }
    const rows: SessionRow[] = [];
    for (const [i, row] of known.entries()) {
      if (row === undefined) continue;
      const id = row.id === '' ? await identityOf(lying[i]?.[0] ?? '') : row.id;
      if (id !== undefined) rows.push({ ...row, id });
    }
    return rows.sort((a, b) => b.epoch - a.epoch);
  }

  return {
    read,
    renew,
    list,
    append: async ({ log, stored, writer }) => {
      if (stored !== undefined) await sealed(log[0]?.type === 'started' ? log[0].id : stored.id);
      const fresh = log.slice(stored?.facts ?? 0);
      const pieces = inPieces(fresh);
      let row: SessionRow = { ...withFacts(stored, fresh, pieces.length), writer };
      await change(row.id, patience(pieces.length), (transaction, seal, known) => {
        const code = hindrance(known, stored, writer);
        if (code !== undefined) throw new StoreError(code);
        // A row that came from a listing knows its last chunk as it lies.
        row = putSealed(transaction, seal, goesOn(stored, known), row, pieces);
      });
      return row;
    },
    absorb: async ({ id, writer, from, facts }) => {
      await sealed(id);
      if (from > 0 && vault.known(id) === undefined) return;
      await change(id, undefined, (transaction, seal, row) => {
        const told = row?.facts ?? 0;
        // Another recorder has gone on, or what came before is gone: then they have no place any more.
        if (told < from || (told > from && row?.writer !== writer)) return;
        const fresh = facts.slice(told - from);
        const pieces = inPieces(fresh);
        const next = { ...withFacts(row, fresh, pieces.length), writer };
        if (fresh.length > 0) putSealed(transaction, seal, row, next, pieces);
      });
    },
    amend: async (id, make) => {
      await renew(id);
      if (vault.known(id) === undefined) throw new StoreError('not-found');
      await change(id, undefined, (transaction, seal, row) => {
        if (row === undefined) throw new StoreError('not-found');
        const facts = make(row);
        if (facts.length > 0) putSealed(transaction, seal, row, withFacts(row, facts, 1), [facts]);
      });
    },
    replace: async (log, over) => {
      const pieces = inPieces(log);
      let row = withFacts(undefined, [], 0);
      for (const [i, piece] of pieces.entries()) {
        if (i % TURN === TURN - 1) await nextTask();
        row = withFacts(row, piece, 1);
      }
      await sealed(row.id);
      const ahead = await sealAhead(vault.sealFor(row.id), pieces);
      await change(row.id, patience(pieces.length), (transaction, seal, known) => {
        if (over !== undefined && known?.facts !== over) throw new StoreError('taken');
        for (const key of [seal.handle, row.id]) {
          transaction.objectStore('chunks').delete(allOf(key));
          transaction.objectStore('sessions').delete(key);
        }
        // Another window may have changed the keys meanwhile.
        const chunks = seal === ahead.seal ? ahead : sealAfter(seal, undefined, pieces);
        putAfter(transaction, chunks, 0, row);
      });
    },
    erase: async (id, { epoch, origin }) => {
      await vault.ready();
      await forgetClient(id);
      const handle = vault.known(id)?.handle;
      await turnVault(vault, {
        without: [id],
        stores: ['sessions', 'chunks'],
        also: (transaction, seal) => {
          for (const key of handle === undefined ? [id] : [handle, id]) {
            transaction.objectStore('chunks').delete(allOf(key));
            transaction.objectStore('sessions').delete(key);
          }
          const name = keyNameOf(id);
          const tombstone = { id, epoch, origin } satisfies Tombstone;
          transaction.objectStore('erased').put(seal(name, tombstone), name);
        },
      });
    },
    isErased: (id) =>
      database.use('erased')('readonly', async (store) => {
        const counts = [keyNameOf(id), id].map((name) => promisifyRequest(store.count(name)));
        return (await Promise.all(counts)).some((count) => count > 0);
      }),
    erased: async () => {
      await vault.look();
      const [names, stones] = await database.use('erased')('readonly', (store) =>
        Promise.all([
          promisifyRequest(store.getAllKeys() as IDBRequest<string[]>),
          promisifyRequest(store.getAll() as IDBRequest<unknown[]>),
        ]),
      );
      return stones
        .map((stone, i) => (isBox(stone) ? vault.openCommon(names[i] ?? '', stone) : stone))
        .filter(isTombstone);
    },
  };
}
