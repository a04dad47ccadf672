/**
 * What a client's page tells of a session: what was found, what was done, what the client said, what to practise. Plain data by the rules of the review;
 * which words are used for it is not known here.
 */
import { defaultPractice, type Practice } from '../../../exchange/practice-link.ts';
import { phasesOf, type Phase } from '../../../session/course.ts';
import type { Session } from '../../../session/session.ts';
import { shownHeartRate, type SessionFigures } from '../../../session/whole-session.ts';
import { comfortableRate } from '../../../session/rate-proposal.ts';
import type { BreathsPerMin, Ms } from '../../../terms/units.ts';
import type { AssessmentView } from '../../model/assessment-view.ts';

/** What the page says first. */
export type Finding =
  | {
      readonly kind: 'estimate';
      readonly rate: BreathsPerMin;
      readonly low: BreathsPerMin;
      readonly high: BreathsPerMin;
    }
  | { readonly kind: 'no-clear-peak'; readonly low: BreathsPerMin; readonly high: BreathsPerMin }
  | { readonly kind: 'retest'; readonly rate: BreathsPerMin; readonly stays: boolean }
  | { readonly kind: 'no-rate' }
  /** No assessment was led, and the heart's wave along the guide was measured, bpm. */
  | { readonly kind: 'wave'; readonly wave: number; readonly breaths: number }
  | { readonly kind: 'heart-rate'; readonly bpm: number }
  | { readonly kind: 'nothing' };

function findingOf(assessment: AssessmentView | undefined, figures: SessionFigures): Finding {
  const { result, retest } = assessment ?? {};
  if (retest?.kind === 'stays' || retest?.kind === 'proposes')
    return { kind: 'retest', rate: retest.rate, stays: retest.kind === 'stays' };
  if (result?.kind === 'estimate')
    return { kind: 'estimate', rate: result.rate, low: result.low, high: result.high };
  if (result?.kind === 'no-clear-peak') return { kind: 'no-clear-peak', low: result.low, high: result.high };
  if (assessment !== undefined) return { kind: 'no-rate' };
  const { heartWave, breaths } = figures;
  if (heartWave !== undefined) return { kind: 'wave', wave: heartWave, breaths };
  const { bpm } = shownHeartRate(figures);
  return bpm === undefined ? { kind: 'nothing' } : { kind: 'heart-rate', bpm };
}

export interface ClientFacts {
  readonly finding: Finding;
  /** The last assessment that came to its end; `undefined` = none was led. */
  readonly assessment: AssessmentView | undefined;
  /** What was done, in its order; empty = no phase was kept and nothing was led. */
  readonly phases: readonly (Phase & { readonly to: Ms })[];
  /** First and last that was said of distress. */
  readonly distress: readonly [number, number] | undefined;
  /** The rate that felt easiest of those that were followed, and what was said of it. */
  readonly easiest: { readonly rate: BreathsPerMin; readonly ease: number } | undefined;
  /** What to practise; `undefined` = no rate was accepted and none was practised. */
  readonly practice: Practice | undefined;
}

/** The facts of a session of which these assessments and figures are known. */
export function clientFacts(
  session: Session,
  assessments: readonly AssessmentView[],
  figures: SessionFigures,
  minutes: number,
): ClientFacts {
  const { course, procedures, moments, accepted, endedAt, at, view, pace } = session.state;
  const length = endedAt ?? at;
  const assessment = assessments.findLast(({ procedure }) => procedure.ended !== undefined);
  const said = moments.ratings.filter(({ scale }) => scale === 'distress').map(({ value }) => value);
  const [first] = said;
  const last = said.at(-1);
  const { rate, easiest } = comfortableRate(assessment?.rows ?? []);
  const ease = assessment?.rows.find((row) => row.rate === rate && row.verdict === 'done')?.ease;
  const practised = procedures.findLast(({ kind }) => kind === 'practice');
  const wanted = accepted?.rate ?? (practised?.kind === 'practice' ? practised.plan.rate : undefined);
  return {
    finding: findingOf(assessment, figures),
    assessment,
    phases: phasesOf(course, procedures).map((phase) => ({ ...phase, to: phase.to ?? length })),
    distress: first === undefined || last === undefined ? undefined : [first, last],
    easiest: easiest && ease !== undefined ? { rate, ease } : undefined,
    practice:
      wanted === undefined
        ? undefined
        : {
            ...defaultPractice,
            breathsPerMin: wanted,
            inhaleShare: pace.inhaleShare,
            holdInMs: pace.holdInMs ?? 0,
            holdOutMs: pace.holdOutMs ?? 0,
            look: view.look,
            minutes,
          },
  };
}
