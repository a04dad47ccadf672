/**
 * Assessments and practices of a session as a fold over its facts: what was led, which steps there were, what was said of
 * them. What comes next is asked of `pacing`; nothing here reads a clock or a heart.
 */
import type { AssessmentPlan } from '../pacing/plan.ts';
import type { PracticePlan } from '../pacing/practice-plan.ts';
import type { StepEnd, StepRecord } from '../pacing/step.ts';
import { grown, withLast } from '../terms/grow.ts';
import type { Ms } from '../terms/units.ts';
import type { ProcedureEndedFact, RatingFact } from './assessment-events.ts';
import type { SessionEvent } from './events.ts';

interface ProcedureBase {
  /** Session time at which it began. */
  readonly since: Ms;
  /** Steps in the order in which they were begun; the last one may still run. */
  readonly records: readonly StepRecord[];
  readonly ratings: readonly RatingFact[];
  /** Step that is wanted once more and has not begun yet. */
  readonly asked: string | undefined;
  /** `undefined` = still under way. */
  readonly ended?: Pick<ProcedureEndedFact, 'at' | 'why'>;
}

export interface AssessmentProcedure extends ProcedureBase {
  readonly kind: 'assessment';
  readonly plan: AssessmentPlan;
}

export interface PracticeProcedure extends ProcedureBase {
  readonly kind: 'practice';
  readonly plan: PracticePlan;
}

/** Something that is (or was) led step by step. */
export type Procedure = AssessmentProcedure | PracticeProcedure;

/** The one under way; `undefined` = none. */
export function procedureNow(procedures: readonly Procedure[]): Procedure | undefined {
  const last = procedures.at(-1);
  return last?.ended === undefined ? last : undefined;
}

/** The step that runs; `undefined` = none, so the procedure waits or is over. */
export function stepNow(procedure: Procedure): StepRecord | undefined {
  const last = procedure.records.at(-1);
  return last?.until === undefined ? last : undefined;
}

/** One procedure after one more fact. */
function reduceOne<L extends Procedure>(procedure: L, event: SessionEvent): L {
  switch (event.type) {
    case 'step': {
      // A wish is met by the step that it names; another one in between (a rest) leaves it open.
      const asked = procedure.asked === event.step.id ? undefined : procedure.asked;
      return {
        ...procedure,
        asked,
        records: grown(procedure.records, { step: event.step, since: event.since }),
      };
    }
    case 'step-extended':
      return {
        ...procedure,
        records: withLast(procedure.records, (record) => ({ ...record, step: event.step })),
      };
    case 'step-ended':
      return {
        ...procedure,
        records: withLast(procedure.records, (record) => ({ ...record, until: event.until, why: event.why })),
      };
    case 'step-asked':
      return { ...procedure, asked: event.id };
    case 'rating':
      return { ...procedure, ratings: grown(procedure.ratings, event) };
    case 'led-ended':
      return { ...procedure, ended: { at: event.at, why: event.why } };
    default:
      return procedure;
  }
}

/** A procedure that the session's end or another procedure cuts off, with its step under way. */
function brokenOff(procedure: Procedure, at: Ms): Procedure {
  const why = 'interrupted';
  const records = procedure.records.map((record) =>
    record.until === undefined ? ({ ...record, until: Math.max(record.since, at), why } as const) : record,
  );
  return { ...procedure, records, ended: { at, why } };
}

/** The same procedures, none of them under way. */
const noneOpen = (procedures: readonly Procedure[], at: Ms): readonly Procedure[] =>
  procedureNow(procedures) === undefined
    ? procedures
    : withLast(procedures, (procedure) => brokenOff(procedure, at));

/** The procedures after one more fact; the same list if it does not concern them. A new one ends one that was left open. */
export function reduceProcedures(
  procedures: readonly Procedure[],
  event: SessionEvent,
): readonly Procedure[] {
  const blank = { since: event.at, records: [], ratings: [], asked: undefined };
  switch (event.type) {
    case 'assessment':
      return grown(noneOpen(procedures, event.at), { kind: 'assessment', plan: event.plan, ...blank });
    case 'practice':
      return grown(noneOpen(procedures, event.at), { kind: 'practice', plan: event.plan, ...blank });
    case 'step':
    case 'step-extended':
    case 'step-ended':
    case 'step-asked':
    case 'led-ended':
      return procedureNow(procedures) === undefined
        ? procedures
        : withLast(procedures, (procedure) => reduceOne(procedure, event));
    case 'rating':
      // Said after the last step too, while the result is already on the screen.
      return withLast(procedures, (procedure) => reduceOne(procedure, event));
    case 'ended':
      return noneOpen(procedures, event.at);
    default:
      return procedures;
  }
}

/** The last thing said of a step on a scale; `undefined` = nothing. */
export function ratingOf(procedure: Procedure, id: string, scale: RatingFact['scale']): number | undefined {
  return procedure.ratings.findLast((rating) => rating.id === id && rating.scale === scale)?.value;
}

/** Ends of a step after which nothing goes on by itself. */
const WAITING: readonly StepEnd[] = ['paused', 'link-lost', 'interrupted'];

/** Why a procedure stands still until the therapist goes on; `undefined` = it does not. */
export function waitsFor(procedure: Procedure): StepEnd | undefined {
  const why = procedure.records.at(-1)?.why;
  return procedure.ended === undefined && why !== undefined && WAITING.includes(why) ? why : undefined;
}
