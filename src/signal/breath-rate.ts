/**
 * The breathing rate of the last half minute or more, and whether it may be said: only where the intervals agree with one another and the curve
 * repeats itself at that rate. Speech and sway have intervals too; what they have not is regularity.
 */
import type { BreathsPerMin, Ms, Share } from '../terms/units.ts';
import type { MeasuredInhale } from './breath-turns.ts';
import { quantile } from './quantile.ts';

/**
 * What can be said of the breath. `clear`: the rate. `moving`, `speaking`, `small` (the sensor sees too little), `irregular`: the curve at most.
 * `starting`: too early. `lost`: no samples.
 */
export type BreathState = 'starting' | 'clear' | 'moving' | 'speaking' | 'small' | 'irregular' | 'lost';

/** One look at the last seconds. */
export interface BreathLook {
  readonly from: Ms;
  readonly to: Ms;
  readonly state: BreathState;
  /** Present only if `clear`. */
  readonly breathsPerMin?: BreathsPerMin;
}

/** What the rate is judged on: five points a second of the curve. */
export interface LookPoint {
  readonly level: number;
  readonly masked: boolean;
  readonly unrest: number;
}

/** Points a second. */
export const LOOK_HZ = 5;
export const LOOK_EVERY: Ms = 5000;
const SHORTEST: Ms = 30_000;
const LONGEST: Ms = 75_000;
/** Points that the longest window holds. */
export const LOOK_POINTS = (LONGEST / 1000) * LOOK_HZ;
const STARTING: Ms = 20_000;
/** The window holds so many of the usual intervals. */
const INTERVALS = 5.5;
const FEWEST = 3;
const KEPT: Share = 0.85;
const SPREAD = 0.22;
const REPEATS = 0.5;
const MASKED: Share = 0.35;
const SLOWEST: BreathsPerMin = 3.5;
const FASTEST: BreathsPerMin = 30;
const UNREST = 1.6;
/** The median swing that is too small, in floors of the sensor. */
const SMALL = 2;
/** A swing of less than this share of the usual ones is none. */
const TINY: Share = 0.3;

