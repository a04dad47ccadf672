/**
 * Whether a window's numbers may be shown: by the share of beats that were corrected and of time that is missing. It
 * decides nothing about the rhythm (rhythm-gate.ts) or about breathing.
 */
import type { Beat, BeatKind } from './beats.ts';
import type { Ms, Share } from '../terms/units.ts';

/** `good`: show. `weak`: show in grey. `invalid`: hide, and say why. */
export type Validity = 'good' | 'weak' | 'invalid';

/** Up to this many percent of corrected beats and of missing time a window is good. */
export const GOOD_PERCENT = 2;
/** Up to this many percent it is weak; 5 % is the usual ceiling for interpolated beats. */
export const WEAK_PERCENT = 5;

/** Validity of a window from its shares of corrected beats (by events) and of missing time, judged as they are shown: in whole percent. */
export function validityOf(corrected: Share, missing: Share): Validity {
  const worst = Math.round(100 * Math.max(corrected, missing));
  return worst <= GOOD_PERCENT ? 'good' : worst <= WEAK_PERCENT ? 'weak' : 'invalid';
}

/** What a number was computed from. */
export interface Basis {
  /** Start and end of the window, session time. */
  readonly from: Ms;
  readonly to: Ms;
  /** Intervals in the window, labelled ones included. */
  readonly beats: number;
  /** Share of beats labelled as artefact or ectopic, counted by events: one early beat labels two intervals and counts once. */
  readonly corrected: Share;
  /** Share of the window's time without an interval, or with one whose time can't be trusted (gap, long, short). */
  readonly missing: Share;
}

/** Whether the time of an interval is true: it is used, or it is one of those that split or join true time. */
export function keepsTime(kind: BeatKind, usable: boolean): boolean {
  return usable || kind === 'missed' || kind === 'extra' || kind === 'ectopic';
}

/** Time that beat `i` accounts for, ms: up to the beat before it, or its own interval at the start of a stretch. */
export function spanOf(beats: readonly Beat[], i: number): Ms {
  const beat = beats[i];
  if (beat === undefined) return 0;
  const before = beats[i - 1];
  // Between beats of one stretch no time is missing, whatever a correction of the anchor did to their distance.
  return before?.segment === beat.segment ? beat.at - before.at : beat.rr;
}
