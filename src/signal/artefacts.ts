/**
 * Labels RR artefacts and ectopic beats, live and afterwards by the same code: three beats late while recording, whole
 * files by pushing them through. It never changes or drops an interval; what to omit or repair is in usable.ts.
 */
import { ORDER, RhythmModel } from './artefact-model.ts';
import { kindOf, LONGEST_MS, NORMAL, SHORTEST_MS } from './artefact-readings.ts';
import { ArtefactSearch } from './artefact-search.ts';
import type { Beat, BeatKind } from './beats.ts';
import type { Ms } from '../terms/units.ts';

/** Intervals that a stretch waits for before its first label: their median is the level to begin with. */
const WARM_UP = 10;
/** Intervals taken from the waiting ones with each new one: all ten at once would take longer than a beat may. */
const CATCH_UP = 3;
/** A shorter stretch gets the range check only: three intervals have no rhythm to compare with. */
const FEWEST = 4;
/** Intervals looked at to tell that the search has locked to a wrong level. */
const LOCK = 8;

/** What is known of each interval, in the order of the intervals; the three arrays have the same length. */
export interface Labels {
  readonly kinds: readonly BeatKind[];
  /**
   * Number of the event, from 1, that an interval belongs to: one early beat labels two intervals and is one event.
   * `undefined` for normal ones. Shares of corrected beats count events.
   */
  readonly events: readonly (number | undefined)[];
  /**
   * |ln(interval / expected)| at the time of the label, for the rhythm gate. `undefined` where nothing was expected
   * (a stretch too short).
   */
  readonly deviations: readonly (number | undefined)[];
}

/**
 * Labels intervals as they come. An interval's label is committed three intervals later and never changes; the first
 * ten of a stretch wait for the tenth, and have caught up by the fourteenth. `kinds`, `events` and `deviations` grow; the rest of the intervals is open.
 */
export class ArtefactLabeller implements Labels {
  readonly kinds: BeatKind[] = [];
  readonly events: (number | undefined)[] = [];
  readonly deviations: (number | undefined)[] = [];
  #event = 0;
  /** Intervals not yet shown to the search: those of the warm-up. */
  readonly #waiting: Ms[] = [];
  #warm = false;
  /** Committed intervals of this stretch. */
  #done = 0;
  readonly #recent = new Float64Array(16);
  #pushed = 0;
  readonly #model = new RhythmModel();
  readonly #search = new ArtefactSearch(this.#model, (reading, starts, deviation) => {
    this.#write(kindOf(reading, deviation), starts && reading !== NORMAL, Math.abs(deviation));
  });

  /** Takes the next interval of the stretch. Anything that is no positive number counts as 1 ms, an outlier. */
  push(rr: Ms): void {
    this.#waiting.push(rr >= 1 ? Math.min(rr, 1e6) : 1);
    if (this.#warm || this.#waiting.length === WARM_UP) this.#advance(CATCH_UP);
  }

  /**
   * Ends a stretch: the recording has a hole here. What is open is committed, and the next stretch begins knowing
   * nothing, so that its labels depend on its own intervals alone, wherever it stands in a recording.
   */
  break(): void {
    if (this.#warm || this.#waiting.length >= FEWEST) {
      this.#advance(this.#waiting.length);
      this.#search.finish();
    }
    for (const rr of this.#waiting) {
      const kind = rr < SHORTEST_MS ? 'short' : rr > LONGEST_MS ? 'long' : 'normal';
      this.#write(kind, kind !== 'normal', undefined);
    }
    this.#waiting.length = 0;
    this.#warm = false;
    this.#pushed = this.#done = 0;
  }

  /** Commits what is open: the recording is over. Pushing on begins a new stretch. */
  finish(): void {
    this.break();
  }

  /** Shows at most `count` of the waiting intervals to the search. */
  #advance(count: number): void {
    if (!this.#warm) this.#start();
    for (let i = 0; i < count; i++) {
      const ms = this.#waiting.shift();
      if (ms === undefined) return;
      this.#next(ms);
    }
  }

  #start(): void {
    this.#warm = true;
    const sorted = this.#waiting.map(Math.log).sort((a, b) => a - b);
    const middle = sorted.length / 2;
    const level = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
    this.#model.restart(level);
    this.#search.restart(level);
  }

  #next(ms: Ms): void {
    this.#recent[this.#pushed++ % this.#recent.length] = ms;
    const before = this.kinds.length;
    this.#search.push(ms);
    if (this.kinds.length > before && this.kinds.at(-1) !== 'normal') this.#checkLock();
  }

  /**
   * A steady rhythm that is nearly all labelled means the search follows a wrong level (half or double), not that the
   * heart is wrong: begin anew from the raw intervals.
   */
  #checkLock(): void {
    if (this.#done < LOCK) return;
    let odd = 0;
    for (let i = this.kinds.length - LOCK; i < this.kinds.length; i++) if (this.kinds[i] !== 'normal') odd++;
    if (odd < LOCK - 2) return;
    const raw = new Float64Array(ORDER);
    for (let i = 0; i < ORDER; i++) {
      const rr = this.#recent[(this.#done - ORDER + i) % this.#recent.length] ?? 0;
      raw[i] = Math.log(rr);
      if (i === 0) continue;
      if (rr < 300 || rr > 2200) return;
      if (i > 1 && Math.abs((raw[i] ?? 0) - (raw[i - 1] ?? 0)) >= Math.log(1.15)) return;
    }
    // The oldest one was not compared with its neighbour: it takes the next one's place.
    raw[0] = raw[1] ?? 0;
    this.#model.restart(raw.reduce((sum, log) => sum + log, 0) / ORDER, 0.06);
    this.#search.reseed(raw);
  }

  #write(kind: BeatKind, starts: boolean, deviation: number | undefined): void {
    if (starts) this.#event++;
    this.kinds.push(kind);
    this.events.push(kind === 'normal' ? undefined : this.#event);
    this.deviations.push(deviation);
    this.#done++;
  }
}

/** Labels of one unbroken stretch of intervals: the live labeller, fed to the end. */
export function labelStretch(rr: readonly Ms[]): Labels {
  const labeller = new ArtefactLabeller();
  for (const interval of rr) labeller.push(interval);
  labeller.finish();
  return labeller;
}

/** Kinds of one unbroken stretch of intervals, in their order. */
export function labelAll(rr: readonly Ms[]): readonly BeatKind[] {
  return labelStretch(rr).kinds;
}

/** Labels of a recording's beats, stretch by stretch: no label looks across a hole. */
export function labelBeats(beats: readonly Beat[]): Labels {
  const labeller = new ArtefactLabeller();
  let segment = beats[0]?.segment;
  for (const beat of beats) {
    if (beat.segment !== segment) labeller.break();
    segment = beat.segment;
    labeller.push(beat.rr);
  }
  labeller.finish();
  return labeller;
}
