/**
 * The table of facts: a row for every type, with its shape, what of it a new session takes over, and the schema that brought it. The check
 * of files, the carry-over and the client's window read it. A type of fact without a row does not compile. Which of the two
 * tables a row is in says whether the client's window may know it.
 */
import {
  between,
  flag,
  list,
  object,
  oneOf,
  optional,
  such,
  text,
  written,
  whole,
  type Check,
} from '../terms/check.ts';
import type { RateAcceptedFact } from './assessment-events.ts';
import type { BreathKind, BreathSource, BreathStreamState } from './breath-events.ts';
import { LONGEST_COUNTS } from './breath-samples.ts';
import { CODE_LENGTH } from './client-record.ts';
import type { AgreedFact, OwnRateFact, SessionEvent } from './events.ts';
import type { LinkState } from '../terms/link-state.ts';
import type { Added, Fact } from './fact.ts';
import { code, LONGEST_NAME, ratingScale, SHORT, time, who, type FactRow } from './fact-row.ts';
import type { MarkKind, MarkShape, OwnMark, PhaseKind, PlannedPhase } from './moment-events.ts';
import { assessmentPlan, practicePlan, rate, step, stepId } from './pacing-shapes.ts';
import { checksOf, SHOWN_FACTS, type ShownType } from './shown-facts.ts';

type KeptType = Exclude<SessionEvent['type'], ShownType>;

/** What a strap says of itself; a value in Bluetooth holds at most 512 bytes. */
const told = optional(text(512));

/** Identity of a mark, a rating or a phase. */
const identity = text(200);
const own = object<OwnMark>({
  words: text(SHORT),
  shape: oneOf<MarkShape>({
    square: true,
    star: true,
    cross: true,
    drop: true,
    hexagon: true,
    ring: true,
  }),
});
const breathSource = oneOf<BreathSource>({ polar: true, movesense: true, vernier: true, recorded: true });
/** Packed counts: whole ones, at least one. */
const counts = such(
  written(LONGEST_COUNTS, /^[A-Za-z0-9+/]+={0,2}$/),
  (packed) =>
    packed.length % 4 === 0 && ((packed.length / 4) * 3 - (packed.match(/=/g)?.length ?? 0)) % 2 === 0,
);
const phase = object<PlannedPhase>({
  id: identity,
  kind: oneOf<PhaseKind>({
    baseline: true,
    assessment: true,
    practice: true,
    exposure: true,
    talk: true,
    closing: true,
    own: true,
  }),
  name: optional(text(SHORT)),
  goalMs: optional(time),
});

