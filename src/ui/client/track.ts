/** How a part of the picture moves within a breath: points with a style, from one turn to the next. Pure. */
import { breathParts, type Breath } from '../../pacing/breath.ts';
import type { Ms } from '../../terms/units.ts';

/** One point of a track within a breath. */
export interface Point {
  /** ms after the onset of the breath, 0 to its period. */
  readonly at: Ms;
  readonly style: Readonly<Record<string, string | number>>;
  /** How the part moves from here to the next point. */
  readonly easing?: string;
}

/** The keyframes of one part for one breath; first point at 0, last at the period. */
export type Track = (breath: Breath) => readonly Point[];

/** Points per half breath of the drawn curve: the straight pieces miss the cosine by at most 0.00015 of its height. */
const PIECES = 64;

/**
 * From 0 to 1 as a half cosine, exactly the movement of `breathShape` between two turns; for `easing`.
 * Error of the straight pieces: (π/64)²/16 = 0.00015.
 */
export const HALF_COSINE = `linear(${Array.from({ length: PIECES + 1 }, (_, i) =>
  ((1 - Math.cos((Math.PI * i) / PIECES)) / 2).toFixed(6),
).join(',')})`;

/** A track that follows the guide's height: `style(0)` is empty, `style(1)` full. */
export function levelTrack(style: (level: number) => Point['style']): Track {
  const low = style(0);
  const high = style(1);
  return ({ pace, periodMs }) => {
    const { inMs, holdInMs, outMs } = breathParts(pace, periodMs);
    return [
      { at: 0, style: low, easing: HALF_COSINE },
      { at: inMs, style: high },
      { at: inMs + holdInMs, style: high, easing: HALF_COSINE },
      { at: inMs + holdInMs + outMs, style: low },
      { at: periodMs, style: low },
    ];
  };
}

/** A track that goes evenly from one end of the breath to the other. */
export function evenTrack(style: (u: number) => Point['style']): Track {
  return ({ periodMs }) => [
    { at: 0, style: style(0) },
    { at: periodMs, style: style(1) },
  ];
}
