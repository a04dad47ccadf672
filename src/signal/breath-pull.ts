/** The breath's curve from a sensor of one axis whose direction is known: a belt's pull, or another breathing signal. */
import { BREATH_HZ, type CurveMaker, type CurvePoint } from './breath-sample.ts';
import { LowPass } from './low-pass.ts';

const MEAN_SAMPLES = 20 * BREATH_HZ;

export class BreathPull implements CurveMaker {
  readonly directed = true;
  readonly #low = new LowPass(BREATH_HZ, 1);
  #mean = 0;
  #meanOf = 0;

  /** `floor`: smallest swing that can be a breath, in the sensor's unit. */
  constructor(readonly floor: number) {}

  gap(): void {
    this.#low.reset();
    this.#meanOf = 0;
  }

  flip(): void {
    // More pull is always more breath.
  }

  push(values: readonly number[]): CurvePoint {
    const low = this.#low.push(values[0] ?? 0);
    if (this.#meanOf < MEAN_SAMPLES) this.#meanOf += 1;
    this.#mean += (low - this.#mean) / this.#meanOf;
    return { level: low - this.#mean, masked: false, unrest: 1 };
  }
}
