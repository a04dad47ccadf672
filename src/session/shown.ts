/**
 * What of a session is shown to the client, and its fold: the guide, the picture, and whether everything has stopped. The client's
 * window and a practice at home know no more than this; straps, assessments and the record belong to `state.ts`.
 */
import { withPace, withRest, type Guide } from '../pacing/guide.ts';
import type { Pace } from '../pacing/breath.ts';
import { inOneGo } from '../terms/grow.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import type { Fact } from './fact.ts';
import type { ClientViewFact, SessionEvent } from './events.ts';

/** What the client's window shows and plays. */
export type ClientView = Required<Omit<ClientViewFact, keyof Fact<'client-view'>>>;

/** What of it is the client's own to choose. Whether the rate may be changed is the therapist's. */
export type ClientChoice = Partial<Omit<ClientView, 'mayAdjust'>>;

/** What can be chosen of each. */
export const LOOKS: readonly ClientView['look'][] = ['sphere', 'horizon', 'line', 'still'];
export const THEMES: readonly ClientView['theme'][] = ['light', 'dark', 'dim'];
export const SOUNDS: readonly ClientView['sound'][] = ['off', 'tide', 'glow', 'reed', 'voice'];

export interface ShownSession {
  readonly id: string;
  readonly epoch: EpochMs;
  readonly guide: Guide;
  /** The pace last asked for; it stays known while the guide rests. */
  readonly pace: Pace;
  /** The client (or the therapist) stopped everything. */
  readonly stopped: boolean;
  /** The client keeps the rhythm alone: the guide goes on, but picture and sound have faded. */
  readonly unguided: boolean;
  readonly view: ClientView;
  /** Session time at which it ended; `undefined` = still open. */
  readonly endedAt?: Ms;
  /** Session time of the newest fact. */
  readonly at: Ms;
}

export const defaultPace: Pace = { breathsPerMin: 6, inhaleShare: 0.4 };

export const defaultView: ClientView = {
  look: 'sphere',
  theme: 'dark',
  words: true,
  count: false,
  sound: 'off',
  volume: 0.5,
  vibration: false,
  feedback: false,
  mayAdjust: false,
};

/** What is shown before any fact. */
export const emptyShown: ShownSession = {
  id: '',
  epoch: 0,
  guide: [],
  pace: defaultPace,
  stopped: false,
  unguided: false,
  view: defaultView,
  at: 0,
};

/** The next state of what is shown; whatever else `state` holds is kept. Facts that do not concern it only move `at`. */
export function reduceShown<S extends ShownSession>(state: S, event: SessionEvent): S {
  const next = { ...state, at: Math.max(state.at, event.at) };
  switch (event.type) {
    case 'started':
      return { ...next, id: event.id, epoch: event.epoch };
    case 'pace':
      return {
        ...next,
        pace: event.pace,
        guide: withPace(state.guide, event.pace, event.since),
        stopped: false,
      };
    case 'rest':
      return { ...next, guide: withRest(state.guide, event.since) };
    case 'stop':
      return { ...next, guide: withRest(state.guide, event.at), stopped: true };
    case 'resume':
      return { ...next, stopped: false };
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
