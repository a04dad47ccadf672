/**
 * From frames of a breathing sensor to facts and to what is drawn live: averaged down to 25 samples a second on the sensor's own clock, rounded as a fact
 * holds them, mapped to session time, and packed every ten seconds.
 */
import { BreathGrid } from '../signal/breath-grid.ts';
import { DeviceClock, FrameTimes } from '../signal/breath-clock.ts';
import { BREATH_HZ, BREATH_STEP } from '../signal/breath-sample.ts';
import type { Ms } from '../terms/units.ts';
import type { BreathSamplesFact, BreathSource } from './breath-events.ts';
import { packCounts } from './breath-samples.ts';
import type { Unstamped } from './events.ts';

/** Samples of a fact: ten seconds. */
const PACKED = 10 * BREATH_HZ;

/** A frame as it came; `at` is its arrival in session time. */
export interface BreathFrame {
  readonly at: Ms;
  readonly source: BreathSource;
  /** Time of the last sample on the sensor's clock. */
  readonly device: Ms;
  readonly samples: readonly (readonly number[])[];
  readonly hz: number;
}

/** One sample on the grid, in session time. */
export interface LiveSample {
  readonly stream: number;
  readonly device: Ms;
  readonly at: Ms;
  readonly values: readonly number[];
}

export class BreathIntake {
  readonly #who: BreathSamplesFact['who'];
  readonly #stream: number;
  readonly #times = new FrameTimes();
  readonly #clock = new DeviceClock();
  readonly #grid = new BreathGrid(BREATH_HZ);
  #source: BreathSource = 'polar';
  #held: { readonly device: Ms; readonly values: readonly number[] }[] = [];
  #newest: Ms = -Infinity;
  /** The first frame's samples lie before its stamp: its first one is the stream's 0. */
  #shift: Ms | undefined;

  /** `stream`: number of this stream, whose clock it is. */
  constructor(who: BreathSamplesFact['who'], stream: number) {
    this.#who = who;
    this.#stream = stream;
  }

  /** Whether a frame of this time begins another stream: the sensor's clock went back. */
  restarts({ device }: BreathFrame): boolean {
    return device === 0 && this.#newest > 0;
  }

  /** Takes a frame: the samples that became known with it, and the facts that are full. */
  frame(frame: BreathFrame): { readonly live: readonly LiveSample[]; readonly facts: readonly Unstamped[] } {
    this.#shift ??= ((frame.samples.length - 1) * 1000) / frame.hz;
    const last = frame.device + this.#shift;
    const timed = this.#times.push(last, frame.samples.length, frame.hz);
    if (timed === undefined) return { live: [], facts: [] };
    this.#source = frame.source;
    this.#clock.push(last, frame.at);
    const live: LiveSample[] = [];
    const facts: Unstamped[] = [];
    frame.samples.forEach((sample, i) => {
      for (const made of this.#grid.push(timed.devices[i]!, sample)) {
        // As a fact holds it, so that what is said live is said again later.
        const values = made.values.map((value) => Math.max(-32_768, Math.min(32_767, Math.round(value))));
        if (this.#held.length > 0 && made.device - this.#newest > 1.5 * BREATH_STEP)
          facts.push(...this.flush(frame.at));
        this.#newest = made.device;
        this.#held.push({ device: made.device, values });
        live.push({ stream: this.#stream, device: made.device, at: this.#clock.at(made.device), values });
        if (this.#held.length >= PACKED) facts.push(...this.flush(frame.at));
      }
    });
    return { live, facts };
  }

  /** What is held, as a fact that is recorded at `at`; none if nothing is held. */
  flush(at: Ms): Unstamped[] {
    const first = this.#held[0];
    if (first === undefined) return [];
    const counts = this.#held.flatMap(({ values }) => values);
    this.#held = [];
    return [
      {
        type: 'breath-samples',
        who: this.#who,
        source: this.#source,
        kind: 'acceleration',
        stream: this.#stream,
        hz: BREATH_HZ,
        from: Math.max(0, first.device),
        age: Math.max(0, at - this.#clock.at(first.device)),
        rate: this.#clock.rate,
        unit: 1,
        counts: packCounts(counts),
      },
    ];
  }
}
