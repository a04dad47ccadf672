/** What version 0.1.0 kept of clients beside the facts, each under its code. It is read and taken away, never added to. */
import { get } from 'idb-keyval';
import type { ClientRecord } from '../session/client-record.ts';
import type { Database } from './database.ts';

/** The client of this code; `undefined` = nothing is kept. @throws StoreError */
export const readClient = (db: Database, code: string): Promise<ClientRecord | undefined> =>
  get<ClientRecord>(code, db.use('clients'));

/** Leaves `rest` of a client; `undefined` = nothing. @throws StoreError */
export const leaveOfClient = (db: Database, code: string, rest: ClientRecord | undefined): Promise<void> =>
  db.write(['clients'], (transaction) => {
    const clients = transaction.objectStore('clients');
    if (rest === undefined) clients.delete(code);
    else clients.put(rest, code);
  });
