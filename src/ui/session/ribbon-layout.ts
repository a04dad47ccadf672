/** Where the phases and marks of a session lie along its ribbon. Pure; widths are shares of the whole. */
import type { Course, Phase } from '../../session/course.ts';
import type { PlannedPhase } from '../../session/moment-events.ts';
import type { Ms, Share } from '../../terms/units.ts';

/** Time that the ribbon shows at least, and that it leaves in front of now where nothing is planned. */
const LEAST: Ms = 10 * 60_000;
/** Length of a phase without a goal. */
const OPEN: Ms = 5 * 60_000;

/** One piece of the ribbon. */
export interface RibbonPiece {
  readonly phase: PlannedPhase;
  readonly state: 'done' | 'now' | 'next' | 'later';
  readonly from: Ms;
  readonly to: Ms;
}

export interface RibbonLayout {
  /** Session time at the right end. */
  readonly end: Ms;
  readonly pieces: readonly RibbonPiece[];
}

/** The layout at session time `now`; `phases` are those to show as begun. */
export function ribbonLayout(phases: readonly Phase[], planned: Course['planned'], now: Ms): RibbonLayout {
  const pieces: RibbonPiece[] = phases.map((phase) => ({
    phase,
    state: phase.to === undefined ? 'now' : 'done',
    from: phase.from,
    to: phase.to ?? Math.max(now, phase.from + (phase.goalMs ?? 0)),
  }));
  let at = Math.max(now, pieces.at(-1)?.to ?? 0);
  planned.forEach((phase, i) => {
    const to = at + (phase.goalMs ?? OPEN);
    pieces.push({ phase, state: i === 0 ? 'next' : 'later', from: at, to });
    at = to;
  });
  const end = planned.length > 0 ? at : Math.max(LEAST, now * 1.15, at);
  return { end, pieces };
}

/** Place of a moment along the ribbon, 0 to 1. */
export const placeOf = ({ end }: Pick<RibbonLayout, 'end'>, at: Ms): Share =>
  Math.min(1, Math.max(0, at / end));
