/**
 * An assessment as its screen shows it: the steps of the timeline with what was measured in each, and the step under way. The
 * same facts give the same figures, live and years later. It draws no conclusion about a rate.
 */
import { outlook } from '../pacing/protocol.ts';
import { isGuided, stepDue, stepDuration, type Step, type StepEnd, type StepRecord } from '../pacing/step.ts';
import { breathLock } from '../signal/breath-locked.ts';
import type { HeartRecord } from '../signal/breath-amplitudes.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import { verdictOf, type Verdict } from './assessment-criteria.ts';
import type { Mark } from './moments.ts';
import { ratingOf, stepNow, waitsFor, type AssessmentProcedure } from './procedure.ts';
import { heartRecord, isSettled, type BreathMemory, type StepBreath } from './step-breaths.ts';

/** How a step of the timeline stands. `broken-off`: it ended before its time and was not begun again. */
export type StepState = Verdict | 'running' | 'to-come' | 'skipped' | 'broken-off';

/** One step of the timeline. */
export interface StepFigures {
  readonly id: string;
  readonly attempt: number;
  readonly kind: Step['kind'];
  /** Rate that it is about; of a slide, where it leads. `undefined` = without the guide. */
  readonly rate: BreathsPerMin | undefined;
  readonly state: StepState;
  /** Session time of its start; `undefined` = to come. */
  readonly since: Ms | undefined;
  /** How long it took, or is planned to take. */
  readonly lengthMs: Ms;
  /** Breaths planned, over, and of these clean; the newest ones may still be unknown. 0 without the guide. */
  readonly planned: number;
  readonly done: number;
  readonly clean: number;
  readonly unclean: number;
  /** Of those, breaths in which speech or movement was marked. */
  readonly disturbed: number;
  /** Of those, breaths that a sensor at the chest saw not taken, or taken at another rate. */
  readonly untaken: number;
  readonly ease: number | undefined;
  readonly distress: number | undefined;
}

/** The step under way. */
export interface PresentStep extends StepFigures {
  readonly leftMs: Ms;
  /** Whole breaths still to come, the one under way included. */
  readonly breathsLeft: number;
}

/** Everything the screen of an assessment under way shows of it. */
export interface AssessmentFigures {
  readonly steps: readonly StepFigures[];
  readonly present: PresentStep | undefined;
  /** What comes after the step under way, as far as it is known; of an adaptive plan the rate is not. */
  readonly next: StepFigures | undefined;
  /** Why it stands still until the therapist goes on. */
  readonly waits: StepEnd | undefined;
  /** Guided time that an adaptive plan may still take at most, ms; `undefined` for plans that are known from the start. */
  readonly openMs: Ms | undefined;
  /** The finished step that a rating would be about; `undefined` = none yet. */
  readonly toRate: StepFigures | undefined;
  /** Breaths in which speech or movement was marked; they do not count. */
  readonly disturbed: number;
  /** Breaths that were not taken with the guide, by a sensor at the chest; they do not count. */
  readonly untaken: number;
  /** Whether nothing that still comes changes the figures: the estimate may be asked for its last word. */
  readonly settled: boolean;
}

const rateOf = (step: Step): BreathsPerMin | undefined => (isGuided(step) ? step.rate : undefined);

function stateOf(
  procedure: AssessmentProcedure,
  record: StepRecord,
  breaths: readonly StepBreath[],
  heart: HeartRecord,
): StepState {
  if (record.until === undefined) return 'running';
  if (record.why === 'skipped') return 'skipped';
  if (record.why !== 'done') return 'broken-off';
  const { step } = record;
  if (step.kind !== 'paced' && step.kind !== 'slide') return 'done';
  const arrived = breaths.filter((breath) => breath.arrived);
  const clean = arrived.filter(({ valid }) => valid).length;
  // The newest breaths are not known yet; a step is judged when they are.
  if (arrived.some(({ final }) => !final)) return 'done';
  // Along a slide the phase turns with the rate, so its agreement over the whole says nothing.
  const lock = step.kind === 'slide' ? { plv: 1 } : breathLock(heart, arrived, procedure.plan.inhaleShare);
  return verdictOf(arrived.length, clean, lock, step.kind === 'slide' ? undefined : step.rate);
}

