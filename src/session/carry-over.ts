/**
 * What a session takes over from the time in which the strap was only looked at: its state, and the facts of the last
 * moments, moved to the session's own time. So the curve stays on the screen and the strap needn't settle twice.
 */
import { breathOf } from '../pacing/breath.ts';
import type { Ms } from '../terms/units.ts';
import type { SessionEvent } from './events.ts';
import type { Carried } from './fact-row.ts';
import { FACTS } from './fact-table.ts';
import type { Session } from './session.ts';

/** A guide that has run for longer than this is told from its last onset on: its way to the rate is long over, and no file takes an older one. */
const OLD: Ms = 80_000_000;

function moved(event: SessionEvent, by: Ms): SessionEvent {
  const at = Math.max(0, event.at - by);
  if (!('since' in event)) return { ...event, at };
  // A breath that began before the cut keeps its onset, which then lies before the session's start.
  const since = event.since - by;
  if (since >= -OLD) return { ...event, at, since };
  if (event.type !== 'pace') return { ...event, at, since: -OLD };
  const { ramp: _, ...pace } = event.pace;
  const onset = breathOf({ ...event.pace, since: event.since }, by)?.onset ?? by;
  return { ...event, at, pace, since: onset - by };
}

/** What the table says of a fact; one of an unknown type is left where it was. */
const carried = ({ type }: SessionEvent): Carried =>
  Object.hasOwn(FACTS, type) ? FACTS[type].carried : 'never';

/** The last facts before `origin` of each type that still holds after it, for each person. */
function held(log: readonly SessionEvent[], origin: Ms): Set<SessionEvent> {
  const latest = new Map<string, SessionEvent>();
  for (const event of log) {
    if (event.at >= origin || carried(event) !== 'latest') continue;
    latest.set('who' in event ? `${event.type} ${event.who}` : event.type, event);
  }
  return new Set(latest.values());
}

/**
 * The facts to begin with, without `started`, and how far they were moved: the new session's start lies `origin` ms after the
 * old one's.
 */
export function carryOver(looked: Session, now: Ms, keep: Ms): { origin: Ms; facts: SessionEvent[] } {
  const origin = Math.max(0, now - keep);
  const holding = held(looked.log, origin);
  const facts = looked.log.filter((event) => {
    const how = carried(event);
    return how === 'always' || (how !== 'never' && event.at >= origin) || holding.has(event);
  });
  return { origin, facts: facts.map((event) => moved(event, origin)) };
}
