/**
 * The one database of this origin: its name, version and upgrade path, opened once and handed out as transactions. Strict durability: a
 * chunk that was acknowledged is on the disk. What lies inside is the other files' affair.
 */
import { promisifyRequest, type UseStore } from 'idb-keyval';
import { storeError } from './store-error.ts';

/** `sessions`: one small row a session. `chunks`: facts, keyed [session id, chunk number]. `clients`: by code. `settings`: key and value. */
export type StoreName = 'sessions' | 'chunks' | 'clients' | 'settings';

const NAME = 'attune';
const VERSION = 1;

export interface Database {
  /** One store for one transaction, in the form that idb-keyval's functions take. */
  use(name: StoreName): UseStore;
  /** Several stores in one transaction: all of it is written, or none. Resolves when it is on the disk. */
  write(names: readonly StoreName[], work: (transaction: IDBTransaction) => void): Promise<void>;
  close(): void;
}

function upgrade(db: IDBDatabase, from: number): void {
  if (from < 1) {
    db.createObjectStore('sessions');
    db.createObjectStore('chunks');
    db.createObjectStore('clients');
    db.createObjectStore('settings');
  }
}

/**
 * Opens (and if need be creates or upgrades) the database.
 * @throws StoreError
 */
export async function openDatabase(factory: IDBFactory | undefined, name = NAME): Promise<Database> {
  try {
    if (factory === undefined) throw new DOMException('IndexedDB is missing', 'InvalidStateError');
    const request = factory.open(name, VERSION);
    request.onupgradeneeded = (event) => upgrade(request.result, event.oldVersion);
    const db = await promisifyRequest(request);
    // A later version in another tab must not be kept waiting by this one.
    db.onversionchange = () => db.close();
    return {
      use: (store) => async (mode, work) => {
        try {
          return await work(db.transaction(store, mode, { durability: 'strict' }).objectStore(store));
        } catch (cause) {
          throw storeError(cause);
        }
      },
      write: async (stores, work) => {
        try {
          const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
          work(transaction);
          await promisifyRequest(transaction);
        } catch (cause) {
          throw storeError(cause);
        }
      },
      close: () => db.close(),
    };
  } catch (cause) {
    throw storeError(cause);
  }
}
