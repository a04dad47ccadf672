/**
 * Keeps the records of this device while the window is open: writes the running session, lists what is there, and tries again what
 * could not be done. Trouble becomes a notice; nothing is lost by it, and nothing waits for a storage that does not answer.
 */
import type { Here, SessionHere } from '../backup/here.ts';
import type { SessionOfClient } from '../session/client.ts';
import type { ClientRecord } from '../session/client-record.ts';
import type { Session } from '../session/session.ts';
import type { Ms } from '../terms/units.ts';
import { folderOf } from '../store/own-name.ts';
import { isLoose } from '../store/pack.ts';
import type { Pad } from '../store/pad.ts';
import { isCurrent, lacksLook, type SessionRow } from '../store/session-row.ts';
import { storeError } from '../store/store-error.ts';
import type { Settings } from '../store/settings.ts';
import { localStorageOf } from '../store/tails.ts';
import type { StoredSession } from '../ui/model/start-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import { keptSessions, type KeptSessions } from './kept-sessions.ts';
import type { Notices } from './notices.ts';
import { openRecords, type Records } from './records.ts';
import { guardOf, type RecordGuard } from './record-guard.ts';
import { recordsHere } from './records-here.ts';
import { keepInMemory } from './sessions-in-memory.ts';
import { keepSettings } from './settings-keeper.ts';
import { storageNotice } from './storage-notice.ts';
import type { Ownership } from './window-owner.ts';

export interface ClientSources {
  readonly sessions: readonly SessionOfClient[];
  readonly old: ClientRecord | undefined;
}

export interface RecordKeeper extends KeptSessions {
  /** `undefined` = not read yet. The same list until something changes. */
  readonly sessions: readonly StoredSession[] | undefined;
  readonly recovered: StoredSession | undefined;
  readonly origin: string;
  /** Something is only in memory: the window asks before it closes. */
  readonly atRisk: boolean;
  /** Sessions that are over and on the disk, as they were listed last. */
  readonly closed: readonly SessionHere[];
  /** Whether a passphrase guards them, and what opens them. */
  readonly guard: RecordGuard;
  /** The records as a backup needs them; its methods may throw StoreError. */
  readonly here: Here;
  /** Lists again what is on the disk. */
  refresh(): Promise<void>;
  setting<K extends keyof Settings>(key: K): Promise<Settings[K] | undefined>;
  /** What `clientOf` folds: the sessions that are not at the desk, of every client, and what version 0.1.0 kept of this one. */
  client(code: string): Promise<ClientSources>;
  keep<K extends keyof Settings>(key: K, value: Settings[K]): void;
  /** Begins to write a session; `resumed` = its facts so far are stored already. */
  begin(session: Session, resumed: boolean): void;
  /** Writes the rest of the running session and lets go of it; resolves soon, whether or not the storage answers. */
  finish(): Promise<void>;
  /** Puts what is waiting in safety at once: the page is about to be hidden or left. */
  flush(): void;
}

export interface KeeperOptions {
  readonly window: Window & typeof globalThis;
  readonly ownership: Ownership;
  /** Where half of the keys lies; `undefined` = the browser has no place that is overwritten. */
  readonly pad?: Pad | undefined;
  readonly app: string;
  readonly notices: Notices;
  readonly monotonic: () => Ms;
  readonly after: (ms: Ms, work: () => void) => () => void;
  readonly onChange: () => void;
  /** A session is gone for good, by whoever's wish. */
  readonly onErased?: (id: string) => void;
}

/** Longest time that the window waits for its records before it can be used without them, ms. */
const PATIENCE: Ms = 2500;
/** Pause before what failed is tried again, ms. */
const AGAIN: Ms = 5000;

const stored = (row: SessionRow): StoredSession => ({
  id: row.id,
  epoch: row.epoch,
  lengthMs: row.at,
  ...(row.name !== undefined && { name: row.name }),
  ...(row.client !== undefined && { client: row.client }),
  ...(row.told !== undefined && { told: row.told }),
  ...(row.simulated !== undefined && { simulated: row.simulated }),
});

