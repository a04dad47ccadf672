/**
 * Facts that are made after a session's end, and the merging of two logs of one session that were added to on two devices. What was recorded
 * while the session ran is the same on both, or they are not merged.
 */
import type { Ms } from '../terms/units.ts';
import { inOneTurn, type InTurns } from '../terms/turns.ts';
import type { SessionEvent, Unstamped } from './events.ts';

/** What must be known of a session to add to it: the time of its newest fact, the number of its facts, and its end if it has one. */
export interface Amendable {
  readonly at: Ms;
  readonly facts: number;
  readonly endedAt?: Ms | undefined;
}

/** `facts` as additions by the device `origin` to a session that is over. */
export const addedFacts = (facts: readonly Unstamped[], to: Amendable, origin: string): SessionEvent[] =>
  facts.map((fact, i) => ({ ...fact, at: to.at, added: { origin, order: to.facts + i } }));

/** The end of a session that broke off, where it stopped; nothing if it has one, so that it can be asked for twice. */
export const endOf = ({ at, endedAt }: Amendable): SessionEvent[] =>
  endedAt === undefined ? [{ type: 'ended', at }] : [];

/** Additions in the order in which every device comes to see them. */
const inOrder = (added: readonly SessionEvent[]): SessionEvent[] =>
  added.toSorted((a, b) => {
    const [x, y] = [a.added, b.added];
    if (x === undefined || y === undefined) return 0;
    return x.order - y.order || (x.origin < y.origin ? -1 : x.origin > y.origin ? 1 : 0);
  });

/** Facts that are compared before others have their turn. */
const TURN = 1000;

/** Whether `many` holds every fact of `few`; as a rule they begin alike, and then nothing has to be looked up. */
function* holdsAll(many: readonly SessionEvent[], few: readonly SessionEvent[]): InTurns<boolean> {
  let same = 0;
  while (same < few.length && JSON.stringify(few[same]) === JSON.stringify(many[same])) {
    same += 1;
    if (same % TURN === 0) yield;
  }
  const known = new Set<string>();
  for (let i = same; i < many.length && same < few.length; i++) {
    known.add(JSON.stringify(many[i]));
    if (i % TURN === 0) yield;
  }
  for (let i = same; i < few.length; i++) {
    if (!known.has(JSON.stringify(few[i]))) return false;
    if (i % TURN === 0) yield;
  }
  return true;
}

/** What a log holds, without its end: that may have been set where a recording or a file broke off. */
const withoutEnd = (log: readonly SessionEvent[]): SessionEvent[] =>
  log.filter(({ type }) => type !== 'ended');

/** Whether `a` tells less of the time in which the session ran than `b`. */
function isShorter(a: readonly SessionEvent[], b: readonly SessionEvent[]): boolean {
  const latest = (facts: readonly SessionEvent[]): Ms => facts.at(-1)?.at ?? 0;
  const by = withoutEnd(a).length - withoutEnd(b).length || a.length - b.length || latest(a) - latest(b);
  return by <= 0;
}

/** `mergeLogs` in turns. */
export function* merging(
  a: readonly SessionEvent[],
  b: readonly SessionEvent[],
): InTurns<readonly SessionEvent[] | undefined> {
  const recorded = (log: readonly SessionEvent[]) => log.filter(({ added }) => added === undefined);
  const additions = (log: readonly SessionEvent[]) => log.filter(({ added }) => added !== undefined);
  const both = [recorded(a), recorded(b)] as const;
  const [few, many] = isShorter(...both) ? both : [both[1], both[0]];
  yield;
  if (!(yield* holdsAll(withoutEnd(many), withoutEnd(few)))) return undefined;
  const added = new Map([...additions(a), ...additions(b)].map((fact) => [JSON.stringify(fact), fact]));
  return [...many, ...inOrder([...added.values()])];
}

/**
 * Two logs of one session as one: what was recorded, then everything that was added on either device. The same whichever comes first.
 * `undefined` = they tell different things of the time in which the session ran. An end counts for nothing there: it may have been set
 * where a recording or a file broke off.
 */
export const mergeLogs = (
  a: readonly SessionEvent[],
  b: readonly SessionEvent[],
): readonly SessionEvent[] | undefined => inOneTurn(merging(a, b));

/** What another log of a session brings to the one that is kept: nothing, more (`log` = both as one), or something that contradicts it. */
export type Meeting =
  | { readonly is: 'known' }
  | { readonly is: 'more'; readonly log: readonly SessionEvent[] }
  | { readonly is: 'other' };

/** Compares what is kept of a session with another log of it, in turns. */
export function* meeting(kept: readonly SessionEvent[], other: readonly SessionEvent[]): InTurns<Meeting> {
  const log = yield* merging(kept, other);
  if (log === undefined) return { is: 'other' };
  const ends = (facts: readonly SessionEvent[]): boolean => facts.some(({ type }) => type === 'ended');
  const brings = withoutEnd(log).length > withoutEnd(kept).length || (ends(log) && !ends(kept));
  return brings ? { is: 'more', log } : { is: 'known' };
}
