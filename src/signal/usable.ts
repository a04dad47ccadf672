/**
 * What to do with labelled intervals: which to omit (time domain) and how to repair them keeping time (spectra and
 * breath-locked amplitude). It labels nothing and leaves the raw intervals as they are.
 */
import type { BeatKind } from './beats.ts';
import type { Ms } from '../terms/units.ts';

/** Unscaled beyond this: a repair that must be stretched further than 12 % does not stand for the lost beats. */
const STRETCH = 0.12;

/** Kinds that lose the clock: their time is not the sum of true intervals. */
function losesTime(kind: BeatKind | undefined): boolean {
  return kind === 'gap' || kind === 'long' || kind === 'short';
}

/**
 * Whether interval `i` may enter a metric: labelled normal, and not one of one or two normal ones between labelled
 * runs of which one lost the clock (a piece of a burst that fits by chance). Looks at neighbours only, so of live labels
 * the last two may still change from true to false.
 */
export function isUsable(kinds: readonly BeatKind[], i: number): boolean {
  if (kinds[i] !== 'normal') return false;
  let first = i;
  let last = i;
  while (kinds[first - 1] === 'normal' && i - first < 2) first--;
  while (kinds[last + 1] === 'normal' && last - i < 2) last++;
  if (last - first + 1 > 2 || first === 0 || last >= kinds.length - 1) return true;
  return !(runLosesTime(kinds, first - 1, -1) || runLosesTime(kinds, last + 1, 1));
}

function runLosesTime(kinds: readonly BeatKind[], from: number, step: 1 | -1): boolean {
  for (let i = from; i >= 0 && i < kinds.length && kinds[i] !== 'normal'; i += step) {
    if (losesTime(kinds[i])) return true;
  }
  return false;
}

/**
 * Mask of the intervals that time-domain metrics use, for one unbroken stretch. Successive differences count where
 * both intervals are usable.
 */
export function usable(kinds: readonly BeatKind[]): boolean[] {
  return kinds.map((_, i) => isUsable(kinds, i));
}

/** A stretch with its unusable intervals replaced; the arrays have one entry per beat. */
export interface Repaired {
  readonly rr: readonly Ms[];
  /** Time of the beat that closes the interval, from the start of the stretch. Usable beats stay where they were. */
  readonly ends: readonly Ms[];
  /** True for a beat that was filled in. */
  readonly filled: readonly boolean[];
  /** Times, from the start of the stretch, whose content is unknown: no spectrum or amplitude window may touch them. */
  readonly voids: readonly { readonly from: Ms; readonly to: Ms }[];
}

/**
 * One unbroken stretch with every run of unusable intervals, of total time T, replaced by round(T / mean of its two
 * neighbours) beats on a straight line between them, scaled to sum to T; left unscaled if that takes more than 12 %. A
 * run with a gap or outlier is void besides. Empty, and all void, if nothing is usable.
 */
export function repaired(rr: readonly Ms[], kinds: readonly BeatKind[]): Repaired {
  const mask = usable(kinds);
  const out = {
    rr: [] as Ms[],
    ends: [] as Ms[],
    filled: [] as boolean[],
    voids: [] as { from: Ms; to: Ms }[],
  };
  let time = 0;
  let i = 0;
  while (i < rr.length) {
    const interval = rr[i] ?? 0;
    if (mask[i] === true) {
      time += interval;
      out.rr.push(interval);
      out.ends.push(time);
      out.filled.push(false);
      i++;
      continue;
    }
    const first = i;
    let span = 0;
    let lost = false;
    for (; i < rr.length && mask[i] !== true; i++) {
      span += rr[i] ?? 0;
      lost ||= losesTime(kinds[i]);
    }
    const before = rr[first - 1] ?? rr[i];
    const after = rr[i] ?? before;
    if (lost || before === undefined) out.voids.push({ from: time, to: time + span });
    if (before !== undefined && after !== undefined) fill(out, before, after, time, span);
    time += span;
  }
  return out;
}

function fill(
  out: { rr: Ms[]; ends: Ms[]; filled: boolean[] },
  before: Ms,
  after: Ms,
  from: Ms,
  span: Ms,
): void {
  const beats = Math.max(1, Math.round(span / ((before + after) / 2)));
  // A straight line between two neighbours has the mean of both as its own mean.
  const ratio = span / ((beats * (before + after)) / 2);
  const scale = Math.abs(ratio - 1) > STRETCH ? 1 : ratio;
  let elapsed = 0;
  for (let b = 1; b <= beats; b++) {
    const line = before + ((after - before) * b) / (beats + 1);
    elapsed += line * ratio;
    out.rr.push(line * scale);
    out.ends.push(from + elapsed);
    out.filled.push(true);
  }
}
