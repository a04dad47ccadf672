/**
 * Keeps the records of this device while the window is open: writes the running session, lists what is there, and does what
 * people ask of stored sessions. Trouble becomes a notice; nothing is lost by it, and nothing waits for a storage that does not answer.
 */
import type { Here, SessionHere } from '../backup/here.ts';
import { SESSION_FILE_TYPE, writeSessionFile } from '../exchange/session-writer.ts';
import { withoutTime, type SessionOfClient } from '../session/client.ts';
import type { ClientRecord } from '../session/client-record.ts';
import { addedFacts, endOf, type Amendable } from '../session/amend.ts';
import type { SessionEvent, Unstamped } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import type { Ms } from '../terms/units.ts';
import { startRecorder, type Recorder } from '../store/recorder.ts';
import { folderOf } from '../store/own-name.ts';
import { isLoose } from '../store/pack.ts';
import { isCurrent, withFacts, type SessionRow } from '../store/session-row.ts';
import { storeError, type StoreError } from '../store/store-error.ts';
import type { Settings } from '../store/settings.ts';
import { localStorageOf } from '../store/tails.ts';
import type { StoredSession } from '../ui/model/start-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { FileDesk } from './file-actions.ts';
import { holdSessions } from './held-sessions.ts';
import type { Notices } from './notices.ts';
import { fileName, openRecords, type Records, type WhenRead } from './records.ts';
import { recordsHere } from './records-here.ts';
import { saveFile } from './save-file.ts';
import { storageNotice } from './storage-notice.ts';
import type { Ownership } from './window-owner.ts';

export interface ClientSources {
  readonly sessions: readonly SessionOfClient[];
  readonly old: ClientRecord | undefined;
}

export interface RecordKeeper {
  /** `undefined` = not read yet. The same list until something changes. */
  readonly sessions: readonly StoredSession[] | undefined;
  readonly recovered: StoredSession | undefined;
  readonly origin: string;
  /** Sessions that are over and on the disk, as they were listed last. */
  readonly closed: readonly SessionHere[];
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
  /** `onRead` is told the facts of one that is read from the disk, some time before the session is there. */
  load(id: string, onRead?: WhenRead): Promise<Session | undefined>;
  /** Adds facts to a session wherever it is: recorded now, held in memory, or stored. */
  amend(id: string, facts: readonly Unstamped[]): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  erase(id: string): Promise<void>;
  close(id: string): Promise<void>;
  download(id: string): Promise<void>;
  /** Reads a file and returns the identity of its session; `undefined` = refused, with a notice. */
  open(file: File, files: FileDesk): Promise<string | undefined>;
}

export interface KeeperOptions {
  readonly window: Window & typeof globalThis;
  readonly ownership: Ownership;
  readonly app: string;
  readonly notices: Notices;
  readonly monotonic: () => Ms;
  readonly after: (ms: Ms, work: () => void) => () => void;
  readonly onChange: () => void;
}

