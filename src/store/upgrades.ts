/**
 * The forms that the database has had, in order: step n turns version n into version n + 1. A step that was released is never changed;
 * a new form is a new step at the end.
 */

/** One step; it may read and write through the upgrade's own `transaction` only. */
export type Upgrade = (db: IDBDatabase, transaction: IDBTransaction) => void;

export const UPGRADES: readonly Upgrade[] = [
  (db) => {
    for (const name of ['sessions', 'chunks', 'clients', 'settings']) db.createObjectStore(name);
  },
  (db) => {
    db.createObjectStore('erased');
  },
  (db) => {
    db.createObjectStore('vault');
  },
];

/** Takes the database from version `from` (0 = new) through `steps` to the last one. */
export function upgrade(
  db: IDBDatabase,
  transaction: IDBTransaction,
  from: number,
  steps: readonly Upgrade[] = UPGRADES,
): void {
  for (const step of steps.slice(from)) step(db, transaction);
}
