/** What the screen of a replay is told besides the session that grows while it runs again. Types only. */
import type { LiveNumbers } from '../../session/live.ts';
import type { Mark } from '../../session/moments.ts';
import type { PlannedPhase } from '../../session/moment-events.ts';
import type { Procedure } from '../../session/procedure.ts';
import type { Speed } from '../../session/replayed.ts';
import type { Ms } from '../../terms/units.ts';
import type { NoticesView } from './notice.ts';
import type { ClientWindow } from './session-view.ts';
import type { StrapView } from './strap-view.ts';

/** A moment that can be jumped to. */
export type ReplayPlace = { readonly at: Ms } & (
  { readonly phase: PlannedPhase } | { readonly mark: Mark } | { readonly led: Procedure['kind'] }
);

export interface ReplayView extends StrapView, NoticesView {
  /** Session time now. */
  readonly now: () => Ms;
  /** Length of the whole session. */
  readonly length: Ms;
  readonly speed: Speed;
  readonly running: boolean;
  /** Oldest first. */
  readonly places: readonly ReplayPlace[];
  readonly live: LiveNumbers;
  readonly clientWindow: ClientWindow;
  /** The client stopped everything in this replay. */
  readonly clientStopped: boolean;
}
