/**
 * The assessments of a session as a report in plain data, the same from stored facts as on the day. The curve library is handed in,
 * because it is loaded only where somebody assesses.
 */
import type { CurveLibrary } from '../signal/curve-library.ts';
import { estimateResonance, type Confidence } from '../signal/resonance.ts';
import type { BreathsPerMin } from '../terms/units.ts';
import { assessmentCriteria, type RateFigures } from './assessment-criteria.ts';
import type { ProcedureEndedFact } from './assessment-events.ts';
import type { AssessmentProcedure } from './procedure.ts';
import type { Session } from './session.ts';
import { breathMemoryOf, pacedBreaths } from './step-breaths.ts';

/** The criteria at one rate, every key always there: `null` where a figure is not known, or was never asked. */
export type RateReport = {
  readonly [K in keyof RateFigures]:
    Exclude<RateFigures[K], undefined> | (undefined extends RateFigures[K] ? null : never);
};

/** One assessment. `rate`, `range` and `confidence` are `null` where there is no result to give; `why` then tells. */
export interface AssessmentReport {
  readonly protocol: string;
  readonly result: 'estimate' | 'no-clear-peak' | 'not-followed' | 'too-little';
  readonly rate: BreathsPerMin | null;
  /** 80 % range. */
  readonly range: readonly [BreathsPerMin, BreathsPerMin] | null;
  readonly confidence: Confidence | null;
  readonly noClearPeak: boolean;
  /** The side on which the peak may lie outside the rates that were tried. */
  readonly edge: 'low' | 'high' | null;
  /** Breaths that the result rests on. */
  readonly usable: number;
  /** Why it ended; `interrupted` = the session ended first; `null` = it was still under way. */
  readonly ended: ProcedureEndedFact['why'] | null;
  readonly steps: readonly RateReport[];
}

const complete = (row: RateFigures): RateReport =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? null])) as RateReport;

/** Every assessment of a session that has ended, oldest first. */
export function assessmentReports(session: Session, library: () => CurveLibrary): AssessmentReport[] {
  const memory = breathMemoryOf(session);
  const { procedures, at } = session.state;
  return procedures
    .filter((procedure): procedure is AssessmentProcedure => procedure.kind === 'assessment')
    .map((procedure) => {
      const { breaths, reach } = pacedBreaths(procedure, memory, at);
      const result = breaths.length === 0 ? undefined : estimateResonance(library(), breaths, reach);
      const figures = result?.kind === 'estimate' || result?.kind === 'no-clear-peak' ? result : undefined;
      return {
        protocol: procedure.plan.protocol,
        result: result?.kind ?? 'too-little',
        rate: figures?.rate ?? null,
        range: figures === undefined ? null : [figures.low, figures.high],
        confidence: figures?.confidence ?? null,
        noClearPeak: result?.kind === 'no-clear-peak',
        edge: figures?.edge ?? null,
        usable: result?.usable ?? 0,
        ended: procedure.ended?.why ?? null,
        steps: assessmentCriteria(procedure, memory, at).map(complete),
      };
    });
}
