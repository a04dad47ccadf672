/**
 * What is known of the assessments of a session: figures and criteria from its facts, and the estimate's last word, which a worker
 * gives. Looking asks for nothing; the worker is asked by `conclude` alone.
 */
import type { Knowledge } from '../pacing/protocol.ts';
import { assessmentCriteria, bestRates } from '../session/assessment-criteria.ts';
import { assessmentFigures } from '../session/assessment-figures.ts';
import type { AssessmentProcedure, Procedure } from '../session/procedure.ts';
import type { Session } from '../session/session.ts';
import { breathMemoryOf, isSettled, pacedBreaths } from '../session/step-breaths.ts';
import type { Ms } from '../terms/units.ts';
import type { AssessmentView } from '../ui/model/assessment-view.ts';
import type { ResonanceDesk } from './resonance-desk.ts';
import type { ResonanceAnswer, Retest } from './resonance-messages.ts';

export interface AssessmentResults {
  /** Every assessment of `session` at its time `now`, oldest first. */
  all(session: Session, now: Ms): readonly AssessmentView[];
  /** The last one; `undefined` = none was led. */
  last(session: Session, now: Ms): AssessmentView | undefined;
  /** What the heart has taught so far, for the choice of the next step. */
  knowledge(session: Session, procedure: AssessmentProcedure, now: Ms): Promise<Knowledge>;
  /** Asks for the last word on whatever is over and has none; called after every fact and every second. */
  conclude(session: Session, now: Ms): void;
}

/** What a retest compares; its plan puts the accepted rate second, after the faster neighbour. `undefined` for other plans. */
export function retestOf({ plan }: AssessmentProcedure): Retest | undefined {
  if (plan.protocol !== 'retest') return undefined;
  const accepted = plan.rates[1] ?? plan.rates[0];
  return accepted === undefined ? undefined : { rates: plan.rates, accepted };
}

const assessmentsOf = ({ state }: Session): readonly AssessmentProcedure[] =>
  state.procedures.filter((one: Procedure): one is AssessmentProcedure => one.kind === 'assessment');

export function keepResults(resonance: Pick<ResonanceDesk, 'ask'>, onChange: () => void): AssessmentResults {
  /** Last words by the session and the start of the assessment; `undefined` while one is awaited. */
  const answers = new WeakMap<Session, Map<Ms, ResonanceAnswer | undefined>>();

  function answersOf(session: Session): Map<Ms, ResonanceAnswer | undefined> {
    let known = answers.get(session);
    if (known === undefined) answers.set(session, (known = new Map<Ms, ResonanceAnswer | undefined>()));
    return known;
  }

  function viewOf(session: Session, procedure: AssessmentProcedure, now: Ms): AssessmentView {
    const memory = breathMemoryOf(session);
    const figures = assessmentFigures(procedure, memory, now);
    if (procedure.ended === undefined) return { procedure, figures, rows: [], pending: false };
    const rows = assessmentCriteria(procedure, memory, now);
    const answer = answersOf(session).get(procedure.since);
    if (answer === undefined) return { procedure, figures, rows, pending: true };
    const { result, retest } = answer;
    return { procedure, figures, rows, pending: false, result, ...(retest !== undefined && { retest }) };
  }

  return {
    all: (session, now) => assessmentsOf(session).map((procedure) => viewOf(session, procedure, now)),
    last: (session, now) => {
      const procedure = assessmentsOf(session).at(-1);
      return procedure === undefined ? undefined : viewOf(session, procedure, now);
    },
    knowledge: async (session, procedure, now) => {
      const memory = breathMemoryOf(session);
      if (procedure.plan.protocol !== 'adaptive') {
        return { bestRates: bestRates(assessmentCriteria(procedure, memory, now)) };
      }
      try {
        const { insight } = await resonance.ask(pacedBreaths(procedure, memory, now));
        return insight === undefined ? {} : { insight };
      } catch {
        // Without the worker the guide still leads, from the first rate on; the result says what it rests on.
        return {};
      }
    },
    conclude: (session, now) => {
      const known = answersOf(session);
      for (const procedure of assessmentsOf(session)) {
        const { since, ended } = procedure;
        if (ended === undefined || known.has(since) || !isSettled(session, procedure, now)) continue;
        known.set(since, undefined);
        resonance
          .ask(pacedBreaths(procedure, breathMemoryOf(session), now), retestOf(procedure))
          .then(
            (answer) => void known.set(since, answer),
            () => void known.delete(since),
          )
          .finally(onChange);
      }
    },
  };
}
