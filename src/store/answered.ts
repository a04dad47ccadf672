/** Going on inside a transaction once something in it was answered. */
import type { Refuse } from './fence.ts';

/** Calls `then` with the answer; what it throws ends the transaction as its reason. */
export function answered<T>(request: IDBRequest<T>, refuse: Refuse, then: (value: T) => void): void {
  request.onsuccess = () => {
    try {
      then(request.result);
    } catch (cause) {
      refuse(cause);
    }
  };
}
