/** Rows of sessions as they lie: sealed, or in the plain text of version 0.1.0. */
import { promisifyRequest } from 'idb-keyval';
import { isBox } from '../vault/box.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import { rowFrom, type SessionRow } from './session-row.ts';
import type { Vault } from './vault-type.ts';

/** Every value among the rows with its key. */
export const allRows = (database: Database): Promise<[string, unknown][]> =>
  database.use('sessions')('readonly', async (store) => {
    const [keys, rows] = await Promise.all([
      promisifyRequest(store.getAllKeys() as IDBRequest<string[]>),
      promisifyRequest(store.getAll() as IDBRequest<unknown[]>),
    ]);
    return keys.map((key, i) => [key, rows[i]]);
  });

/** A row that lies there in plain text; `undefined` = it does not. */
export const plainRow = (stored: unknown, id: string): SessionRow | undefined =>
  stored === undefined || stored instanceof Uint8Array ? undefined : rowFrom(stored, id);

/** A row as the list has it, of no identity where it cannot be opened; `undefined` = nobody here has its key. */
export function listedRow(vault: Vault, key: string, stored: unknown): SessionRow | undefined {
  const seal = vault.at(key);
  if (!isBox(stored) || seal === undefined) return plainRow(stored, key);
  const row = openedRow(seal, stored);
  const id = (row as Partial<SessionRow> | undefined)?.id;
  return rowFrom(row, typeof id === 'string' ? id : '');
}

/** The row under this seal; one that cannot be opened is made anew from the facts. */
export function rowOf(seal: Seal, stored: unknown, id: string): SessionRow | undefined {
  if (stored === undefined) return undefined;
  return rowFrom(openedRow(seal, stored), id);
}

function openedRow(seal: Seal, stored: unknown): unknown {
  try {
    return isBox(stored) ? seal.openRow(stored) : undefined;
  } catch (cause) {
    if (cause instanceof VaultError) return undefined;
    throw cause;
  }
}
