/**
 * Whether a measured breath goes with the guide: judged cycle by cycle of the guide on the curve itself, not on detected breaths, of which one sigh would spoil
 * several. Three states and no score.
 */
import type { BreathsPerMin, Ms, Share } from '../terms/units.ts';

/** One cycle of the guide that is over. */
export interface GuideCycle {
  readonly onset: Ms;
  readonly periodMs: Ms;
  /** The guide's height, 0 to 1, at a share of the cycle. */
  readonly levelAt: (u: Share) => number;
}

/** How the curve was during one cycle. */
export interface CycleMatch {
  readonly onset: Ms;
  readonly periodMs: Ms;
  /** Too much movement to say anything. */
  readonly usable: boolean;
  /** Trough to peak of the sine at the guide's rate, in the sensor's unit. */
  readonly swing: number;
  /** Share of the curve's variance that this sine explains. */
  readonly fit: Share;
  /** Cycles by which the breath comes after the guide, -0.5 to 0.5. */
  readonly lag: number;
}

/** A point of the curve. */
interface Point {
  readonly at: Ms;
  readonly level: number;
  readonly masked: boolean;
}

/** `undefined` while too few cycles could be judged. */
export type Following =
  | { readonly state: 'with' }
  | { readonly state: 'own'; readonly breathsPerMin: BreathsPerMin }
  | { readonly state: 'unclear' };

/** A decision looks at the last cycles; this many of them must match, and this many be usable. */
export const FOLLOWED_CYCLES = 5;
const MATCHES = 4;
const USABLE = 4;
const MASKED: Share = 0.25;
/** Smallest sine, in floors of the sensor. */
const SWING = 2.5 / 1.5;
const FIT: Share = 0.4;
const EARLY = -0.15;
const LATE = 0.22;
/** How far an own rhythm is from the guide. */
const APART: BreathsPerMin = 0.6;
const APART_SHARE: Share = 0.12;
/** Where the direction of the curve is not known, cycles that fit this well half a cycle off show that it is turned round. */
const TURNED_FIT: Share = 0.6;
const TURNED_NEAR = 0.12;
const FEWEST_POINTS = 12;

/** Solves four equations by elimination; `undefined` if they say too little. */
function solve4(m: number[][]): number[] | undefined {
  for (let i = 0; i < 4; i++) {
    let pivot = i;
    for (let k = i + 1; k < 4; k++) if (Math.abs(m[k]![i]!) > Math.abs(m[pivot]![i]!)) pivot = k;
    [m[i], m[pivot]] = [m[pivot]!, m[i]!];
    if (Math.abs(m[i]![i]!) < 1e-9) return undefined;
    for (let k = 0; k < 4; k++) {
      if (k === i) continue;
      const by = m[k]![i]! / m[i]![i]!;
      for (let c = i; c < 5; c++) m[k]![c]! -= by * m[i]![c]!;
    }
  }
  return m.map((row, i) => row[4]! / row[i]!);
}

/** Phase of the guide's own curve at its rate, radians. */
function guidePhase(levelAt: GuideCycle['levelAt']): number {
  let [re, im] = [0, 0];
  for (let i = 0; i < 64; i++) {
    const level = levelAt(i / 64);
    re += level * Math.cos((2 * Math.PI * i) / 64);
    im += level * Math.sin((2 * Math.PI * i) / 64);
  }
  return Math.atan2(-im, re);
}

/** Least squares of the curve during the cycle on a line and a sine at the guide's rate. `points` may reach beyond the cycle. */
export function matchCycle(points: readonly Point[], cycle: GuideCycle): CycleMatch {
  const { onset, periodMs } = cycle;
  const inside = points.filter(({ at }) => at >= onset && at < onset + periodMs);
  const clean = inside.filter(({ masked }) => !masked);
  const nothing = { onset, periodMs, usable: false, swing: 0, fit: 0, lag: 0 };
  const whole = inside.length > 0 && inside.at(-1)!.at - inside[0]!.at > 0.75 * periodMs;
  if (!whole || clean.length < FEWEST_POINTS || clean.length < (1 - MASKED) * inside.length) return nothing;
  const rows = clean.map(({ at, level }) => {
    const u = (at - onset) / periodMs;
    return [1, u - 0.5, Math.cos(2 * Math.PI * u), Math.sin(2 * Math.PI * u), level];
  });
  const m = [0, 1, 2, 3].map((i) =>
    [0, 1, 2, 3, 4].map((k) => rows.reduce((sum, row) => sum + row[i]! * row[k]!, 0)),
  );
  const found = solve4(m);
  if (found === undefined) return nothing;
  const [level, slope, cos, sin] = found as [number, number, number, number];
  const rest =
    rows.reduce(
      (sum, [one, u, c, s, y]) => sum + (y! - level * one! - slope * u! - cos * c! - sin * s!) ** 2,
      0,
    ) / rows.length;
  const power = (cos * cos + sin * sin) / 2;
  const turn = (guidePhase(cycle.levelAt) - Math.atan2(-sin, cos)) / (2 * Math.PI);
  return {
    onset,
    periodMs,
    usable: true,
    swing: 2 * Math.sqrt(2 * power),
    fit: power / Math.max(1e-12, power + rest),
    lag: turn - Math.round(turn),
  };
}

/** Whether the breath went with this cycle. `floor`: smallest swing that can be a breath. Where up is not known to be in, the lag has no say. */
export const matches = ({ usable, swing, fit, lag }: CycleMatch, floor: number, directed = true): boolean =>
  usable && swing >= SWING * floor && fit >= FIT && (!directed || (lag >= EARLY && lag <= LATE));

/**
 * Judges the last cycles, oldest first; where the guide's period changed, only those after the change are to be handed in. `rate`: the measured rate, while it is clear.
 */
export function following(
  cycles: readonly CycleMatch[],
  floor: number,
  rate: BreathsPerMin | undefined,
): Following | undefined {
  const last = cycles.slice(-FOLLOWED_CYCLES);
  if (last.filter(({ usable }) => usable).length < USABLE) return undefined;
  if (last.filter((cycle) => matches(cycle, floor)).length >= MATCHES) return { state: 'with' };
  const guide = 60_000 / last.at(-1)!.periodMs;
  if (rate !== undefined && Math.abs(rate - guide) > Math.max(APART, APART_SHARE * guide))
    return { state: 'own', breathsPerMin: rate };
  return { state: 'unclear' };
}

/** Whether these cycles show that the curve is upside down: for sensors whose direction geometry does not tell. */
export const turnedRound = (cycles: readonly CycleMatch[]): boolean =>
  cycles
    .slice(-FOLLOWED_CYCLES)
    .filter((c) => c.usable && c.fit >= TURNED_FIT && Math.abs(Math.abs(c.lag) - 0.5) <= TURNED_NEAR)
    .length >= MATCHES;
