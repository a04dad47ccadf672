/**
 * Whether two hearts went together more than those of two strangers: one statement after a session, or why there is none. The delay at
 * which they go together best is looked for, because straps are late, and thrown away: nobody leads. Never live, never minute by minute.
 */
import type { Piece } from './synchrony-pieces.ts';
import { DELAYS, sharedOf, slowSpectrum, type Shared } from './synchrony-spectrum.ts';
import type { Ms, Share } from '../terms/units.ts';

/** What two hearts share over all their pieces. */
export interface SharedWave {
  /** √(mean over the delays of Z²), Z = ΣU / √ΣV; about 1 of two strangers, above 1.80 of 4 in 100 of them. */
  readonly q: number;
  /** Shared part of the slow waves, -1 to 1, where it is largest; opposed if negative. */
  readonly shared: number;
  /** Its interval, of which at least 93 % hold the true one when it is said. */
  readonly low: number;
  readonly high: number;
}

/**
 * Why nothing is said. `silence-unknown`: nobody noted when nobody spoke. `too-short`: fewer minutes than are needed. `clocks`: the straps' clocks lie more than 2 s apart or it is not known.
 * `course`: one heart goes as well with the other of another day, so both follow the course of the session. `jumps`: it rests on
 * moments that moved both, such as a noise.
 */
export type NoSynchrony = 'silence-unknown' | 'too-short' | 'clocks' | 'course' | 'jumps';

/** The statement, with the minutes it rests on and those it needs. */
export type Synchrony =
  | ({ readonly kind: 'together' | 'opposite' } & SharedWave & Minutes)
  /** Nothing to report; which does not show that there was nothing. */
  | ({ readonly kind: 'nothing' } & Minutes)
  | ({ readonly kind: 'refused'; readonly why: NoSynchrony } & Minutes);

interface Minutes {
  readonly minutes: number;
  readonly needed: number;
}

/** What is known of the pieces. */
export interface SynchronyOptions {
  /** Whether an accelerometer watched both, so that movement is known; else common jumps of both hearts are looked for, and more time is needed. */
  readonly watched: boolean;
  /** Whether it was noted at all when nobody spoke; the absence of a mark of speech is no silence. */
  readonly silenceNoted: boolean;
  /** How far the straps' clocks lie apart at most; absent = not known. */
  readonly clocksApartMs?: Ms;
  /** One statement of a list or a course over sessions: the stricter bound. */
  readonly oneOfMany?: boolean;
  /** The pieces of the pair's recorded sessions, this one among them: from three on, whether both only follow the course of a session is looked at. */
  readonly sessions?: readonly (readonly Piece[])[];
}

/** Bound of `q` for one statement, for one of many, and for the check against another day. */
export const BOUND = 1.8;
export const STRICT_BOUND = 2.2;
/** Half-width of the interval, in standard errors. */
const WIDTH = 2.24;
/** A correlation is kept this far from ±1, where its interval would end. */
const LARGEST: Share = 0.99;
const NEEDED_MIN = 25;
/** Without an accelerometer. */
const NEEDED_UNWATCHED_MIN = 30;
const CLOCKS: Ms = 2000;
/** A jump: the next 10 s this much above the 20 s before; of both within 6 s it is common. */
const JUMP_BPM = 8;
const JUMP_BEFORE_S = 20;
const JUMP_AFTER_S = 10;
const JUMP_NEAR_S = 6;
const LEAST_LEFT: Share = 0.6;
/** Sessions from which on another day can be asked, and how near two pieces start in theirs. */
const FEWEST_SESSIONS = 3;
const SAME_MINUTE: Ms = 30_000;

/** The statistic over what each piece shares; `undefined` without a piece. */
export function sharedWave(pieces: readonly Shared[]): SharedWave | undefined {
  if (pieces.length === 0) return undefined;
  const sums = new Float64Array(DELAYS);
  let variance = 0;
  let count = 0;
  for (const piece of pieces) {
    piece.sums.forEach((u, d) => (sums[d]! += u));
    variance += piece.variance;
    count += piece.count;
  }
  const error = Math.sqrt(variance);
  let squares = 0;
  let largest = 0;
  for (const u of sums) {
    squares += (u / error) ** 2 / DELAYS;
    if (Math.abs(u) > Math.abs(largest)) largest = u;
  }
  const shared = Math.min(LARGEST, Math.max(-LARGEST, largest / count));
  const middle = Math.atanh(shared);
  const half = (WIDTH * error) / count;
  return { q: Math.sqrt(squares), shared, low: Math.tanh(middle - half), high: Math.tanh(middle + half) };
}

