/**
 * The beam search behind the artefact labels: keeps the 16 cheapest ways to read the intervals so far, and commits the
 * label of the interval three beats back. Where one reading is plainly right no other passes its condition, one path
 * is alive and a beat costs one prediction; nothing is cut short. It allocates nothing per beat and keeps no labels.
 * Indices are bounded by construction, hence the assertions on typed-array reads.
 */
import { ORDER, type RhythmModel } from './artefact-model.ts';
import * as R from './artefact-readings.ts';
import { BEAM, PathStore } from './artefact-paths.ts';

/** Intervals between an interval and the commitment of its label. */
const LAG = 3;
/** A gap is filled with at most this many predictions; more would only repeat themselves. */
const GAP_FILL = 16;
const RING = 16;

/** What the search tells about one interval when it commits it, in order. `starts`: first interval of its reading. */
export type Commit = (reading: number, starts: boolean, deviation: number) => void;

/** The search over one stretch of recording without a hole. */
export class ArtefactSearch {
  readonly #model: RhythmModel;
  readonly #commit: Commit;
  readonly #paths = new PathStore();
  readonly #rr = new Float64Array(RING);
  readonly #log = new Float64Array(RING);
  readonly #work = new Float64Array(ORDER + GAP_FILL);
  readonly #costs = new Float64Array(BEAM + 1);
  readonly #parents = new Int32Array(BEAM + 1);
  readonly #readings = new Int32Array(BEAM + 1);
  #found = 0;
  #last = -1;
  #committed = -1;
  #sinceOdd: number = ORDER;

  constructor(model: RhythmModel, commit: Commit) {
    this.#model = model;
    this.#commit = commit;
  }

  /** Begins a stretch: every history is the log interval `level` (typically the median of the first ten). */
  restart(level: number): void {
    this.#last = this.#committed = -1;
    this.#sinceOdd = ORDER;
    this.#work.fill(level, 0, ORDER);
    this.#paths.plant(-1, this.#work);
  }

