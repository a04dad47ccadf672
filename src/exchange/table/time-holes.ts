/**
 * Where time is missing between intervals, told by the times that stand beside them. Exact times show a single lost beat; times of arrival come
 * late and in bursts, so there a hole is only what stays: the earliest of the rows after it against the latest before. Pure.
 */
import type { Ms } from '../../terms/units.ts';
import type { Hole } from '../recording.ts';
import { medianOf } from './column-facts.ts';
import type { Alignment } from './relations.ts';

/** Rows that late arrivals are judged over. */
const AROUND = 20;
/** A hole is at least this share of a middle interval. */
const LEAST = 0.6;

/** Largest of the `width` values that end at each place; at the first places that of the first `width`: fewer would take one late arrival for a hole. */
function largest(values: Float64Array, width: number): Float64Array {
  // Two passes over blocks of `width`: the running extreme in constant time a value.
  const n = values.length;
  const left = new Float64Array(n);
  const right = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    left[i] = i % width === 0 ? value : Math.max(left[i - 1] ?? value, value);
    const j = n - 1 - i;
    const back = values[j] ?? 0;
    right[j] = j === n - 1 || (j + 1) % width === 0 ? back : Math.max(right[j + 1] ?? back, back);
  }
  for (let i = n - 1; i >= 0; i--) left[i] = Math.max(left[i] ?? 0, right[Math.max(0, i - width + 1)] ?? 0);
  return left;
}

/** Smallest of the `width` values that end at each place. */
const smallest = (values: Float64Array, width: number): Float64Array =>
  turned(largest(turned(values), width));

/** Each value with the other sign. */
function turned(values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = -(values[i] ?? 0);
  return out;
}

/** Holes before the intervals of rows `i`, for times in ms of the same rows. */
export function holesByTime(times: ArrayLike<Ms>, rr: ArrayLike<Ms>, alignment: Alignment): Hole[] {
  const n = Math.min(times.length, rr.length);
  const middle = medianOf(rr);
  const holes: Hole[] = [];
  const late = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (alignment !== 'start') sum += rr[i] ?? 0;
    late[i] = (times[i] ?? 0) - sum;
    if (alignment === 'start') sum += rr[i] ?? 0;
  }
  if (alignment !== 'about') {
    for (let i = 1; i < n; i++) {
      const jump = (late[i] ?? 0) - (late[i - 1] ?? 0);
      if (Math.abs(jump) <= LEAST * middle) continue;
      holes.push({ before: i, ms: jump > 0 ? jump : undefined });
    }
    return holes;
  }
  const width = Math.min(AROUND, Math.max(1, n >> 2));
  const before = largest(late, width);
  const lowBefore = smallest(late, width);
  const least = smallest(late.toReversed(), width).reverse();
  const most = largest(late.toReversed(), width).reverse();
  for (let i = 1; i < n; i++) {
    const jump = (late[i] ?? 0) - (late[i - 1] ?? 0);
    if ((least[i] ?? 0) - (before[i - 1] ?? 0) > LEAST * middle && jump > 0)
      holes.push({ before: i, ms: Math.max(0, (least[i] ?? 0) - (lowBefore[i - 1] ?? 0)) });
    // Times that run backwards for good: another recording was appended.
    else if ((lowBefore[i - 1] ?? 0) - (most[i] ?? 0) > Math.max(2000, 2 * middle) && jump < 0)
      holes.push({ before: i, ms: undefined });
  }
  return holes;
}
