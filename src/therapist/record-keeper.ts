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
import { folderOf } from '../store/own-name.ts';
import { isLoose } from '../store/pack.ts';
import type { Pad } from '../store/pad.ts';
import { isCurrent, type SessionRow } from '../store/session-row.ts';
import { storeError } from '../store/store-error.ts';
import type { Settings } from '../store/settings.ts';
import { localStorageOf } from '../store/tails.ts';
import type { StoredSession } from '../ui/model/start-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { Onward } from './fold-in-turns.ts';
import type { Notices } from './notices.ts';
import { fileName, openRecords, type Records, type WhenRead } from './records.ts';
import { guardOf, type RecordGuard } from './record-guard.ts';
import { recordsHere } from './records-here.ts';
import { saveFile } from './save-file.ts';
import { keepInMemory } from './sessions-in-memory.ts';
import { keepSettings } from './settings-keeper.ts';
import { storageNotice } from './storage-notice.ts';
import type { Kept, TakenIn } from './take-in.ts';
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
  /** `onRead` is told the facts of one that is read from the disk, some time before the session is there. */
  load(id: string, onRead?: WhenRead): Promise<Session | undefined>;
  /** Adds facts to a session wherever it is: recorded now, held in memory, or stored. */
  amend(id: string, facts: readonly Unstamped[]): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  erase(id: string): Promise<void>;
  close(id: string): Promise<void>;
  download(id: string): Promise<void>;
  /**
   * Takes in a session that comes from elsewhere, by its facts; nothing that is kept is lost by it. `onRead` is told the facts that will be kept, some
   * time before they are folded; `onward` how far that is, and where it throws nothing is kept. `undefined` = it is kept already and cannot be read just now.
   */
  takeIn(facts: readonly SessionEvent[], onRead?: WhenRead, onward?: Onward): Promise<TakenIn | undefined>;
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

  async function within(ms: Ms, work: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = after(ms, resolve);
      void work.finally(() => {
        cancel();
        resolve();
      });
    });
  }

  const onDisk = (): readonly SessionRow[] => rows.filter(({ id }) => memory.get(id) === undefined);

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
    if (rows.every((row) => isCurrent(row) && !isLoose(row))) return;
    await attempt((r) => r.renew(rows));
    await refresh();
  }

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
  await within(PATIENCE, refresh());
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
      await within(PATIENCE, done);
    },
    flush: memory.flush,
    load,
    amend,
    rename: (id, name) => amend(id, [{ type: 'named', name: name.trim() }]),
    erase: async (id) => {
      const row = elsewhere().find((known) => known.id === id);
      memory.drop(id);
      if (row !== undefined) await attempt((r) => eraseOfClient(r, row));
      await attempt((r) => r.erase(id, { epoch: window.Date.now(), origin: settings.origin }));
      await refresh();
      // Whose strap it was is nobody's affair once no session is left.
      if (sessions?.length === 0 && open === undefined && memory.running === undefined)
        settings.keep('strap', undefined);
    },
    // The end of what was recorded is no addition: wherever it is set, it is the same.
    close: (id) => append(id, endOf),
    download: async (id) => {
      const session = memory.get(id);
      if (session !== undefined) {
        saveFile(
          window,
          fileName(session.state.epoch),
          SESSION_FILE_TYPE,
          writeSessionFile(session.log, app),
        );
        return;
      }
      const file = await attempt((r) => r.fileOf(id));
      if (file !== undefined) saveFile(window, file.name, SESSION_FILE_TYPE, file.text);
    },
    takeIn: async (facts, onRead, onward) => {
      // It is fetched when there is something to take in.
      const { takeIn } = await loadPart(() => import('./take-in.ts'));
      const taken = await takeIn(
        facts,
        {
          newId,
          kept,
          isErased: async (id) => (await attempt((r) => r.isErased(id))) ?? false,
          load,
          keep: async (session, over) => {
            memory.held.hold(session, over);
            await within(PATIENCE, save());
          },
        },
        onRead,
        onward,
      );
      await within(PATIENCE, refresh());
      return taken;
    },
  };

  async function kept(id: string): Promise<Kept | undefined> {
    const session = memory.get(id);
    if (session !== undefined) {
      const over = memory.held.get(id) !== undefined && !memory.held.isApart(id);
      return { facts: session.log, stored: undefined, over };
    }
    const row = open?.id === id ? open : rows.find((known) => known.id === id);
    return row && { facts: await attempt((r) => r.facts(id)), stored: row.facts, over: true };
  }

  async function load(id: string, onRead?: WhenRead): Promise<Session | undefined> {
    const known = memory.get(id);
    if (known !== undefined) return known;
    const cancel = after(NOTICED, () =>
      notices.show(() => ({ key: 'reading', icon: 'info', ...noticeWords.reading })),
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
      notices.show(() => ({ key: 'damaged', icon: 'info', ...noticeWords.damaged, dismissible: true }));
    return loaded?.session;
  }

  /** Every session that is not running, whether or not it is on the disk. */
  function elsewhere(): readonly SessionOfClient[] {
    const row = open !== undefined && memory.get(open.id) === undefined ? [open] : [];
    return [...memory.rows, ...row, ...onDisk()];
  }

  /** What version 0.1.0 kept twice goes with the session that told it. */
  async function eraseOfClient(r: Records, { client, epoch, at }: SessionOfClient): Promise<void> {
    const old = client === undefined ? undefined : await r.oldClient(client);
    if (client !== undefined && old !== undefined)
      await r.leaveOfClient(client, withoutTime(old, epoch, epoch + at));
  }

  async function append(id: string, make: (to: Amendable) => readonly SessionEvent[]): Promise<void> {
    const session = memory.get(id);
    if (session === undefined) await attempt((r) => r.amend(id, make));
    else {
      const { at, endedAt } = session.state;
      for (const fact of make({ at, endedAt, facts: session.log.length })) session.record(fact);
    }
    await refresh();
  }

  function amend(id: string, facts: readonly Unstamped[]): Promise<void> {
    return append(id, (to) =>
      memory.running?.state.id === id
        ? facts.map((fact) => ({ ...fact, at: to.at }))
        : addedFacts(facts, to, settings.origin),
    );
  }
}
