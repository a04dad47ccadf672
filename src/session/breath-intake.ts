/**
 * From frames of a breathing sensor to facts and to what is drawn live: averaged down to 25 samples a second on the sensor's own clock, rounded as a fact
 * holds them, mapped to session time, and packed every ten seconds.
 */
import { BreathGrid } from '../signal/breath-grid.ts';
import { DeviceClock, FrameTimes } from '../signal/breath-clock.ts';
import { BREATH_HZ } from '../signal/breath-sample.ts';
import type { Hz, Ms } from '../terms/units.ts';
import type { BreathSamplesFact, BreathSource } from './breath-events.ts';
import { packCounts } from './breath-samples.ts';
import type { Unstamped } from './events.ts';

/** A fact holds ten seconds. */
const SECONDS = 10;

/** How samples of a kind lie in a fact: how many a second, and what one count means. A belt sends fewer than breathing is judged on, and is kept as it sends. */
const KEPT = {
  acceleration: { hz: BREATH_HZ, unit: 1 },
  force: { hz: 20, unit: 0.01 },
} as const;

/** A frame as it came; `at` is its arrival in session time. */
export interface BreathFrame {
  readonly at: Ms;
  readonly source: BreathSource;
  readonly kind: keyof typeof KEPT;
  /** Time of the last sample on the sensor's clock. */
  readonly device: Ms;
  readonly samples: readonly (readonly number[])[];
  readonly hz: number;
}

/** One sample on the grid, in session time; `step` ms after the one before if none is missing. */
export interface LiveSample {
  readonly stream: number;
  readonly device: Ms;
  readonly at: Ms;
  readonly values: readonly number[];
  readonly step: Ms;
}

export class BreathIntake {
  readonly #who: BreathSamplesFact['who'];
  readonly #stream: number;
  readonly #times = new FrameTimes();
  readonly #clock = new DeviceClock();
  readonly #grid: BreathGrid;
  readonly #kind: keyof typeof KEPT;
  readonly #hz: Hz;
  readonly #unit: number;
  #source: BreathSource = 'polar';
  #held: { readonly device: Ms; readonly counts: readonly number[] }[] = [];
  #newest: Ms = -Infinity;
  /** The first frame's samples lie before its stamp: its first one is the stream's 0. */
  #shift: Ms | undefined;

  /** `stream`: number of this stream, whose clock it is. */
  constructor(who: BreathSamplesFact['who'], stream: number, kind: BreathFrame['kind'] = 'acceleration') {
    this.#who = who;
    this.#stream = stream;
    this.#kind = kind;
    ({ hz: this.#hz, unit: this.#unit } = KEPT[kind]);
    this.#grid = new BreathGrid(this.#hz);
  }

  /** Whether a frame begins another stream: the sensor's clock went back, or it is another sensor. */
  restarts({ device, kind }: BreathFrame): boolean {
    return kind !== this.#kind || (device === 0 && this.#newest > 0);
  }

  /** Takes a frame: the samples that became known with it, and the facts that are full. */
  frame(frame: BreathFrame): { readonly live: readonly LiveSample[]; readonly facts: readonly Unstamped[] } {
    this.#shift ??= ((frame.samples.length - 1) * 1000) / frame.hz;
    const last = frame.device + this.#shift;
    const timed = this.#times.push(last, frame.samples.length, frame.hz);
    if (timed === undefined) return { live: [], facts: [] };
    this.#source = frame.source;
    this.#clock.push(last, frame.at);
    const step = 1000 / this.#hz;
    const live: LiveSample[] = [];
    const facts: Unstamped[] = [];
    for (let i = 0; i < frame.samples.length; i++) {
      for (const made of this.#grid.push(timed.devices[i]!, frame.samples[i]!)) {
        // As a fact holds it, so that what is said live is said again later.
        const counts = made.values.map((value) =>
          Math.max(-32_768, Math.min(32_767, Math.round(value / this.#unit))),
        );
        const values = counts.map((count) => count * this.#unit);
        if (this.#held.length > 0 && made.device - this.#newest > 1.5 * step)
          facts.push(...this.flush(frame.at));
        this.#newest = made.device;
        this.#held.push({ device: made.device, counts });
        live.push({
          stream: this.#stream,
          device: made.device,
          at: this.#clock.at(made.device),
          values,
          step,
        });
        if (this.#held.length >= SECONDS * this.#hz) facts.push(...this.flush(frame.at));
      }
    }
    return { live, facts };
  }

  /** What is held, as a fact that is recorded at `at`; none if nothing is held. */
  flush(at: Ms): Unstamped[] {
    const first = this.#held[0];
    if (first === undefined) return [];
    const counts = this.#held.flatMap((one) => one.counts);
    this.#held = [];
    return [
      {
        type: 'breath-samples',
        who: this.#who,
        source: this.#source,
        kind: this.#kind,
        stream: this.#stream,
        hz: this.#hz,
        from: Math.max(0, first.device),
        age: Math.max(0, at - this.#clock.at(first.device)),
        rate: this.#clock.rate,
        unit: this.#unit,
        counts: packCounts(counts),
      },
    ];
  }
}
