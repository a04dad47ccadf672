/**
 * The session's small state and its fold: `reduce` takes one fact and returns the next state, pure. What grows with the
 * session (the log, the beats) is not here but in `Session`.
 */
import { changeMoment } from '../pacing/guide.ts';
import type { LinkState } from '../terms/link-state.ts';
import type { Pace } from '../pacing/breath.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import type { RateAcceptedFact } from './assessment-events.ts';
import type { DeviceFact, SessionEvent, Unstamped, Who } from './events.ts';
import { reduceProcedures, type Procedure } from './procedure.ts';
import { noCourse, reduceCourse, type Course } from './course.ts';
import { noMoments, reduceMoments, type Moments } from './moments.ts';
import { emptyShown, reduceShown, type ShownSession } from './shown.ts';

/** What is known of one person's strap. */
export interface StrapState {
  readonly link: LinkState;
  /** When the link entered this state, session time. */
  readonly linkSince: Ms;
  /** Number of the connection, from 1; 0 before the first. */
  readonly connection: number;
  /** Delay of the next attempt by itself, ms, while the link is lost. */
  readonly retryInMs?: Ms;
  /** Code of the error that the link reported last, while it matters. */
  readonly code?: string;
  readonly device: Omit<DeviceFact, 'type' | 'at' | 'who'>;
  /** 0 to 100; `undefined` = not told. */
  readonly battery?: number;
  /** `undefined` = the strap does not report skin contact. */
  readonly contact?: boolean;
  /** Arrival of the last packet; `undefined` = none on this connection. */
  readonly packetAt?: Ms;
}

export interface SessionState extends ShownSession {
  readonly name?: string;
  /** Code of the client; `undefined` = none was given. */
  readonly client?: string;
  readonly straps: Readonly<Record<Who, StrapState>>;
  readonly ownRate?: BreathsPerMin;
  /** Session time at which the therapist started it; `undefined` = only looked at so far. */
  readonly begunAt?: Ms;
  /** Assessments and practices, oldest first. */
  readonly procedures: readonly Procedure[];
  /** The rate that was accepted for practice in this session. */
  readonly accepted?: Omit<RateAcceptedFact, 'type'>;
  /** Marks and ratings. */
  readonly moments: Moments;
  /** Phases that were begun, and those still planned. */
  readonly course: Course;
  /** Sum of the holes in the recording (crash, reload), ms. */
  readonly missingMs: Ms;
  /** Holes of which nobody knows how long they were. */
  readonly unknownHoles: number;
}

const noStrap: StrapState = { link: 'idle', linkSince: 0, connection: 0, device: {} };

/** The state before any fact. */
export const emptyState: SessionState = {
  ...emptyShown,
  straps: { client: noStrap, therapist: noStrap },
  procedures: [],
  moments: noMoments,
  course: noCourse,
  missingMs: 0,
  unknownHoles: 0,
};

function reduceStrap(strap: StrapState, event: SessionEvent): StrapState {
  switch (event.type) {
    case 'link': {
      const { retryInMs: _retry, code: _code, packetAt, contact, ...kept } = strap;
      const same = event.connection === strap.connection && event.state === 'connected';
      // `connecting` is a strap that was just taken up: nothing of the one before holds for it.
      const { battery: _battery, device: _device, ...anew } = kept;
      return {
        ...(event.state === 'connecting' ? { ...anew, device: {} } : kept),
        link: event.state,
        linkSince: event.at,
        connection: event.connection,
        ...(same && packetAt !== undefined && { packetAt }),
        ...(same && contact !== undefined && { contact }),
        ...(event.retryInMs !== undefined && { retryInMs: event.retryInMs }),
        ...(event.code !== undefined && { code: event.code }),
      };
    }
    case 'device': {
      const { type: _type, at: _at, who: _who, ...told } = event;
      return { ...strap, device: { ...strap.device, ...told } };
    }
    case 'battery':
      return { ...strap, battery: event.percent };
    case 'measurement': {
      const { contact: _contact, code: _code, ...kept } = strap;
      return {
        ...kept,
        packetAt: event.at,
        ...(event.contact !== undefined && { contact: event.contact }),
      };
    }
    default:
      return strap;
  }
}

/** The next state. Unknown facts (of a later version) leave it as it is. */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  // Nothing is led once the session is over, whatever a file says.
  const late = state.endedAt !== undefined && (event.type === 'assessment' || event.type === 'practice');
  const procedures = late ? state.procedures : reduceProcedures(state.procedures, event);
  const next: SessionState = {
    ...reduceShown(state, event),
    procedures,
    moments: reduceMoments(state.moments, event),
    course: reduceCourse(state.course, event),
  };
  switch (event.type) {
    case 'link':
    case 'device':
    case 'battery':
    case 'measurement':
      return {
        ...next,
        straps: { ...state.straps, [event.who]: reduceStrap(state.straps[event.who], event) },
      };
    case 'named':
      return { ...next, name: event.name };
    case 'client': {
      const { client: _client, ...rest } = next;
      return event.code === '' ? rest : { ...rest, client: event.code };
    }
    case 'own-rate':
      return { ...next, ownRate: event.breathsPerMin };
    case 'rate-accepted': {
      const { type: _type, ...accepted } = event;
      return { ...next, accepted };
    }
    case 'begun':
      return { ...next, begunAt: event.at };
    case 'continued':
      return {
        ...next,
        missingMs: state.missingMs + event.missingMs,
        unknownHoles: state.unknownHoles + (event.unknown === true ? 1 : 0),
      };
    default:
      return next;
  }
}

/** The fact that sets a new pace from the next breath onset on, or at once if the guide rests. `ramp` in `pace` is kept. */
export function paceFact(state: SessionState, pace: Pace, at: Ms): Unstamped & { type: 'pace' } {
  return { type: 'pace', pace, since: changeMoment(state.guide, at) };
}

/** The fact that lets the guide finish the breath under way and then rest. */
export function restFact(
  state: SessionState,
  by: 'therapist' | 'client' | 'program',
  at: Ms,
): Unstamped & { type: 'rest' } {
  return { type: 'rest', since: changeMoment(state.guide, at), by };
}
