/** Calls back at every turn of the guide by a timer; for what cannot be laid out ahead: a spoken word, a touch of vibration. */
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import type { Clock } from '../parts/clock.ts';

/** Calls `turn` when an inhalation or an exhalation begins. Returns the way to end it. */
export function atTurns(clock: Clock, guide: Guide, turn: (kind: 'in' | 'out') => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: string | undefined;
  const look = (first: boolean): void => {
    const now = clock.now();
    const moment = guideMoment(guide, now);
    if (moment === undefined) {
      const coming = guide.find((span) => span.running && span.segment.since > now);
      if (coming?.running === true) timer = setTimeout(() => look(false), coming.segment.since - now + 2);
      return;
    }
    const { phase } = moment;
    const here = `${phase} ${moment.onset}`;
    if (!first && here !== last && (phase === 'in' || phase === 'out')) turn(phase);
    last = here;
    timer = setTimeout(() => look(false), moment.phaseLeftMs + 2);
  };
  look(true);
  return () => clearTimeout(timer);
}
