/**
 * The live session at the therapist's desk: strap events become facts, what people ask for becomes facts, and a session
 * begins, goes on and ends. It owns the strap; storing and showing are others' affair.
 */
import type { Pace } from '../pacing/breath.ts';
import { LEAD, guideMoment } from '../pacing/guide.ts';
import { carryOver } from '../session/carry-over.ts';
import { SCHEMA, type SessionEvent, type Unstamped } from '../session/events.ts';
import { procedureNow, stepNow } from '../session/procedure.ts';
import { Session } from '../session/session.ts';
import { paceFact, restFact } from '../session/state.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { openStrap, type Choice, type Strap } from '../strap/strap.ts';
import type { StrapEvent } from '../strap/strap-event.ts';
import type { Simulation } from './environment.ts';

/** Time of looking at the strap that a session takes over when it starts. */
const CARRIED: Ms = 60_000;
/** Of a longer hole nobody can say how long it was: no heart was heard in it, and the wall clock, which alone tells, may have been put forward. */
const LONGEST_HOLE: Ms = 600_000;

export interface DeskOptions {
  readonly bluetooth: Bluetooth | undefined;
  readonly secure: boolean;
  /** Monotonic time of this window, and the wall-clock time of its zero. */
  readonly monotonic: () => Ms;
  readonly timeOrigin: EpochMs;
  readonly after: (ms: Ms, work: () => void) => () => void;
  readonly newId: () => string;
  readonly origin: () => string;
  readonly app: string;
  /** Whether a strap is the second person's, as `StrapOptions` says. */
  readonly isOthers?: (deviceId: string, byPerson: boolean) => boolean;
}

export interface Desk {
  /** The session that hears the strap: only looked at until it is started. */
  readonly session: Session;
  /** Whether it has been started and not ended. */
  readonly running: boolean;
  readonly strap: Strap;
  /** Where a second person's strap is to be looked for: the same radio, or the same simulation, of the named scenario. */
  readonly beside: { readonly bluetooth: Bluetooth | undefined; readonly scenario?: string };
  /**
   * Calls `work` with the session at the desk, now and whenever another one takes its place. What it returned is called when its session
   * leaves the desk.
   */
  follow(work: (session: Session) => (() => void) | undefined): void;
  /** Session time now. */
  now(): Ms;
  /** Wall-clock time now as the session counts it: its start plus session time. */
  epochNow(): EpochMs;
  record(fact: Unstamped): void;
  /** Opens the browser's list of straps, or of every device in reach. */
  choose(every?: boolean): Promise<Choice>;
  /** Takes the simulated strap in place of the browser's Bluetooth, and connects it. */
  simulate(simulation: Simulation): Promise<Choice>;
  start(): void;
  /** Ends the running session and returns it; the strap goes on under a new one that is only looked at. */
  end(): Session;
  /** Goes on with a session that was interrupted. */
  resume(session: Session): void;
  setPace(pace: Pace): void;
  startGuide(pace: Pace): void;
  pauseGuide(by: 'therapist' | 'client' | 'program'): void;
}

