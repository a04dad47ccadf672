/**
 * Which stretches of two hearts may be compared at all, cut into pieces of two to five minutes with heart rate once a second: nobody paced,
 * nobody speaking, nobody moving, both straps heard well. What is left out is counted by its reason. It compares nothing.
 */
import type { HeartRecord } from './breath-amplitudes.ts';
import { firstAfter } from './breath-amplitudes.ts';
import type { Stretch } from './change.ts';
import { detrended } from './detrend.ts';
import { isUsable } from './usable.ts';
import type { Bpm, Hz, Ms, Share } from '../terms/units.ts';

/** Two hearts of one session on one clock, and what is known of the time. */
export interface TwoHearts {
  readonly a: HeartRecord;
  readonly b: HeartRecord;
  /** Time during which it was noted that nobody spoke; time without a note does not count. */
  readonly silent: readonly Stretch[];
  /** Time during which either spoke, was guided by a pace (orb, sound, counting), moved. */
  readonly spoken: readonly Stretch[];
  readonly paced: readonly Stretch[];
  readonly moved: readonly Stretch[];
}

/** One piece; both arrays hold heart rate once a second from `from` on. */
export interface Piece {
  /** From the start of the session. */
  readonly from: Ms;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/**
 * Why a second was left out. `start`: the first minute of the recording. `not-silent`: no note that nobody spoke. `beats`: corrected beats, a
 * hole or no beats of one of the two. `short`: what remained was under two minutes. `pace`: both hearts swing at one pace, as if guided.
 */
export type LeftOut = 'start' | 'not-silent' | 'spoken' | 'paced' | 'moved' | 'beats' | 'short' | 'pace';

/** The pieces in order of time, and the seconds of both hearts that did not count. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

/** Somebody who has just sat down settles: their first minute says nothing. */
const SETTLING: Ms = 60_000;
/** Time around what was marked that still bears its trace. */
const AFTER_PACE: Ms = 30_000;
const AFTER_SPEECH: Ms = 10_000;
const BEFORE_MOVE: Ms = 10_000;
const AFTER_MOVE: Ms = 20_000;
const SHORTEST_S = 120;
const LONGEST_S = 300;
const MOST_CORRECTED: Share = 0.05;
const HOLE: Ms = 5000;
/** Two hearts that swing at one pace: where it is looked for, the share of power at the peak, and how near the peaks lie. */
const PACE_FROM: Hz = 0.055;
const PACE_TO: Hz = 0.13;
const POWER_FROM: Hz = 0.03;
const POWER_TO: Hz = 0.2;
const PACE_SHARE: Share = 0.5;
const PACE_NEAR: Hz = 2 / 300;

/** Seconds `from` … `to` - 1, each marked `free` or by the reason that keeps it out. */
type Seconds = (LeftOut | 'free')[];

/** Heart rate once a second over `n` seconds from `from`; `undefined` if corrected beats or a hole make it unfit. */
function heartRate({ beats, kinds }: HeartRecord, from: Ms, n: number): Float64Array | undefined {
  const to = from + (n - 1) * 1000;
  const first = Math.max(0, firstAfter(beats, from) - 2);
  const times: Ms[] = [];
  const values: Bpm[] = [];
  let inside = 0;
  let corrected = 0;
  for (let i = first; i < beats.length; i++) {
    const { at, rr } = beats[i]!;
    const middle = at - rr / 2;
    const usable = isUsable(kinds, i);
    if (middle >= from && middle <= to) {
      inside++;
      if (!usable) corrected++;
    }
    if (usable) {
      times.push(middle);
      values.push(60_000 / rr);
    }
    if (usable && middle > to) break;
  }
  if (inside === 0 || corrected / inside > MOST_CORRECTED) return undefined;
  if (times[0]! > from + HOLE || times.at(-1)! < to - HOLE) return undefined;
  for (let i = 1; i < times.length; i++) {
    if (times[i]! - times[i - 1]! > HOLE && times[i]! > from && times[i - 1]! < to) return undefined;
  }
  const bpm = new Float64Array(n);
  let next = 0;
  for (let i = 0; i < n; i++) {
    const at = from + i * 1000;
    while (next < times.length - 1 && times[next]! <= at) next++;
    const before = Math.max(0, next - 1);
    const span = times[next]! - times[before]!;
    const share = span === 0 ? 0 : Math.min(1, Math.max(0, (at - times[before]!) / span));
    bpm[i] = values[before]! + share * (values[next]! - values[before]!);
  }
  return bpm;
}

/** The largest swing between 0.055 and 0.13 Hz: where it is, and the share of all power from 0.03 to 0.2 Hz that lies at it. */
function swing(bpm: Float64Array): { at: Hz; share: Share } {
  const n = bpm.length;
  const y = detrended(bpm, 2).map((v, i) => v * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / n)));
  const first = Math.ceil(POWER_FROM * n - 1e-9);
  const power: number[] = [];
  for (let k = first; k <= Math.floor(POWER_TO * n + 1e-9); k++) {
    let re = 0;
    let im = 0;
    for (let i = 0; i < n; i++) {
      re += y[i]! * Math.cos((2 * Math.PI * k * i) / n);
      im += y[i]! * Math.sin((2 * Math.PI * k * i) / n);
    }
    power.push(re * re + im * im);
  }
  const all = power.reduce((sum, p) => sum + p, 0) || 1;
  let peak = Math.ceil(PACE_FROM * n - 1e-9) - first;
  for (let j = peak; j <= Math.floor(PACE_TO * n + 1e-9) - first; j++) if (power[j]! > power[peak]!) peak = j;
  const near = Math.max(1, Math.round(PACE_NEAR * n));
  const around = power.slice(Math.max(0, peak - near), peak + near + 1).reduce((sum, p) => sum + p, 0);
  return { at: (first + peak) / n, share: around / all };
}

