/**
 * What a page that is being left had not written yet. The database cannot be relied on then: of a transaction that waits behind another
 * one nothing arrives. The browser's small synchronous storage can; what lies there is taken into the session at the next start.
 */
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import { isNewer, upcast } from '../session/upcast.ts';

export interface Tail {
  /** Of the session, and of the recorder that wrote it. */
  readonly id: string;
  readonly writer: string;
  /** Number of the session's facts before these. */
  readonly from: number;
  readonly facts: readonly SessionEvent[];
}

export interface Tails {
  /** Keeps a tail in the place of an earlier one of its session. Where there is no room, or no such storage, nothing happens. */
  put(tail: Tail): void;
  drop(id: string): void;
  list(): Tail[];
}

function read(text: string | null): Tail | undefined {
  try {
    const { schema, ...tail } = JSON.parse(text ?? '') as Tail & { readonly schema: number };
    if (isNewer(schema)) return undefined;
    const raise = upcast(schema);
    return { ...tail, facts: tail.facts.map((fact) => raise(fact) as SessionEvent) };
  } catch {
    // Damaged, or of another kind: there is nothing to be had from it.
    return undefined;
  }
}

/** Tails of the copy in `folder`, in `storage`; `undefined` = the browser has none. */
export function tailsIn(storage: Storage | undefined, folder: string): Tails {
  const prefix = `attune-tail ${folder} `;
  return {
    put: (tail) => {
      try {
        storage?.setItem(prefix + tail.id, JSON.stringify({ ...tail, schema: SCHEMA }));
      } catch {
        // Full: then the session has been told to be only in memory.
      }
    },
    drop: (id) => storage?.removeItem(prefix + id),
    list: () =>
      Object.keys(storage ?? {})
        .filter((key) => key.startsWith(prefix))
        .map((key) => read(storage?.getItem(key) ?? null))
        .filter((tail) => tail !== undefined),
  };
}

/** The browser's storage of that kind; `undefined` = it refuses it. */
export function localStorageOf(window: Window): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
