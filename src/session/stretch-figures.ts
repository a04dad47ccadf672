/**
 * Figures of one stretch of a session, and of two side by side with their difference. Each figure stands under the one rule of validity, or
 * with the reason why it does not. Pure.
 */
import { breathLock, type BreathLock } from '../signal/breath-locked.ts';
import { firstAfter, type HeartRecord } from '../signal/breath-amplitudes.ts';
import {
  heartRateChange,
  meanHeartRate,
  rmssdChange,
  waveChange,
  type ChangeOrNot,
  type Stretch,
  type WaveOfStretch,
} from '../signal/change.ts';
import { mayHoldEarlyBeats } from '../signal/early-beats.ts';
import { timeDomain } from '../signal/time-domain.ts';
import { faultsOf, FEWEST_DIFFERENCES, windowBasis } from '../signal/window-basis.ts';
import type { Bpm, BreathsPerMin, Ms, Share } from '../terms/units.ts';
import { breathTrackOf } from './breath-track.ts';
import { hasNoTrueIntervals, mask, rateSpans, slowSpans } from './chart-series.ts';
import { disturbedSpans, isDisturbed } from './moments.ts';
import type { Session } from './session.ts';

/** Why a figure of a stretch is not shown. */
export type StretchReason =
  'no-beats' | 'unusable' | 'paced' | 'rhythm' | 'too-few' | 'poor' | 'no-guide' | 'few-breaths';

export type Figure = { readonly value: number } | { readonly hidden: StretchReason };

/** What one stretch says. */
export interface StretchFigures {
  readonly stretch: Stretch;
  readonly heartRate: Figure;
  /** ms. */
  readonly rmssd: Figure;
  /** Mean peak to trough of the guide's breaths, bpm. */
  readonly wave:
    (Figure & { readonly value: Bpm; readonly sd: Bpm | undefined }) | { readonly hidden: StretchReason };
  /** The guide's rate where it was one; `undefined` = it rested or changed. */
  readonly guide: BreathsPerMin | undefined;
  readonly beats: number;
  /** Early beats that cannot be told may be in its RMSSD. */
  readonly mayHoldEarly: boolean;
  /** Share of the beats that were corrected, by events. */
  readonly corrected: Share;
  /** Time of speech and movement that the wave leaves out. */
  readonly leftOut: Ms;
}

const FEWEST_BREATHS = 4;
/** Beats on either side that decide whether one at the edge is a piece of a burst; runs of more are rare, and hidden for other reasons. */
const BESIDE = 64;
/** Rates this close are one rate. */
const SAME_RATE = 0.03;

/** The client's beats with their labels. */
export const heartOf = (session: Session): HeartRecord => {
  const { beats, labels } = session.track('client');
  return { beats, kinds: labels.kinds };
};

const overlap = (a: Stretch, b: Stretch): Ms => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/** The breath-locked wave of a stretch with the guide's one rate, without speech and movement; `undefined` if there is none. */
function lockIn(
  session: Session,
  stretch: Stretch,
): { lock: BreathLock; breathsPerMin: BreathsPerMin } | undefined {
  const spans = disturbedSpans(session.state.moments.marks);
  const breaths = breathTrackOf(session)
    .update()
    .filter(
      ({ onset, periodMs }) =>
        onset >= stretch.from && onset + periodMs <= stretch.to && !isDisturbed(spans, { onset, periodMs }),
    );
  const first = breaths[0];
  if (first === undefined) return undefined;
  const rates = breaths.map(({ periodMs }) => 60_000 / periodMs);
  if (Math.max(...rates) / Math.min(...rates) > 1 + SAME_RATE) return undefined;
  const lock = breathLock(heartOf(session), breaths, first.inhaleShare);
  return lock && { lock, breathsPerMin: rates.reduce((sum, rate) => sum + rate / rates.length, 0) };
}

