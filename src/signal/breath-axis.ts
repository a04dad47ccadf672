/**
 * Which way the chest tilts when somebody breathes in. Gravity and the strap's lateral axis give the direction of pitch, and with it the sign, by
 * geometry alone; the direction of largest variance in its neighbourhood makes the most of it. Vectors are [x, y, z], mg or of length 1.
 */
type Vector = readonly [number, number, number];

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];
const unit = (a: Vector): Vector => scaled(a, 1 / Math.max(1e-9, Math.sqrt(dot(a, a))));

/** Outward axis of a chest strap is z; the vertical one takes at least this share of gravity, and twice the other. */
const UPRIGHT = 0.35;
/** A direction of largest variance further from pitch than this is not the breath's. */
const NEAR = 0.35;
/** Weight of pitch in the covariance, mg². */
const PITCH_WEIGHT = 4;
const POWER_STEPS = 20;

/** Lateral axis by the sign that makes inhalation tilt outward (z) up. */
function lateralOf(g: Vector): Vector | undefined {
  const [x, y] = [Math.abs(g[0]), Math.abs(g[1])];
  const [large, small] = x > y ? [x, y] : [y, x];
  if (large < UPRIGHT || large < 2 * small) return undefined;
  const axis: Vector = x > y ? [0, 1, 0] : [1, 0, 0];
  return cross(g, axis)[2] >= 0 ? axis : scaled(axis, -1);
}

export class BreathAxis {
  /** Kept for the connection: it survives lying down. */
  #lateral: Vector | undefined;
  #direction: Vector | undefined;
  /** Covariance: xx, xy, xz, yy, yz, zz; mg². */
  readonly #c = new Float64Array(6);

  /** Whether the sign is known. */
  get directed(): boolean {
    return this.#lateral !== undefined;
  }

  /** Direction of inhalation; `undefined` before the first `look`. */
  get direction(): Vector | undefined {
    return this.#direction;
  }

  flip(): void {
    if (this.#lateral !== undefined) this.#lateral = scaled(this.#lateral, -1);
    if (this.#direction !== undefined) this.#direction = scaled(this.#direction, -1);
  }

  /** Adds what an unmasked sample is away from its mean, with weight `alpha`. */
  add(d: readonly number[], alpha: number): void {
    const [x, y, z] = [d[0]!, d[1]!, d[2]!];
    const now = [x * x, x * y, x * z, y * y, y * z, z * z];
    for (let i = 0; i < 6; i++) this.#c[i]! += alpha * (now[i]! - this.#c[i]!);
  }

  /** Finds the direction anew; `gravity` is smoothed, mg. */
  look(gravity: readonly number[]): void {
    const g = unit([gravity[0]!, gravity[1]!, gravity[2]!]);
    const lateral = lateralOf(g);
    this.#lateral ??= lateral;
    const e = this.#lateral === undefined ? undefined : unit(cross(g, this.#lateral));
    const c = this.#c;
    const times = (v: Vector): Vector => {
      const flat: Vector = [v[0] - g[0] * dot(g, v), v[1] - g[1] * dot(g, v), v[2] - g[2] * dot(g, v)];
      const m: Vector = [
        c[0]! * flat[0] + c[1]! * flat[1] + c[2]! * flat[2],
        c[1]! * flat[0] + c[3]! * flat[1] + c[4]! * flat[2],
        c[2]! * flat[0] + c[4]! * flat[1] + c[5]! * flat[2],
      ];
      const along = dot(g, m);
      const pitch = e === undefined ? 0 : PITCH_WEIGHT * dot(e, v);
      return [
        m[0] - g[0] * along + pitch * (e?.[0] ?? 0),
        m[1] - g[1] * along + pitch * (e?.[1] ?? 0),
        m[2] - g[2] * along + pitch * (e?.[2] ?? 0),
      ];
    };
    const start = this.#direction ?? e ?? unit(cross(g, Math.abs(g[0]) < 0.8 ? [1, 0, 0] : [0, 1, 0]));
    // Never exactly across the wanted direction, where the iteration would stay for ever.
    let v = unit([start[0] + 0.03, start[1] - 0.02, start[2] + 0.01]);
    for (let i = 0; i < POWER_STEPS; i++) {
      const next = times(v);
      if (dot(next, next) < 1e-12) break;
      v = unit(next);
    }
    if (e === undefined) {
      this.#direction = dot(v, start) < 0 ? scaled(v, -1) : v;
      return;
    }
    const agree = dot(v, e);
    const kept = this.#direction ?? e;
    const found = Math.abs(agree) >= NEAR ? v : kept;
    this.#direction = dot(found, e) < 0 ? scaled(found, -1) : found;
  }
}