  /** Takes the next interval, in ms, at least 1. */
  push(rr: number): void {
    const n = ++this.#last;
    this.#rr[n % RING] = rr;
    this.#log[n % RING] = Math.log(rr);
    this.#extend(n);
    if (n - LAG > this.#committed) this.#commitNext(n);
  }

  /** Commits everything still open from the cheapest path: the stretch is over. */
  finish(): void {
    while (this.#committed < this.#last) this.#commitNext(this.#last);
  }

  /**
   * Starts anew after the last committed interval with the cleaned history `history` (`ORDER` log intervals): for
   * when the search has locked to a wrong level.
   */
  reseed(history: Float64Array): void {
    this.#sinceOdd = ORDER;
    this.#paths.plant(this.#committed, history);
    for (let n = this.#committed + 1; n <= this.#last; n++) this.#extend(n);
  }

  /** Finds the cheapest readings that end with interval `n` and stores them as paths. */
  #extend(n: number): void {
    this.#found = 0;
    this.#extendByOne(n);
    if (n >= 1) this.#extendByTwo(n);
    if (n >= 2) this.#extendByThree(n);
    this.#paths.open(n);
    for (let i = 0; i < this.#found; i++)
      this.#build(n, this.#parents[i]!, this.#readings[i]!, this.#costs[i]!);
  }

  #extendByOne(n: number): void {
    const { cost, reading, history } = this.#paths;
    const rr = this.#rr[n % RING]!;
    const log = this.#log[n % RING]!;
    const step = Math.abs(log - this.#log[(n - 1 + RING) % RING]!);
    const inRange = rr >= R.SHORTEST_MS && rr <= R.LONGEST_MS;
    const after = this.#paths.after(n - 1);
    for (let path = this.#paths.first(n - 1); path < after; path++) {
      const base = cost[path]!;
      if (base === Infinity) continue;
      if (this.#beyond(base)) break;
      const off = log - this.#model.predict(history, path * ORDER);
      const spread = this.#spread(path);
      const before = n > 0 ? reading[path]! : R.NORMAL;
      const back = R.comesBack(before, step);
      if (inRange) this.#offer(path, R.NORMAL, base + back + R.misfit(off / spread));
      if (Math.abs(off) > R.OUTLIER_FROM || !inRange) {
        const claim = before === R.OUTLIER ? R.COST_OUTLIER_IN_RUN + back : R.COST[R.OUTLIER]!;
        this.#offer(path, R.OUTLIER, base + claim);
      }
      for (let missed = 1; missed <= 2; missed++) {
        if (Math.abs(off - Math.log(missed + 1)) >= 0.35) continue;
        const kind = missed === 1 ? R.MISSED_1 : R.MISSED_2;
        const again = before === R.MISSED_1 || before === R.MISSED_2 ? back : 0;
        const fit = this.#drift(path, missed + 1, rr) / ((missed === 1 ? 1.25 : 1.5) * spread);
        this.#offer(path, kind, base + again + R.COST[kind]! + R.misfit(fit));
      }
      if (off > GAP_FROM) this.#offer(path, R.GAP, base + R.COST[R.GAP]!);
    }
  }

  #extendByTwo(n: number): void {
    const { cost, history } = this.#paths;
    const rr1 = this.#rr[(n - 1) % RING]!;
    const rr2 = this.#rr[n % RING]!;
    const log1 = this.#log[(n - 1) % RING]!;
    const log2 = this.#log[n % RING]!;
    const sum = rr1 + rr2;
    const logSum = Math.log(sum);
    const smaller = Math.min(log1, log2);
    const alike = n >= 2 && Math.abs(log1 - this.#log[(n - 2) % RING]!) < R.ALIKE_ECTOPIC;
    const after = this.#paths.after(n - 2);
    for (let path = this.#paths.first(n - 2); path < after; path++) {
      const base = cost[path]!;
      if (base === Infinity) continue;
      if (this.#beyond(base + R.LEAST_CLAIM)) break;
      const p1 = this.#model.predict(history, path * ORDER);
      if (Math.abs(logSum - p1) < 0.35 && smaller < LOG_0_8 + p1) {
        const fit = R.misfit((logSum - p1) / this.#spread(path));
        this.#offer(path, R.EXTRA_1, base + R.COST[R.EXTRA_1]! + fit);
      }
      const early = log1 < p1 - R.ECTOPIC_FROM;
      if (!early && log1 <= p1 + R.ECTOPIC_FROM) continue;
      const drift = this.#drift(path, 2, sum);
      const p2 = this.#work[ORDER + 1]!;
      const claim = base + (alike ? R.COST_ALIKE_ECTOPIC : 0);
      if (Math.abs(drift) < 0.25 && (early ? log2 > p2 : log2 < p2 - 0.05)) {
        const kind = early ? R.EARLY : R.LATE;
        this.#offer(path, kind, claim + R.COST[kind]! + R.misfit(drift / (1.25 * this.#spread(path))));
      }
      if (early && log2 > p2 && log2 < p2 + 0.5)
        this.#offer(path, R.EARLY_RESET, base + R.COST[R.EARLY_RESET]!);
    }
  }

  #extendByThree(n: number): void {
    const { cost, history } = this.#paths;
    const a = this.#rr[(n - 2) % RING]!;
    const b = this.#rr[(n - 1) % RING]!;
    const c = this.#rr[n % RING]!;
    const sum = a + b + c;
    const logSum = Math.log(sum);
    const least = Math.min(a, b, c);
    const uneven = least < 0.75 * Math.max(a, b, c);
    const logLeast = Math.log(least);
    const after = this.#paths.after(n - 3);
    for (let path = this.#paths.first(n - 3); path < after; path++) {
      const base = cost[path]!;
      if (base === Infinity) continue;
      if (this.#beyond(base + R.LEAST_CLAIM)) break;
      const p1 = this.#model.predict(history, path * ORDER);
      if (Math.abs(logSum - p1) < 0.3) {
        this.#offer(
          path,
          R.EXTRA_2,
          base + R.COST[R.EXTRA_2]! + R.misfit((logSum - p1) / this.#spread(path)),
        );
      }
      if (!uneven || logLeast >= LOG_0_8 + p1) continue;
      const drift = this.#drift(path, 2, sum);
      if (Math.abs(drift) >= 0.25) continue;
      const fit = R.misfit(drift / (1.25 * this.#spread(path)));
      this.#offer(path, R.EXTRA_SHIFTED, base + R.COST[R.EXTRA_SHIFTED]! + fit);
    }
  }

  /** Expected relative error on this path: larger while its history holds filled-in beats. */
  #spread(path: number): number {
    return this.#model.scale * Math.sqrt(1 + 0.6 * Math.min(5, this.#paths.uncertain[path]!));
  }

  /** Predicts `beats` beats after `path` into the work buffer, from index ORDER. */
  #foresee(path: number, beats: number): void {
    const { history } = this.#paths;
    const work = this.#work;
    for (let i = 0; i < ORDER; i++) work[i] = history[path * ORDER + i]!;
    for (let i = 0; i < beats; i++) work[ORDER + i] = this.#model.predict(work, i);
  }

  /** Foresees `beats` beats and returns ln(time observed / time predicted). */
  #drift(path: number, beats: number, ms: number): number {
    this.#foresee(path, beats);
    let predicted = 0;
    for (let i = 0; i < beats; i++) predicted += Math.exp(this.#work[ORDER + i]!);
    return Math.log(ms / predicted);
  }

  /** Whether no candidate from this cost on can be kept. Sets are sorted, so the rest of the set cannot either. */
  #beyond(cost: number): boolean {
    return this.#found === BEAM && cost >= this.#costs[BEAM - 1]!;
  }

  /** Puts a candidate among the cheapest; of equal ones the first offered stays ahead. */
  #offer(path: number, reading: number, cost: number): void {
    let at = this.#found;
    if (at === BEAM && cost >= this.#costs[BEAM - 1]!) return;
    if (at === BEAM) at--;
    else this.#found++;
    while (at > 0 && this.#costs[at - 1]! > cost) {
      this.#costs[at] = this.#costs[at - 1]!;
      this.#parents[at] = this.#parents[at - 1]!;
      this.#readings[at] = this.#readings[at - 1]!;
      at--;
    }
    this.#costs[at] = cost;
    this.#parents[at] = path;
    this.#readings[at] = reading;
  }

  /** Stores an accepted candidate with the history it leaves. */
  #build(n: number, parent: number, reading: number, cost: number): void {
    const fills = this.#fill(n, parent, reading);
    this.#paths.add(n, parent, reading, cost, this.#work, fills);
  }

  /** Writes the parent's history and what the reading puts after it into the work buffer; returns how many beats. */
  #fill(n: number, parent: number, reading: number): number {
    const work = this.#work;
    const rr = this.#rr[n % RING]!;
    const span = R.CONSUMES[reading]!;
    let ms = rr;
    for (let back = 1; back < span; back++) ms = this.#rr[(n - back) % RING]! + ms;
    if (reading === R.NORMAL || reading === R.EXTRA_1 || reading === R.EXTRA_2) {
      this.#foresee(parent, 0);
      work[ORDER] = reading === R.NORMAL ? this.#log[n % RING]! : Math.log(ms);
      return 1;
    }
    if (reading === R.OUTLIER || reading === R.EARLY_RESET) {
      this.#foresee(parent, span);
      return span;
    }
    if (reading === R.GAP) {
      const expected = Math.exp(this.#model.predict(this.#paths.history, parent * ORDER));
      const beats = Math.min(GAP_FILL, Math.round(rr / expected));
      this.#foresee(parent, beats);
      return beats;
    }
    const beats = reading === R.MISSED_2 ? 3 : 2;
    const drift = this.#drift(parent, beats, ms);
    for (let i = 0; i < beats; i++) work[ORDER + i] = work[ORDER + i]! + drift;
    return beats;
  }

  /** Commits the next interval from the cheapest path that ends with interval `n`, and drops paths that read it otherwise. */
  #commitNext(n: number): void {
    const paths = this.#paths;
    const j = this.#committed + 1;
    const best = paths.first(n);
    const node = paths.covering(best, j);
    const reading = paths.reading[node]!;
    const parent = paths.parent[node]!;
    const position = j - paths.end[parent]! - 1;
    this.#foresee(parent, position + 1);
    const value = this.#log[j % RING]!;
    this.#committed = j;
    const deviation = value - this.#work[ORDER + position]!;
    if (reading === R.NORMAL) {
      // The rows that follow a labelled beat rest on filled-in values.
      this.#model.learn(paths.history, parent * ORDER, value, this.#sinceOdd < ORDER ? 0.3 : 1);
      this.#sinceOdd++;
    } else {
      this.#sinceOdd = 0;
    }
    if (j === paths.end[node]!) {
      const fills = Math.min(ORDER, paths.fills[node]!);
      for (let i = ORDER - fills; i < ORDER; i++) this.#model.settle(paths.history[node * ORDER + i]!);
    }
    paths.keepOnly(n, j, paths.letter(node, j));
    this.#commit(reading, position === 0, deviation);
  }
}

const LOG_0_8 = Math.log(0.8);
const GAP_FROM = Math.log(2.6);