export function openDesk(options: DeskOptions): Desk {
  const { monotonic, timeOrigin, after } = options;
  let session = new Session();
  let running = false;
  let simulation: Simulation | undefined;
  /** Connections of this session that were made before this strap was opened, so that numbers never repeat. */
  let connectionsBefore = 0;

  const epochNow = (): EpochMs => timeOrigin + monotonic();
  /** Wall-clock time of session time 0, by this window's clock. After a hole of unknown length it is not what the session's first fact says. */
  let zero: EpochMs = epochNow();
  const now = (): Ms => epochNow() - zero;
  /** No fact is put before this session time: what was recorded before the window was opened is over. */
  let earliest: Ms = 0;

  const started = (epoch: EpochMs): SessionEvent => ({
    type: 'started',
    at: 0,
    schema: SCHEMA,
    id: options.newId(),
    epoch,
    app: options.app,
    origin: options.origin(),
  });

  const followers: {
    work: (session: Session) => (() => void) | undefined;
    leave?: (() => void) | undefined;
  }[] = [];

  function take(next: Session, zeroOfNext = next.state.epoch): void {
    session = next;
    zero = zeroOfNext;
    earliest = next.state.at;
    for (const follower of followers) {
      follower.leave?.();
      follower.leave = follower.work(next);
    }
  }

  function record(fact: Unstamped, at = now()): void {
    session.record({ ...fact, at: Math.max(earliest, at) });
  }

  /** A new session that is only looked at; what the old one knows of the strap goes over. */
  function look(): void {
    const at = now();
    const { origin, facts } = carryOver(session, at, 0);
    take(Session.from([started(zero + origin), ...facts]));
  }

  const hear = (event: StrapEvent): void => {
    const { at: heardAt, ...fact } = event;
    const numbered =
      fact.type === 'link' ? { ...fact, connection: fact.connection + connectionsBefore } : fact;
    record({ ...numbered, who: 'client' }, heardAt + timeOrigin - zero);
  };

  const open = (bluetooth: Bluetooth | undefined): Strap => {
    connectionsBefore = session.state.straps.client.connection;
    return openStrap({
      bluetooth,
      secure: options.secure,
      clock: { now: monotonic, after },
      emit: hear,
      ...(options.isOthers !== undefined && { isOthers: options.isOthers }),
    });
  };

  session = Session.from([started(zero)]);
  let strap = open(options.bluetooth);

  return {
    get session() {
      return session;
    },
    get running() {
      return running;
    },
    get strap() {
      return strap;
    },
    get beside() {
      return simulation === undefined
        ? { bluetooth: options.bluetooth }
        : { bluetooth: simulation.second, scenario: simulation.scenario };
    },
    follow: (work) => void followers.push({ work, leave: work(session) }),
    now,
    epochNow: () => session.state.epoch + now(),
    record: (fact) => record(fact),
    choose: (every) => strap.choose(every),
    simulate: async (wanted) => {
      if (simulation !== wanted) {
        strap.close();
        simulation = wanted;
        strap = open(wanted.bluetooth);
        wanted.onChange(() => record({ type: 'simulated', who: 'client', scenario: wanted.scenario }));
        wanted.follow((at) => {
          // The simulated client lives on the window's clock: the onset it is told must be on it too.
          const ahead = timeOrigin - zero;
          const moment = guideMoment(session.state.guide, at + ahead);
          return moment && { ...moment, onset: moment.onset - ahead };
        });
      }
      if (session.state.simulated === undefined) {
        record({ type: 'simulated', who: 'client', scenario: wanted.scenario });
      }
      return strap.choose();
    },
    start: () => {
      const at = now();
      const { origin, facts } = carryOver(session, at, CARRIED);
      const next = Session.from([started(zero + origin), ...facts]);
      running = true;
      take(next);
      record({ type: 'begun' });
    },
    end: () => {
      const ended = session;
      record(restFact(session.state, 'program', now()));
      record({ type: 'ended' });
      running = false;
      look();
      return ended;
    },
    resume: (interrupted) => {
      const linked = session.state.straps.client;
      const { at, procedures } = interrupted.state;
      const procedure = procedureNow(procedures);
      const step = procedure === undefined ? undefined : stepNow(procedure);
      if (step !== undefined) {
        // What was led ended when the recording did; it goes on when the therapist says so.
        const { id, attempt } = step.step;
        interrupted.record({ type: 'step-ended', at, id, attempt, until: at, why: 'interrupted' });
        interrupted.record({ type: 'rest', at, since: at, by: 'program' });
      }
      connectionsBefore = interrupted.state.straps.client.connection;
      running = true;
      // The wall clock alone tells how long nothing was recorded. Where it was set back, or tells of a long time
      // without a heart, it is not believed: session time then goes on where it stopped.
      const gap = epochNow() - interrupted.state.epoch - at;
      const told = gap >= 0 && gap <= LONGEST_HOLE;
      take(interrupted, told ? interrupted.state.epoch : epochNow() - at);
      record({ type: 'continued', missingMs: told ? gap : 0, ...(!told && { unknown: true }) });
      // A strap may have been connected already while the question was open.
      const connection = connectionsBefore + linked.connection;
      record({ type: 'link', who: 'client', state: linked.link, connection });
    },
    setPace: (pace) => record(paceFact(session.state, pace, now())),
    startGuide: (pace) => record({ type: 'pace', pace, since: now() + LEAD }),
    pauseGuide: (by) => record(restFact(session.state, by, now())),
  };
}
