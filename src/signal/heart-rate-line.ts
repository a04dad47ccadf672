/**
 * Heart rate as straight lines between usable beats, twice a second: what differences between stretches and return times are read from. A
 * sample between usable beats 5 s or more apart is not covered. Pure; the breath-locked wave has a smoother curve of its own.
 */
import type { Beat, BeatKind } from './beats.ts';
import type { HeartRecord } from './breath-amplitudes.ts';
import { firstAfter } from './breath-amplitudes.ts';
import { BIN_S } from './wandering.ts';
import type { Bpm, Ms } from '../terms/units.ts';
import { isUsable } from './usable.ts';

/** Time between two samples. */
export const SAMPLE: Ms = 500;
/** Usable beats this far apart leave what lies between them unknown. */
const HOLE: Ms = 5000;
/** Beats looked for beyond the ends of a stretch. */
const MARGIN: Ms = 60_000;

/** Evenly sampled heart rate; the arrays have the same length. */
export interface HeartRateLine {
  /** Session time of the first sample; the others follow every 500 ms, or every step that was asked for. */
  readonly from: Ms;
  /** Heart rate, bpm; beyond the first and the last usable beat their value stands. */
  readonly bpm: Float64Array;
  /** 1 where the usable beats on either side are less than 5 s apart. */
  readonly covered: Uint8Array;
}

/** The line from `from` up to (not including) `to`, one sample every `step`; `undefined` if no usable beat is near. */
export function heartRateLine(
  record: HeartRecord,
  from: Ms,
  to: Ms,
  step: Ms = SAMPLE,
): HeartRateLine | undefined {
  const { beats, kinds } = record;
  const count = Math.max(0, Math.ceil((to - from) / step - 1e-9));
  const bpm = new Float64Array(count);
  const covered = new Uint8Array(count);
  const known = Math.min(beats.length, kinds.length);
  let next = nextUsable(beats, kinds, firstAfter(beats, from - MARGIN), known);
  if (next === undefined) return undefined;
  let before: Beat | undefined;
  for (let i = 0; i < count; i++) {
    const at = from + i * step;
    while (next !== undefined && next.beat.at <= at) {
      before = next.beat;
      next = nextUsable(beats, kinds, next.index + 1, known);
    }
    const after = next?.beat;
    if (before === undefined || after === undefined) {
      const only = before ?? after;
      if (only !== undefined) bpm[i] = 60_000 / only.rr;
      continue;
    }
    const share = (at - before.at) / (after.at - before.at);
    bpm[i] = 60_000 / before.rr + share * (60_000 / after.rr - 60_000 / before.rr);
    if (after.at - before.at < HOLE) covered[i] = 1;
  }
  return { from, bpm, covered };
}

function nextUsable(
  beats: readonly Beat[],
  kinds: readonly BeatKind[],
  from: number,
  end: number,
): { beat: Beat; index: number } | undefined {
  for (let index = from; index < end; index++) {
    const beat = beats[index];
    if (beat !== undefined && isUsable(kinds, index)) return { beat, index };
  }
  return undefined;
}

/** Covered seconds of a line. */
export function coveredSeconds({ covered }: HeartRateLine): number {
  let samples = 0;
  for (const one of covered) samples += one;
  return (samples * SAMPLE) / 1000;
}

/** Means of 10 s each from the line's start, of covered samples; bins with less than 5 s of them are left out, as is a last piece. */
export function binsOf({ bpm, covered }: HeartRateLine): Bpm[] {
  const each = (BIN_S * 1000) / SAMPLE;
  const bins: Bpm[] = [];
  for (let first = 0; first + each <= bpm.length; first += each) {
    let sum = 0;
    let have = 0;
    for (let i = first; i < first + each; i++) {
      if (covered[i] !== 1) continue;
      sum += bpm[i] ?? 0;
      have += 1;
    }
    if (have >= each / 2) bins.push(sum / have);
  }
  return bins;
}
