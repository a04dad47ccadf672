/**
 * What a window of beats rests on, and whether its figures of variability are valid: the one rule of the course of a session, of a stretch, of a
 * file and, beat by beat in sliding-window.ts, of the live numbers. Pure; which beats lie in the window is told, not decided, here.
 */
import type { Beat, BeatKind } from './beats.ts';
import type { Ms, Share } from '../terms/units.ts';
import { keepsTime, spanOf, validityOf, type Basis } from './validity.ts';

/** Labelled beats; the lists may be shorter than the beats: what has no label yet counts as normal. */
export interface LabelledBeats {
  readonly beats: readonly Beat[];
  readonly kinds: readonly BeatKind[];
  /** Of each beat the event that it belongs to, if any. */
  readonly events: readonly (number | undefined)[];
  /** Of each beat, whether the rhythm could not be interpreted there. */
  readonly irregular: ArrayLike<boolean | number>;
  /** Whether beat `i` may enter a figure (usable.ts). */
  isUsable(i: number): boolean;
}

/** A basis with what the rhythm says of it. */
export interface WindowBasis extends Basis {
  /** Artefact or ectopic events, of which one may label two intervals. */
  readonly events: number;
  /** Share of the beats at which the rhythm could not be interpreted. */
  readonly irregular: Share;
  /** The same of the last beat: what is hidden now says nothing of now. */
  readonly endsIrregular: boolean;
}

/** Why no figure of a window is valid. */
export type InvalidBy = 'synthesised' | 'corrected' | 'irregular' | 'missing';

/** Successive differences below which an RMSSD of a window says nothing. */
export const FEWEST_DIFFERENCES = 30;

/** The basis of beats `first` to before `end`, which lie in the window from `from` to `to` on the beats' own clock. */
export function windowBasis(
  { beats, kinds, events: labelled, irregular, isUsable }: LabelledBeats,
  first: number,
  end: number,
  from: Ms,
  to: Ms,
): WindowBasis {
  let held = 0;
  let events = 0;
  let odd = 0;
  let last: number | undefined;
  for (let i = first; i < end; i++) {
    if (keepsTime(kinds[i] ?? 'normal', isUsable(i)))
      held += Math.min(spanOf(beats, i), (beats[i]?.at ?? 0) - from);
    const event = labelled[i];
    if (event !== undefined && event !== last) events++;
    last = event;
    if (irregular[i]) odd++;
  }
  // The interval that the window's end cuts belongs to the next window, its time up to the cut to this one.
  const before = beats[end - 1];
  if (end > first && before !== undefined && beats[end]?.segment === before.segment) {
    if (keepsTime(kinds[end] ?? 'normal', isUsable(end))) held += to - before.at;
  }
  const count = end - first;
  return {
    from,
    to,
    beats: count,
    events,
    corrected: count === 0 ? 0 : events / count,
    missing: to > from ? Math.min(1, Math.max(0, 1 - held / (to - from))) : 0,
    irregular: count === 0 ? 0 : odd / count,
    endsIrregular: count > 0 && Boolean(irregular[end - 1]),
  };
}

/** What makes a window's figures not valid: over 5 % corrected, missing or not interpretable, or a last beat that is not; empty if nothing does. */
export function faultsOf({
  corrected,
  irregular,
  missing,
  endsIrregular,
}: Pick<WindowBasis, 'corrected' | 'irregular' | 'missing' | 'endsIrregular'>): InvalidBy[] {
  const isOver = (share: Share): boolean => validityOf(share, 0) === 'invalid';
  return [
    ...(isOver(corrected) ? (['corrected'] as const) : []),
    ...(isOver(irregular) || endsIrregular ? (['irregular'] as const) : []),
    ...(isOver(missing) ? (['missing'] as const) : []),
  ];
}
