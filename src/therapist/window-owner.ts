/** One window owns strap and records; a lock that lives as long as the window decides which. */
import type { Ms } from '../terms/units.ts';

/** Held by the window that owns the records of a database. */
const lockOf = (database: string): string => `${database}-publisher`;

export interface OwnerOptions {
  readonly locks: Pick<LockManager, 'request'>;
  /** Name of the database whose records are owned. */
  readonly database: string;
  /** Calls back after `ms`; returns the way to cancel. */
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** Called once if another window is still the owner after `patience`. */
  readonly waiting: () => void;
  readonly patience: Ms;
}

/**
 * Resolves when this window is the owner. A page of the same origin can take the lock away; then this window asks for it again, and
 * whether it still is the owner is seen by the records themselves, with every write.
 */
export async function becomeOwner({
  locks,
  database,
  after,
  waiting,
  patience,
}: OwnerOptions): Promise<void> {
  const cancel = after(patience, waiting);
  await new Promise<void>((owned) => {
    const ask = (): void => {
      // The lock is held until the window is gone: the promise inside never ends.
      const held = (): Promise<never> => {
        owned();
        return new Promise<never>(() => undefined);
      };
      locks.request(lockOf(database), held).catch(ask);
    };
    ask();
  });
  cancel();
}