const sharedIn = ({ a, b }: Piece): Shared => sharedOf(slowSpectrum(a), slowSpectrum(b));

/** Seconds of a piece at which heart rate has just risen by more than 8 bpm. */
function jumps(bpm: Float64Array): number[] {
  const mean = (from: number, to: number): number =>
    bpm.subarray(from, to).reduce((sum, v) => sum + v, 0) / (to - from);
  const at: number[] = [];
  for (let s = JUMP_BEFORE_S; s + JUMP_AFTER_S <= bpm.length; s++)
    if (mean(s, s + JUMP_AFTER_S) - mean(s - JUMP_BEFORE_S, s) > JUMP_BPM) at.push(s);
  return at;
}

/** Whether both hearts jump within 6 s of one another somewhere in a piece. */
function jumpsTogether({ a, b }: Piece): boolean {
  const others = jumps(b);
  return jumps(a).some((s) => others.some((t) => Math.abs(s - t) <= JUMP_NEAR_S));
}

/**
 * Whether one heart goes with the other of another day at the same minute as strangers hardly do (`q` above 2.20): both then follow the
 * course of a session. `undefined` below three sessions or without pieces that can be laid beside one another.
 */
export function followsCourse(sessions: readonly (readonly Piece[])[]): boolean | undefined {
  if (sessions.length < FEWEST_SESSIONS) return undefined;
  const spectra = sessions.map((pieces) =>
    pieces.map(({ from, a, b }) => ({ from, a: slowSpectrum(a), b: slowSpectrum(b) })),
  );
  const across: Shared[] = [];
  spectra.forEach((one, i) =>
    spectra.forEach((other, j) => {
      if (i === j) return;
      for (const { from, a } of one)
        for (const piece of other)
          if (
            Math.abs(piece.from - from) <= SAME_MINUTE &&
            piece.b.frequency.length === a.frequency.length &&
            piece.b.frequency[0] === a.frequency[0]
          )
            across.push(sharedOf(a, piece.b));
    }),
  );
  const wave = sharedWave(across);
  return wave === undefined ? undefined : wave.q > STRICT_BOUND;
}

/**
 * What may be said of the pieces of one session, or of several of the same two people taken together. Fewer than 25 minutes (30 where no
 * accelerometer watched both) say nothing; above the bound it is said with its interval.
 */
export function synchrony(pieces: readonly Piece[], options: SynchronyOptions): Synchrony {
  const needed = options.watched ? NEEDED_MIN : NEEDED_UNWATCHED_MIN;
  const minutes = pieces.reduce((sum, { a }) => sum + a.length, 0) / 60;
  const said = { minutes, needed };
  const refused = (why: NoSynchrony): Synchrony => ({ kind: 'refused', why, ...said });
  if (!options.silenceNoted) return refused('silence-unknown');
  const { clocksApartMs } = options;
  if (clocksApartMs === undefined || clocksApartMs > CLOCKS) return refused('clocks');
  if (minutes < needed - 1e-9) return refused('too-short');
  const bound = options.oneOfMany === true ? STRICT_BOUND : BOUND;
  const shared = pieces.map(sharedIn);
  const wave = sharedWave(shared);
  if (wave === undefined || wave.q <= bound) return { kind: 'nothing', ...said };
  if (followsCourse(options.sessions ?? []) === true) return refused('course');
  if (!options.watched) {
    const calm = shared.filter((_, i) => !jumpsTogether(pieces[i]!));
    if (calm.length < LEAST_LEFT * pieces.length || (sharedWave(calm)?.q ?? 0) <= bound)
      return refused('jumps');
  }
  return { kind: wave.shared > 0 ? 'together' : 'opposite', ...wave, ...said };
}
