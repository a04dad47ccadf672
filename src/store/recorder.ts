/**
 * Writes a running session to this device: facts are appended at least once a second. It hangs on the facts
 * themselves and not on a timer alone, because timers of a hidden page come once a minute. A failure keeps
 * everything in memory and is tried again, by itself and with the next facts.
 */
import type { Session } from '../session/session.ts';
import type { Ms } from '../terms/units.ts';
import type { SessionRow } from './session-row.ts';
import type { SessionStore } from './sessions.ts';
import { storeError, type StoreError } from './store-error.ts';
import type { Tails } from './tails.ts';

/** Longest time that a fact waits in memory while writing works, ms. */
const PATIENCE: Ms = 800;
/** Longest pause between two attempts while writing fails, ms. */
const LONGEST_PAUSE: Ms = 5000;
/** How long after it was left a page may still be closing. */
const LEAVING: Ms = 5_000;

export interface RecorderOptions {
  readonly session: Session;
  readonly store: Pick<SessionStore, 'append'>;
  readonly tails: Pick<Tails, 'put' | 'drop'>;
  /** The row of a session that goes on, with the number of its facts that are stored; `undefined` = nothing is. */
  readonly stored?: SessionRow;
  /** Random identity of this recorder: of two windows that write one session, only one may. */
  readonly writer: string;
  readonly now: () => Ms;
  /** Calls back after `ms`; returns the way to cancel. */
  readonly after: (ms: Ms, work: () => void) => () => void;
  /**
   * Told whenever writing begins to fail or fails for another reason, and once with `undefined` when it works again. `arrived` = the one attempt
   * that had no answer in time was written all the same, so that nothing had failed.
   */
  readonly onTrouble: (error: StoreError | undefined, arrived?: boolean) => void;
}

export interface Recorder {
  /** Writes what is waiting; resolves when it is on the disk, or when the attempt has failed. */
  flush(): Promise<void>;
  /** Puts what is waiting in safety before this call returns: the page may be gone in a moment. */
  leave(): void;
  /** Writes what is waiting and listens no more. Resolves to whether everything is on the disk. */
  close(): Promise<boolean>;
}

/** Records `session` from now on; facts already in its log are written first unless `stored` counts them. */
export function startRecorder(options: RecorderOptions): Recorder {
  const { session, store, tails, writer, now, after, onTrouble } = options;
  let stored = options.stored;
  let writing: Promise<void> | undefined;
  let written = -Infinity;
  let failures = 0;
  /** What had no answer in time was written after all. */
  let arrived = false;
  let trouble: StoreError | undefined;
  let cancel: (() => void) | undefined;
  let closed = false;
  /** Something lies among the tails. */
  let left = false;
  /** When the page was left, or asked whether it may close. */
  let leaving = -Infinity;

  const waiting = (): number => session.log.length - (stored?.facts ?? 0);

  async function write(): Promise<void> {
    written = now();
    try {
      stored = await store.append({ log: session.log, stored, writer });
      if (left && waiting() === 0) tails.drop(stored.id);
      if (trouble !== undefined) onTrouble(undefined, failures === 1 && arrived);
      failures = 0;
      trouble = undefined;
    } catch (cause) {
      const error = storeError(cause);
      // The site's data were cleared: everything is written anew.
      if (error.code === 'gone') stored = undefined;
      failures += 1;
      arrived = false;
      void error.late?.then(
        () => (arrived = true),
        () => undefined,
      );
      if (trouble?.code !== error.code) onTrouble(error);
      trouble = error;
    }
  }

  async function flush(): Promise<void> {
    cancel?.();
    cancel = undefined;
    // One write at a time, so that each begins where the one before has ended.
    while (writing !== undefined) await writing;
    if (waiting() === 0) return;
    writing = write();
    await writing;
    writing = undefined;
    if (waiting() > 0 && !closed) schedule();
  }

  /** Time until the next write is due, ms: longer after each failure, so that a device in trouble is not kept busy. */
  const pause = (): Ms =>
    written + Math.min(PATIENCE * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE) - now();

  function schedule(): void {
    if (writing !== undefined || cancel !== undefined) return;
    const wait = pause();
    if (wait <= 0) void flush();
    else cancel = after(wait, () => void flush());
  }

  /** Puts what waits where it is safe at once. */
  function leave(): void {
    if (waiting() === 0) return;
    left = true;
    const from = stored?.facts ?? 0;
    tails.put({ id: session.state.id, writer, from, facts: session.log.slice(from) });
    // It may live on.
    void flush();
  }

  const stop = session.subscribe(() => {
    // A page that closes may never be told again; until it is clear that it stays, nothing waits.
    if (now() - leaving < LEAVING) leave();
    // On a hidden page the timer comes late; then the next fact does its work.
    else if (cancel !== undefined && pause() <= 0) void flush();
    else schedule();
  });
  schedule();
  return {
    flush,
    leave: () => {
      leaving = now();
      leave();
    },
    close: async () => {
      stop();
      await flush();
      closed = true;
      cancel?.();
      return waiting() === 0;
    },
  };
}