function figuresOf(
  procedure: AssessmentProcedure,
  record: StepRecord,
  memory: BreathMemory,
  heart: HeartRecord,
  now: Ms,
): StepFigures {
  const { step } = record;
  const breaths = memory.breathsOf(procedure, record, heart, now);
  const final = record.until !== undefined && breaths.every((breath) => breath.final);
  return {
    id: step.id,
    attempt: step.attempt,
    kind: step.kind,
    rate: rateOf(step),
    state: memory.kept(record, final, () => stateOf(procedure, record, breaths, heart)),
    since: record.since,
    lengthMs: record.until === undefined ? stepDuration(step) : record.until - record.since,
    planned: isGuided(step) ? step.breaths : 0,
    done: breaths.length,
    clean: breaths.filter(({ valid }) => valid).length,
    unclean: breaths.filter(({ valid, final }) => final && !valid).length,
    disturbed: breaths.filter(({ disturbed }) => disturbed).length,
    untaken: breaths.filter(({ untaken }) => untaken).length,
    ease: ratingOf(procedure, step.id, 'ease'),
    distress: ratingOf(procedure, step.id, 'distress'),
  };
}

const toCome = (step: Step): StepFigures => ({
  id: step.id,
  attempt: step.attempt,
  kind: step.kind,
  rate: rateOf(step),
  state: 'to-come',
  since: undefined,
  lengthMs: stepDuration(step),
  planned: isGuided(step) ? step.breaths : 0,
  done: 0,
  clean: 0,
  unclean: 0,
  disturbed: 0,
  untaken: 0,
  ease: undefined,
  distress: undefined,
});

/** Guided time that an adaptive plan may still take beyond the step under way. */
function openTime(procedure: AssessmentProcedure): Ms | undefined {
  if (procedure.plan.protocol !== 'adaptive' || procedure.ended !== undefined) return undefined;
  const spent = procedure.records
    .filter(({ step }) => step.kind === 'paced')
    .reduce((sum, r) => sum + (r.until === undefined ? stepDuration(r.step) : r.until - r.since), 0);
  return Math.max(0, procedure.plan.capMs - spent);
}

/** Figures that change no more: an assessment of the first hour costs nothing in the eighth. */
const settledFigures = new WeakMap<
  AssessmentProcedure,
  { readonly figures: AssessmentFigures; readonly marks: readonly Mark[] }
>();

/** The figures at session time `now`. */
export function assessmentFigures(
  procedure: AssessmentProcedure,
  memory: BreathMemory,
  now: Ms,
): AssessmentFigures {
  const known = settledFigures.get(procedure);
  const { marks } = memory.session.state.moments;
  if (known?.marks === marks) return known.figures;
  const figures = figuresNow(procedure, memory, now);
  if (figures.settled) settledFigures.set(procedure, { figures, marks });
  return figures;
}

function figuresNow(procedure: AssessmentProcedure, memory: BreathMemory, now: Ms): AssessmentFigures {
  const heart = heartRecord(memory.session, procedure);
  const { records } = procedure;
  const last = (record: StepRecord): boolean =>
    !records.some(({ step }) => step.id === record.step.id && step.attempt > record.step.attempt);
  const begun = records.filter(last).map((record) => figuresOf(procedure, record, memory, heart, now));
  const asked = procedure.asked === undefined ? {} : { asked: procedure.asked };
  const planned = procedure.ended === undefined ? outlook(procedure.plan, records, asked).map(toCome) : [];
  const running = stepNow(procedure);
  const figures = begun.find(({ state }) => state === 'running');
  const present =
    running === undefined || figures === undefined
      ? undefined
      : {
          ...figures,
          leftMs: Math.max(0, stepDue(running) - Math.max(now, running.since)),
          breathsLeft: Math.max(0, figures.planned - figures.done),
        };
  return {
    steps: [...begun.filter(({ id }) => !planned.some((step) => step.id === id)), ...planned],
    present,
    next: planned[0],
    waits: waitsFor(procedure),
    openMs: openTime(procedure),
    toRate: begun.findLast(
      ({ kind, state }) => (kind === 'paced' || kind === 'slide') && state !== 'running',
    ),
    disturbed: begun.reduce((sum, { disturbed }) => sum + disturbed, 0),
    untaken: begun.reduce((sum, { untaken }) => sum + untaken, 0),
    settled: isSettled(memory.session, procedure, now),
  };
}
