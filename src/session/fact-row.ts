/** What the table of facts says of one type, and the checks that many rows share. No fact is named here. */
import { between, oneOf, written, type Check, type Fields } from '../terms/check.ts';
import type { Ms } from '../terms/units.ts';
import type { Fact } from './fact.ts';
import type { RatingFact } from './assessment-events.ts';
import type { SessionEvent, Who } from './events.ts';

/** The fact of a type. */
export type FactOf<T extends SessionEvent['type']> = Extract<SessionEvent, { readonly type: T }>;

/**
 * What a new session takes over of the time in which the strap was only looked at. `never`: it is about a session as a whole.
 * `recent`: what was said in the last moments. `latest`: that, and the last one before them, which still holds. `always`: all of it.
 */
export type Carried = 'never' | 'recent' | 'latest' | 'always';

/** One row of the table of facts. */
export interface FactRow<T extends SessionEvent['type']> {
  /** A check for each of its fields but those that all facts have. */
  readonly shape: Fields<Omit<FactOf<T>, keyof Fact<T>>>;
  readonly carried: Carried;
  /** The first schema that has it. */
  readonly since: number;
}

const DAY: Ms = 86_400_000;
/** No session is longer than a year; a time beyond it is damage, and every chart would have to reach there. */
const LONGEST: Ms = 366 * DAY;

/** A session time or a length, ms. */
export const time: Check<Ms> = between(0, LONGEST);
/** A moment of the guide; it may lie a day before the session's start, when the guide ran already. */
export const moment: Check<Ms> = between(-DAY, LONGEST);
export const who = oneOf<Who>({ client: true, therapist: true });
/** A code that only a program reads; unknown ones say nothing, so that a later version may add some. */
export const code = written(60, /^[a-z0-9-]+$/);
/** Longest name of a session that is read from outside; what people type is shorter. */
export const LONGEST_NAME = 1000;
/** Longest name or words that a therapist gives a mark, a phase or a scale. */
export const SHORT = 500;
/** What a rating may be of. */
export const ratingScale = oneOf<RatingFact['scale']>({ ease: true, distress: true, own: true });
