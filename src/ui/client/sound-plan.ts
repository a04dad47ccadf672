/** Which sounds the guide asks for, ahead of time: one note for each inhalation and each exhalation. Pure. */
import { breathParts } from '../../pacing/breath.ts';
import type { Guide } from '../../pacing/guide.ts';
import type { Ms } from '../../terms/units.ts';
import { breathsAhead } from './roll.ts';

export interface Note {
  readonly kind: 'in' | 'out';
  /** Session time at which it begins: the onset of its half of the breath. */
  readonly onset: Ms;
  readonly lengthMs: Ms;
}

/** The notes that begin at or after `at` and within `ahead` ms, oldest first. Notes that a change cuts off are left out. */
export function notesAhead(guide: Guide, at: Ms, ahead: Ms): Note[] {
  const { breaths, cutAt } = breathsAhead(guide, at, ahead);
  return breaths
    .flatMap(({ onset, pace, periodMs }): Note[] => {
      const { inMs, holdInMs, outMs } = breathParts(pace, periodMs);
      return [
        { kind: 'in', onset, lengthMs: inMs },
        { kind: 'out', onset: onset + inMs + holdInMs, lengthMs: outMs },
      ];
    })
    .filter(({ onset }) => onset >= at && onset < at + ahead && (cutAt === undefined || onset < cutAt));
}

/** Whether two notes are the same sound at the same time; rounding of a pace that is set again counts for nothing. */
export const sameNote = (a: Note, b: Note): boolean =>
  a.kind === b.kind && Math.abs(a.onset - b.onset) < 1 && Math.abs(a.lengthMs - b.lengthMs) < 1;
