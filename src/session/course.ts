/**
 * The phases of a session as a fold over its facts: what was, what is and what is planned. Nothing moves on by itself: a phase ends when
 * the next one is begun, and runs over its goal as long as people need.
 */
import { grown, withLast } from '../terms/grow.ts';
import type { Ms } from '../terms/units.ts';
import type { SessionEvent } from './events.ts';
import type { PhaseKind, PlannedPhase } from './moment-events.ts';
import type { Procedure } from './procedure.ts';

/** A phase that was begun. */
export interface Phase extends PlannedPhase {
  readonly from: Ms;
  /** `undefined` = it runs. */
  readonly to?: Ms;
}

export interface Course {
  /** Begun phases, oldest first; only the last one may run. */
  readonly phases: readonly Phase[];
  /** What is still to come. */
  readonly planned: readonly PlannedPhase[];
}

export const noCourse: Course = { phases: [], planned: [] };

/** The phase under way; `undefined` = none. */
export function phaseNow({ phases }: Course): Phase | undefined {
  const last = phases.at(-1);
  return last?.to === undefined ? last : undefined;
}

/** Closes the phase under way. */
const closed = (phases: readonly Phase[], at: Ms): readonly Phase[] =>
  withLast(phases, (phase) => (phase.to === undefined ? { ...phase, to: Math.max(phase.from, at) } : phase));

/** The course after one more fact; the same object if it does not concern it. */
export function reduceCourse(course: Course, event: SessionEvent): Course {
  switch (event.type) {
    case 'course':
      return { ...course, planned: event.phases };
    case 'phase':
      return {
        phases: grown(closed(course.phases, event.at), { ...event.phase, from: event.at }),
        planned: course.planned.filter(({ id }) => id !== event.phase.id),
      };
    case 'phase-goal': {
      const now = phaseNow(course);
      if (now === undefined) return course;
      return { ...course, phases: withLast(course.phases, (last) => ({ ...last, goalMs: event.goalMs })) };
    }
    case 'phase-ended':
    case 'ended':
      return phaseNow(course) === undefined ? course : { ...course, phases: closed(course.phases, event.at) };
    default:
      return course;
  }
}

/**
 * The phases to show: those that were begun; where none were, the assessments and practices that were led, so that a session without a plan has
 * its parts too.
 */
export function phasesOf(course: Course, procedures: readonly Procedure[]): readonly Phase[] {
  if (course.phases.length > 0) return course.phases;
  return procedures.map(({ kind, since, ended }) => ({
    id: `${kind}-${since}`,
    kind,
    from: since,
    ...(ended !== undefined && { to: Math.max(since, ended.at) }),
  }));
}

/** The phase in which a moment lies; `undefined` = between phases. */
export const phaseAt = (phases: readonly Phase[], at: Ms): Phase | undefined =>
  phases.findLast(({ from, to }) => from <= at && (to === undefined || at < to));

/** The baseline that others are compared with: the last one begun before `at` that is not the phase of `at` itself; `undefined` = none. */
export const baselineBefore = (phases: readonly Phase[], at: Ms): Phase | undefined =>
  phases.findLast(({ kind, to }) => kind === 'baseline' && to !== undefined && to <= at);

/** Kinds of phases that are compared with the baseline while they run. */
export const isCompared = (kind: PhaseKind): boolean => kind === 'talk' || kind === 'exposure';

/** The plan with a phase moved by `by` places; the same plan where it cannot move. */
export function withMoved(planned: readonly PlannedPhase[], id: string, by: number): readonly PlannedPhase[] {
  const from = planned.findIndex((phase) => phase.id === id);
  const phase = planned[from];
  const to = from + by;
  if (phase === undefined || to < 0 || to >= planned.length) return planned;
  return planned.toSpliced(from, 1).toSpliced(to, 0, phase);
}
