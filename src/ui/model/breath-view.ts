/** The measured breath as the screens of a session are told of it. Types only. */
import type { Following } from '../../signal/breath-following.ts';
import type { BreathState } from '../../signal/breath-rate.ts';
import type { BreathsPerMin, Ms } from '../../terms/units.ts';
import type { BreathCode } from '../../terms/breath-codes.ts';

/** One point of the curve. */
export interface BreathCurvePoint {
  /** Session time of the breath. */
  readonly at: Ms;
  readonly level: number;
  /** The person moves: the level says nothing. */
  readonly masked: boolean;
}

export interface BreathView {
  readonly stream: 'off' | 'starting' | 'running' | 'lost' | 'refused';
  /** Why there is no breath; `undefined` = nothing is the matter. */
  readonly code?: BreathCode;
  /** What can be said now; `undefined` while nothing comes. */
  readonly state?: BreathState;
  /** Only while it is clear. */
  readonly rate?: BreathsPerMin;
  readonly following?: Following;
  /** The curve of the last two minutes. */
  readonly curve: () => readonly BreathCurvePoint[];
}
