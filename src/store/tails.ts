/**
 * What a page that is being left had not written yet. The database cannot be relied on then: of a transaction that waits behind another
 * one nothing arrives. The browser's small synchronous storage can; what lies there is taken into the session at the next start.
 */
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import { isNewer, upcast } from '../session/upcast.ts';
import { fromBase64, toBase64 } from '../vault/bytes.ts';
import type { Seal } from './seal.ts';

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

interface Known {
  known(id: string): Seal | undefined;
  at(handle: string): Seal | undefined;
  forTail(id: string): { readonly seal: Seal; readonly lead?: Uint8Array } | undefined;
  fromTail(lead: Uint8Array): Seal | undefined;
}

function read(text: string): Tail | undefined {
  try {
    const { schema, ...tail } = JSON.parse(text) as Tail & { readonly schema: number };
    if (isNewer(schema)) return undefined;
    const raise = upcast(schema);
    return { ...tail, facts: tail.facts.map((fact) => raise(fact) as SessionEvent) };
  } catch {
    // Damaged, or of another kind: there is nothing to be had from it.
    return undefined;
  }
}

/** Tails of the copy in `folder`, in `storage`, sealed by `vault`; `undefined` = the browser has none. */
export function tailsIn(storage: Storage | undefined, folder: string, vault: Known): Tails {
  const prefix = `attune-tail ${folder} `;

  /** The text of a tail under this name; one of before there was a vault lies as it is. */
  function textOf(name: string, stored: string): string {
    if (stored.startsWith('{')) return stored;
    const [box = '', lead] = stored.split(' ');
    const seal = vault.at(name) ?? (lead === undefined ? undefined : vault.fromTail(fromBase64(lead)));
    return seal === undefined ? '' : seal.openTail(fromBase64(box));
  }

  /** Under which names the tails of a session were found. */
  const found = new Map<string, string>();

  function openedTail(key: string): Tail | undefined {
    try {
      const tail = read(textOf(key.slice(prefix.length), storage?.getItem(key) ?? ''));
      if (tail !== undefined) found.set(tail.id, key);
      return tail;
    } catch {
      return undefined;
    }
  }

  return {
    put: (tail) => {
      const by = vault.forTail(tail.id);
      if (by === undefined) return;
      const box = toBase64(by.seal.tail(JSON.stringify({ ...tail, schema: SCHEMA })));
      const lead = by.lead === undefined ? '' : ` ${toBase64(by.lead)}`;
      try {
        storage?.setItem(prefix + by.seal.handle, box + lead);
      } catch {
        // Full: then the session has been told to be only in memory.
      }
    },
    drop: (id) => {
      const handle = vault.known(id)?.handle;
      if (handle !== undefined) storage?.removeItem(prefix + handle);
      const key = found.get(id);
      if (key !== undefined) storage?.removeItem(key);
      found.delete(id);
    },
    list: () =>
      Object.keys(storage ?? {})
        .filter((key) => key.startsWith(prefix))
        .map(openedTail)
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
