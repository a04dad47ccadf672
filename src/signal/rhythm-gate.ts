/**
 * Tells when a rhythm cannot be interpreted (atrial fibrillation, bigeminy, a signal that is mostly noise), so that
 * numbers are hidden. It looks at the last 40 labelled intervals; it does not name a cause: the causes can swap names.
 */
import type { BeatKind } from './beats.ts';
import type { Ms } from '../terms/units.ts';

const WINDOW = 40;
const FEWEST = 30;

/** Rhythm gate over labelled intervals, pushed in order as their labels are committed. Constant work per interval. */
export class RhythmGate {
  #on = false;
  #count = 0;
  #previous: Ms | undefined;
  readonly #deviation = new Float64Array(WINDOW);
  /** ln of the change from the interval before; NaN where a hole is between. */
  readonly #change = new Float64Array(WINDOW);
  /** 1 where the change goes against the one before it. */
  readonly #turn = new Uint8Array(WINDOW);
  #lastChange = NaN;
  readonly #odd: BeatKind[] = [];
  readonly #sorted = new Float64Array(WINDOW);

  /** True while heart rate variability means nothing in this rhythm. False as long as too little is known. */
  get on(): boolean {
    return this.#on;
  }

  /**
   * Takes the next labelled interval. `deviation` as in `Labels`; where it is unknown, the change from the interval
   * before stands in for it.
   */
  push(rr: Ms, kind: BeatKind, deviation: number | undefined): void {
    const at = this.#count++ % WINDOW;
    const change = this.#previous === undefined ? NaN : Math.log(rr / this.#previous);
    this.#change[at] = change;
    this.#turn[at] = change * this.#lastChange < 0 ? 1 : 0;
    this.#lastChange = change;
    this.#deviation[at] = deviation ?? (Number.isNaN(change) ? 0 : Math.abs(change));
    this.#odd[at] = kind;
    this.#previous = rr;
    if (this.#count >= FEWEST) this.#judge();
  }

  /** The recording has a hole here: no change is taken across it. What was seen before still counts. */
  break(): void {
    this.#previous = undefined;
  }

  #judge(): void {
    const held = Math.min(WINDOW, this.#count);
    let ectopic = 0;
    let odd = 0;
    let jumps = 0;
    let turns = 0;
    let changes = 0;
    for (let i = 0; i < held; i++) {
      const kind = this.#odd[i];
      if (kind === 'ectopic') ectopic++;
      else if (kind !== 'normal') odd++;
      const change = this.#change[i] ?? NaN;
      if (Number.isNaN(change)) continue;
      changes++;
      turns += this.#turn[i] ?? 0;
      if (Math.abs(change) > 0.16) jumps++;
    }
    const jumping = changes === 0 ? 0 : jumps / changes;
    const ectopicShare = ectopic / held;
    const oddShare = odd / held;
    if (!this.#on) {
      // Without order: jumps that nothing foretold, and to and fro. A large breathing swing jumps too, but goes on in
      // its direction for half a breath (turns 0.1 to 0.4; atrial fibrillation 0.5 to 0.8, independent intervals 0.67).
      const disorder = jumping >= 0.4 && turns / changes >= 0.45 && this.#medianDeviation(held) >= 0.09;
      this.#on = ectopicShare >= 0.3 || oddShare >= 0.3 || disorder;
      return;
    }
    const calm = ectopicShare <= 0.05 && oddShare <= 0.05 && jumping <= 0.2;
    if (calm) this.#on = false;
  }

  #medianDeviation(held: number): number {
    const sorted = this.#sorted.subarray(0, held);
    sorted.set(this.#deviation.subarray(0, held));
    sorted.sort();
    const middle = held >> 1;
    const upper = sorted[middle] ?? 0;
    return held % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
  }
}

/** Gate state after each interval of one unbroken stretch: what a recording looks like afterwards, as it was live. */
export function gateStates(
  rr: readonly Ms[],
  labels: { readonly kinds: readonly BeatKind[]; readonly deviations: readonly (number | undefined)[] },
): boolean[] {
  const gate = new RhythmGate();
  return rr.map((interval, i) => {
    gate.push(interval, labels.kinds[i] ?? 'normal', labels.deviations[i]);
    return gate.on;
  });
}
