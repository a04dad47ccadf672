/**
 * What of a session is shown to the client, and its fold: the guide, the picture, and whether everything has stopped. The client's
 * window and a practice at home know no more than this; straps, assessments and the record belong to `state.ts`.
 */
import { withPace, withRest, type Guide } from '../pacing/guide.ts';
import type { Pace } from '../pacing/breath.ts';
import { inOneGo } from '../terms/grow.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { defaultPace, defaultView, type ClientView } from './client-view.ts';
import type { SessionEvent } from './events.ts';
import type { RatingOfferedFact } from './moment-events.ts';

export interface ShownSession {
  readonly id: string;
  readonly epoch: EpochMs;
  readonly guide: Guide;
  /** The pace last asked for; it stays known while the guide rests. */
  readonly pace: Pace;
  /** Who let the guide rest last; `undefined` = it runs, or never ran. */
  readonly restedBy?: 'therapist' | 'client' | 'program';
  /** Name of the scenario or recording; `undefined` = a real strap, or none. */
  readonly simulated?: string;
  /** The client (or the therapist) stopped everything. */
  readonly stopped: boolean;
  /** The client keeps the rhythm alone: the guide goes on, but picture and sound have faded. */
  readonly unguided: boolean;
  readonly view: ClientView;
  /** What the client is asked on their screen; `undefined` = nothing. */
  readonly asked?: Omit<RatingOfferedFact, 'type' | 'at'>;
  /** The therapist offers the guide again after a stop. */
  readonly guideOffered: boolean;
  /** Session time at which it ended; `undefined` = still open. */
  readonly endedAt?: Ms;
  /** Session time of the newest fact. */
  readonly at: Ms;
}

/** What is shown before any fact. */
export const emptyShown: ShownSession = {
  id: '',
  epoch: 0,
  guide: [],
  pace: defaultPace,
  stopped: false,
  unguided: false,
  view: defaultView,
  guideOffered: false,
  at: 0,
};

/** The next state of what is shown; whatever else `state` holds is kept. Facts that do not concern it only move `at`. */
export function reduceShown<S extends ShownSession>(state: S, event: SessionEvent): S {
  const next = { ...state, at: Math.max(state.at, event.at) };
  switch (event.type) {
    case 'started':
      return { ...next, id: event.id, epoch: event.epoch };
    case 'simulated':
      return { ...next, simulated: event.scenario };
    case 'pace': {
      const { restedBy: _rested, ...led } = next;
      return {
        ...(led as S),
        pace: event.pace,
        guide: withPace(state.guide, event.pace, event.since),
        stopped: false,
        guideOffered: false,
      };
    }
    case 'rest':
      return { ...next, guide: withRest(state.guide, event.since), restedBy: event.by };
    case 'stop':
      return { ...next, guide: withRest(state.guide, event.at), stopped: true, guideOffered: false };
    case 'resume':
      return { ...next, stopped: false, guideOffered: false };
    case 'guide-offered':
      return { ...next, guideOffered: state.stopped };
    case 'rating-offered': {
      const { type: _type, at: _at, ...asked } = event;
      return { ...next, asked };
    }
    case 'offer-ended': {
      const { asked: _asked, ...rest } = next;
      return { ...(rest as S), guideOffered: false };
    }
    case 'step':
      return { ...next, unguided: event.step.kind === 'unguided' };
    case 'step-ended':
    case 'led-ended':
      return { ...next, unguided: false };
    case 'client-view': {
      const { type: _type, at: _at, added: _added, ...changed } = event;
      return { ...next, view: { ...state.view, ...changed } };
    }
    case 'ended':
      return { ...next, endedAt: event.at };
    default:
      return next;
  }
}

/** What is shown after all these facts. */
export const foldShown = (facts: readonly SessionEvent[]): ShownSession =>
  inOneGo(() => facts.reduce<ShownSession>(reduceShown, emptyShown));
