/** What the client's window shows and plays: what of it can be chosen, and what it is before anybody has chosen. */
import type { Pace } from '../pacing/breath.ts';
import type { ClientViewFact } from './events.ts';
import type { Fact } from './fact.ts';

/** What the client's window shows and plays. */
export type ClientView = Required<Omit<ClientViewFact, keyof Fact<'client-view'>>>;

/** What of it is the client's own to choose. What they may do besides is the therapist's to offer. */
export type ClientChoice = Partial<Omit<ClientView, 'mayAdjust' | 'mayTooMuch'>>;

/** What can be chosen of each. */
export const LOOKS: readonly ClientView['look'][] = ['sphere', 'horizon', 'line', 'still'];
export const THEMES: readonly ClientView['theme'][] = ['light', 'dark', 'dim'];
export const SOUNDS: readonly ClientView['sound'][] = ['off', 'tide', 'glow', 'reed', 'voice'];

/** The pace before any was asked for. */
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
  ownBreath: false,
  mayAdjust: false,
  mayTooMuch: false,
};
