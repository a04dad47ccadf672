/**
 * The measured breath as a stream: from a sensor's samples to the curve, the breaths, and what may be said of them. Causal, one sample after another, so a
 * session that is opened later gives what was seen live. Times are those of the samples that are handed in.
 */
import type { Ms } from '../terms/units.ts';
import { BREATH_HZ, BREATH_STEP, FILTER_DELAY, type CurveMaker, type CurvePoint } from './breath-sample.ts';
import { BreathPull } from './breath-pull.ts';
import {
  BreathRate,
  LOOK_EVERY,
  LOOK_HZ,
  LOOK_POINTS,
  type BreathLook,
  type LookPoint,
} from './breath-rate.ts';
import { BreathTilt } from './breath-tilt.ts';
import { BreathTurns, type MeasuredInhale } from './breath-turns.ts';

/** One point of the curve; `at` is the moment of the breath, the filter's delay taken off. */
export interface BreathPoint extends CurvePoint {
  readonly at: Ms;
}

/** What came of one sample. */
export interface BreathStep {
  readonly point: BreathPoint;
  /** The inhalation that this sample proved. */
  readonly inhale?: MeasuredInhale;
  /** What can be said now, every five seconds. */
  readonly look?: BreathLook;
}

/** A hole is anything longer than one and a half steps. */
const HOLE: Ms = 1.5 * BREATH_STEP;
/** After a hole that is longer than this, the signal begins anew. */
const ANEW: Ms = 3000;
const EACH = BREATH_HZ / LOOK_HZ;
const KEEP_INHALES: Ms = 120_000;
/** Smallest pull of a belt that can be a breath, N. */
const BELT_FLOOR = 0.05;

/** What kind of samples they are, and for those of unknown units the smallest swing that can be a breath. */
export type SensorKind =
  | { readonly kind: 'acceleration' }
  | { readonly kind: 'force' }
  | { readonly kind: 'respiration'; readonly floor: number };

export class BreathSignal {
  readonly #maker: CurveMaker;
  readonly #turns: BreathTurns;
  readonly #rate = new BreathRate();
  #points: LookPoint[] = [];
  #inhales: MeasuredInhale[] = [];
  #since: Ms | undefined;
  #last: Ms | undefined;
  #count = 0;
  #lookAt: Ms = 0;

  constructor(sensor: SensorKind) {
    this.#maker =
      sensor.kind === 'acceleration'
        ? new BreathTilt()
        : new BreathPull(sensor.kind === 'force' ? BELT_FLOOR : sensor.floor);
    this.#turns = new BreathTurns(this.#maker.floor);
  }

  /** Whether up is known to be in. */
  get directed(): boolean {
    return this.#maker.directed;
  }

  /** Smallest swing that can be a breath, in the sensor's unit. */
  get floor(): number {
    return this.#maker.floor;
  }

  /** Turns the direction round, where the guide has shown it to be wrong. */
  flip(): void {
    this.#maker.flip();
    this.#turns.break();
  }

  /**
   * The next sample, taken at `at`, which is `device` on the sensor's own clock, `BREATH_STEP` after the one before; a later one is taken for the end of a hole. The map of the two
   * clocks may still change a little, so holes and looks go by the sensor's.
   */
  push(at: Ms, values: readonly number[], device: Ms = at): BreathStep {
    if (this.#last !== undefined && device - this.#last > HOLE) this.#gap(device - this.#last, device);
    this.#last = device;
    if (this.#since === undefined) {
      this.#since = device;
      this.#lookAt = device + LOOK_EVERY;
    }
    const made = this.#maker.push(values);
    const point = { ...made, at: at - FILTER_DELAY };
    let inhale: MeasuredInhale | undefined;
    if (made.masked) this.#turns.break();
    else inhale = this.#turns.push(point.at, made.level);
    if (inhale !== undefined) {
      const onset = inhale.onset;
      this.#inhales = [...this.#inhales.filter((one) => one.onset > onset - KEEP_INHALES), inhale];
    }
    this.#count += 1;
    if (this.#count % EACH === 0) {
      this.#points.push(made);
      if (this.#points.length > 2 * LOOK_POINTS) this.#points = this.#points.slice(-LOOK_POINTS);
    }
    let look: BreathLook | undefined;
    // A thousandth of a step: times on a grid are sums of small numbers.
    if (device >= this.#lookAt - 0.04) {
      this.#lookAt += LOOK_EVERY;
      const swing = this.#turns.medianSwing;
      const seen = this.#rate.look(
        device,
        this.#since,
        this.#points.slice(-LOOK_POINTS),
        this.#inhales,
        swing === undefined ? undefined : swing / this.#maker.floor,
      );
      look = { ...seen, from: seen.from + at - device, to: at };
    }
    return { point, ...(inhale !== undefined && { inhale }), ...(look !== undefined && { look }) };
  }

  #gap(length: Ms, now: Ms): void {
    this.#maker.gap();
    this.#turns.break();
    if (length > ANEW) {
      this.#rate.gap();
      this.#points = [];
      this.#inhales = [];
      this.#since = undefined;
      this.#count = 0;
      return;
    }
    const missing = Math.round((length / 1000) * LOOK_HZ);
    for (let i = 0; i < missing; i++) this.#points.push({ level: 0, masked: true, unrest: 1 });
    while (this.#lookAt <= now) this.#lookAt += LOOK_EVERY;
  }
}
