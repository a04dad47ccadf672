/** Takes in what comes from a backup or another device. It may be broken off at any moment and done again: nothing is lost or doubled by it. */
import type { ClientCard } from '../session/client-record.ts';
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import type { Tombstone } from '../session/tombstone.ts';
import { digestOf, meetCards, meetLogs } from '../vault/meeting.ts';
import type { OpenedLog } from '../vault/segments.ts';
import type { Here, SessionHere } from './here.ts';

export interface ArrivingSession extends SessionHere {
  /** SHA-256 of its facts as lines. */
  readonly digest: string;
  /** Its facts; `undefined` = not all of it is here yet, and it is left for another time. */
  open(): Promise<OpenedLog | undefined>;
}

export interface Arriving {
  readonly sessions: readonly ArrivingSession[];
  readonly erased: readonly Tombstone[];
  readonly cards: readonly ClientCard[];
  readonly own: object | undefined;
}

export interface Taken {
  /** Sessions that came, or grew. */
  readonly sessions: readonly string[];
  /** Sessions that were erased elsewhere and are gone here now. */
  readonly erased: number;
  /** Segments that could not be read. */
  readonly lost: number;
  /** Sessions of which something is still on its way. */
  readonly waiting: number;
}

/** Where the first fact is lost the rest still belongs to its session. */
const whole = (facts: readonly SessionEvent[], { id, epoch }: SessionHere): readonly SessionEvent[] =>
  facts[0]?.type === 'started'
    ? facts
    : [{ type: 'started', at: 0, schema: SCHEMA, id, epoch, app: '', origin: '' }, ...facts];

/** `known` tells the digest of a session that was not changed since it was last counted; it need not be read then. */
export async function takeIn(
  here: Here,
  arriving: Arriving,
  known: (session: SessionHere) => string | undefined = () => undefined,
): Promise<Taken> {
  const erased = new Map((await here.erased()).map((tombstone) => [tombstone.id, tombstone]));
  const sessions = new Map((await here.sessions()).map((session) => [session.id, session]));
  let gone = 0;
  for (const tombstone of arriving.erased) {
    if (erased.has(tombstone.id)) continue;
    await here.erase(tombstone);
    erased.set(tombstone.id, tombstone);
    if (sessions.delete(tombstone.id)) gone += 1;
  }

  const came: string[] = [];
  let [lost, waiting] = [0, 0];
  for (const session of arriving.sessions) {
    if (erased.has(session.id)) continue;
    const mine = sessions.get(session.id);
    if (mine !== undefined && known(mine) === session.digest) continue;
    const kept = await here.log(session.id);
    if (kept !== undefined && digestOf(kept) === session.digest) continue;
    const opened = await session.open();
    if (opened === undefined) {
      waiting += 1;
      continue;
    }
    lost += opened.lost;
    if (await keepBoth(here, session.id, kept, whole(opened.facts, session))) came.push(session.id);
  }

  const cards = await here.cards();
  const met = meetCards(cards, arriving.cards, (id) => erased.has(id));
  if (JSON.stringify(met) !== JSON.stringify(cards)) await here.keepCards(met);
  if (arriving.own !== undefined && (await here.own()) === undefined) await here.keepOwn(arriving.own);
  return { sessions: came, erased: gone, lost, waiting };
}

/** Whether anything was new. */
async function keepBoth(
  here: Here,
  id: string,
  kept: readonly SessionEvent[] | undefined,
  arriving: readonly SessionEvent[],
): Promise<boolean> {
  if (kept === undefined) {
    await here.keep(arriving);
    return true;
  }
  let fresh = false;
  // The second of two first: whatever is replaced after it lies under its other identity by then.
  for (const [under, log] of [...meetLogs(id, kept, arriving)].toReversed()) {
    const before = under === id ? kept : await here.log(under);
    const merged =
      under === id || before === undefined ? log : (meetLogs(under, before, log).get(under) ?? log);
    if (before !== undefined && digestOf(before) === digestOf(merged)) continue;
    await here.keep(merged);
    fresh = true;
  }
  return fresh;
}
