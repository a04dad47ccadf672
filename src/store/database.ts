/**
 * The one database of this copy of the program, handed out as transactions. It is opened when it is first needed and again whenever the browser has
 * closed it; whatever does not answer in time is told as an error. Strict durability: what was acknowledged is on the disk.
 */
import type { UseStore } from 'idb-keyval';
import type { Ms } from '../terms/units.ts';
import { openFence, type Refuse } from './fence.ts';
import { ownName } from './own-name.ts';
import { StoreError, storeError } from './store-error.ts';
import { upgrade, UPGRADES } from './upgrades.ts';

/**
 * `sessions`: one small row a session. `chunks`: facts, keyed [session id, chunk number]. `clients`: by code. `settings`: key and value.
 * `erased`: what must never come back, by session id. `vault`: the keys of all that is sealed. Where a session is sealed its handle stands for its id.
 */
export type StoreName = 'sessions' | 'chunks' | 'clients' | 'settings' | 'erased' | 'vault';

/** What is written to have the browser begin a new log: `[pieces, bytes each]`, more than its log holds, each too small to be put elsewhere. */
const BALLAST = [200, 30_000] as const;
/** So many of them are written in one task. */
const AT_ONCE = 10;
/**
 * How many such pieces are written, and how often, until the browser has put all of its files anew. LevelDB merges a level into the next one from its first
 * key to its last, as long as it holds more than 10 MB: so they lie behind everything else, twice as many, and the second time begins where the first ended.
 */
const [SCRUB_PIECES, ROUNDS] = [800, 2];
/** How long opening, and one transaction, may take before it is told, ms. */
const OPENING: Ms = 4000;
const WORKING: Ms = 8000;

export interface WriteOptions {
  /** Longest time that it may take, ms. */
  readonly limit?: Ms;
}

export interface Database {
  /** One store for one transaction, in the form that idb-keyval's functions take. */
  readonly use: (name: StoreName) => UseStore;
  /**
   * Several stores in one transaction: all of it is written, or none, also if `work` throws or refuses. Resolves when it is on the disk.
   * `work` is called once it is seen that no other window has claimed these records since this one did.
   * @throws StoreError also `taken`
   */
  write(
    names: readonly StoreName[],
    work: (transaction: IDBTransaction, refuse: Refuse) => void,
    options?: WriteOptions,
  ): Promise<void>;
  /** Makes these records this window's, which owns them: no window that owned them before writes any more. @throws StoreError */
  claim(): Promise<void>;
  /** The records are another window's, unless it never comes to claim them. */
  lose(): void;
  /** Has the browser put its files anew, so that what was overwritten does not stay in them. @throws StoreError */
  scrub(): Promise<void>;
  close(): void;
}

export interface DatabaseOptions {
  /** `undefined` = the browser has none. */
  readonly factory: IDBFactory | undefined;
  /** Calls back after `ms`; returns the way to cancel. */
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** Path of the folder that the page lies in. */
  readonly folder: string;
  /** Under which name, where it is not the database of the sessions. */
  readonly name?: string;
  /** Random mark of this window. */
  readonly mark: string;
}

