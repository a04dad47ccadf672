/**
 * The sessions on this device as the therapist's window handles them: list, recover, amend, erase, save, take. It owns the database;
 * what cannot be done is an error of the store, told to whoever asked.
 */
import { writeSessionFile } from '../exchange/session-writer.ts';
import type { ClientRecord } from '../session/client-record.ts';
import { endOf } from '../session/amend.ts';
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { leaveOfClient, readClient } from '../store/clients.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { addressIn } from '../store/inbox-address.ts';
import { keepLook, readLook } from '../store/looks.ts';
import { moveAll } from '../store/move.ts';
import { isLoose, packSession } from '../store/pack.ts';
import type { Pad } from '../store/pad.ts';
import { isCurrent, lacksLook, type SessionRow } from '../store/session-row.ts';
import { sessionStore, type SessionStore } from '../store/sessions.ts';
import { storeError } from '../store/store-error.ts';
import { tailsIn, type Tail, type Tails } from '../store/tails.ts';
import { foldInTurns } from './fold-in-turns.ts';
import { readSettings, writeSetting, type Settings } from '../store/settings.ts';
import { openVault } from '../store/vault.ts';
import type { Vault } from '../store/vault-type.ts';

/** Is told every fact of a session as soon as it is read; what it returns is waited for before the beats are labelled. */
export type WhenRead = (facts: readonly SessionEvent[]) => Promise<void> | void;

/** A session as it was read. */
export interface LoadedSession {
  readonly session: Session;
  /** Facts that are on the disk and could not be read. */
  readonly lost: number;
}

export interface Records extends Pick<SessionStore, 'append' | 'amend' | 'erase' | 'isErased' | 'erased'> {
  /** This window owns the records from now on: no other one writes any more. */
  claim(): Promise<void>;
  /** Another window took them over. */
  lose(): void;
  settings(): Promise<Partial<Settings>>;
  keep<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void>;
  /** What version 0.1.0 kept of a client beside the facts. */
  oldClient(code: string): Promise<ClientRecord | undefined>;
  /** Leaves `rest` of it; `undefined` = nothing. */
  leaveOfClient(code: string, rest: ClientRecord | undefined): Promise<void>;
  readonly tails: Tails;
  /** Where everything lies. */
  readonly database: Database;
  /** Who holds the keys. */
  readonly vault: Vault;
  /** Earlier records of this device cannot be opened any more. */
  readonly keysLost: boolean;
  /**
   * Closed sessions, newest first, and the newest one that is still open. What a page had not written when it was left is taken in first, and
   * older open ones are closed where they stopped; sessions that are `busy` (recorded in this window) are left alone.
   */
  list(busy: (id: string) => boolean): Promise<{ closed: SessionRow[]; open: SessionRow | undefined }>;
  /** Seals what lies in plain text, but sessions that are `busy`. Whether there was anything. */
  move(busy: (id: string) => boolean): Promise<boolean>;
  /** Makes every row of an older form anew, packs what lies in very many small chunks, and keeps a first look at long sessions. */
  renew(rows: readonly SessionRow[]): Promise<void>;
  /** What was kept to be shown of a session before it is read; `undefined` = nothing that still holds. */
  look(id: string): Promise<unknown>;
  /** `onRead` is told every fact before the beats are labelled, which takes longer. */
  load(id: string, onRead?: WhenRead): Promise<LoadedSession>;
  /** Every fact of a session, unfolded. @throws StoreError also `not-found` */
  facts(id: string): Promise<readonly SessionEvent[]>;
  /** The session as a file of its own. */
  fileOf(id: string): Promise<{ name: string; text: string }>;
  /** Stores a whole session in the place of what was kept under its identity, if that are `over` facts still. @throws StoreError */
  take(session: Pick<Session, 'log'>, over?: number): Promise<void>;
}

export interface RecordsOptions {
  /** `undefined` = the browser has none. */
  readonly indexedDB: IDBFactory | undefined;
  readonly storage: Storage | undefined;
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** Path of the folder that the page lies in. */
  readonly folder: string;
  /** Where half of the keys lies; `undefined` = the browser has no place that is overwritten. */
  readonly pad: Pad | undefined;
  /** Random mark of this window. */
  readonly mark: string;
  /** Version of the program. */
  readonly app: string;
  /** What is to be kept of a long session by its facts, to be shown before it is read; `undefined` = nothing, this time. */
  readonly lookAt: (facts: readonly SessionEvent[]) => Promise<unknown>;
  /** Is told of each session that was erased. */
  readonly onErased?: (id: string) => void;
}

