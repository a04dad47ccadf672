/** What is kept of clients on this device, each under its code. Who may see it and what it means is not known here. */
import { get, keys, set } from 'idb-keyval';
import type { ClientRecord } from '../session/client-record.ts';
import type { Database } from './database.ts';

/** The client of this code; `undefined` = nothing is kept. @throws StoreError */
export const readClient = (db: Database, code: string): Promise<ClientRecord | undefined> =>
  get<ClientRecord>(code, db.use('clients'));

/** @throws StoreError */
export const writeClient = (db: Database, client: ClientRecord): Promise<void> =>
  set(client.code, client, db.use('clients'));

/** Codes of every client kept, in alphabetical order. @throws StoreError */
export const clientCodes = (db: Database): Promise<string[]> => keys<string>(db.use('clients'));
