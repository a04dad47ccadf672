/** What the screens of a session that goes on are told besides the session itself: the bar above them all, and the session's own. */
import type { ClientDoing } from '../../session/client-wish.ts';
import type { LiveNumbers } from '../../session/live.ts';
import type { Ms } from '../../terms/units.ts';
import type { BreathView } from './breath-view.ts';
import type { LockingView } from './lock-view.ts';
import type { NoticesView } from './notice.ts';
import type { SecondStrapView } from './second-view.ts';
import type { OwnThings } from './own-things.ts';
import type { StrapView } from './strap-view.ts';
import type { ThemeChoice } from './theme-choice.ts';

/** The client's window as seen from here. `gone`: it was open and is not any more. */
export type ClientWindow = 'closed' | 'open' | 'blocked' | 'gone';

/** What the bar above a session, and above the pages that are led from it, is told. */
export interface BarView extends StrapView, LockingView {
  /** Session time now. */
  readonly now: () => Ms;
  /** Whether the session was started; else a strap is only looked at, and nothing is kept. */
  readonly recording: boolean;
  /** The second strap's link. */
  readonly second?: SecondStrapView;
  readonly clientWindow: ClientWindow;
  /** What the client does in it; only while it is open. */
  readonly clientDoing: ClientDoing;
  /** Address of this page without its query, and of the hosted page as remembered; for practice links. */
  readonly address: string;
  readonly hosted?: string;
}

/** What every page of a session that goes on is told. */
export interface PageView extends BarView, NoticesView {}

/** The screen of a session: numbers, picture, guide. */
export interface SessionView extends PageView {
  /** Numbers of the client's heart; `undefined` = none to show. */
  readonly live?: LiveNumbers;
  /** The measured breath; `undefined` = it was never asked for. */
  readonly breath?: BreathView;
  readonly theme: ThemeChoice;
  /** What the therapist made for all sessions. */
  readonly own: OwnThings;
}
