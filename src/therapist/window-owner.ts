/** One window owns strap and records; a lock that lives as long as the window decides which. */
import { PUBLISHER_LOCK } from '../mirror/protocol.ts';
import type { Ms } from '../terms/units.ts';

/** Resolves when this window is the owner. Calls `waiting` once if another one still is after `patience`. */
export async function becomeOwner(
  locks: LockManager,
  after: (ms: Ms, work: () => void) => () => void,
  patience: Ms,
  waiting: () => void,
): Promise<void> {
  const cancel = after(patience, waiting);
  await new Promise<void>((owned) => {
    // The lock is held until the window is gone: the promise inside never ends.
    void locks.request(PUBLISHER_LOCK, () => {
      owned();
      return new Promise<never>(() => undefined);
    });
  });
  cancel();
}
