/** Calls back at every turn of the guide by a timer; for what cannot be laid out ahead: a spoken word, a touch of vibration. */
import { breathParts, type BreathMoment } from '../../pacing/breath.ts';
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import type { Ms } from '../../terms/units.ts';
import type { PictureClock } from '../parts/picture-clock.ts';

/** Timers of a hidden page come up to a second late, later up to a minute: better nothing than "breathe in" when it is nearly over. */
const LATE: Ms = 1200;

/** How long the phase under way has lasted, ms. */
function sinceTurn({ phase, pace, periodMs, phaseLeftMs }: BreathMoment): Ms {
  const { inMs, outMs } = breathParts(pace, periodMs);
  return (phase === 'in' ? inMs : outMs) - phaseLeftMs;
}

/** Calls `turn` when an inhalation or an exhalation begins, unless the timer comes too late to say so. Returns the way to end it. */
export function atTurns(clock: PictureClock, guide: Guide, turn: (kind: 'in' | 'out') => void): () => void {
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
    const turned = !first && here !== last && (phase === 'in' || phase === 'out');
    if (turned && sinceTurn(moment) < LATE) turn(phase);
    last = here;
    timer = setTimeout(() => look(false), moment.phaseLeftMs + 2);
  };
  look(true);
  return () => clearTimeout(timer);
}
