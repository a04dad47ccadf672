/** What of one session can be compared with a client's other sessions: rest, and the heart's wave where the guide led longest at one rate. Pure. */
import type { BreathsPerMin, Bpm, Ms } from '../terms/units.ts';
import { rateSpans } from './chart-series.ts';
import type { Session } from './session.ts';
import { stretchFigures } from './stretch-figures.ts';

export interface VisitFigures {
  /** Mean heart rate at rest, bpm; `undefined` = there was no rest that can be compared. */
  readonly restBpm?: Bpm;
  /** RMSSD at rest, ms. */
  readonly restRmssd?: Ms;
  /** The breath-locked wave, bpm peak to trough, and the guide's rate. */
  readonly wave?: { readonly bpm: Bpm; readonly breathsPerMin: BreathsPerMin };
}

/** What begins with a recording is settling. */
const SETTLING: Ms = 30_000;
/** Rest is looked at for so long at most, and says nothing below so much. */
const REST: readonly [Ms, Ms] = [60_000, 300_000];
/** A guided stretch below this says nothing of the wave. */
const LEAST_GUIDED: Ms = 60_000;

/** The figures of a session that is over. Rest is its first baseline; without a plan what lies before the guide first led. */
export function visitFigures(session: Session): VisitFigures {
  const { course, guide, at } = session.state;
  const rates = rateSpans(guide, at);
  const baseline = course.phases.find(({ kind }) => kind === 'baseline');
  const from = Math.max(SETTLING, baseline?.from ?? 0);
  const to = Math.min(
    baseline?.to ?? rates[0]?.from ?? at,
    rates.find((span) => span.to > from)?.from ?? at,
    from + REST[1],
  );
  const rest = to - from >= REST[0] ? stretchFigures(session, { from, to }) : undefined;
  const longest = rates.reduce<(typeof rates)[number] | undefined>(
    (most, span) => (most === undefined || span.to - span.from > most.to - most.from ? span : most),
    undefined,
  );
  const guided =
    longest !== undefined && longest.to - longest.from >= LEAST_GUIDED
      ? stretchFigures(session, longest)
      : undefined;
  return {
    ...(rest !== undefined && 'value' in rest.heartRate && { restBpm: rest.heartRate.value }),
    ...(rest !== undefined && 'value' in rest.rmssd && { restRmssd: rest.rmssd.value }),
    ...(guided?.guide !== undefined &&
      'value' in guided.wave && { wave: { bpm: guided.wave.value, breathsPerMin: guided.guide } }),
  };
}
