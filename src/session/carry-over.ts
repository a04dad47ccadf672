/**
 * What a session takes over from the time in which the strap was only looked at: its state, and the facts of the last
 * moments, moved to the session's own time. So the curve stays on the screen and the strap needn't settle twice.
 */
import type { Ms } from '../terms/units.ts';
import type { SessionEvent } from './events.ts';
import type { Session } from './session.ts';

/** Facts of which the last one before the cut still holds after it. */
const STATES: readonly SessionEvent['type'][] = [
  'simulated',
  'link',
  'battery',
  'client-view',
  'pace',
  'rest',
];

function moved(event: SessionEvent, by: Ms): SessionEvent {
  const at = Math.max(0, event.at - by);
  // A breath that began before the cut keeps its onset, which then lies before the session's start.
  return 'since' in event ? { ...event, at, since: event.since - by } : { ...event, at };
}

/** Facts about a session as a whole; they never go over to another. */
const OWN: readonly SessionEvent['type'][] = [
  'started',
  'begun',
  'named',
  'client',
  'continued',
  'assessment',
  'practice',
  'step',
  'step-extended',
  'step-ended',
  'step-asked',
  'rating',
  'led-ended',
  'rate-accepted',
  'ended',
];

/**
 * The facts to begin with, without `started`, and how far they were moved: the new session's start lies `origin` ms after the
 * old one's.
 */
export function carryOver(looked: Session, now: Ms, keep: Ms): { origin: Ms; facts: SessionEvent[] } {
  const origin = Math.max(0, now - keep);
  const before = looked.log.filter((event) => event.at < origin);
  const held = new Set(STATES.map((type) => before.findLast((event) => event.type === type)));
  const facts = looked.log.filter(
    (event) =>
      !OWN.includes(event.type) && (event.at >= origin || event.type === 'device' || held.has(event)),
  );
  return { origin, facts: facts.map((event) => moved(event, origin)) };
}
