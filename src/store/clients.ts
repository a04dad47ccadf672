/** What version 0.1.0 kept of clients beside the facts, each under its code. It is read and taken away, never added to. */
import { del, get, set } from 'idb-keyval';
import type { ClientRecord } from '../session/client-record.ts';
import type { Database } from './database.ts';

/** The client of this code; `undefined` = nothing is kept. @throws StoreError */
export const readClient = (db: Database, code: string): Promise<ClientRecord | undefined> =>
  get<ClientRecord>(code, db.use('clients'));

/** Leaves `rest` of a client; `undefined` = nothing. @throws StoreError */
export const leaveOfClient = (db: Database, code: string, rest: ClientRecord | undefined): Promise<void> =>
  rest === undefined ? del(code, db.use('clients')) : set(code, rest, db.use('clients'));
