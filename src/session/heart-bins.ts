/**
 * A session's heart rate in even bins at several sizes, so that a picture of hours is drawn from as many values as it has pixels. Made once of a
 * session that is over. Pure.
 */
import { heartRateOf } from '../signal/packet-belief.ts';
import { isUsable } from '../signal/usable.ts';
import { inOneTurn, type InTurns } from '../terms/turns.ts';
import type { Bpm, Ms } from '../terms/units.ts';
import type { SessionEvent, Who } from './events.ts';
import type { Session } from './session.ts';

/** Lowest, highest and mean value of each bin from session time 0 on, of the heart rate unless said otherwise; NaN where there was none, as where no usable beat ended in it. */
export interface HeartBins {
  readonly step: Ms;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly mean: Float32Array;
}

const FINEST: Ms = 2000;
/** The coarsest level has at most this many bins, */
const FEWEST = 400;
/** and each of them holds a breath or more. */
const WHOLE_BREATH: Ms = 16_000;
/** Where a pixel is longer, a breath is too narrow for its own rise and fall to be followed by eye. */
const CROWDED: Ms = 700;

/** Half as many bins of twice the size. */
function halved({ step, low, high, mean }: HeartBins): HeartBins {
  const n = Math.ceil(mean.length / 2);
  const half = {
    step: 2 * step,
    low: new Float32Array(n),
    high: new Float32Array(n),
    mean: new Float32Array(n),
  };
  for (let i = 0; i < n; i++) {
    const a = 2 * i;
    const b = a + 1;
    const hasA = !Number.isNaN(mean[a]);
    const hasB = b < mean.length && !Number.isNaN(mean[b]);
    half.low[i] = hasA && hasB ? Math.min(low[a]!, low[b]!) : (hasA ? low[a] : hasB ? low[b] : NaN)!;
    half.high[i] = hasA && hasB ? Math.max(high[a]!, high[b]!) : (hasA ? high[a] : hasB ? high[b] : NaN)!;
    half.mean[i] = hasA && hasB ? (mean[a]! + mean[b]!) / 2 : (hasA ? mean[a] : hasB ? mean[b] : NaN)!;
  }
  return half;
}

/** One value at its session time, as `each` is told it: `weight` is how long it stands for. */
type Tell = (at: Ms, value: number, weight: Ms) => void;

/** Levels of whatever `tell` is told, up to session time `length`, finest (bins of `finest` ms) first. The mean of a bin is weighted by time. */
export function* levelsOf(
  length: Ms,
  each: (tell: Tell) => InTurns<void>,
  finest: Ms = FINEST,
): InTurns<readonly HeartBins[]> {
  const n = Math.max(1, Math.ceil(length / finest));
  const low = new Float32Array(n).fill(NaN);
  const high = new Float32Array(n).fill(NaN);
  const sum = new Float64Array(n);
  const time = new Float64Array(n);
  yield* each((at, value, weight) => {
    // A value outside of all bins lies nowhere: an array of fixed length takes none beyond its ends.
    const bin = Math.floor(at / finest);
    low[bin] = time[bin] === 0 ? value : Math.min(low[bin]!, value);
    high[bin] = time[bin] === 0 ? value : Math.max(high[bin]!, value);
    sum[bin]! += value * weight;
    time[bin]! += weight;
  });
  // Without a value it is 0 / 0, which is NaN.
  const mean = Float32Array.from(sum, (all, i) => all / time[i]!);
  return yield* withCoarser({ step: finest, low, high, mean });
}

/** A level and the coarser ones after it. */
export function* withCoarser(level: HeartBins): InTurns<readonly HeartBins[]> {
  const levels = [level];
  while (levels.at(-1)!.mean.length > FEWEST || levels.at(-1)!.step < 2 * WHOLE_BREATH) {
    yield;
    levels.push(halved(levels.at(-1)!));
  }
  return levels;
}

/** Beats or facts that are told in one turn. */
const TURN = 20_000;

/** The heart rate of one heart by the usable beats up to session time `length`, finest bins first. */
export const heartBins = (session: Session, length: Ms, who: Who = 'client'): readonly HeartBins[] =>
  inOneTurn(heartBinsInTurns(session, length, who));

/** `heartBins` in turns. */
export function heartBinsInTurns(
  session: Session,
  length: Ms,
  who: Who = 'client',
): InTurns<readonly HeartBins[]> {
  const { beats, labels } = session.track(who);
  return levelsOf(length, function* (tell) {
    for (let i = 0; i < labels.kinds.length; i++) {
      if (i % TURN === TURN - 1) yield;
      const beat = beats[i];
      if (beat !== undefined && isUsable(labels.kinds, i)) tell(beat.at, 60_000 / beat.rr, beat.rr);
    }
  });
}

/**
 * The same by the strap's own values as they came, which need no label: for a first look while the beats are still read. Their range is narrower,
 * for a strap smooths. In turns.
 */
export const strapBinsInTurns = (facts: readonly SessionEvent[], length: Ms): InTurns<readonly HeartBins[]> =>
  levelsOf(length, function* (tell) {
    for (let i = 0; i < facts.length; i++) {
      if (i % TURN === TURN - 1) yield;
      const fact = facts[i];
      if (fact?.type !== 'measurement' || fact.who !== 'client' || fact.contact === false) continue;
      const bpm = heartRateOf(fact.bpm);
      if (bpm !== undefined) tell(fact.at, bpm, 1);
    }
  });

/** Lowest and highest of the coarsest level, which holds those of every other; `undefined` = no beat. */
export function rangeOf(heart: readonly HeartBins[]): readonly [Bpm, Bpm] | undefined {
  const coarse = heart.at(-1);
  const low = coarse?.low.reduce((least, value) => (value < least ? value : least), Infinity) ?? Infinity;
  const high = coarse?.high.reduce((most, value) => (value > most ? value : most), -Infinity) ?? -Infinity;
  return low <= high ? [low, high] : undefined;
}

/** The finest level whose bins are no finer than `step`, or the coarsest. */
export const levelFor = (levels: readonly HeartBins[], step: Ms): HeartBins | undefined =>
  levels.find((level) => level.step >= step) ?? levels.at(-1);

/**
 * The level from which a heart's course is drawn at so many ms a pixel. Where breaths are seen one by one its bins are about as wide as pixels; from
 * further away each holds a breath, so that the line is the mean and the band is the wave, and neither is a row of spikes.
 */
export const levelToDraw = (levels: readonly HeartBins[], msPerPx: Ms): HeartBins | undefined =>
  levelFor(levels, msPerPx > CROWDED ? Math.max(WHOLE_BREATH, 3 * msPerPx) : 1.5 * msPerPx);

/** Mean of a level's bins between two times, weighted by bins; `undefined` where there are none. */
export function meanBetween(
  level: HeartBins,
  from: Ms,
  to: Ms,
): { low: Bpm; high: Bpm; mean: Bpm } | undefined {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  let count = 0;
  const end = Math.min(level.mean.length, Math.ceil(to / level.step));
  for (let i = Math.max(0, Math.floor(from / level.step)); i < end; i++) {
    const value = level.mean[i]!;
    if (Number.isNaN(value)) continue;
    low = Math.min(low, level.low[i]!);
    high = Math.max(high, level.high[i]!);
    sum += value;
    count += 1;
  }
  return count === 0 ? undefined : { low, high, mean: sum / count };
}
