/**
 * Writes a running session to this device: facts are gathered and appended at least once a second. It hangs on the facts
 * themselves and not on a timer alone, because timers of a hidden page come once a minute. A failure keeps
 * everything in memory and is tried again with the next facts.
 */
import type { SessionEvent } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import type { Ms } from '../terms/units.ts';
import { rowOf, type SessionStore } from './sessions.ts';
import { storeError, type StoreError } from './store-error.ts';

/** Longest time that a fact waits in memory while writing works, ms. */
const PATIENCE: Ms = 800;

export interface RecorderOptions {
  readonly session: Session;
  readonly store: SessionStore;
  /** Chunks of this session that are on the disk already (a session that goes on). */
  readonly chunks?: number;
  readonly now: () => Ms;
  /** Calls back after `ms`; returns the way to cancel. */
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** Told once when writing begins to fail, and once with `undefined` when it works again. */
  readonly onTrouble: (error: StoreError | undefined) => void;
}

export interface Recorder {
  /** Writes what is waiting; resolves when it is on the disk, or when the attempt has failed. */
  flush(): Promise<void>;
  /** Writes what is waiting and listens no more. Resolves to whether everything is on the disk. */
  close(): Promise<boolean>;
}

/** Records `session` from now on; facts already in its log are written first unless `chunks` says that they are stored. */
export function startRecorder(options: RecorderOptions): Recorder {
  const { session, store, now, after, onTrouble } = options;
  let waiting: SessionEvent[] = options.chunks === undefined ? [...session.log] : [];
  let chunks = options.chunks ?? 0;
  let writing: Promise<void> | undefined;
  let written = -Infinity;
  let trouble = false;
  let cancel: (() => void) | undefined;

  async function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    written = now();
    try {
      await store.append(rowOf(session.state, chunks + 1), batch);
      chunks += 1;
      if (trouble) onTrouble(undefined);
      trouble = false;
    } catch (cause) {
      waiting = [...batch, ...waiting];
      if (!trouble) onTrouble(storeError(cause));
      trouble = true;
    }
  }

  async function flush(): Promise<void> {
    cancel?.();
    cancel = undefined;
    // One write at a time: the batch of the second would otherwise overtake that of the first after a failure.
    while (writing !== undefined) await writing;
    if (waiting.length === 0) return;
    writing = write();
    await writing;
    writing = undefined;
    if (waiting.length > 0) schedule();
  }

  function schedule(): void {
    if (writing !== undefined || cancel !== undefined) return;
    const wait = written + PATIENCE - now();
    if (wait <= 0) {
      void flush();
      return;
    }
    cancel = after(wait, () => void flush());
  }

  const stop = session.subscribe((event) => {
    waiting.push(event);
    // On a hidden page the timer comes late; then the next fact does its work.
    if (cancel !== undefined && now() - written >= PATIENCE) void flush();
    else schedule();
  });
  schedule();
  return {
    flush,
    close: async () => {
      stop();
      await flush();
      cancel?.();
      return waiting.length === 0;
    },
  };
}
