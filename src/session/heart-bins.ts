/**
 * A session's heart rate in even bins at several sizes, so that a picture of hours is drawn from as many values as it has pixels. Made once of a
 * session that is over. Pure.
 */
import { isUsable } from '../signal/usable.ts';
import type { Bpm, Ms } from '../terms/units.ts';
import type { Session } from './session.ts';

/** Slowest, fastest and mean heart rate of each bin from session time 0 on; NaN where no usable beat ended in it. */
export interface HeartBins {
  readonly step: Ms;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly mean: Float32Array;
}

const FINEST: Ms = 2000;
/** The coarsest level has about this many bins. */
const FEWEST = 400;

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

/** The client's heart rate up to session time `length`, finest bins first. */
export function heartBins(session: Session, length: Ms): readonly HeartBins[] {
  const { beats, labels } = session.track('client');
  const n = Math.max(1, Math.ceil(length / FINEST));
  const low = new Float32Array(n).fill(NaN);
  const high = new Float32Array(n).fill(NaN);
  const mean = new Float32Array(n).fill(NaN);
  const sum = new Float64Array(n);
  const count = new Uint16Array(n);
  for (let i = 0; i < labels.kinds.length; i++) {
    const beat = beats[i];
    if (beat === undefined || !isUsable(labels.kinds, i)) continue;
    const bin = Math.floor(beat.at / FINEST);
    if (bin < 0 || bin >= n) continue;
    const bpm: Bpm = 60_000 / beat.rr;
    low[bin] = count[bin] === 0 ? bpm : Math.min(low[bin]!, bpm);
    high[bin] = count[bin] === 0 ? bpm : Math.max(high[bin]!, bpm);
    sum[bin]! += beat.rr;
    count[bin]! += 1;
  }
  for (let i = 0; i < n; i++) if (count[i]! > 0) mean[i] = (60_000 * count[i]!) / sum[i]!;
  const levels: HeartBins[] = [{ step: FINEST, low, high, mean }];
  while (levels.at(-1)!.mean.length > FEWEST) levels.push(halved(levels.at(-1)!));
  return levels;
}

/** The finest level whose bins are no finer than `step`, or the coarsest. */
export const levelFor = (levels: readonly HeartBins[], step: Ms): HeartBins | undefined =>
  levels.find((level) => level.step >= step) ?? levels.at(-1);

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
