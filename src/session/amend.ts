/**
 * Facts that are made after a session's end, and the merging of two logs of one session that were added to on two devices. What was recorded
 * while the session ran is the same on both, or they are not merged.
 */
import type { Ms } from '../terms/units.ts';
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

/**
 * Two logs of one session as one: what was recorded, then everything that was added on either device. The same whichever comes first.
 * `undefined` = they tell different things of the time in which the session ran. An end counts for nothing there: it may have been set
 * where a recording or a file broke off.
 */
export function mergeLogs(
  a: readonly SessionEvent[],
  b: readonly SessionEvent[],
): readonly SessionEvent[] | undefined {
  const told = (log: readonly SessionEvent[], late: boolean): Map<string, SessionEvent> =>
    new Map(
      log.filter(({ added }) => (added !== undefined) === late).map((fact) => [JSON.stringify(fact), fact]),
    );
  const [first, second] = [told(a, false), told(b, false)];
  const latest = (facts: ReadonlyMap<string, SessionEvent>): Ms => [...facts.values()].at(-1)?.at ?? 0;
  const shorter = first.size === second.size ? latest(first) <= latest(second) : first.size < second.size;
  const [few, many] = shorter ? [first, second] : [second, first];
  for (const [line, { type }] of few) if (!many.has(line) && type !== 'ended') return undefined;
  const added = new Map([...told(a, true), ...told(b, true)]);
  return [...many.values(), ...inOrder([...added.values()])];
}
