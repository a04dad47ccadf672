/**
 * The measured breath along a session that is over: its rate where that was clear, its curve where the person held still, and for how much of the time.
 * Hours of samples take seconds, so it is made piece by piece. Pure.
 */
import { firstAfter } from '../signal/breath-amplitudes.ts';
import { BREATH_STEP } from '../signal/breath-sample.ts';
import { LOOK_EVERY } from '../signal/breath-rate.ts';
import { quantile } from '../signal/quantile.ts';
import type { InTurns } from '../terms/turns.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import { ChestTrack } from './chest-track.ts';
import { levelsOf, type HeartBins } from './heart-bins.ts';
import type { Session } from './session.ts';

/** A look at the breath: its rate, or that it was not clear. */
export interface BreathRatePoint {
  /** Session time; the rate is that of the half minute or more before it. */
  readonly at: Ms;
  readonly breathsPerMin: BreathsPerMin | undefined;
}

export interface BreathCourse {
  /** Every five seconds while samples came, oldest first. */
  readonly rates: readonly BreathRatePoint[];
  /** Slowest and fastest of them; `undefined` = none was clear. */
  readonly range: readonly [BreathsPerMin, BreathsPerMin] | undefined;
  /** Bins of the curve, more = breathed in, in the sensor's own unit; finest first, NaN where the person moved or nothing came. */
  readonly curve: readonly HeartBins[];
  /** Where most of the curve lies. */
  readonly level: readonly [number, number] | undefined;
  /** For how long samples came, and for how much of it a rate was clear, ms. */
  readonly heard: Ms;
  readonly clear: Ms;
}

/** Bins of the curve: nothing in it is quicker than 1 Hz. */
const FINEST: Ms = 200;
/** What a level holds at most where its usual size is looked for. */
const MOST = 4000;
/** Share of the curve that lies above and below what is shown whole. */
const BEYOND = 0.02;

/** The course up to session time `length`, in turns of ten seconds of samples. */
export function* breathCourse(session: Session, length: Ms): InTurns<BreathCourse> {
  const rates: BreathRatePoint[] = [];
  let heard = 0;
  const curve = yield* levelsOf(
    length,
    function* (tell) {
      const track = new ChestTrack(session, 'client', ({ at, level, masked }, look) => {
        heard += BREATH_STEP;
        if (!masked) tell(at, level, BREATH_STEP);
        if (look !== undefined) rates.push({ at: look.to, breathsPerMin: look.breathsPerMin });
      });
      for (const fact of session.log) {
        if (fact.type !== 'breath-samples') continue;
        track.take(fact);
        yield;
      }
    },
    FINEST,
  );
  const clear = rates.flatMap(({ breathsPerMin }) => (breathsPerMin === undefined ? [] : [breathsPerMin]));
  const usual = curve.find(({ mean }) => mean.length <= MOST) ?? curve.at(-1)!;
  const [low, high] = [usual.low, usual.high].map((side, i) =>
    quantile(
      side.filter((value) => !Number.isNaN(value)),
      i === 0 ? BEYOND : 1 - BEYOND,
    ),
  );
  return {
    rates,
    range: clear.length === 0 ? undefined : [Math.min(...clear), Math.max(...clear)],
    curve,
    level: low === undefined || high === undefined || low >= high ? undefined : [low, high],
    heard,
    clear: Math.min(heard, clear.length * LOOK_EVERY),
  };
}

/** The rate that a look at session time `at`, or in the five seconds after it, gave; `undefined` = not clear, or no samples came. */
export function rateAt({ rates }: BreathCourse, at: Ms): BreathsPerMin | undefined {
  const next = rates[firstAfter(rates, at - 1)];
  return next !== undefined && next.at - at <= LOOK_EVERY ? next.breathsPerMin : undefined;
}

/** Mean of the clear rates between two times; `undefined` = it was clear in less than half of the looks. */
export function meanRate({ rates }: BreathCourse, from: Ms, to: Ms): BreathsPerMin | undefined {
  const looks = rates.slice(firstAfter(rates, from), firstAfter(rates, to));
  const clear = looks.flatMap(({ breathsPerMin }) => (breathsPerMin === undefined ? [] : [breathsPerMin]));
  if (clear.length === 0 || clear.length < looks.length / 2) return undefined;
  return clear.reduce((sum, rate) => sum + rate, 0) / clear.length;
}
