/** Between which levels a measured breath has lain lately: what a drawing of it takes for out and for in. */
import type { Ms } from '../terms/units.ts';
import { firstAfter } from './breath-amplitudes.ts';
import { quantile } from './quantile.ts';

/** Time that the scale looks back at, and the share of the levels that may lie beyond either end. */
const OVER: Ms = 30_000;
const BEYOND = 0.05;

/** A point of the curve, oldest first. */
export interface ScalePoint {
  readonly at: Ms;
  readonly level: number;
  /** The person moves: the level says nothing. */
  readonly masked: boolean;
}

export interface BreathScale {
  readonly low: number;
  readonly high: number;
}

/** Where nine tenths of the last half minute before `at` lie, in the curve's unit; `undefined` = there is no curve, or a flat one. */
export function breathScale(points: readonly ScalePoint[], at: Ms): BreathScale | undefined {
  const recent: number[] = [];
  for (let i = firstAfter(points, at - OVER); i < points.length; i++)
    if (!points[i]!.masked) recent.push(points[i]!.level);
  const [low, high] = [quantile(recent, BEYOND), quantile(recent, 1 - BEYOND)];
  return low === undefined || high === undefined || high <= low ? undefined : { low, high };
}
