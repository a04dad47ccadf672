/**
 * Assessments and practices of a session as a fold over its facts: what was led, which steps there were, what was said of
 * them. What comes next is asked of `pacing`; nothing here reads a clock or a heart.
 */
import type { AssessmentPlan } from '../pacing/plan.ts';
import type { PracticePlan } from '../pacing/practice-plan.ts';
import type { StepEnd, StepRecord } from '../pacing/step.ts';
import type { Ms } from '../terms/units.ts';
import type { LedEndedFact, RatingFact } from './assessment-events.ts';
import type { SessionEvent } from './events.ts';

interface LedBase {
  /** Session time at which it began. */
  readonly since: Ms;
  /** Steps in the order in which they were begun; the last one may still run. */
  readonly records: readonly StepRecord[];
  readonly ratings: readonly RatingFact[];
  /** Step that is wanted once more and has not begun yet. */
  readonly asked: string | undefined;
  /** `undefined` = still under way. */
  readonly ended?: Pick<LedEndedFact, 'at' | 'why'>;
}

export interface LedAssessment extends LedBase {
  readonly kind: 'assessment';
  readonly plan: AssessmentPlan;
}

export interface LedPractice extends LedBase {
  readonly kind: 'practice';
  readonly plan: PracticePlan;
}

/** Something that is (or was) led step by step. */
export type Led = LedAssessment | LedPractice;

/** The one under way; `undefined` = none. */
export function ledNow(leds: readonly Led[]): Led | undefined {
  const last = leds.at(-1);
  return last?.ended === undefined ? last : undefined;
}

/** The step that runs; `undefined` = none, so the procedure waits or is over. */
export function stepNow(led: Led): StepRecord | undefined {
  const last = led.records.at(-1);
  return last?.until === undefined ? last : undefined;
}

function withLast<T>(list: readonly T[], change: (last: T) => T): readonly T[] {
  const last = list.at(-1);
  return last === undefined ? list : [...list.slice(0, -1), change(last)];
}

/** One procedure after one more fact. */
function reduceOne<L extends Led>(led: L, event: SessionEvent): L {
  switch (event.type) {
    case 'step': {
      // A wish is met by the step that it names; another one in between (a rest) leaves it open.
      const asked = led.asked === event.step.id ? undefined : led.asked;
      return { ...led, asked, records: [...led.records, { step: event.step, since: event.since }] };
    }
    case 'step-extended':
      return { ...led, records: withLast(led.records, (record) => ({ ...record, step: event.step })) };
    case 'step-ended':
      return {
        ...led,
        records: withLast(led.records, (record) => ({ ...record, until: event.until, why: event.why })),
      };
    case 'step-asked':
      return { ...led, asked: event.id };
    case 'rating':
      return { ...led, ratings: [...led.ratings, event] };
    case 'led-ended':
      return { ...led, ended: { at: event.at, why: event.why } };
    default:
      return led;
  }
}

/** A procedure that the session's end or another procedure cuts off, with its step under way. */
function brokenOff(led: Led, at: Ms): Led {
  const why = 'interrupted';
  const records = led.records.map((record) =>
    record.until === undefined ? ({ ...record, until: Math.max(record.since, at), why } as const) : record,
  );
  return { ...led, records, ended: { at, why } };
}

/** The same procedures, none of them under way. */
const noneOpen = (leds: readonly Led[], at: Ms): readonly Led[] =>
  ledNow(leds) === undefined ? leds : withLast(leds, (led) => brokenOff(led, at));

/** The procedures after one more fact; the same list if it does not concern them. A new one ends one that was left open. */
export function reduceLed(leds: readonly Led[], event: SessionEvent): readonly Led[] {
  const blank = { since: event.at, records: [], ratings: [], asked: undefined };
  switch (event.type) {
    case 'assessment':
      return [...noneOpen(leds, event.at), { kind: 'assessment', plan: event.plan, ...blank }];
    case 'practice':
      return [...noneOpen(leds, event.at), { kind: 'practice', plan: event.plan, ...blank }];
    case 'step':
    case 'step-extended':
    case 'step-ended':
    case 'step-asked':
    case 'led-ended':
      return ledNow(leds) === undefined ? leds : withLast(leds, (led) => reduceOne(led, event));
    case 'rating':
      // Said after the last step too, while the result is already on the screen.
      return withLast(leds, (led) => reduceOne(led, event));
    case 'ended':
      return noneOpen(leds, event.at);
    default:
      return leds;
  }
}

/** The last thing said of a step on a scale; `undefined` = nothing. */
export function ratingOf(led: Led, id: string, scale: RatingFact['scale']): number | undefined {
  return led.ratings.findLast((rating) => rating.id === id && rating.scale === scale)?.value;
}

/** Ends of a step after which nothing goes on by itself. */
const WAITING: readonly StepEnd[] = ['paused', 'link-lost', 'interrupted'];

/** Why a procedure stands still until the therapist goes on; `undefined` = it does not. */
export function waitsFor(led: Led): StepEnd | undefined {
  const why = led.records.at(-1)?.why;
  return led.ended === undefined && why !== undefined && WAITING.includes(why) ? why : undefined;
}
