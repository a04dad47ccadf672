/**
 * A live window over the newest labelled beats, kept incrementally: constant work per beat, whatever its length. It reads the
 * session's append-only beats and labels and computes nothing else; labels arrive three beats late, so the window does too.
 */
import type { Labels } from './artefacts.ts';
import type { Beat } from './beats.ts';
import { NnSums, type TimeDomain } from './nn-sums.ts';
import type { Ms, Share } from '../terms/units.ts';
import { isUsable } from './usable.ts';
import { keepsTime, spanOf, validityOf, type Basis, type Validity } from './validity.ts';

/** The figures of a window with what they rest on. */
export interface WindowNumbers extends TimeDomain, Basis {
  /** By corrected and missing share; a window that is still too short says so by its `from` and `to`. */
  readonly validity: Validity;
  /** Number of artefact or ectopic events in the window. */
  readonly events: number;
  /** Share of the beats at which the rhythm could not be interpreted. */
  readonly irregular: Share;
}

/** Subtractions after which the sums are built anew, so that rounding cannot pile up over hours. */
const REBUILD = 2048;
/** A label comes three beats late, and its packet up to a few seconds. */
const LATE: Ms = 10_000;
/** How far back a run of labelled intervals is followed to judge the pieces beside it. */
const LOOK_BACK = 64;

/** Figures over the last `length` ms before the newest labelled beat. */
export class SlidingWindow {
  readonly #beats: readonly Beat[];
  readonly #labels: Pick<Labels, 'kinds' | 'events'>;
  readonly #irregular: readonly boolean[];
  readonly #length: Ms;
  readonly #sums = new NnSums();
  /** Usability of the beats from `#base` on; what lies before the window is cut off now and then. */
  #usable: boolean[] = [];
  #base = 0;
  #first = 0;
  #next = 0;
  #trusted: Ms = 0;
  #events = 0;
  #odd = 0;
  #removed = 0;
  #to: Ms = -Infinity;

  /** `beats`, `labels` and `irregular` are the session's own growing arrays, the last of them ahead of what is taken in; `length` in ms. */
  constructor(
    beats: readonly Beat[],
    labels: Pick<Labels, 'kinds' | 'events'>,
    length: Ms,
    irregular: readonly boolean[] = [],
  ) {
    this.#beats = beats;
    this.#labels = labels;
    this.#irregular = irregular;
    this.#length = length;
  }

