/**
 * Takes what lies in plain text into the vault, a session a transaction: it is sealed, opened again and compared, and lies there either plain or sealed, never
 * both, whenever it is broken off. What was plain is first overwritten under its own key, because a database keeps what is only deleted.
 */
import { promisifyRequest } from 'idb-keyval';
import { isTombstone } from '../session/tombstone.ts';
import { isNewer } from '../session/upcast.ts';
import { isBox } from '../vault/box.ts';
import { sameBytes, toHex, type Bytes } from '../vault/bytes.ts';
import { keyNameOf } from '../vault/keyring.ts';
import type { Chunk } from './chunks.ts';
import { randomBytes } from './device-half.ts';
import type { Database, StoreName } from './database.ts';
import { answered } from './answered.ts';
import { firstJoined } from './joined.ts';
import { isSealedSetting, OLD_CLIENTS } from './sealed-settings.ts';
import type { Seal } from './seal.ts';
import { rowFrom } from './session-row.ts';
import { StoreError } from './store-error.ts';
import type { Vault } from './vault-type.ts';

/** Among the settings: something lay in plain text, and what the database may have kept of it is not written over yet. */
export const SCRUB = 'scrub';

const chunksOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** A chunk of lines as it lies in plain text. Whatever else lies there is kept as a line that is no fact. @throws StoreError `newer-version` */
function chunkOf(stored: unknown): Chunk {
  const { coding, bytes, schema } = (stored ?? {}) as { coding?: unknown; bytes?: unknown; schema?: unknown };
  if (
    (typeof schema === 'number' && isNewer(schema)) ||
    (typeof coding === 'string' && coding !== 'json-lines')
  )
    throw new StoreError('newer-version');
  const plain = bytes instanceof Uint8Array ? bytes : new TextEncoder().encode('?');
  return { coding: 'json-lines', schema: typeof schema === 'number' ? schema : 1, bytes: plain };
}

interface Sealed {
  readonly boxes: readonly (readonly [number, Bytes])[];
  readonly link: Bytes;
}

/** Chunks as sealed packs that hold the same bytes. */
function sealAll(seal: Seal, numbers: readonly number[], chunks: readonly Chunk[], next: number): Sealed {
  const boxes: [number, Bytes][] = [];
  let link: Bytes = new Uint8Array(16);
  for (let i = 0; i < chunks.length;) {
    const { count, joined } = firstJoined(chunks.slice(i));
    if (joined === undefined) throw new StoreError('storage-failed');
    const number = numbers[i] ?? 0;
    // The last one stands for every number that the session has given out.
    const to = i + count < chunks.length ? (numbers[i + count] ?? 1) - 1 : Math.max(number, next - 1);
    const last = randomBytes(16);
    const box = seal.pack(number, to, link, last, joined);
    if (!sameBytes(seal.open(number, box).chunk.bytes, joined.bytes)) throw new StoreError('storage-failed');
    boxes.push([number, box]);
    link = last;
    i += count;
  }
  return { boxes, link };
}

/** Bytes as many as a value has, that say nothing. */
function noiseFor(stored: unknown): Bytes {
  const { bytes } = (stored ?? {}) as { readonly bytes?: unknown };
  const length = bytes instanceof Uint8Array ? bytes.length + 40 : JSON.stringify(stored ?? 0).length;
  // A cipher's bytes would do no better; nobody has to be kept from telling them from sealed ones.
  return Uint8Array.from({ length: Math.max(length, 16) }, () => Math.random() * 256);
}

/** Moves the session `id` if it lies in plain text. @throws StoreError `newer-version` where this program cannot read it */
export async function moveSession(database: Database, vault: Vault, id: string): Promise<void> {
  const stored = await database.use('sessions')('readonly', (store) =>
    promisifyRequest(store.get(id) as IDBRequest<unknown>),
  );
  if (stored === undefined || stored instanceof Uint8Array) return;
  const [keys, values] = await database.use('chunks')('readonly', (store) =>
    Promise.all([
      promisifyRequest(
        store.getAllKeys(chunksOf(id)) as IDBRequest<unknown> as IDBRequest<[string, number][]>,
      ),
      promisifyRequest(store.getAll(chunksOf(id)) as IDBRequest<unknown[]>),
    ]),
  );
  const row = rowFrom(stored, id);
  const numbers = keys.map(([, number]) => number);
  const chunks = values.map(chunkOf);
  const next = Math.max(row.chunks, (numbers.at(-1) ?? -1) + 1);
  const told = { moved: false };
  await vault.write(
    ['sessions', 'chunks'],
    (transaction, refuse) => {
      const sessions = transaction.objectStore('sessions');
      const store = transaction.objectStore('chunks');
      answered(store.count(chunksOf(id)), refuse, (count) => {
        answered(sessions.get(id) as IDBRequest<unknown>, refuse, (now) => {
          told.moved = now !== undefined && count === keys.length && rowFrom(now, id).facts === row.facts;
          if (!told.moved) return;
          const seal = vault.obtain(id, transaction);
          const { boxes, link } = sealAll(seal, numbers, chunks, next);
          for (const [number, box] of boxes) store.put(box, [seal.handle, number]);
          const whole = { ...row, chunks: next, link: toHex(link), packed: true };
          sessions.put(seal.row(whole), seal.handle);
          keys.forEach((key, i) => store.put(noiseFor(values[i]), key));
          sessions.put(noiseFor(stored), id);
          transaction.objectStore('settings').put(true, SCRUB);
        });
      });
    },
    { limit: 8000 + 50 * keys.length },
  );
  if (told.moved) await dropNoise(database, id);
}

