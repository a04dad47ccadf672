/**
 * Whether intervals were made from heart rate in whole beats per minute: then each is 60000 / integer, and there is no variability from beat to
 * beat in them. Looks at intervals alone, so it serves a strap and a file alike. Intervals of smoothed optical pulse it cannot tell.
 */
import type { Ms, Share } from '../terms/units.ts';

/** Half of the 1/1024 s that straps round to, or of the millisecond that files do, and a hair. */
const WITHIN: Ms = 0.55;
/** Of true intervals about one in twelve lies there at 70 bpm, one in three at 140; of made-up ones all do. */
const SHARE: Share = 0.95;
const FEWEST = 30;
/** Values that must occur, or a paced, very even heart would look the same. */
const RATES = 4;

/** The whole heart rate that an interval is made from; `undefined` = none. */
export function wholeRateOf(rr: Ms): number | undefined {
  const rate = Math.round(60_000 / rr);
  return rate > 0 && Math.abs(rr - 60_000 / rate) <= WITHIN ? rate : undefined;
}

/** Whether `count` intervals, of which `made` are 60000 / integer for this many different integers, were made from heart rate. */
export const isFromRate = (count: number, made: number, rates: number): boolean =>
  count >= FEWEST && made >= SHARE * count && rates >= RATES;

/** The same over a list of intervals. */
export function areFromRate(rr: Iterable<Ms>): boolean {
  const rates = new Set<number>();
  let count = 0;
  let made = 0;
  for (const interval of rr) {
    count += 1;
    const rate = wholeRateOf(interval);
    if (rate === undefined) continue;
    made += 1;
    rates.add(rate);
  }
  return isFromRate(count, made, rates.size);
}
