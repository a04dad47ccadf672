/**
 * The common shape of everything that is led: a step with its length, and the record of a step that was begun. All of
 * it is plain data that a fact can hold. Nothing here decides what comes next.
 */
import { breathOf, periodOf, type Pace } from './breath.ts';
import { durationOf } from './ramp.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';

interface StepBase {
  /** Name of the step within its plan, e.g. `baseline`, `rate-5.5`, `dwell-7`; a repetition keeps it. */
  readonly id: string;
  /** Number of this attempt, from 1. */
  readonly attempt: number;
}

/** A stretch without the guide: sitting quietly before it begins, or breathing freely between two rates. */
export interface RestStep extends StepBase {
  readonly kind: 'quiet' | 'free';
  readonly durationMs: Ms;
}

/**
 * A stretch with the guide, in whole breaths. `ramp` leads from the client's own rate, `paced` holds a rate (after
 * a few breaths on the way there), `slide` changes it all along, `unguided` keeps the clock running while the orb has faded.
 */
export interface GuidedStep extends StepBase {
  readonly kind: 'ramp' | 'paced' | 'slide' | 'unguided';
  readonly pace: Pace;
  readonly breaths: number;
  /** The rate that the step is about, breaths per minute: its target. */
  readonly rate: BreathsPerMin;
}

export type Step = RestStep | GuidedStep;

/**
 * Why a step ended. `done` and `skipped` go on to the next; the others bring the same step again: asked for by `repeat`, or because it was
 * `paused`, the link was lost, or the program was closed in the middle of it.
 */
export type StepEnd = 'done' | 'skipped' | 'repeat' | 'paused' | 'link-lost' | 'interrupted';

/** A step that was begun, as the facts tell it. */
export interface StepRecord {
  readonly step: Step;
  /** Session time of its start; for a guided step the onset of its first breath. */
  readonly since: Ms;
  /** Session time of its end; `undefined` while it runs. */
  readonly until?: Ms;
  readonly why?: StepEnd;
}

/** Whether the guide leads (or kept time for) this step. */
export const isGuided = (step: Step): step is GuidedStep => step.kind !== 'quiet' && step.kind !== 'free';

/** Planned length of a step, ms. */
export const stepDuration = (step: Step): Ms =>
  isGuided(step) ? durationOf(step.pace, step.breaths) : step.durationMs;

/** Session time at which a step that began at `since` is due to end. */
export const stepDue = (record: StepRecord): Ms => record.since + stepDuration(record.step);

/** Rate of the last breath of a guided step, breaths per minute: its target unless it ended on the way there; `undefined` for a rest or a step that still runs. */
export function rateAtEnd({ step, since, until }: StepRecord): BreathsPerMin | undefined {
  if (!isGuided(step) || until === undefined) return undefined;
  const target = periodOf(step.rate);
  // 1 ms before the end: the end itself is the onset of the breath after it.
  const last = breathOf({ ...step.pace, since }, Math.max(since, until - 1))?.periodMs ?? target;
  return last === target ? step.rate : 60_000 / last;
}

/** Fewest whole breaths at `rate` that last at least `durationMs`. */
export const wholeBreaths = (rate: BreathsPerMin, durationMs: Ms): number =>
  // A hair less, so that a duration that is exactly a number of breaths is not rounded up.
  Math.max(1, Math.ceil(durationMs / periodOf(rate) - 1e-9));

/** The step made longer by at least `byMs`, in whole breaths where it is guided. */
export function extendStep(step: Step, byMs: Ms): Step {
  return isGuided(step)
    ? { ...step, breaths: step.breaths + wholeBreaths(step.pace.breathsPerMin, byMs) }
    : { ...step, durationMs: step.durationMs + byMs };
}

/** The same step once more, from its beginning. */
export const again = (step: Step): Step => ({ ...step, attempt: step.attempt + 1 });