/** Takes away what a session in plain text was overwritten with. */
const dropNoise = (database: Database, id: string): Promise<void> =>
  database.write(['sessions', 'chunks'], (transaction) => {
    transaction.objectStore('chunks').delete(chunksOf(id));
    transaction.objectStore('sessions').delete(id);
  });

/** Everything in a store, with its keys. */
const everything = (database: Database, name: StoreName): Promise<[string, unknown][]> =>
  database.use(name)('readonly', async (store) => {
    const [keys, values] = await Promise.all([
      promisifyRequest(store.getAllKeys() as IDBRequest<string[]>),
      promisifyRequest(store.getAll() as IDBRequest<unknown[]>),
    ]);
    return keys.map((key, i) => [key, values[i]]);
  });

/** Moves cards, own things, tombstones and what version 0.1.0 kept of clients. Whether there was anything. */
async function moveRest(database: Database, vault: Vault): Promise<boolean> {
  const settings = (await everything(database, 'settings')).filter(
    ([key, value]) => isSealedSetting(key) && value !== undefined && !isBox(value),
  );
  const stones = (await everything(database, 'erased')).filter(([, value]) => isTombstone(value));
  const clients = await everything(database, 'clients');
  if (settings.length + stones.length + clients.length === 0) return false;
  const write = (overwrite: boolean): Promise<void> =>
    vault.write(['settings', 'erased', 'clients'], (transaction, refuse) => {
      const [kept, erased, old] = (['settings', 'erased', 'clients'] as const).map((name) =>
        transaction.objectStore(name),
      ) as [IDBObjectStore, IDBObjectStore, IDBObjectStore];
      if (!overwrite) {
        for (const [key] of stones) erased.delete(key);
        for (const [key] of clients) old.delete(key);
        return;
      }
      kept.put(true, SCRUB);
      for (const [key, value] of settings) kept.put(vault.sealCommon(key, value), key);
      for (const [key, value] of stones) {
        const name = keyNameOf(key);
        erased.put(vault.sealCommon(name, value), name);
        erased.put(noiseFor(value), key);
      }
      if (clients.length === 0) return;
      answered(kept.get(OLD_CLIENTS) as IDBRequest<unknown>, refuse, (stored) => {
        const known = vault.openCommon(OLD_CLIENTS, stored) ?? {};
        const plain = clients.filter(([, value]) => !(value instanceof Uint8Array));
        kept.put(vault.sealCommon(OLD_CLIENTS, { ...Object.fromEntries(plain), ...known }), OLD_CLIENTS);
        for (const [key, value] of clients) old.put(noiseFor(value), key);
      });
    });
  await write(true);
  await write(false);
  return true;
}

/** Whether anything lies in plain text, or in what it was overwritten with. */
export async function hasPlain(database: Database): Promise<boolean> {
  const rows = await everything(database, 'sessions');
  if (rows.some(([, value]) => !isBox(value))) return true;
  const settings = await everything(database, 'settings');
  if (settings.some(([key, value]) => isSealedSetting(key) && value !== undefined && !isBox(value)))
    return true;
  const rest = [...(await everything(database, 'erased')), ...(await everything(database, 'clients'))];
  return rest.some(([, value]) => !isBox(value));
}

/** Whether what was plain is still to be written over. */
const isDue = async (database: Database): Promise<boolean> =>
  (await database.use('settings')('readonly', (store) =>
    promisifyRequest(store.get(SCRUB) as IDBRequest<unknown>),
  )) !== undefined;

/**
 * Moves everything that lies in plain text but sessions that are `busy` or that only a later program can read; then writes over what the
 * database may have kept of it, also of what was moved earlier. Whether anything was moved. @throws StoreError
 */
export async function moveAll(
  database: Database,
  vault: Vault,
  busy: (id: string) => boolean,
): Promise<boolean> {
  const moved = (await hasPlain(database)) && (await moveEach(database, vault, busy));
  if (await isDue(database)) {
    try {
      await database.scrub();
      await database.write([], (transaction) => void transaction.objectStore('settings').delete(SCRUB));
    } catch (cause) {
      // It stays due until there is room; the records themselves are moved, and nothing of them is in trouble.
      if (!(cause instanceof StoreError) || cause.code !== 'disk-full') throw cause;
    }
  }
  return moved;
}

async function moveEach(database: Database, vault: Vault, busy: (id: string) => boolean): Promise<boolean> {
  await vault.ready();
  let moved = await moveRest(database, vault);
  for (const [id, value] of await everything(database, 'sessions')) {
    if (isBox(value) || busy(id)) continue;
    try {
      if (value instanceof Uint8Array) await dropNoise(database, id);
      else await moveSession(database, vault, id);
      moved = true;
    } catch (cause) {
      if (!(cause instanceof StoreError) || cause.code !== 'newer-version') throw cause;
    }
  }
  return moved;
}