/** Whether both hearts swing at one and the same pace, as two people do who breathe with one guide. A net, not the rule: it sees 7 of 10. */
export function looksPaced(a: Float64Array, b: Float64Array): boolean {
  const one = swing(a);
  const other = swing(b);
  return (
    one.share > PACE_SHARE && other.share > PACE_SHARE && Math.abs(one.at - other.at) <= PACE_NEAR + 1e-9
  );
}

/** Marks the seconds of the first heart's record in which both may be compared. */
function mark(hearts: TwoHearts, from: Ms, count: number): Seconds {
  const seconds: Seconds = Array.from({ length: count }, () => 'not-silent');
  const set = (spans: readonly Stretch[], before: Ms, after: Ms, as: LeftOut | 'free'): void => {
    for (const span of spans) {
      const first = Math.max(
        0,
        Math.floor((span.from - before - from) / 1000 + (as === 'free' ? 1 - 1e-9 : 0)),
      );
      const last = Math.ceil((span.to + after - from) / 1000 - (as === 'free' ? 1 - 1e-9 : 0));
      for (let s = first; s < Math.min(count, last); s++) seconds[s] = as;
    }
  };
  set(hearts.silent, 0, 0, 'free');
  set(hearts.moved, BEFORE_MOVE, AFTER_MOVE, 'moved');
  set(hearts.spoken, 0, AFTER_SPEECH, 'spoken');
  set(hearts.paced, 0, AFTER_PACE, 'paced');
  for (const { beats } of [hearts.a, hearts.b]) {
    const start = (beats[0]?.at ?? 0) - (beats[0]?.rr ?? 0);
    set([{ from: start, to: start + SETTLING }], 0, 0, 'start');
    // A link that was lost and found again cuts the stretch: no piece reaches over it.
    beats.forEach((beat, i) => {
      const before = beats[i - 1];
      if (before !== undefined && before.segment !== beat.segment)
        set([{ from: before.at, to: Math.max(beat.at - beat.rr, before.at + 1) }], 0, 0, 'beats');
    });
  }
  return seconds;
}

/** Cuts what may be compared of two hearts into pieces of 120 to 300 s. */
export function synchronyPieces(hearts: TwoHearts): Pieces {
  const pieces: Piece[] = [];
  const leftOut: Record<LeftOut, number> = {
    start: 0,
    'not-silent': 0,
    spoken: 0,
    paced: 0,
    moved: 0,
    beats: 0,
    short: 0,
    pace: 0,
  };
  const starts = [hearts.a, hearts.b].map(({ beats }) => (beats[0]?.at ?? 0) - (beats[0]?.rr ?? 0));
  const ends = [hearts.a, hearts.b].map(({ beats }) => beats.at(-1)?.at ?? 0);
  const from = Math.max(...starts);
  const count = Math.max(0, Math.floor((Math.min(...ends) - from) / 1000));
  const seconds = mark(hearts, from, count);
  for (const second of seconds) if (second !== 'free') leftOut[second] += 1;
  let start = 0;
  while (start < count) {
    if (seconds[start] !== 'free') {
      start++;
      continue;
    }
    let end = start;
    while (end < count && seconds[end] === 'free') end++;
    const length = end - start;
    if (length < SHORTEST_S) leftOut.short += length;
    else {
      const parts = Math.ceil(length / LONGEST_S);
      const each = Math.floor(length / parts);
      for (let p = 0; p < parts; p++) {
        const at = from + (start + p * each) * 1000;
        const a = heartRate(hearts.a, at, each);
        const b = heartRate(hearts.b, at, each);
        if (a === undefined || b === undefined) leftOut.beats += each;
        else if (looksPaced(a, b)) leftOut.pace += each;
        else pieces.push({ from: at - from, a, b });
      }
    }
    start = end;
  }
  return { pieces, leftOut };
}
