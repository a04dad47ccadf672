/**
 * The paced breaths of one assessment as the resonance estimate takes them: the same for every protocol, live and years later.
 */
import { breathsBetween } from '../pacing/guide.ts';
import { breathAmplitudes } from '../signal/breath-amplitudes.ts';
import type { PacedBreath } from '../signal/resonance-amplitude.ts';
import type { Ms } from '../signal/units.ts';
import type { Led } from './led.ts';
import type { Session } from './session.ts';

/** What the estimate reads; plain data, so it may cross into a worker. */
export interface PacedBreaths {
  readonly breaths: readonly PacedBreath[];
  /** Median of the assessment's intervals, ms; `undefined` without beats. */
  readonly medianRrMs: Ms | undefined;
}

/** Breaths with more corrected events than this are left out: one repaired beat bends an amplitude less than a lost breath costs. */
const ALLOWED_EVENTS = 1;

/** Every whole breath that the guide led from the assessment's start to its end, or to `now` while it runs. */
export function assessmentBreaths(session: Session, led: Led, now: Ms): PacedBreaths {
  const { beats, labels } = session.track();
  const to = led.records.at(-1)?.until ?? now;
  const whole = breathsBetween(session.state.guide, led.since, to);
  const within = beats.filter((beat) => beat.at >= led.since && beat.at <= to).map((beat) => beat.rr);
  const sorted = within.sort((a, b) => a - b);
  return {
    breaths: breathAmplitudes(beats, labels.kinds, whole, ALLOWED_EVENTS).map(
      ({ onset, periodMs, re, im, valid }) => ({ onset, periodMs, re, im, valid }),
    ),
    medianRrMs: sorted[sorted.length >> 1],
  };
}
