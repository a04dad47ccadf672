/** From beats to an even series: natural cubic spline over beat times, sampled at a fixed rate. */
import { NaturalSpline } from './spline.ts';
import type { Hz, Ms } from '../terms/units.ts';

/**
 * `values` at `times` (ms, ascending strictly) as even samples from the first time on, before the last one. `undefined` for
 * fewer than four points.
 */
export function resample(times: ArrayLike<Ms>, values: ArrayLike<number>, hz: Hz): Float64Array | undefined {
  const n = times.length;
  const start = times[0];
  const end = times[n - 1];
  if (n < 4 || start === undefined || end === undefined) return undefined;
  const step = 1000 / hz;
  return new NaturalSpline(times, values).sample(start, step, Math.ceil((end - start) / step - 1e-9));
}
