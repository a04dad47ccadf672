/**
 * One GATT call at a time: browsers refuse a second operation while one is in progress. One queue for each connection;
 * when the connection ends, what still waits is refused and never sent.
 */

/** Runs a call after every call before it has ended, well or badly. */
export type GattQueue = <T>(call: () => Promise<T>) => Promise<T>;

/** A queue that refuses calls with `AbortError` once `signal` is aborted. */
export function gattQueue(signal: AbortSignal): GattQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (call) => {
    const mine = last.then(() => {
      signal.throwIfAborted();
      return call();
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