/** Reading is told of only if it takes longer than anybody would notice, ms. */
const NOTICED: Ms = 300;
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
  const { window, ownership, app, notices, monotonic, after, onChange } = options;
  const newId = (): string => window.crypto.randomUUID();
  const records = openRecords({
    indexedDB: window.indexedDB,
    storage: localStorageOf(window),
    after,
    folder: folderOf(window),
    mark: newId(),
    app,
  });
  const held = holdSessions(records, newId);
  let rows: readonly SessionRow[] = [];
  let open: SessionRow | undefined;
  let sessions: readonly StoredSession[] | undefined;
  let settings: Partial<Settings> | undefined;
  /** Set before the stored ones were read, or while they cannot be written. */
  const wished: Partial<Settings> = { origin: newId() };
  let running: { readonly session: Session; readonly recorder: Recorder } | undefined;
  const originNow = (): string => settings?.origin ?? wished.origin ?? '';
  /** Why the running session is not written. */
  let trouble: StoreError | undefined;

  /** Ended, and the rest of it is being written. */
  const ending = new Map<string, Session>();

  const inMemory = (id: string): Session | undefined =>
    running?.session.state.id === id ? running.session : (ending.get(id) ?? held.get(id));
  const notice = storageNotice({
    notices,
    atStake: () => (running?.session ?? [...held.list, ...ending.values()].at(-1))?.state.id,
  });

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

  async function within(ms: Ms, work: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = after(ms, resolve);
      void work.finally(() => {
        cancel();
        resolve();
      });
    });
  }

  /** What is shown is made anew only here, because it is asked for all the time. */
  function changed(): void {
    const memory = [...held.list, ...ending.values()]
      .map(({ log }) => withFacts(undefined, log, 0))
      .reverse();
    sessions = [...memory, ...rows.filter(({ id }) => inMemory(id) === undefined)].map(stored);
    onChange();
  }

  async function readSettings(): Promise<void> {
    if (settings !== undefined) return;
    settings = await attempt((r) => r.settings());
    if (settings === undefined) return;
    const { origin, ...chosen } = wished;
    const known = settings;
    const wishes = { ...chosen, ...(known.origin === undefined && { origin }) };
    for (const key of Object.keys(wishes) as (keyof Settings)[]) keep(key, wishes[key]);
  }

  function keep<K extends keyof Settings>(key: K, value: Settings[K]): void {
    if (settings === undefined) wished[key] = value;
    else {
      settings[key] = value;
      void attempt((r) => r.keep(key, value));
    }
  }

  async function save(): Promise<void> {
    if (held.list.length === 0) return;
    notice.report('held', await held.save());
    tryAgain();
  }

  async function refresh(): Promise<void> {
    await readSettings();
    await save();
    const list = await attempt((r) => r.list((id) => inMemory(id) !== undefined));
    if (list !== undefined) {
      rows = list.closed;
      open = list.open;
    }
    changed();
  }

  async function letGo(session: Session, recorder: Recorder): Promise<void> {
    const { id } = session.state;
    const safe = await recorder.close();
    // Erased meanwhile: then nobody wants it.
    const wanted = ending.delete(id);
    if (!safe && wanted) {
      held.hold(session, trouble?.code === 'taken');
      notice.report('held', trouble);
    }
    trouble = undefined;
    notice.report('recording', undefined);
    await refresh();
    void renewRows();
  }

  async function renewRows(): Promise<void> {
    if (rows.every((row) => isCurrent(row) && !isLoose(row))) return;
    await attempt((r) => r.renew(rows));
    await refresh();
  }

  /** Sessions that are only in memory are gone with the window: it asks before it closes. */
  window.addEventListener('beforeunload', (event) => {
    if (held.list.length + ending.size > 0 || trouble !== undefined) event.preventDefault();
  });

  /** What cannot be claimed now is claimed with the first write. */
  const claim = (): Promise<void> => records.claim().catch(() => undefined);
  ownership.follow((owns) => {
    if (owns) void claim().then(refresh);
    else records.lose();
  });
  void claim();
  await within(PATIENCE, refresh());
  void renewRows();

  return {
    get sessions() {
      return sessions;
    },
    get recovered() {
      return open === undefined ? undefined : stored(open);
    },
    get origin() {
      return originNow();
    },
    get closed() {
      return rows.filter(({ id }) => inMemory(id) === undefined);
    },
    here: recordsHere({
      records,
      closed: async () => {
        await refresh();
        return rows.filter(({ id }) => inMemory(id) === undefined);
      },
      setting: (key) => (settings ?? wished)[key],
      keep,
    }),
    refresh,
    setting: (key) => Promise.resolve((settings ?? wished)[key]),
    client: async (code) => ({ old: await attempt((r) => r.oldClient(code)), sessions: elsewhere() }),
    keep,
    begin: (session, resumed) => {
      const known = resumed && open?.id === session.state.id ? open : undefined;
      if (open?.id === session.state.id) open = undefined;
      trouble = undefined;
      const recorder = startRecorder({
        session,
        store: records,
        tails: records.tails,
        writer: newId(),
        now: monotonic,
        after,
        ...(known !== undefined && {
          stored: { ...withFacts(known, [], 0), facts: session.log.length },
        }),
        onTrouble: (error) => {
          trouble = error;
          notice.report('recording', error);
        },
      });
      running = { session, recorder };
      changed();
    },
    finish: async () => {
      if (running === undefined) return;
      const { session, recorder } = running;
      const { id } = session.state;
      // It stays in memory until it is known to be on the disk.
      ending.set(id, session);
      running = undefined;
      await within(PATIENCE, letGo(session, recorder));
    },
    flush: () => running?.recorder.leave(),
    load: async (id, onRead) => {
      const memory = inMemory(id);
      if (memory !== undefined) return memory;
      const cancel = after(NOTICED, () =>
        notices.show({ key: 'reading', icon: 'info', ...noticeWords.reading }),
      );
      const read = (): void => {
        cancel();
        notices.drop('reading');
      };
      const loaded = await attempt((r) =>
        r.load(id, (facts) => {
          read();
          return onRead?.(facts);
        }),
      );
      read();
      if (loaded !== undefined && loaded.lost > 0)
        notices.show({ key: 'damaged', icon: 'info', ...noticeWords.damaged, dismissible: true });
      return loaded?.session;
    },
    amend,
    rename: (id, name) => amend(id, [{ type: 'named', name: name.trim() }]),
    erase: async (id) => {
      const row = elsewhere().find((known) => known.id === id);
      held.drop(id);
      ending.delete(id);
      if (row !== undefined) await attempt((r) => eraseOfClient(r, row));
      await attempt((r) => r.erase(id, { epoch: window.Date.now(), origin: settings?.origin ?? '' }));
      await refresh();
      // Whose strap it was is nobody's affair once no session is left.
      if (sessions?.length === 0 && open === undefined && running === undefined) keep('strap', undefined);
    },
    // The end of what was recorded is no addition: wherever it is set, it is the same.
    close: (id) => append(id, endOf),
    download: async (id) => {
      const session = inMemory(id);
      if (session !== undefined) {
        const { epoch, name } = session.state;
        saveFile(window, fileName(epoch, name), SESSION_FILE_TYPE, writeSessionFile(session.log, app));
        return;
      }
      const file = await attempt((r) => r.fileOf(id));
      if (file !== undefined) saveFile(window, file.name, SESSION_FILE_TYPE, file.text);
    },
    open: async (file, files) => {
      // Reading is fetched when there is something to read.
      const { openFile } = await loadPart(() => import('./open-file.ts'));
      const id = await openFile(file, files, {
        origin: originNow(),
        app,
        newId,
        kept: async (wanted) => {
          const session = inMemory(wanted);
          if (session !== undefined) return { session };
          const isStored = rows.some((row) => row.id === wanted) || open?.id === wanted;
          if (!isStored) return undefined;
          return { session: (await attempt((r) => r.load(wanted)))?.session };
        },
        isErased: async (wanted) => (await attempt((r) => r.isErased(wanted))) ?? false,
        take: async (session) => {
          held.hold(session);
          await save();
        },
        tell: (words) => notices.show({ key: 'file', icon: 'info', ...words, dismissible: true }),
      });
      await refresh();
      return id;
    },
  };

  /** Every session that is not running, whether or not it is on the disk. */
  function elsewhere(): readonly SessionOfClient[] {
    const memory = [...held.list, ...ending.values()].map(({ log }) => withFacts(undefined, log, 0));
    const onDisk = open === undefined ? rows : [open, ...rows];
    return [...memory, ...onDisk.filter(({ id }) => inMemory(id) === undefined)];
  }

  /** What version 0.1.0 kept twice goes with the session that told it. */
  async function eraseOfClient(r: Records, { client, epoch, at }: SessionOfClient): Promise<void> {
    const old = client === undefined ? undefined : await r.oldClient(client);
    if (client !== undefined && old !== undefined)
      await r.leaveOfClient(client, withoutTime(old, epoch, epoch + at));
  }

  async function append(id: string, make: (to: Amendable) => readonly SessionEvent[]): Promise<void> {
    const session = inMemory(id);
    if (session === undefined) await attempt((r) => r.amend(id, make));
    else {
      const { at, endedAt } = session.state;
      for (const fact of make({ at, endedAt, facts: session.log.length })) session.record(fact);
    }
    await refresh();
  }

  function amend(id: string, facts: readonly Unstamped[]): Promise<void> {
    return append(id, (to) =>
      running?.session.state.id === id
        ? facts.map((fact) => ({ ...fact, at: to.at }))
        : addedFacts(facts, to, originNow()),
    );
  }
}