interface Judged {
  readonly state: BreathState;
  readonly from: Ms;
  readonly breathsPerMin?: BreathsPerMin;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function spread(values: readonly number[]): number {
  const m = mean(values);
  const square = values.reduce((sum, value) => sum + (value - m) ** 2, 0);
  return values.length < 2 ? Infinity : Math.sqrt(square / (values.length - 1)) / m;
}

/** Pearson's r of two equally long stretches of `curve`, from `a` and from `b`, each without its straight line. */
function likeness(curve: Float64Array, a: number, b: number, n: number): number {
  const line = (from: number): { readonly level: number; readonly slope: number } => {
    const middle = (n - 1) / 2;
    let [level, slope, norm] = [0, 0, 0];
    for (let i = 0; i < n; i++) level += curve[from + i]!;
    level /= n;
    for (let i = 0; i < n; i++) {
      slope += (i - middle) * (curve[from + i]! - level);
      norm += (i - middle) ** 2;
    }
    return { level, slope: slope / Math.max(1e-9, norm) };
  };
  const [la, lb] = [line(a), line(b)];
  const middle = (n - 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const x = curve[a + i]! - la.level - la.slope * (i - middle);
    const y = curve[b + i]! - lb.level - lb.slope * (i - middle);
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.max(1e-9, Math.sqrt(aa * bb));
}

/** The levels with straight lines where the person moved. */
function bridged(points: readonly LookPoint[]): Float64Array {
  const out = Float64Array.from(points, ({ level }) => level);
  let last = -1;
  for (let i = 0; i <= points.length; i++) {
    if (i < points.length && points[i]!.masked) continue;
    const hole = i - last - 1;
    const [before, after] = [last < 0 ? out[i] : out[last], i < points.length ? out[i] : out[last]];
    for (let k = 1; k <= hole; k++)
      out[last + k] = (before ?? 0) + (k / (hole + 1)) * ((after ?? 0) - (before ?? 0));
    last = i;
  }
  return out;
}

/** How well the curve repeats itself at the lag of `periodMs`, give or take 15 %. */
function repeats(points: readonly LookPoint[], periodMs: Ms): number {
  const curve = bridged(points);
  const lag = (periodMs / 1000) * LOOK_HZ;
  let best = -1;
  for (let k = Math.ceil(0.85 * lag); k <= Math.floor(1.15 * lag); k++) {
    const n = curve.length - k;
    if (k < 1 || n < 3 * LOOK_HZ) continue;
    best = Math.max(best, likeness(curve, 0, k, n));
  }
  return best;
}

/**
 * Without what was taken for a breath while the person's own size was not known yet: a swing of less than a third of the others'. The interval before it and
 * the one after are one.
 */
function pruned(inhales: readonly MeasuredInhale[], from: Ms): MeasuredInhale[] {
  const inside = inhales.filter(({ onset }) => onset >= from);
  const large = quantile(
    inside.map(({ swing }) => swing),
    0.75,
  );
  const out: MeasuredInhale[] = [];
  let owed: Ms | undefined = 0;
  for (const inhale of inside) {
    const { intervalMs } = inhale;
    if (inhale.swing < TINY * (large ?? 0)) {
      owed = owed === undefined || intervalMs === undefined ? undefined : owed + intervalMs;
      continue;
    }
    const { intervalMs: _interval, ...rest } = inhale;
    const joined = owed === undefined || intervalMs === undefined ? undefined : owed + intervalMs;
    out.push({ ...rest, ...(joined !== undefined && { intervalMs: joined }) });
    owed = 0;
  }
  return out;
}

export class BreathRate {
  /** Of the first look that passed, and of those that failed, in a row. */
  #passed = 0;
  #failed = 0;
  #clear = false;
  /** Whether a rate was ever said since the start. */
  #ever = false;

  /**
   * Looks at the time up to `to`. `points`: the newest of the curve, at most `LOOK_POINTS`; `inhales`: those of the last 90 s or more;
   * `swing`: the median swing against the sensor's floor.
   */
  look(
    to: Ms,
    since: Ms,
    points: readonly LookPoint[],
    inhales: readonly MeasuredInhale[],
    swing: number | undefined,
  ): BreathLook {
    const { from, state, breathsPerMin } = judge(to, since, points, inhales, swing);
    const passes = state === 'clear';
    this.#passed = passes ? this.#passed + 1 : 0;
    this.#failed = passes ? 0 : this.#failed + 1;
    // A number that comes and goes says less than one that waits: two looks in a row decide.
    if (this.#passed >= 2) this.#clear = this.#ever = true;
    if (this.#failed >= 2) this.#clear = false;
    if (passes && this.#clear)
      return { from, to, state, ...(breathsPerMin !== undefined && { breathsPerMin }) };
    if (passes) return { from, to, state: this.#ever ? 'irregular' : 'starting' };
    return { from, to, state };
  }

  gap(): void {
    this.#passed = 0;
    this.#failed = 0;
    this.#clear = false;
    this.#ever = false;
  }
}

function judge(
  to: Ms,
  since: Ms,
  points: readonly LookPoint[],
  inhales: readonly MeasuredInhale[],
  swing: number | undefined,
): Judged {
  const known = inhales.flatMap(({ intervalMs }) => (intervalMs === undefined ? [] : [intervalMs]));
  const usual = quantile(known.slice(-5), 0.5);
  const length = Math.min(LONGEST, Math.max(SHORTEST, INTERVALS * (usual ?? 0)));
  const from = Math.max(since, to - length);
  if (to - since < STARTING) return { state: 'starting', from };
  const inside = points.slice(-Math.round(((to - from) / 1000) * LOOK_HZ));
  const masked = inside.filter((point) => point.masked).length / Math.max(1, inside.length);
  if (masked > MASKED) return { state: 'moving', from };
  const intervals = pruned(inhales, to - length).flatMap(({ onset, intervalMs }) =>
    intervalMs !== undefined && onset - intervalMs >= to - length ? [intervalMs] : [],
  );
  const small = swing === undefined || swing < SMALL;
  if (intervals.length < FEWEST) {
    // A slow breath needs longer to be known.
    if (to - since < length) return { state: 'starting', from };
    return { state: small ? 'small' : 'irregular', from };
  }
  const middle = quantile(intervals, 0.5)!;
  const kept = intervals.filter((one) => one >= 0.7 * middle && one <= 1.4 * middle);
  const rate = 60_000 / mean(kept);
  const r = repeats(inside, mean(intervals));
  if (small) return { state: 'small', from };
  if (
    kept.length / intervals.length >= KEPT &&
    spread(intervals) < SPREAD &&
    r > REPEATS &&
    rate >= SLOWEST &&
    rate <= FASTEST
  )
    return { state: 'clear', from, breathsPerMin: rate };
  const restless = mean(inside.map(({ unrest }) => unrest)) > UNREST;
  return { state: r <= REPEATS && restless ? 'speaking' : 'irregular', from };
}