const KEPT_FACTS: { readonly [T in KeptType]: FactRow<T> } = {
  link: {
    shape: {
      who,
      state: oneOf<LinkState>({
        idle: true,
        choosing: true,
        connecting: true,
        connected: true,
        silent: true,
        lost: true,
        reconnecting: true,
      }),
      connection: whole(0, 1_000_000),
      retryInMs: optional(time),
      code: optional(code),
    },
    carried: 'latest',
    since: 1,
  },
  device: {
    shape: {
      who,
      name: told,
      location: told,
      manufacturer: told,
      model: told,
      hardware: told,
      firmware: told,
      software: told,
    },
    carried: 'always',
    since: 1,
  },
  battery: { shape: { who, percent: between(0, 100) }, carried: 'latest', since: 1 },
  measurement: {
    shape: {
      who,
      bpm: between(0, 65_535),
      // A packet of the largest size holds 255.
      rr: list(time, 255),
      contact: optional(flag),
      energyKj: optional(between(0, 65_535)),
    },
    carried: 'recent',
    since: 1,
  },
  malformed: {
    shape: { who, reason: code, bytes: written(2048, /^[0-9a-f]*$/) },
    carried: 'recent',
    since: 1,
  },
  named: { shape: { name: text(LONGEST_NAME) }, carried: 'never', since: 1 },
  client: { shape: { code: text(CODE_LENGTH) }, carried: 'never', since: 1 },
  'cautions-read': { shape: {}, carried: 'never', since: 1 },
  agreed: {
    shape: { who, to: oneOf<AgreedFact['to']>({ 'two-hearts': true }) },
    carried: 'never',
    since: 1,
  },
  silence: { shape: { from: time, to: time, silent: flag }, carried: 'never', since: 1 },
  begun: { shape: {}, carried: 'never', since: 1 },
  continued: { shape: { missingMs: time, unknown: optional(flag) }, carried: 'never', since: 1 },
  assessment: { shape: { plan: assessmentPlan }, carried: 'never', since: 1 },
  practice: { shape: { plan: practicePlan }, carried: 'never', since: 1 },
  'step-extended': { shape: { step }, carried: 'never', since: 1 },
  'step-asked': { shape: { id: stepId }, carried: 'never', since: 1 },
  rating: {
    shape: {
      scale: ratingScale,
      value: between(0, 10),
      id: optional(stepId),
      name: optional(text(SHORT)),
      key: optional(identity),
      by: optional(who),
    },
    carried: 'never',
    since: 1,
  },
  'rate-accepted': {
    shape: {
      rate,
      low: optional(rate),
      high: optional(rate),
      source: oneOf<RateAcceptedFact['source']>({ estimate: true, suggestion: true, chosen: true }),
    },
    carried: 'never',
    since: 1,
  },
  mark: {
    shape: {
      id: identity,
      kind: oneOf<MarkKind>({
        resource: true,
        activation: true,
        grounding: true,
        shift: true,
        pause: true,
        insight: true,
        speech: true,
        movement: true,
        'too-much': true,
        own: true,
      }),
      by: who,
      own: optional(own),
    },
    carried: 'never',
    since: 1,
  },
  'mark-changed': {
    shape: { id: identity, words: optional(text(LONGEST_NAME)), moment: optional(time) },
    carried: 'never',
    since: 1,
  },
  undone: { shape: { id: identity }, carried: 'never', since: 1 },
  course: { shape: { phases: list(phase, 100) }, carried: 'never', since: 1 },
  phase: { shape: { phase }, carried: 'never', since: 1 },
  'phase-goal': { shape: { goalMs: time }, carried: 'never', since: 1 },
  'phase-ended': { shape: {}, carried: 'never', since: 1 },
  'breath-samples': {
    shape: {
      who,
      source: breathSource,
      kind: oneOf<BreathKind>({ acceleration: true, force: true, respiration: true, ecg: true }),
      stream: whole(0, 1_000_000),
      hz: between(0.1, 1000),
      from: time,
      age: time,
      rate: between(0.9, 1.1),
      unit: between(1e-9, 1e9),
      counts,
    },
    carried: 'recent',
    since: 1,
  },
  'breath-stream': {
    shape: {
      who,
      state: oneOf<BreathStreamState>({
        off: true,
        starting: true,
        running: true,
        lost: true,
        refused: true,
      }),
      source: optional(breathSource),
      stream: optional(whole(0, 1_000_000)),
      code: optional(code),
      name: told,
    },
    carried: 'latest',
    since: 1,
  },
  'own-rate': {
    shape: {
      breathsPerMin: rate,
      source: oneOf<OwnRateFact['source']>({ estimated: true, entered: true }),
      measured: optional(flag),
    },
    carried: 'recent',
    since: 1,
  },
};

/** Every type of fact that this version knows. */
export const FACTS: { readonly [T in SessionEvent['type']]: FactRow<T> } = { ...SHOWN_FACTS, ...KEPT_FACTS };

const checks = checksOf(FACTS);
const anyFact = object<Fact<string>>({
  type: text(60),
  at: time,
  added: optional(object<Added>({ origin: text(200), order: whole(0, 1e9) })),
});

/** Whether `value` is a fact that this program can read, or one of a type that it does not know. */
export function isFact(value: unknown): value is SessionEvent {
  if (!anyFact(value)) return false;
  const check: Check | undefined = Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
  return check === undefined || check(value);
}