/** Proposed name of a session's file: when it began and never whose it is, since a folder of downloads is nobody's record. */
export const fileName = (epoch: EpochMs): string =>
  `attune-${new Date(epoch).toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.jsonl`;

/** Opens nothing yet; each method may throw StoreError. */
export function openRecords(options: RecordsOptions): Records {
  const { indexedDB, storage, after, folder, pad, mark, app } = options;
  const db = openDatabase({ factory: indexedDB, after, folder, mark });
  const vault = openVault({ database: db, pad, address: addressIn(storage, folder) });
  const tails = tailsIn(storage, folder, vault);
  const store = sessionStore(db, vault);

  /** Reads, and then folds piece by piece: hours of facts take a while, and the window answers in between. */
  async function load(id: string, onRead?: WhenRead): Promise<LoadedSession> {
    const facts: SessionEvent[] = [];
    let lost = 0;
    for await (const piece of store.read(id)) {
      lost += piece.lost;
      for (const fact of piece.facts) facts.push(fact);
    }
    // Where the first fact is damaged the rest still belongs to this session.
    if (facts[0]?.type !== 'started') facts.unshift(await firstFact(id));
    await onRead?.(facts);
    const session = await foldInTurns(facts);
    return { session, lost };
  }

  async function factsOf(id: string): Promise<readonly SessionEvent[]> {
    const facts: SessionEvent[] = [];
    for await (const piece of store.read(id)) facts.push(...piece.facts);
    return facts[0]?.type === 'started' ? facts : [await firstFact(id), ...facts];
  }

  async function makeLook({ id, facts }: SessionRow): Promise<void> {
    const look = await options.lookAt(await factsOf(id));
    if (look !== undefined) await keepLook(vault, id, facts, look);
  }

  async function absorb(tail: Tail): Promise<void> {
    try {
      await store.absorb(tail);
    } catch (cause) {
      // Erased meanwhile: then nobody wants it. Anything else may pass.
      if (storeError(cause).code !== 'erased') throw cause;
    }
    tails.drop(tail.id);
  }

  async function firstFact(id: string): Promise<SessionEvent> {
    const epoch = (await store.list()).find((row) => row.id === id)?.epoch ?? 0;
    return { type: 'started', at: 0, schema: SCHEMA, id, epoch, app, origin: '' };
  }

  return {
    claim: async () => {
      await db.claim();
      // Whoever owned them before may have changed the keys.
      vault.forget();
      await vault.ready();
    },
    lose: () => db.lose(),
    append: (append) => store.append(append),
    amend: (id, make) => store.amend(id, make),
    erase: async (id, by) => {
      tails.drop(id);
      await store.erase(id, by);
      options.onErased?.(id);
    },
    isErased: (id) => store.isErased(id),
    oldClient: (code) => readClient(db, vault, code),
    leaveOfClient: (code, rest) => leaveOfClient(db, vault, code, rest),
    settings: () => readSettings(db, vault),
    keep: (key, value) => writeSetting(db, vault, key, value),
    tails,
    database: db,
    vault,
    get keysLost() {
      return vault.lost;
    },
    move: (busy) => moveAll(db, vault, busy),
    list: async (busy) => {
      // Without keys nothing of a tail can be read.
      await vault.look();
      for (const tail of tails.list()) if (!busy(tail.id)) await absorb(tail);
      let rows = await store.list();
      // Whether a session was left open must be known at once; other rows have time.
      const unclear = rows.filter((row) => row.endedAt === undefined && !isCurrent(row) && !busy(row.id));
      for (const { id } of unclear) await store.renew(id);
      if (unclear.length > 0) rows = await store.list();
      const open = rows.filter((row) => row.endedAt === undefined && !busy(row.id));
      for (const { id } of open.slice(1)) await store.amend(id, endOf);
      return { closed: rows.filter((row) => row !== open[0]), open: open[0] };
    },
    renew: async (rows) => {
      for (const row of rows) if (!isCurrent(row)) await store.renew(row.id);
      // What was made anew may say something else.
      const ids = new Set(rows.map(({ id }) => id));
      for (const row of (await store.list()).filter(({ id }) => ids.has(id))) {
        if (isLoose(row)) await packSession(db, vault, row.id);
        if (lacksLook(row)) await makeLook(row);
      }
    },
    look: (id) => readLook(db, vault, id).catch(() => undefined),
    load,
    facts: factsOf,
    erased: () => store.erased(),
    fileOf: async (id) => {
      const { log, state } = (await load(id)).session;
      return { name: fileName(state.epoch), text: writeSessionFile(log, app) };
    },
    take: ({ log }, over) => store.replace(log, over),
  };
}
