/** One window owns strap and records; a lock that lives as long as the window decides which. */
import type { Ms } from '../terms/units.ts';

/** Held by the window that owns the records of the copy in this folder. */
export const lockOf = (folder: string): string => `attune ${folder} owner`;

export interface Ownership {
  /** Calls back whenever the lock was taken away (`false`), and when this window has it again (`true`). */
  follow(listener: (owns: boolean) => void): void;
}

export interface OwnerOptions {
  readonly locks: Pick<LockManager, 'request'>;
  /** Path of the folder that the page lies in. */
  readonly folder: string;
  /** Calls back after `ms`; returns the way to cancel. */
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** Called once if another window is still the owner after `patience`. */
  readonly waiting: () => void;
  readonly patience: Ms;
}

/**
 * Resolves when this window is the owner. A page of the same origin can take the lock away; then this window asks for it again. That only
 * one of them writes is seen to by the records themselves, with every write.
 */
export async function becomeOwner({
  locks,
  folder,
  after,
  waiting,
  patience,
}: OwnerOptions): Promise<Ownership> {
  const listeners: ((owns: boolean) => void)[] = [];
  const tell = (owns: boolean): void => {
    for (const listener of listeners) listener(owns);
  };
  const cancel = after(patience, waiting);
  await new Promise<void>((owned) => {
    const ask = (): void => {
      // The lock is held until the window is gone: the promise inside never ends.
      const held = (): Promise<never> => {
        owned();
        tell(true);
        return new Promise<never>(() => undefined);
      };
      locks.request(lockOf(folder), held).catch(() => {
        tell(false);
        ask();
      });
    };
    ask();
  });
  cancel();
  return { follow: (listener) => void listeners.push(listener) };
}
