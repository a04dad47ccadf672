/**
 * A session's figures window by window, as they may be shown: by the mathematics of `npm run analyse`, and by the screen's rule that nothing
 * of variability is shown while slow breathing is guided. What is hidden is `undefined`, with the reason beside it.
 */
import { hasNoTrueIntervals, rateSpans, slowSpans, wavesOf } from '../../session/chart-series.ts';
import { phaseAt, phasesOf, type Phase } from '../../session/course.ts';
import type { Session } from '../../session/session.ts';
import { analyse, type Figures } from '../../signal/analysis.ts';
import { labelBeats } from '../../signal/artefacts.ts';
import type { Bpm, BreathsPerMin, Ms } from '../../terms/units.ts';

/** Why a window's variability is not given. */
type WhyHidden =
  'no-true-intervals' | 'made-from-heart-rate' | 'irregular' | 'corrected' | 'missing' | 'slow-breathing';

/** One window. `from` and `to` are session time. */
export interface SessionWindow {
  readonly from: Ms;
  readonly to: Ms;
  readonly figures: Figures;
  readonly hidden: WhyHidden | undefined;
  /** The guide's rate, if it led all the time at one; `undefined` = it rested, changed, or led for a part. */
  readonly guide: BreathsPerMin | undefined;
  /** Mean peak to trough of the guide's clean breaths that lie in it, and how many they are. */
  readonly wave: Bpm | undefined;
  readonly breaths: number;
  /** The phase that the window's middle lies in. */
  readonly phase: Phase | undefined;
}

/** The field's usual window for variability, and the one of `npm run analyse`. */
export const FIVE_MINUTES: Ms = 300_000;
/** Rates that differ by less are one. */
const SAME: BreathsPerMin = 0.005;

function whyHidden(figures: Figures, synthesised: boolean, slow: boolean): WhyHidden | undefined {
  if (synthesised) return 'made-from-heart-rate';
  if (!figures.valid) {
    const { invalidBy, corrected, missing } = figures;
    if (invalidBy.includes('irregular')) return 'irregular';
    return corrected >= missing ? 'corrected' : 'missing';
  }
  return slow ? 'slow-breathing' : undefined;
}

/** The figures of full windows of `windowMs` from the first interval on; of a session that is shorter, one window of its length. Empty without beats. */
export function sessionWindows(session: Session, windowMs: Ms = FIVE_MINUTES): SessionWindow[] {
  const { beats } = session.track('client');
  const [first] = beats;
  const last = beats.at(-1);
  if (first === undefined || last === undefined) return [];
  const origin = first.at - first.rr;
  const total = last.at - origin;
  const { windows, whole, synthesised } = analyse(beats, labelBeats(beats), windowMs);
  const { guide, course, procedures, at } = session.state;
  const slow = slowSpans(guide, at);
  const rates = rateSpans(guide, at);
  const phases = phasesOf(course, procedures);
  const waves = wavesOf(session);
  const unusable = hasNoTrueIntervals(session);
  return (total < windowMs ? [whole] : windows).map((figures) => {
    const from = origin + figures.from;
    const to = origin + figures.to;
    const touches = (span: { from: Ms; to: Ms }): boolean => span.to > from && span.from < to;
    const led = rates.filter(touches);
    const [one] = led;
    const whole =
      one !== undefined &&
      one.from <= from &&
      (led.at(-1)?.to ?? 0) >= to &&
      led.every(({ breathsPerMin }) => Math.abs(breathsPerMin - one.breathsPerMin) < SAME);
    const inside = waves.filter(
      ({ onset, periodMs, valid }) => valid && onset >= from && onset + periodMs <= to,
    );
    return {
      from,
      to,
      figures,
      hidden:
        unusable && !synthesised ? 'no-true-intervals' : whyHidden(figures, synthesised, slow.some(touches)),
      guide: whole ? one.breathsPerMin : undefined,
      wave: inside.length === 0 ? undefined : inside.reduce((sum, { ptt }) => sum + ptt, 0) / inside.length,
      breaths: inside.length,
      phase: phaseAt(phases, (from + to) / 2),
    };
  });
}
