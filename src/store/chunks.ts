/** Facts as they lie on the disk: small chunks of bytes with the name of their coding, never assumed to be plain text. */
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import { isNewer, upcast } from '../session/upcast.ts';
import { StoreError } from './store-error.ts';

export interface Chunk {
  readonly coding: 'json-lines';
  readonly bytes: Uint8Array;
  /** Schema of the facts in it; missing = 1. Facts that are added later may have a higher one than those before. */
  readonly schema?: number;
}

/** Facts that were read, and the number of those that could not be. */
export interface ReadFacts {
  readonly facts: SessionEvent[];
  readonly lost: number;
}

/** Most facts that a chunk holds. */
export const PIECE = 250;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** `facts` cut into pieces that are stored as a chunk each. */
export const inPieces = (facts: readonly SessionEvent[]): (readonly SessionEvent[])[] =>
  Array.from({ length: Math.ceil(facts.length / PIECE) }, (_, i) => facts.slice(i * PIECE, (i + 1) * PIECE));

export const encode = (facts: readonly SessionEvent[]): Chunk => ({
  coding: 'json-lines',
  schema: SCHEMA,
  bytes: encoder.encode(facts.map((fact) => JSON.stringify(fact)).join('\n')),
});

/** A fact, as far as reading goes: a type and a time. */
function isFact(value: unknown): value is SessionEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, at } = value as { type?: unknown; at?: unknown };
  return typeof type === 'string' && typeof at === 'number';
}

/** What each line says; `undefined` = it is damaged. All in one go is the quicker way where none is. */
function valuesOf(lines: string): readonly unknown[] {
  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  };
  const all = lines.split('\n');
  const whole = parsed(`[${all.join(',')}]`);
  return Array.isArray(whole) && whole.length === all.length ? whole : all.map(parsed);
}

function factOf(value: unknown, raise: (fact: unknown) => unknown): SessionEvent | undefined {
  try {
    const raised = raise(value);
    return isFact(raised) ? raised : undefined;
  } catch {
    return undefined;
  }
}

/** The facts of chunks; a line that is damaged costs itself only. @throws StoreError `newer-version` */
export function decode(chunks: readonly unknown[]): ReadFacts {
  const facts: SessionEvent[] = [];
  let lost = 0;
  for (const stored of chunks) {
    const chunk = (stored ?? {}) as {
      readonly coding?: unknown;
      readonly bytes?: unknown;
      readonly schema?: unknown;
    };
    // A chunk of a later version is not readable here and must not be taken for a damaged one.
    const schema = typeof chunk.schema === 'number' ? chunk.schema : 1;
    if (isNewer(schema) || (typeof chunk.coding === 'string' && chunk.coding !== 'json-lines'))
      throw new StoreError('newer-version');
    if (!ArrayBuffer.isView(chunk.bytes)) {
      lost += 1;
      continue;
    }
    const raise = upcast(schema);
    for (const value of valuesOf(decoder.decode(chunk.bytes))) {
      const fact = factOf(value, raise);
      if (fact === undefined) lost += 1;
      else facts.push(fact);
    }
  }
  return { facts, lost };
}
