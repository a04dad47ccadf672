/**
 * The sessions on this device as the therapist's window handles them: list, recover, rename, erase, save, open a file. It owns
 * the database; where there is none, everything else goes on and this says so.
 */
import { writeSessionFile } from '../exchange/session-writer.ts';
import { breathTrackOf } from '../session/breath-track.ts';
import type { ClientRecord } from '../session/client-record.ts';
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import type { EpochMs } from '../terms/units.ts';
import { clientCodes, readClient, writeClient } from '../store/clients.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { PIECE, rowOf, sessionStore, type SessionRow, type SessionStore } from '../store/sessions.ts';
import { readSetting, writeSetting, type Settings } from '../store/settings.ts';

export interface Records {
  readonly store: SessionStore;
  /** Random identity of this browser profile; made on first use. */
  origin(): Promise<string>;
  setting<K extends keyof Settings>(key: K): Promise<Settings[K]>;
  keep<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void>;
  client(code: string): Promise<ClientRecord | undefined>;
  keepClient(client: ClientRecord): Promise<void>;
  clientCodes(): Promise<string[]>;
  /** Closed sessions, newest first, and the newest one that is still open. Older open ones are closed where they stopped. */
  list(): Promise<{ closed: SessionRow[]; open: SessionRow | undefined }>;
  load(id: string): Promise<Session>;
  /** Adds facts to a session that is not running. */
  amend(id: string, facts: (row: SessionRow) => readonly SessionEvent[]): Promise<void>;
  /** The session as a file of its own. */
  fileOf(id: string): Promise<{ name: string; text: string }>;
  /** Stores a whole session in the place of what was kept under its identity. @throws StoreError */
  take(session: Session): Promise<void>;
}

const WORD = /[^\p{L}\p{N}._-]+/gu;

/** Name of a session's file: when it began, and what it is called. */
export function fileName(epoch: EpochMs, name: string | undefined): string {
  const began = new Date(epoch).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  const called = name === undefined ? '' : `-${name.replace(WORD, '-')}`;
  return `attune-${began}${called}.jsonl`;
}

/** @throws StoreError if this browser keeps nothing here */
export async function openRecords(window: Window & typeof globalThis, app: string): Promise<Records> {
  const db: Database = await openDatabase(window.indexedDB);
  const store = sessionStore(db);
  const uuid = (): string => window.crypto.randomUUID();

  /** Reads and folds piece by piece: hours of facts take a while, and the window answers in between. */
  async function load(id: string): Promise<Session> {
    const session = new Session();
    for await (const facts of store.read(id)) {
      for (const fact of facts) session.record(fact);
      breathTrackOf(session).update();
    }
    return session;
  }

  const amend: Records['amend'] = async (id, facts) => {
    const row = (await store.list()).find((r) => r.id === id);
    if (row === undefined) return;
    // The row is folded from the facts, as everywhere else; only these few change it.
    const session = await load(id);
    const added = facts(row);
    for (const fact of added) session.record(fact);
    await store.append(rowOf(session.state, row.chunks + 1), added);
  };

  return {
    store,
    amend,
    origin: async () => {
      const known = await readSetting(db, 'origin');
      if (known !== undefined) return known;
      const origin = uuid();
      await writeSetting(db, 'origin', origin);
      return origin;
    },
    client: (code) => readClient(db, code),
    keepClient: (client) => writeClient(db, client),
    clientCodes: () => clientCodes(db),
    setting: (key) => readSetting(db, key),
    keep: (key, value) => writeSetting(db, key, value),
    list: async () => {
      const rows = await store.list();
      const open = rows.filter((row) => row.endedAt === undefined);
      for (const row of open.slice(1)) await amend(row.id, ({ at }) => [{ type: 'ended', at }]);
      return { closed: rows.filter((row) => row !== open[0]), open: open[0] };
    },
    load,
    fileOf: async (id) => {
      const { log, state } = await load(id);
      return { name: fileName(state.epoch, state.name), text: writeSessionFile(log, app) };
    },
    take: async ({ log, state }) => {
      const pieces = Array.from({ length: Math.ceil(log.length / PIECE) }, (_, i) =>
        log.slice(i * PIECE, (i + 1) * PIECE),
      );
      await store.erase(state.id);
      await store.append(rowOf(state, pieces.length), ...pieces);
    },
  };
}
