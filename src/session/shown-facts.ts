/**
 * The rows of the table for what the client's window may know: the guide, the picture, and whether everything has stopped. Whatever has its
 * row elsewhere never goes there: heart data, names, codes, plans, ratings. It is a table of its own so that the client's window holds no other.
 */
import {
  among,
  between,
  flag,
  object,
  oneOf,
  optional,
  text,
  whole,
  type Check,
  type Fields,
} from '../terms/check.ts';
import type { ClientViewFact, RestFact, SessionEvent } from './events.ts';
import type { ProcedureEndedFact } from './assessment-events.ts';
import type { Fact } from './fact.ts';
import { LONGEST_NAME, moment, ratingScale, SHORT, time, who, type FactRow } from './fact-row.ts';
import { LOOKS, SOUNDS, THEMES } from './client-view.ts';
import { attempt, pace, step, stepId } from './pacing-shapes.ts';
import type { StepEnd } from '../pacing/step.ts';

const person = oneOf<'therapist' | 'client'>({ therapist: true, client: true });

/** What of the client's window can be changed. */
export const viewFields: Fields<Omit<ClientViewFact, keyof Fact<'client-view'>>> = {
  look: optional(among(LOOKS)),
  theme: optional(among(THEMES)),
  words: optional(flag),
  count: optional(flag),
  sound: optional(among(SOUNDS)),
  volume: optional(between(0, 1)),
  vibration: optional(flag),
  feedback: optional(flag),
  ownBreath: optional(flag),
  mayAdjust: optional(flag),
  mayTooMuch: optional(flag),
};

/** The facts that the client's window may know. */
export type ShownType =
  | 'started'
  | 'simulated'
  | 'pace'
  | 'rest'
  | 'stop'
  | 'resume'
  | 'client-view'
  | 'step'
  | 'step-ended'
  | 'led-ended'
  | 'ended'
  | 'guide-offered'
  | 'rating-offered'
  | 'offer-ended';

export const SHOWN_FACTS: { readonly [T in ShownType]: FactRow<T> } = {
  started: {
    shape: {
      schema: whole(1, 1000),
      id: text(200),
      epoch: between(0, 1e13),
      app: text(100),
      origin: text(200),
    },
    carried: 'never',
    since: 1,
  },
  simulated: { shape: { who, scenario: text(LONGEST_NAME) }, carried: 'latest', since: 1 },
  pace: { shape: { pace, since: moment }, carried: 'latest', since: 1 },
  rest: {
    shape: { since: moment, by: oneOf<RestFact['by']>({ therapist: true, client: true, program: true }) },
    carried: 'latest',
    since: 1,
  },
  stop: { shape: { by: person }, carried: 'recent', since: 1 },
  resume: { shape: { by: person }, carried: 'recent', since: 1 },
  'client-view': { shape: viewFields, carried: 'latest', since: 1 },
  step: { shape: { step, since: moment }, carried: 'never', since: 1 },
  'step-ended': {
    shape: {
      id: stepId,
      attempt,
      until: moment,
      why: oneOf<StepEnd>({
        done: true,
        skipped: true,
        repeat: true,
        paused: true,
        'link-lost': true,
        interrupted: true,
      }),
    },
    carried: 'never',
    since: 1,
  },
  'led-ended': {
    shape: {
      why: oneOf<ProcedureEndedFact['why']>({
        complete: true,
        sure: true,
        therapist: true,
        client: true,
        'link-lost': true,
        interrupted: true,
      }),
    },
    carried: 'never',
    since: 1,
  },
  ended: { shape: {}, carried: 'never', since: 1 },
  'guide-offered': { shape: {}, carried: 'never', since: 1 },
  'rating-offered': {
    shape: { scale: ratingScale, name: optional(text(SHORT)) },
    carried: 'never',
    since: 1,
  },
  'offer-ended': { shape: {}, carried: 'never', since: 1 },
};

/** Whether a fact concerns the client's window; nothing else goes there. */
export const isShown = (event: SessionEvent): boolean => Object.hasOwn(SHOWN_FACTS, event.type);

/** The check of each type of fact in a table. */
export function checksOf(
  table: Readonly<Record<string, { readonly shape: Readonly<Record<string, Check>> }>>,
): Readonly<Record<string, Check>> {
  return Object.fromEntries(
    Object.entries(table).map(([type, { shape }]) => [
      type,
      object<Record<string, unknown>>({ ...shape, at: time }),
    ]),
  );
}
