/**
 * Keeps the records of this device while the window is open: writes the running session, lists what is there, and does what
 * people ask of stored sessions. Trouble becomes a notice; nothing is lost by it.
 */
import { SESSION_FILE_TYPE, writeSessionFile } from '../exchange/session-writer.ts';
import type { ClientRecord } from '../session/client-record.ts';
import type { Session } from '../session/session.ts';
import type { Ms } from '../terms/units.ts';
import { startRecorder, type Recorder } from '../store/recorder.ts';
import { rowOf, type SessionRow } from '../store/sessions.ts';
import { storeError, type StoreError } from '../store/store-error.ts';
import type { Settings } from '../store/settings.ts';
import type { StoredSession } from '../ui/model/view.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { Notices } from './notices.ts';
import { fileName, openRecords, type Records } from './records.ts';
import { saveFile } from './save-file.ts';

export interface RecordKeeper {
  /** `undefined` = not read yet. */
  readonly sessions: readonly StoredSession[] | undefined;
  readonly recovered: StoredSession | undefined;
  readonly origin: string;
  setting<K extends keyof Settings>(key: K): Promise<Settings[K]>;
  client(code: string): Promise<ClientRecord | undefined>;
  keepClient(client: ClientRecord): void;
  keep<K extends keyof Settings>(key: K, value: Settings[K]): void;
  /** Begins to write a session; `resumed` = its facts so far are stored already. */
  begin(session: Session, resumed: boolean): void;
  /** Writes the rest of the running session and lets go of it. */
  finish(): Promise<void>;
  /** Writes what is waiting now: the page is about to be hidden or left. */
  flush(): void;
  load(id: string): Promise<Session | undefined>;
  rename(id: string, name: string): Promise<void>;
  erase(id: string): Promise<void>;
  close(id: string): Promise<void>;
  download(id: string): Promise<void>;
  /** Reads a file and returns the identity of its session; `undefined` = refused, with a notice. */
  open(file: File): Promise<string | undefined>;
}

export interface KeeperOptions {
  readonly window: Window & typeof globalThis;
  readonly app: string;
  readonly notices: Notices;
  readonly monotonic: () => Ms;
  readonly after: (ms: Ms, work: () => void) => () => void;
  readonly onChange: () => void;
}

/** Reading is told of only if it takes longer than anybody would notice, ms. */
const NOTICED: Ms = 300;

const stored = (row: SessionRow): StoredSession => ({
  id: row.id,
  epoch: row.epoch,
  lengthMs: row.at,
  ...(row.name !== undefined && { name: row.name }),
  ...(row.simulated !== undefined && { simulated: row.simulated }),
});

export async function keepRecords(options: KeeperOptions): Promise<RecordKeeper> {
  const { window, app, notices, monotonic, after, onChange } = options;
  let records: Records | undefined;
  let rows: SessionRow[] = [];
  let open: SessionRow | undefined;
  let origin: string = window.crypto.randomUUID();
  let running: { session: Session; recorder?: Recorder } | undefined;
  /** Sessions that are not, or not wholly, on the disk: they live as long as this window, and can be downloaded. */
  const held = new Map<string, Session>();
  /** Why nothing can be kept here; `undefined` = records can be opened. */
  let closed: StoreError | undefined;

  const inMemory = (id: string): Session | undefined =>
    running?.session.state.id === id ? running.session : held.get(id);

  function tell(error: StoreError): void {
    const id = (running?.session ?? [...held.values()].at(-1))?.state.id;
    notices.show({
      key: 'store',
      icon: 'info',
      ...noticeWords.store[error.code],
      actions:
        id === undefined ? [] : [{ label: noticeWords.download, command: { do: 'download-session', id } }],
      dismissible: running === undefined,
    });
  }

  async function attempt<T>(work: (records: Records) => Promise<T>): Promise<T | undefined> {
    if (records === undefined) return undefined;
    try {
      return await work(records);
    } catch (error) {
      tell(storeError(error));
      return undefined;
    }
  }

  async function load(id: string): Promise<Session | undefined> {
    const cancel = after(NOTICED, () =>
      notices.show({ key: 'reading', icon: 'info', ...noticeWords.reading }),
    );
    try {
      return await attempt((r) => r.load(id));
    } finally {
      cancel();
      notices.drop('reading');
    }
  }

  async function refresh(): Promise<void> {
    const list = await attempt((r) => r.list());
    rows = (list?.closed ?? []).filter((row) => row.id !== running?.session.state.id);
    open = list?.open?.id === running?.session.state.id ? undefined : list?.open;
    onChange();
  }

  try {
    records = await openRecords(window, app);
    origin = await records.origin();
  } catch (error) {
    closed = storeError(error);
    tell(closed);
  }
  await refresh();

  return {
    get sessions() {
      const memory = [...held.values()].map(({ state }) => rowOf(state, 0)).reverse();
      return [...memory, ...rows.filter((row) => !held.has(row.id))].map(stored);
    },
    get recovered() {
      return open === undefined ? undefined : stored(open);
    },
    get origin() {
      return origin;
    },
    setting: async (key) => attempt((r) => r.setting(key)),
    client: (code) => attempt((r) => r.client(code)),
    keepClient: (client) => void attempt((r) => r.keepClient(client)),
    keep: (key, value) => void attempt((r) => r.keep(key, value)),
    begin: (session, resumed) => {
      if (records === undefined) {
        running = { session };
        if (closed !== undefined) tell(closed);
        return;
      }
      const chunks = resumed ? open?.chunks : undefined;
      if (open?.id === session.state.id) open = undefined;
      const recorder = startRecorder({
        session,
        store: records.store,
        now: monotonic,
        after,
        ...(chunks !== undefined && { chunks }),
        onTrouble: (error) => {
          if (error !== undefined) tell(error);
          else
            notices.show({ key: 'store', icon: 'info', ...noticeWords.storageWorksAgain, dismissible: true });
        },
      });
      running = { session, recorder };
    },
    finish: async () => {
      if (running === undefined) return;
      const { session, recorder } = running;
      const safe = (await recorder?.close()) ?? false;
      if (!safe) held.set(session.state.id, session);
      running = undefined;
      await refresh();
    },
    flush: () => void running?.recorder?.flush(),
    load: async (id) => inMemory(id) ?? load(id),
    rename: async (id, name) => {
      const session = held.get(id);
      session?.record({ type: 'named', at: session.state.at, name: name.trim() });
      if (session === undefined)
        await attempt((r) => r.amend(id, ({ at }) => [{ type: 'named', at, name: name.trim() }]));
      await refresh();
    },
    erase: async (id) => {
      held.delete(id);
      await attempt((r) => r.store.erase(id));
      await refresh();
    },
    close: async (id) => {
      await attempt((r) => r.amend(id, ({ at }) => [{ type: 'ended', at }]));
      await refresh();
    },
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
    open: async (file) => {
      // Reading is fetched when there is something to read.
      const { openFile } = await import('./open-file.ts');
      const id = await openFile(file, {
        origin,
        app,
        newId: () => window.crypto.randomUUID(),
        kept: async (wanted) => {
          const session = inMemory(wanted);
          const isStored = rows.some((row) => row.id === wanted) || open?.id === wanted;
          if (session !== undefined) return { session };
          return isStored ? { session: await load(wanted) } : undefined;
        },
        take: async (session) => {
          const { id: taken } = session.state;
          held.set(taken, session);
          await attempt(async (r) => {
            await r.take(session);
            held.delete(taken);
          });
        },
        tell: (words) => notices.show({ key: 'file', icon: 'info', ...words, dismissible: true }),
      });
      await refresh();
      return id;
    },
  };
}
