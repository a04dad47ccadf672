/**
 * How what comes from a backup or another device meets what is here, so that every device comes to the same in the end, in whatever order pieces
 * arrive and however often: tombstones win over everything, logs of one session are merged, and two recordings that tell different things under one
 * identity are both kept. No clock is asked.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { mergeLogs } from '../session/amend.ts';
import type { ClientCard } from '../session/client-record.ts';
import type { SessionEvent } from '../session/events.ts';
import { toHex, utf8 } from './bytes.ts';

type Log = readonly SessionEvent[];

/** SHA-256 of a log's lines, hexadecimal digits. */
export const digestOf = (log: Log): string =>
  toHex(sha256(utf8(log.map((fact) => JSON.stringify(fact)).join('\n'))));

/** What was recorded while the session ran; an end may have been set where it broke off. */
const recorded = (log: Log): Log => log.filter(({ added, type }) => added === undefined && type !== 'ended');

/** Identity of the second of two recordings under one: the same on every device. */
function otherId(id: string, log: Log): string {
  const digits = toHex(sha256(utf8(`${id} ${digestOf(recorded(log))}`)));
  return [0, 8, 12, 16, 20].map((from, i) => digits.slice(from, [8, 12, 16, 20, 32][i])).join('-');
}

const withId = (log: Log, id: string): Log =>
  log.map((fact) => (fact.type === 'started' ? { ...fact, id } : fact));

/** Of two recordings the one that keeps the identity: the smaller line where they first differ. */
function first(a: Log, b: Log): Log {
  const [x, y] = [recorded(a), recorded(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [s, t] = [JSON.stringify(x[i]), JSON.stringify(y[i])];
    if (s !== t) return s < t ? a : b;
  }
  return x.length >= y.length ? a : b;
}

/**
 * Two logs under the identity `id` as the sessions that must be kept of them, by identity: one where they are the same recording, with all that was
 * added on either side, else two.
 */
export function meetLogs(id: string, here: Log, arriving: Log): ReadonlyMap<string, Log> {
  const merged = mergeLogs(here, arriving);
  if (merged !== undefined) return new Map([[id, merged]]);
  const stays = first(here, arriving);
  const other = stays === here ? arriving : here;
  const renamed = otherId(id, other);
  return new Map([
    [id, stays],
    [renamed, withId(other, renamed)],
  ]);
}

/** Whether `a` was changed after `b`, on whichever device. */
function later(a: ClientCard, b: ClientCard): boolean {
  const [x, y] = [a.changed, b.changed];
  if (x === undefined || y === undefined)
    return y === undefined && (x !== undefined || textOf(a) > textOf(b));
  if (x.order !== y.order) return x.order > y.order;
  return x.origin === y.origin ? textOf(a) > textOf(b) : x.origin > y.origin;
}

const textOf = (card: ClientCard): string => JSON.stringify(card);

/** Cards of both sides by their code, the later of two; what was erased stays away. */
export function meetCards(
  here: readonly ClientCard[],
  arriving: readonly ClientCard[],
  isErased: (id: string) => boolean,
): readonly ClientCard[] {
  const cards = new Map<string, ClientCard>();
  for (const card of [...here, ...arriving]) {
    const known = cards.get(card.code);
    if (card.id !== undefined && isErased(card.id)) continue;
    if (known === undefined || later(card, known)) cards.set(card.code, card);
  }
  return [...cards.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