  /**
   * Takes in what was labelled since the last call and gives the window's figures; `undefined` before the first labelled
   * beat. With `now`, time without beats counts as missing as soon as latency and late labels can't explain it (10 s).
   * The end never moves back.
   */
  update(now: Ms = -Infinity): WindowNumbers | undefined {
    const { kinds } = this.#labels;
    for (const end = Math.min(kinds.length, this.#beats.length); this.#next < end;) this.#take();
    const newest = this.#beats[this.#next - 1];
    if (newest === undefined) return undefined;
    this.#to = Math.max(this.#to, newest.at, now - LATE);
    this.#expire(this.#to - this.#length);
    return this.#numbers();
  }

  #take(): void {
    const i = this.#next++;
    const normal = this.#labels.kinds[i] === 'normal';
    const usable = normal && this.#judge(i);
    this.#usable.push(usable);
    this.#count(i, 1);
    if (this.#startsEvent(i)) this.#events++;
    if (this.#irregular[i] === true) this.#odd++;
    // A labelled interval may make a piece of a burst of the one or two normal ones before its run.
    if (!normal) this.#reconsider(i);
    const beat = this.#beats[i];
    if (beat !== undefined) this.#expire(beat.at - this.#length);
  }

  #reconsider(i: number): void {
    let run = i;
    while (run > this.#first && i - run < LOOK_BACK && this.#labels.kinds[run - 1] !== 'normal') run--;
    for (let k = run - 1; k >= Math.max(this.#first, run - 2); k--) {
      const was = this.#usable[k - this.#base] === true;
      if (!was || this.#judge(k)) continue;
      this.#count(k, -1);
      if (k + 1 < this.#next) this.#pair(k + 1, -1);
      this.#usable[k - this.#base] = false;
      this.#trusted += this.#trust(k);
    }
  }

  /** Whether interval `i` is usable, seen within its own stretch. */
  #judge(i: number): boolean {
    const { kinds } = this.#labels;
    const segment = this.#beats[i]?.segment;
    let start = i;
    let plain = true;
    while (start > 0 && i - start < LOOK_BACK && this.#beats[start - 1]?.segment === segment) {
      start--;
      if (kinds[start] !== 'normal') plain = false;
      // Three normal ones in a row are no piece of a burst: what lies before them does not matter.
      else if (plain && i - start >= 2) return true;
    }
    let end = i + 1;
    while (end < this.#next && this.#beats[end]?.segment === segment) end++;
    return isUsable(kinds.slice(start, end), i - start);
  }

  /** Adds or takes away interval `i` and its difference to the one before it. */
  #count(i: number, sign: 1 | -1): void {
    const beat = this.#beats[i];
    if (beat === undefined) return;
    this.#trusted += sign * this.#trust(i);
    if (this.#usable[i - this.#base] !== true) return;
    this.#sums.interval(beat.rr, sign);
    this.#pair(i, sign);
    if (sign === -1) this.#removed++;
  }

  /** Adds or takes away the difference between `i` and the one before it, if both are in the window, joined and usable. */
  #pair(i: number, sign: 1 | -1): void {
    if (i <= this.#first) return;
    const beat = this.#beats[i];
    const before = this.#beats[i - 1];
    if (beat === undefined || before?.segment !== beat.segment) return;
    if (this.#usable[i - this.#base] !== true || this.#usable[i - 1 - this.#base] !== true) return;
    this.#sums.difference(beat.rr - before.rr, sign);
  }

  #trust(i: number): Ms {
    const kind = this.#labels.kinds[i] ?? 'gap';
    return keepsTime(kind, this.#usable[i - this.#base] === true) ? spanOf(this.#beats, i) : 0;
  }

  #startsEvent(i: number): boolean {
    const { events } = this.#labels;
    return events[i] !== undefined && (i === this.#first || events[i] !== events[i - 1]);
  }

  #expire(from: Ms): void {
    for (let beat = this.#beats[this.#first]; beat !== undefined && beat.at <= from;) {
      if (this.#first >= this.#next) break;
      const i = this.#first;
      if (this.#startsEvent(i)) this.#events--;
      if (this.#irregular[i] === true) this.#odd--;
      this.#pair(i + 1, -1);
      this.#count(i, -1);
      this.#first = i + 1;
      if (this.#first < this.#next && this.#startsEvent(i + 1) && !this.#startedBefore(i + 1)) this.#events++;
      beat = this.#beats[this.#first];
    }
    if (this.#first - this.#base > REBUILD) {
      this.#usable = this.#usable.slice(this.#first - this.#base);
      this.#base = this.#first;
    }
    if (this.#removed > REBUILD) this.#rebuild();
  }

  /** Whether `i` began its event by itself, so that it was counted when it came. */
  #startedBefore(i: number): boolean {
    const { events } = this.#labels;
    return i === 0 || events[i] !== events[i - 1];
  }

  #rebuild(): void {
    this.#sums.clear();
    this.#removed = 0;
    this.#trusted = 0;
    for (let i = this.#first; i < this.#next; i++) this.#count(i, 1);
  }

  #numbers(): WindowNumbers {
    const beats = this.#next - this.#first;
    const begin = this.#beats[0];
    const from = Math.max(this.#to - this.#length, begin === undefined ? -Infinity : begin.at - begin.rr);
    const oldest = this.#beats[this.#first];
    let held = this.#trusted;
    if (oldest !== undefined && this.#first < this.#next) {
      const outside = Math.max(0, from - (oldest.at - spanOf(this.#beats, this.#first)));
      held -= Math.min(outside, this.#trust(this.#first));
    }
    const corrected = beats === 0 ? 0 : this.#events / beats;
    const missing = Math.min(1, Math.max(0, 1 - held / (this.#to - from)));
    const f = this.#sums.figures();
    // Written out: spreading one object into another costs more than all the figures.
    return {
      intervals: f.intervals,
      differences: f.differences,
      meanNnMs: f.meanNnMs,
      meanHrBpm: f.meanHrBpm,
      sdnnMs: f.sdnnMs,
      rmssdMs: f.rmssdMs,
      lnRmssd: f.lnRmssd,
      pnn50Pct: f.pnn50Pct,
      sd1Ms: f.sd1Ms,
      sd2Ms: f.sd2Ms,
      from,
      to: this.#to,
      beats,
      events: this.#events,
      irregular: beats === 0 ? 0 : this.#odd / beats,
      corrected,
      missing,
      validity: validityOf(corrected, missing),
    };
  }
}
