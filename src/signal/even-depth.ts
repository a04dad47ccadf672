/**
 * What the heart's wave would be if every rate were breathed equally deep: where a sensor measured how deep each breath was, and slower breaths were deeper or
 * shallower, the size that comes of the depth alone is taken out. Single breaths are left as they are: only the course of depth over rate counts.
 */
import type { Ms } from '../terms/units.ts';
import type { PacedBreath } from './resonance-amplitude.ts';

/** Depth of one breath in the unit of its sensor; any unit, the same throughout. */
export interface MeasuredDepth {
  readonly periodMs: Ms;
  readonly depth: number;
}

/** depth ~ period^exponent. */
export interface DepthCourse {
  readonly exponent: number;
  /** Standard error of the exponent. */
  readonly error: number;
}

/** Breaths that say something of a course, and how far their periods must lie apart (standard deviation of the logarithm). */
const FEWEST = 12;
const SMALLEST_SPREAD = 0.05;
/** Largest exponent that is believed: a sensor that slips shows steeper ones. */
const STEEPEST = 1.5;
/** Sighs and half breaths: further than this many robust standard deviations from the line they have no say. */
const FAR = 2.5;
const ROUNDS = 4;

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Line of ln depth over ln period, without far ones; `undefined` if too few breaths were measured or their rates hardly differ. */
export function depthCourse(breaths: readonly MeasuredDepth[]): DepthCourse | undefined {
  const points = breaths
    .filter(({ depth }) => depth > 0)
    .map(({ periodMs, depth }) => ({ x: Math.log(periodMs), y: Math.log(depth) }));
  let used = points;
  let course: DepthCourse | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const n = used.length;
    if (n < FEWEST) return undefined;
    const x0 = used.reduce((sum, { x }) => sum + x, 0) / n;
    const y0 = used.reduce((sum, { y }) => sum + y, 0) / n;
    const xx = used.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
    if (Math.sqrt(xx / n) < SMALLEST_SPREAD) return undefined;
    const slope = used.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / xx;
    const off = ({ x, y }: { readonly x: number; readonly y: number }): number => y - y0 - slope * (x - x0);
    const rest = used.reduce((sum, point) => sum + off(point) ** 2, 0) / Math.max(1, n - 2);
    course = { exponent: slope, error: Math.sqrt(rest / xx) };
    const sd = 1.4826 * middle(points.map((point) => Math.abs(off(point))));
    const near = points.filter((point) => Math.abs(off(point)) <= FAR * Math.max(sd, 0.02));
    if (near.length === used.length) break;
    used = near;
  }
  return course === undefined || Math.abs(course.exponent) > STEEPEST ? undefined : course;
}

/** The breaths as if each rate had been breathed as deep as the middle one. */
export function withEvenDepth(
  breaths: readonly PacedBreath[],
  { exponent }: Pick<DepthCourse, 'exponent'>,
): PacedBreath[] {
  if (breaths.length === 0) return [];
  const middlePeriod = middle(breaths.map(({ periodMs }) => periodMs));
  return breaths.map((breath) => {
    const by = (breath.periodMs / middlePeriod) ** exponent;
    return { ...breath, re: breath.re / by, im: breath.im / by };
  });
}
