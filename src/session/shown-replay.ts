/**
 * What the client's window is told of a session that is replayed, and what it shows of it. A replay asks for nothing: what was asked of the
 * client then, and that the client stopped then, is not shown again; whoever stops now stops this.
 */
import type { EpochMs, Ms } from '../terms/units.ts';
import type { ClientChoice } from './client-view.ts';
import type { ShownSession } from './shown.ts';

/** Where a replay is, and how fast it runs. */
export interface ShownReplay {
  /** Session time at the wall-clock time `here` of the window that leads. */
  readonly at: Ms;
  readonly here: EpochMs;
  /** How many times as fast as life it runs from there on; 0 = it stands. */
  readonly speed: number;
  /** The client stopped everything in this replay. */
  readonly stopped: boolean;
  /** What the client chose in this replay. */
  readonly choice: ClientChoice;
}

/** Session time at wall-clock time `now` of the window that leads. */
export const replayTime = ({ at, here, speed }: ShownReplay, now: EpochMs): Ms => at + speed * (now - here);

/** What is shown of a session while it is replayed. */
export function shownInReplay(state: ShownSession, { stopped, choice }: ShownReplay): ShownSession {
  const { asked: _asked, endedAt: _ended, ...kept } = state;
  return {
    ...kept,
    stopped,
    guideOffered: false,
    view: { ...state.view, ...choice, mayAdjust: false, mayTooMuch: false },
  };
}
