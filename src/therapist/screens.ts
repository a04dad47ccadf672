/**
 * Which screen the window shows: as the facts of the session say, and as a person turned the pages, which no fact tells. It shows
 * nothing itself.
 */
import { procedureNow } from '../session/procedure.ts';
import type { FirstLook } from '../session/overview.ts';
import type { Session } from '../session/session.ts';
import type { Screen } from '../ui/model/view.ts';
import type { Desk } from './desk.ts';

/** A page that covers the session while it is turned to; `assessment` = the one under way or led last. */
export type Page = 'assessment-start' | 'practice-start' | 'assessment';

/** A screen about a session or the first page; those of clients, backups, a file and a replay lie over them. */
type OfSession = Exclude<Screen, 'clients' | 'backup' | 'lock' | 'file' | 'replay'>;

export interface Screens {
  readonly screen: OfSession;
  /** The stored session that is looked at. */
  readonly reviewed: Session | undefined;
  /** What was first known of it; alone while its beats are still read. */
  readonly first: FirstLook | undefined;
  /** Turns to a page of the session at the desk; `undefined` = the session itself. */
  turnTo(page: Page | undefined): void;
  /** Looks at a stored session of which only the facts are read. */
  lookAt(first: FirstLook): void;
  /** Looks at a stored session. */
  review(session: Session): void;
  /** Leaves the stored session for the one at the desk. */
  leaveReview(): void;
  /** Turns to the first page, although a strap may be linked, to look at what is kept. */
  goHome(): void;
  /** A strap is wanted: the first page is left as soon as there is one. */
  leaveHome(): void;
}

export function keepScreens(
  desk: Pick<Desk, 'session' | 'running' | 'follow'>,
  onChange: () => void,
): Screens {
  let reviewed: Session | undefined;
  let first: FirstLook | undefined;
  let home = false;
  let page: Page | undefined;

  const underWay = ({ state }: Session): boolean => procedureNow(state.procedures)?.kind === 'assessment';
  const ledLast = ({ state }: Session) => state.procedures.findLast(({ kind }) => kind === 'assessment');

  desk.follow((session) => {
    // Nobody opens an assessment that runs: it is there, after a reload too, and its result when it is over.
    page = underWay(session) ? 'assessment' : undefined;
    return session.subscribe(({ type }) => {
      if (type === 'assessment') page = 'assessment';
      else if (type === 'practice') page = undefined;
    });
  });

  function screen(): OfSession {
    if (reviewed !== undefined || first !== undefined) return 'review';
    const { session, running } = desk;
    if (!running) {
      const { link } = session.state.straps.client;
      return home || link === 'idle' || link === 'choosing' ? 'start' : 'session';
    }
    if (underWay(session)) return 'assessment-run';
    if (page !== 'assessment') return page ?? 'session';
    return ledLast(session) === undefined ? 'assessment-start' : 'assessment-result';
  }

  return {
    get screen() {
      return screen();
    },
    get reviewed() {
      return reviewed;
    },
    get first() {
      return first;
    },
    turnTo: (next) => {
      page = next;
      onChange();
    },
    lookAt: (look) => {
      // One that is read anew, with another name, stays on the screen meanwhile.
      if (reviewed?.state.id === look.id) return;
      reviewed = undefined;
      first = look;
      onChange();
    },
    review: (session) => {
      if (first?.id !== session.state.id) first = undefined;
      reviewed = session;
      onChange();
    },
    leaveReview: () => {
      reviewed = first = undefined;
      onChange();
    },
    goHome: () => {
      reviewed = first = undefined;
      home = true;
      onChange();
    },
    leaveHome: () => {
      home = false;
      onChange();
    },
  };
}