/** Takes charge of the database; opens nothing yet. */
export function openDatabase({ factory, after, folder, name, mark }: DatabaseOptions): Database {
  const fence = openFence(mark);
  let connection: IDBDatabase | undefined;
  /** The request under way. There is never more than one: others would only wait behind it. */
  let opening: { readonly answer: Promise<IDBDatabase>; late?: StoreError } | undefined;

  /** Rejects with `no-answer` where `work` takes longer than `limit`. */
  function limited<T>(work: Promise<T>, limit: Ms, onLate: (error: StoreError) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const cancel = after(limit, () => {
        const error = new StoreError('no-answer');
        error.late = work;
        onLate(error);
        reject(error);
      });
      work.finally(cancel).then(resolve, reject);
    });
  }

  /** The last connection was closed by force: its log may end in the middle of a record. */
  let torn = false;

  function adopt(db: IDBDatabase): IDBDatabase {
    const drop = (): void => {
      if (connection === db) connection = undefined;
    };
    // Closed by force: a full disk, cleared site data, a storage process that ended.
    db.onclose = () => {
      torn = true;
      drop();
    };
    // A later version in another tab must not be kept waiting by this one.
    db.onversionchange = () => {
      drop();
      db.close();
    };
    connection = db;
    if (torn) beginNewLog(db);
    torn = false;
    return db;
  }

  function request(idb: IDBFactory): Promise<IDBDatabase> {
    let blocked: (error: StoreError) => void = () => undefined;
    const interrupted = new Promise<never>((_, reject) => (blocked = reject));
    /** `undefined` as a version opens what is there, and `undefined` comes back where nothing is. */
    const ask = (name: string, version?: number): Promise<IDBDatabase | undefined> =>
      new Promise((resolve, reject) => {
        const asked = idb.open(name, version);
        let none = false;
        asked.onupgradeneeded = ({ oldVersion }) => {
          none = version === undefined;
          if (none) asked.transaction?.abort();
          else if (asked.transaction !== null) upgrade(asked.result, asked.transaction, oldVersion);
        };
        // It stays asked for: once the other window is closed the answer comes.
        asked.onblocked = () => {
          mine.late = new StoreError('blocked');
          blocked(mine.late);
        };
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => (none ? resolve(undefined) : reject(storeError(asked.error, 'opening')));
      });
    const open = async (): Promise<IDBDatabase> => {
      const opened = await ask(name ?? (await ownName(folder, ask)), UPGRADES.length);
      if (opened === undefined) throw new StoreError('storage-failed');
      return adopt(opened);
    };
    const done = Promise.resolve().then(open);
    const mine: NonNullable<typeof opening> = (opening = {
      answer: Promise.race([done, interrupted]),
    });
    const forget = (): void => void (opening = undefined);
    done.then(forget, forget);
    return limited(mine.answer, OPENING, (error) => (mine.late = error));
  }

  async function connect(): Promise<IDBDatabase> {
    if (connection !== undefined) return connection;
    if (opening?.late !== undefined) throw opening.late;
    if (opening !== undefined) return limited(opening.answer, OPENING, () => undefined);
    try {
      if (factory === undefined) throw new StoreError('no-storage');
      return await request(factory);
    } catch (cause) {
      throw storeError(cause, 'opening');
    }
  }

  /** A connection that does not answer is given up, so that the next attempt has one of its own. */
  const giveUp = (db: IDBDatabase): void => {
    if (connection === db) connection = undefined;
    db.close();
  };

  /** `undefined` = the browser has closed the connection, whether it said so or not. */
  function begin(
    db: IDBDatabase,
    names: StoreName | readonly StoreName[],
    mode: IDBTransactionMode,
  ): IDBTransaction | undefined {
    try {
      return db.transaction(names, mode, { durability: 'strict' });
    } catch (cause) {
      giveUp(db);
      if (cause instanceof DOMException && cause.name === 'InvalidStateError') return undefined;
      throw cause;
    }
  }

  /** Runs `work` in a transaction, which must come to its end within `limit`. */
  async function run<T>(
    names: StoreName | readonly StoreName[],
    mode: IDBTransactionMode,
    limit: Ms,
    work: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T> {
    try {
      let db = connection ?? (await connect());
      let transaction = begin(db, names, mode);
      if (transaction === undefined) {
        db = await connect();
        transaction = begin(db, names, mode);
      }
      if (transaction === undefined) throw new StoreError('storage-failed');
      return await limited(work(transaction), limit, () => giveUp(db));
    } catch (cause) {
      throw storeError(cause);
    }
  }

  const write: Database['write'] = (names, work, { limit = WORKING } = {}) =>
    run([...new Set([...names, 'settings' as const])], 'readwrite', limit, (transaction) => {
      let reason: unknown;
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => {
          fence.passed();
          resolve();
        };
        transaction.onabort = () => reject(storeError(reason ?? transaction.error));
      });
      const refuse: Refuse = (error) => {
        reason ??= error;
        // Too late if it was committed already; then its end is the answer.
        attempt(() => transaction.abort());
      };
      fence.pass(transaction, refuse, () => work(transaction, refuse));
      return done;
    });

  return {
    use: (name) => (mode, work) =>
      run(name, mode, WORKING, async (transaction) => work(transaction.objectStore(name))),
    write,
    claim: () => {
      fence.claim();
      // In line before whatever is read after it: what it shows no other window changes any more.
      return write(['sessions', 'chunks'], () => undefined);
    },
    lose: fence.lose,
    scrub: async () => {
      // A few pieces a transaction: a session that is recorded meanwhile never waits for more than that.
      const noise = ballast();
      for (let round = 0; round < ROUNDS; round++) {
        try {
          for (let from = 0; from < SCRUB_PIECES; from += AT_ONCE)
            await write(['vault'], (transaction) => {
              for (let i = from; i < from + AT_ONCE; i++)
                transaction.objectStore('vault').put(noise, `${FILLER} ${i}`);
            });
        } finally {
          // Also where there was no room for all of it: nobody else is to want for what it took.
          await write(
            ['vault'],
            (transaction) =>
              void transaction
                .objectStore('vault')
                .delete(IDBKeyRange.bound(`${FILLER} `, `${FILLER} \uffff`)),
          );
        }
      }
    },
    close: () => {
      connection?.close();
      connection = undefined;
    },
  };
}

/**
 * Chromium goes on writing behind a record that a full disk cut off, and takes the whole database for damaged when it reads its log again
 * after a crash: everything is gone then. A log that is full is put away, torn record and all, so this fills it and takes the filling out again.
 */
function beginNewLog(db: IDBDatabase): void {
  attempt(() => {
    const filling = db.transaction('chunks', 'readwrite', { durability: 'strict' });
    fillWith(filling.objectStore('chunks'));
    filling.oncomplete = () =>
      attempt(() => db.transaction('chunks', 'readwrite').objectStore('chunks').delete(FILLING()));
  });
}

/** Keys of what is only there to fill. In the store of keys they come after everything else. */
const FILLER = '~';
const FILLING = (): IDBKeyRange => IDBKeyRange.bound(['', 0], ['', Infinity]);

/** A piece of what could not be made smaller. */
const ballast = (): Uint8Array => Uint8Array.from({ length: BALLAST[1] }, () => Math.random() * 256);

/** Fills it; a few at a time, so that nobody who uses the page waits for it. */
function fillWith(chunks: IDBObjectStore): void {
  const noise = ballast();
  const more = (from: number): void => {
    let last: IDBRequest | undefined;
    for (let i = from; i < from + AT_ONCE; i++) last = chunks.put(noise, ['', i]);
    if (last !== undefined && from + AT_ONCE < BALLAST[0])
      last.onsuccess = () => attempt(() => more(from + AT_ONCE));
  };
  more(0);
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // A transaction that has ended cannot be ended again.
  }
}
