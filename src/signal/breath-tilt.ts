/** The breath's curve from a chest accelerometer: the tilt of the strap along the direction of inhalation, mg. */
import { BreathAxis } from './breath-axis.ts';
import { BreathMotion } from './breath-motion.ts';
import { BREATH_HZ, type CurveMaker, type CurvePoint } from './breath-sample.ts';
import { LowPass } from './low-pass.ts';

const AXES = [0, 1, 2] as const;
const CUT = 1;
/** Share of a new sample in an exponential mean with time constant `s` seconds. */
const share = (s: number): number => 1 - Math.exp(-1 / (BREATH_HZ * s));
const GRAVITY = share(4);
const NEAR_MEAN = share(5);
const COVARIANCE = share(20);
/** The curve's own mean: shorter ones lead a slow breath by as much as a twelfth of it. */
const MEAN_SAMPLES = 20 * BREATH_HZ;
const LOOK_EVERY = BREATH_HZ / 5;
const FLOOR = 1.5;

export class BreathTilt implements CurveMaker {
  readonly floor = FLOOR;
  readonly #low = AXES.map(() => new LowPass(BREATH_HZ, CUT));
  readonly #motion = new BreathMotion();
  readonly #axis = new BreathAxis();
  readonly #gravity = [0, 0, 0];
  readonly #near = [0, 0, 0];
  readonly #mean = [0, 0, 0];
  #meanOf = 0;
  #count = 0;
  #wasMasked = false;
  #flipped = false;

  get directed(): boolean {
    return this.#axis.directed || this.#flipped;
  }

  gap(): void {
    for (const low of this.#low) low.reset();
    this.#motion.gap();
    this.#meanOf = 0;
    this.#count = 0;
    this.#wasMasked = false;
  }

  flip(): void {
    this.#flipped = true;
    this.#axis.flip();
  }

  push(raw: readonly number[]): CurvePoint {
    const low = AXES.map((i) => this.#low[i]!.push(raw[i]!));
    const { masked, unrest } = this.#motion.push(raw, low);
    const first = this.#count === 0;
    this.#count += 1;
    // After movement the posture may be another: its mean begins anew.
    if (first || (this.#wasMasked && !masked)) this.#meanOf = 0;
    this.#wasMasked = masked;
    if (this.#meanOf < MEAN_SAMPLES) this.#meanOf += 1;
    const d = AXES.map((i) => {
      const a = low[i]!;
      this.#gravity[i]! += (first ? 1 : GRAVITY) * (a - this.#gravity[i]!);
      this.#near[i]! += (this.#meanOf === 1 ? 1 : NEAR_MEAN) * (a - this.#near[i]!);
      this.#mean[i]! += (a - this.#mean[i]!) / this.#meanOf;
      return a - this.#near[i]!;
    });
    if (!masked) this.#axis.add(d, COVARIANCE);
    if (first || this.#count % LOOK_EVERY === 0) this.#axis.look(this.#gravity);
    const v = this.#axis.direction ?? [0, 0, 0];
    let level = 0;
    for (const i of AXES) level += v[i] * (low[i]! - this.#mean[i]!);
    return { level, masked, unrest };
  }
}