export async function keepRecords(options: KeeperOptions): Promise<RecordKeeper> {
  const { window, ownership, pad, app, notices, monotonic, after, onChange } = options;
  const newId = (): string => window.crypto.randomUUID();
  const records = openRecords({
    indexedDB: window.indexedDB,
    storage: localStorageOf(window),
    after,
    folder: folderOf(window),
    pad,
    mark: newId(),
    app,
    lookAt: (facts) =>
      loadPart(() => import('./long-look.ts')).then(
        async ({ firstLookAt, toKeep }) => toKeep(await firstLookAt(facts)),
        () => undefined,
      ),
    ...(options.onErased !== undefined && { onErased: options.onErased }),
  });
  const notice = storageNotice({ notices, atStake: () => memory.atStake });
  const memory = keepInMemory({ records, report: notice.report, newId, monotonic, after });
  const settings = keepSettings({ attempt, newId, locked: () => records.vault.locked !== undefined });
  let rows: readonly SessionRow[] = [];
  let open: SessionRow | undefined;
  let sessions: readonly StoredSession[] | undefined;

  let cancelAgain: (() => void) | undefined;
  function tryAgain(): void {
    if (!notice.troubled || cancelAgain !== undefined) return;
    cancelAgain = after(AGAIN, () => {
      cancelAgain = undefined;
      void refresh();
    });
  }

  async function attempt<T>(work: (records: Records) => Promise<T>): Promise<T | undefined> {
    try {
      const done = await work(records);
      notice.report('records', undefined);
      return done;
    } catch (cause) {
      notice.report('records', storeError(cause));
      tryAgain();
      return undefined;
    }
  }

  /** Resolves with the work, or when nobody would wait for it any longer. */
  async function soon(work: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = after(PATIENCE, resolve);
      void work.finally(() => {
        cancel();
        resolve();
      });
    });
  }

  const onDisk = (): readonly SessionRow[] => rows.filter(({ id }) => memory.get(id) === undefined);

  /** Every session that is not running, whether or not it is on the disk. */
  function elsewhere(): readonly SessionOfClient[] {
    const row = open !== undefined && memory.get(open.id) === undefined ? [open] : [];
    return [...memory.rows, ...row, ...onDisk()];
  }

  /** What is shown is made anew only here, because it is asked for all the time. */
  function changed(): void {
    sessions = [...memory.rows.toReversed(), ...onDisk()].map(stored);
    onChange();
  }

  async function save(): Promise<void> {
    if (memory.held.list.length === 0) return;
    notice.report('held', await memory.held.save());
    tryAgain();
  }

  async function refresh(): Promise<void> {
    await settings.read();
    await save();
    const list = await attempt((r) => r.list((id) => memory.get(id) !== undefined));
    if (list !== undefined) {
      rows = list.closed;
      open = list.open;
    }
    changed();
  }

  async function renewRows(): Promise<void> {
    // Without keys nothing can be made anew.
    if (records.vault.locked !== undefined) return;
    if ((await attempt((r) => r.move((id) => memory.get(id) !== undefined))) === true) await refresh();
    if (rows.every((row) => isCurrent(row) && !isLoose(row) && !lacksLook(row))) return;
    await attempt((r) => r.renew(rows));
    await refresh();
  }

  const asked = keptSessions({
    window,
    app,
    memory,
    notices,
    newId,
    after,
    attempt,
    origin: () => settings.origin,
    row: (id) => (open?.id === id ? open : rows.find((known) => known.id === id)),
    elsewhere,
    save: () => soon(save()),
    refresh,
    soon,
  });

  /** Sessions that are only in memory are gone with the window: it asks before it closes. */
  window.addEventListener('beforeunload', (event) => {
    // The browser waits for this answer; of a window that closes it may hear nothing any more afterwards.
    memory.flush();
    if (memory.atRisk) event.preventDefault();
  });

  /** What cannot be claimed now is claimed with the first write. */
  const claim = (): Promise<void> => records.claim().catch(() => undefined);
  ownership.follow((owns) => {
    if (owns) void claim().then(refresh);
    else records.lose();
  });
  void claim();
  await soon(refresh());
  if (records.keysLost)
    notices.show(() => ({ key: 'keys-lost', icon: 'info', ...noticeWords.keysLost, dismissible: true }));
  void renewRows();

  return {
    get sessions() {
      return sessions;
    },
    get recovered() {
      return open === undefined ? undefined : stored(open);
    },
    get origin() {
      return settings.origin;
    },
    get atRisk() {
      return memory.atRisk;
    },
    get closed() {
      return onDisk();
    },
    here: recordsHere({
      records,
      closed: async () => {
        await refresh();
        return onDisk();
      },
      setting: settings.get,
      keep: settings.keep,
    }),
    guard: guardOf({
      database: records.database,
      vault: records.vault,
      running: () => memory.ids,
      forget: () => {
        rows = [];
        open = undefined;
        settings.forgetSealed();
        changed();
      },
      reread: async () => {
        await settings.readAnew();
        await refresh();
        void renewRows();
      },
    }),
    refresh,
    setting: (key) => Promise.resolve(settings.get(key)),
    client: async (code) => ({ old: await attempt((r) => r.oldClient(code)), sessions: elsewhere() }),
    keep: settings.keep,
    begin: (session, resumed) => {
      const known = resumed && open?.id === session.state.id ? open : undefined;
      if (open?.id === session.state.id) open = undefined;
      memory.begin(session, known);
      changed();
    },
    finish: async () => {
      const writing = memory.finish();
      if (writing === undefined) return;
      const done = writing.then(refresh);
      void done.then(renewRows);
      await soon(done);
    },
    flush: memory.flush,
    ...asked,
    erase: async (id) => {
      await asked.erase(id);
      // Whose strap it was is nobody's affair once no session is left.
      if (sessions?.length === 0 && open === undefined && memory.running === undefined)
        settings.keep('strap', undefined);
    },
  };
}