/** The figures of a stretch. */
export function stretchFigures(session: Session, stretch: Stretch): StretchFigures {
  const track = session.track('client');
  const { beats, labels } = track;
  const record = heartOf(session);
  const first = firstAfter(beats, stretch.from);
  const end = Math.min(firstAfter(beats, stretch.to), labels.kinds.length);
  const count = Math.max(0, end - first);
  // A mask looks at what stands beside a beat: it begins and ends a little outside of the stretch.
  const start = Math.max(0, first - BESIDE);
  const ok = mask(beats.slice(start, end + BESIDE), labels.kinds.slice(start, end + BESIDE));
  const basis = windowBasis(
    {
      beats,
      irregular: track.irregular,
      kinds: labels.kinds,
      events: labels.events,
      isUsable: (i) => ok[i - start] ?? true,
    },
    first,
    first + count,
    stretch.from,
    stretch.to,
  );
  const faults = faultsOf(basis);
  const rate = meanHeartRate(record, stretch);
  const paced = slowSpans(session.state.guide, stretch.to).some((span) => overlap(span, stretch) > 0);
  const domain = timeDomain(beats.slice(start, end), ok, first - start, first + count - start);
  const rmssd: Figure =
    count === 0
      ? { hidden: 'no-beats' }
      : hasNoTrueIntervals(session)
        ? { hidden: 'unusable' }
        : paced
          ? { hidden: 'paced' }
          : faults.length > 0
            ? { hidden: faults.includes('irregular') ? 'rhythm' : 'poor' }
            : domain.differences < FEWEST_DIFFERENCES || domain.rmssdMs === undefined
              ? { hidden: 'too-few' }
              : { value: domain.rmssdMs };
  const rates = rateSpans(session.state.guide, stretch.to).filter((span) => overlap(span, stretch) > 0);
  const locked = lockIn(session, stretch);
  const wave: StretchFigures['wave'] =
    rates.length === 0
      ? { hidden: 'no-guide' }
      : locked === undefined || locked.lock.breaths < FEWEST_BREATHS
        ? { hidden: 'few-breaths' }
        : { value: locked.lock.peakToTrough, sd: locked.lock.peakToTroughSd };
  return {
    stretch,
    heartRate: rate === undefined ? { hidden: 'no-beats' } : { value: rate },
    rmssd,
    wave,
    guide: locked?.breathsPerMin,
    beats: count,
    mayHoldEarly: mayHoldEarlyBeats(beats, labels.kinds, first + count, stretch.from),
    corrected: basis.corrected,
    leftOut: disturbedSpans(session.state.moments.marks).reduce(
      (sum, span) => sum + overlap(span, stretch),
      0,
    ),
  };
}

/** Two stretches side by side. `undefined` = the figure is not shown in one of them. */
export interface Comparison {
  readonly a: StretchFigures;
  readonly b: StretchFigures;
  /** bpm. */
  readonly heartRate: ChangeOrNot;
  /** Logarithm of a factor. */
  readonly rmssd: ChangeOrNot | undefined;
  /** Logarithm of a factor. */
  readonly wave: ChangeOrNot | undefined;
}

/** B compared with A. */
export function compare(session: Session, a: Stretch, b: Stretch): Comparison {
  const record = heartOf(session);
  const inA = stretchFigures(session, a);
  const inB = stretchFigures(session, b);
  const lockA = lockIn(session, a);
  const lockB = lockIn(session, b);
  const waveOf = ({ lock, breathsPerMin }: NonNullable<typeof lockA>): WaveOfStretch => ({
    ...lock,
    breathsPerMin,
  });
  return {
    a: inA,
    b: inB,
    heartRate: heartRateChange(record, a, b),
    rmssd: 'value' in inA.rmssd && 'value' in inB.rmssd ? rmssdChange(record, a, b) : undefined,
    wave:
      lockA === undefined || lockB === undefined || 'hidden' in inA.wave || 'hidden' in inB.wave
        ? undefined
        : waveChange(record, { ...a, wave: waveOf(lockA) }, { ...b, wave: waveOf(lockB) }),
  };
}
