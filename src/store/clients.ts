/** What version 0.1.0 kept of clients beside the facts, each under its code. It is read and taken away, never added to; it lies sealed in one piece. */
import { get } from 'idb-keyval';
import type { ClientRecord } from '../session/client-record.ts';
import type { Database } from './database.ts';
import { OLD_CLIENTS } from './sealed-settings.ts';
import type { Vault } from './vault-type.ts';

type OldClients = Readonly<Record<string, ClientRecord>>;

/** Those that are sealed, by their code. */
const sealedIn = (vault: Vault, stored: unknown): OldClients =>
  (vault.openCommon(OLD_CLIENTS, stored) ?? {}) as OldClients;

/** The client of this code; `undefined` = nothing is kept. @throws StoreError */
export async function readClient(
  db: Database,
  vault: Vault,
  code: string,
): Promise<ClientRecord | undefined> {
  await vault.look();
  const stored = await get<unknown>(OLD_CLIENTS, db.use('settings'));
  const clients = sealedIn(vault, stored);
  if (Object.hasOwn(clients, code)) return clients[code];
  return get<ClientRecord>(code, db.use('clients'));
}

/** Leaves `rest` of a client; `undefined` = nothing. @throws StoreError */
export async function leaveOfClient(
  db: Database,
  vault: Vault,
  code: string,
  rest: ClientRecord | undefined,
): Promise<void> {
  if ((await readClient(db, vault, code)) === undefined && rest === undefined) return;
  await vault.write(['clients', 'settings'], (transaction) => {
    const settings = transaction.objectStore('settings');
    const asked = settings.get(OLD_CLIENTS) as IDBRequest<unknown>;
    asked.onsuccess = () => {
      const { [code]: _gone, ...others } = sealedIn(vault, asked.result);
      const next = rest === undefined ? others : { ...others, [code]: rest };
      settings.put(vault.sealCommon(OLD_CLIENTS, next), OLD_CLIENTS);
      transaction.objectStore('clients').delete(code);
    };
  });
}
