/**
 * What can be shown of a long session before it is read: a projection of its facts, sealed beside its chunks. One that was made of other facts is none.
 */
import { promisifyRequest } from 'idb-keyval';
import { isBox } from '../vault/box.ts';
import { VaultError } from '../vault/vault-error.ts';
import { answered } from './answered.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import { rowOf } from './stored-rows.ts';
import type { Vault } from './vault-type.ts';

/** It has a number that no chunk has. */
const keyOf = ({ handle }: Seal): [string, number] => [handle, -1];

interface StoredLook {
  /** How many facts it was made of, and what the last chunk of them is named by. */
  readonly facts: number;
  readonly link: string | undefined;
  readonly look: unknown;
}

function opened(seal: Seal, stored: unknown): StoredLook | undefined {
  try {
    return isBox(stored) ? (JSON.parse(seal.openLook(stored)) as StoredLook) : undefined;
  } catch (cause) {
    if (cause instanceof VaultError) return undefined;
    throw cause;
  }
}

/** The look at the session `id`; `undefined` = there is none of its facts. @throws StoreError */
export async function readLook(database: Database, vault: Vault, id: string): Promise<unknown> {
  await vault.look();
  const seal = vault.known(id);
  if (seal === undefined) return undefined;
  const [row, stored] = await Promise.all([
    database.use('sessions')('readonly', (store) =>
      promisifyRequest(store.get(seal.handle) as IDBRequest<unknown>),
    ),
    database.use('chunks')('readonly', (store) =>
      promisifyRequest(store.get(keyOf(seal)) as IDBRequest<unknown>),
    ),
  ]);
  const [is, was] = [rowOf(seal, row, id), opened(seal, stored)];
  return is !== undefined && was?.facts === is.facts && was.link === is.link ? was.look : undefined;
}

/** Keeps a look that was made of the first `facts` facts, unless there are others by now. @throws StoreError */
export async function keepLook(vault: Vault, id: string, facts: number, look: unknown): Promise<void> {
  const seal = vault.known(id);
  if (seal === undefined) return;
  await vault.write(['sessions', 'chunks'], (transaction, refuse) => {
    const rows = transaction.objectStore('sessions');
    answered(rows.get(seal.handle) as IDBRequest<unknown>, refuse, (stored) => {
      const row = rowOf(seal, stored, id);
      if (row?.facts !== facts) return;
      const kept = { facts, link: row.link, look } satisfies StoredLook;
      transaction.objectStore('chunks').put(seal.look(JSON.stringify(kept)), keyOf(seal));
      rows.put(seal.row({ ...row, looked: facts }), seal.handle);
    });
  });
}
