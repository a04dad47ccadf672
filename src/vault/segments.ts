/**
 * A session's facts as sealed segments: JSON lines of at most a quarter of a MiB, deflated, each naming the one before it. A segment that is
 * damaged or missing costs itself and no other.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import { isNewer, upcast } from '../session/upcast.ts';
import { linkOf, NO_LINK, openBox, sealBox, type Place } from './box.ts';
import { sameBytes, textOf, toHex, utf8, type Bytes } from './bytes.ts';
import { deflate, inflate } from './deflate.ts';
import { factsKey, handleOf } from './derive.ts';
import type { Random } from './slot.ts';
import { VaultError } from './vault-error.ts';

/** Characters of facts in a segment, and the most bytes that one is inflated to. */
const SEGMENT = 256 * 1024;
const MOST_INFLATED = 16 * 1024 * 1024;

/** Whose facts, by whom. */
export interface Stream {
  readonly vault: Uint8Array;
  /** The session's own key. */
  readonly key: Uint8Array;
  readonly writer: Uint8Array;
}

/** A segment as a list names it. */
export interface SegmentName {
  /** Number of its first fact. */
  readonly from: number;
  /** SHA-256 of the box, hexadecimal digits. */
  readonly sha: string;
}

export interface Segment extends SegmentName {
  readonly box: Bytes;
}

export const shaOf = (bytes: Uint8Array): string => toHex(sha256(bytes));

const placeOf = ({ vault, key, writer }: Stream, from: number): Place => ({
  kind: 'segment',
  vault,
  subject: handleOf(key, vault),
  writer,
  number: from,
});

/** First facts of the segments that `lines` are cut into. */
function cuts(lines: readonly string[]): number[] {
  const from = [0];
  let length = 0;
  lines.forEach((line, i) => {
    length += line.length + 1;
    if (length <= SEGMENT || i === from.at(-1)) return;
    from.push(i);
    length = line.length + 1;
  });
  return from;
}

/** Every fact of a session, sealed. */
export async function sealLog(
  log: readonly SessionEvent[],
  stream: Stream,
  random: Random,
): Promise<readonly Segment[]> {
  const lines = log.map((fact) => JSON.stringify(fact));
  const starts = cuts(lines);
  const key = factsKey(stream.key, stream.vault);
  const segments: Segment[] = [];
  let link = NO_LINK;
  for (const [i, from] of starts.entries()) {
    const to = starts[i + 1] ?? lines.length;
    const payload = await deflate(utf8([JSON.stringify({ from, to }), ...lines.slice(from, to)].join('\n')));
    const about = { schema: SCHEMA, deflated: true, last: to === lines.length, link };
    const box = await sealBox(key, placeOf(stream, from), about, payload, random(12));
    segments.push({ from, sha: shaOf(box), box });
    link = linkOf(box);
  }
  return segments;
}

export interface OpenedLog {
  /** Oldest first. */
  readonly facts: readonly SessionEvent[];
  /** Segments that are damaged, missing or not of this place, and facts that are none. */
  readonly lost: number;
}

/** Opens what `names` lists; `bring` fetches a box, `undefined` = it is not there. @throws VaultError `newer-version` */
export async function openLog(
  names: readonly SegmentName[],
  stream: Stream,
  bring: (name: SegmentName) => Promise<Uint8Array | undefined>,
): Promise<OpenedLog> {
  const facts: SessionEvent[] = [];
  let lost = 0;
  /** Link of the box before; `undefined` = that one is lost. */
  let before: Bytes | undefined = NO_LINK;
  let closed = false;
  for (const name of names) {
    const box = await bring(name);
    const lines: OpenedSegment | undefined = box && (await linesOf(box, name, stream, before));
    before = box && lines && linkOf(box);
    if (lines === undefined) lost += 1;
    else {
      lost += lines.lost;
      closed = lines.last;
      facts.push(...lines.facts);
    }
  }
  // The end was cut off, list and all.
  if (!closed && lost === 0) lost += 1;
  return { facts, lost };
}

interface OpenedSegment extends OpenedLog {
  readonly last: boolean;
}

/** What one segment holds; `undefined` = nothing that can be trusted. @throws VaultError `newer-version` */
async function linesOf(
  box: Uint8Array,
  name: SegmentName,
  stream: Stream,
  before: Bytes | undefined,
): Promise<OpenedSegment | undefined> {
  try {
    if (shaOf(box) !== name.sha) return undefined;
    const key = factsKey(stream.key, stream.vault);
    const opened = await openBox(key, placeOf(stream, name.from), box);
    if (before !== undefined && !sameBytes(opened.link, before)) return undefined;
    if (isNewer(opened.schema)) throw new VaultError('newer-version');
    const bytes = opened.deflated ? await inflate(opened.payload, MOST_INFLATED) : opened.payload;
    return { ...factsOf(textOf(bytes).split('\n').slice(1), opened.schema), last: opened.last };
  } catch (cause) {
    if (cause instanceof VaultError && cause.code === 'newer-version') throw cause;
    return undefined;
  }
}

/** What was recorded comes back as it was, as from the store: a type and a time are enough. */
function isFact(value: unknown): value is SessionEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, at } = value as { readonly type?: unknown; readonly at?: unknown };
  return typeof type === 'string' && Number.isFinite(at);
}

function factsOf(lines: readonly string[], schema: number): OpenedLog {
  const raise = upcast(schema);
  const facts: SessionEvent[] = [];
  let lost = 0;
  for (const line of lines) {
    const fact = raise(parsed(line));
    if (isFact(fact)) facts.push(fact);
    else lost += 1;
  }
  return { facts, lost };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
