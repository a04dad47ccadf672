/** The course of a number with no more points than a picture can show. Pure. */
import type { TrendPoint } from '../../session/chart-series.ts';

/** Points of one px that can be told apart. */
const EACH = 2;

/** `points` themselves where there are few; else one for each of `most` parts of their time, with the mean and the range of those in it, and no value where none of them has one. */
export function thinned(points: readonly TrendPoint[], most: number): readonly TrendPoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length <= EACH * most) return points;
  const step = (last.at - first.at) / most;
  const out: TrendPoint[] = [];
  for (let i = 0, part = 0; i < points.length; part++) {
    const from = first.at + part * step;
    const to = part === most - 1 ? Infinity : from + step;
    let sum = 0;
    let count = 0;
    let low = Infinity;
    let high = -Infinity;
    for (; i < points.length && points[i]!.at < to; i++) {
      const point = points[i]!;
      if (point.value === undefined) continue;
      sum += point.value;
      count += 1;
      low = Math.min(low, point.low ?? point.value);
      high = Math.max(high, point.high ?? point.value);
    }
    const at = from + step / 2;
    out.push(count === 0 ? { at, value: undefined } : { at, value: sum / count, low, high });
  }
  return out;
}
