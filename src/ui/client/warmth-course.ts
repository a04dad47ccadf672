/**
 * How fast the picture may grow warmer or cooler. Pure. The answer to the heart is wordless and slow: from one end to the other
 * takes two minutes at the least, so that no fall is ever seen as one, and where nothing is known it stays as it is.
 */
import type { Ms, Share } from '../../terms/units.ts';

/** Time from cold to warm, ms; with the embers of the looks this changes lightness by less than 0.08 in a minute. */
export const FULL_CHANGE: Ms = 150_000;

/** A slow, even change of warmth. */
export interface WarmthCourse {
  readonly from: Share;
  readonly to: Share;
  /** When it began, session time. */
  readonly since: Ms;
}

/** How long a course takes, ms. */
export const courseLength = ({ from, to }: WarmthCourse): Ms => Math.abs(to - from) * FULL_CHANGE;

/** The warmth that a course shows at `at`. */
export function warmthAt(course: WarmthCourse, at: Ms): Share {
  const length = courseLength(course);
  if (length <= 0) return course.to;
  const share = Math.min(1, Math.max(0, (at - course.since) / length));
  return course.from + (course.to - course.from) * share;
}

/** The course from what is shown at `at` towards `target`; `undefined` (nothing known) holds what is shown. */
export function towards(course: WarmthCourse, target: Share | undefined, at: Ms): WarmthCourse {
  const from = warmthAt(course, at);
  return { from, to: target === undefined ? from : Math.min(1, Math.max(0, target)), since: at };
}
