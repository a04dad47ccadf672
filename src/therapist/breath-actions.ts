/** What people ask of the measured breath, live and of a session that is over, before and after its parts are there. It measures nothing. */
import type { BreathCourse } from '../session/breath-course.ts';
import type { Session } from '../session/session.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { BreathCommand } from '../ui/model/session-command.ts';
import type { BreathView } from '../ui/model/breath-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import type { Clock } from '../terms/clock.ts';
import type { BreathsPerMin } from '../terms/units.ts';
import type { BreathDesk, BreathDeskOptions } from './breath-desk.ts';
import type { Desk } from './desk.ts';

export interface BreathActions {
  readonly handlers: Handlers<BreathCommand>;
  /** `undefined` = it was never asked for. */
  readonly view: BreathView | undefined;
  readonly rate: BreathsPerMin | undefined;
  /** A stored session is about to be shown: its breath, if it holds one, is worked out. */
  look(session: Session): void;
  /** The breath of a stored session, once it is worked out. */
  of(id: string): BreathCourse | undefined;
  /** Ends the stream at the strap, which would stay awake otherwise. */
  stop(): void;
}

export interface BreathActionsOptions {
  readonly desk: Pick<Desk, 'session' | 'strap' | 'record' | 'now' | 'beside'>;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly onOwnBreath: BreathDeskOptions['onOwnBreath'];
  /** The part could not be loaded. */
  readonly onFailed: () => void;
}

export function breathActions(options: BreathActionsOptions): BreathActions {
  let part: BreathDesk | undefined;
  let loading = false;
  let looked: Session | undefined;
  let course: BreathCourse | undefined;

  async function work(session: Session): Promise<void> {
    const isWanted = (): boolean => looked === session;
    try {
      const { breathCourseInTurns } = await loadPart(() => import('./breath-course-in-turns.ts'));
      const made = await breathCourseInTurns(session, options.clock.now, isWanted);
      if (isWanted()) course = made;
    } catch {
      options.onFailed();
    }
    options.onChange();
  }

  async function use(start: (desk: BreathDesk) => unknown): Promise<void> {
    if (loading) return;
    loading = true;
    try {
      const { openBreathDesk } = await loadPart(() => import('./breath-desk.ts'));
      part ??= openBreathDesk(options);
      void start(part);
    } catch {
      options.onFailed();
    } finally {
      loading = false;
      options.onChange();
    }
  }

  return {
    handlers: {
      'use-breath': () => void use((desk) => desk.start()),
      'use-belt': () => void use((desk) => desk.startBelt()),
      'stop-breath': () => part?.stop(),
    },
    get view() {
      return part?.view;
    },
    get rate() {
      return part?.rate;
    },
    look(session) {
      if (looked === session) return;
      looked = session;
      course = undefined;
      if (session.log.some(({ type }) => type === 'breath-samples')) void work(session);
    },
    of: (id) => (looked?.state.id === id ? course : undefined),
    stop: () => part?.stop(),
  };
}
