/** What the therapist's window is told of the second strap and of the log of the therapist's own heart. Plain data. */
import type { LinkState } from '../../terms/link-state.ts';
import type { Session } from '../../session/session.ts';

/** The second strap while a session goes on: its link and nothing that was measured. */
export interface SecondStrapView {
  readonly link: LinkState;
  /** Whether both have agreed for this session. */
  readonly agreed: boolean;
}

/** The therapist's own heart beside a session that is over. */
export interface OwnHeartView {
  /** Its log, on the clock of the session. */
  readonly heart: Session;
}
