/** How columns of one table hang together: time that passes as the intervals say, a rate that follows from them. Pure. */
import type { Ms, Share } from '../../terms/units.ts';
import { medianOf } from './column-facts.ts';

/** Rows that are compared. */
const ROWS = 3000;
const BLOCK = 20;

/**
 * Ms in one count of `times` if it passes with the intervals: over blocks of rows the two agree to 15 %, which holes in most blocks would spoil and a
 * grid of fixed steps never fulfils but by chance. `undefined` = it does not.
 */
export function timeUnit(times: ArrayLike<number>, rr: ArrayLike<Ms>): 1 | 1000 | undefined {
  const rows = Math.min(times.length, rr.length, ROWS);
  if (rows < 2) return undefined;
  const block = Math.min(BLOCK, rows - 1);
  for (const unit of [1, 1000] as const) {
    const ratios: number[] = [];
    for (let i = 0; i + block < rows; i += Math.max(1, block >> 1)) {
      let told = 0;
      for (let k = i; k < i + block; k++) told += ((rr[k] ?? 0) + (rr[k + 1] ?? 0)) / 2;
      ratios.push((unit * ((times[i + block] ?? 0) - (times[i] ?? 0))) / told);
    }
    const ratio = medianOf(ratios);
    const allowed = block < BLOCK ? 2 / block + 0.1 : 0.15;
    if (Math.abs(ratio - 1) <= allowed) return unit;
  }
  return undefined;
}

/** Whether a time is the beginning or the end of its row's interval, or only about when it came. */
export type Alignment = 'start' | 'end' | 'about';

export function alignmentOf(times: ArrayLike<Ms>, rr: ArrayLike<Ms>): Alignment {
  const start: number[] = [];
  const end: number[] = [];
  for (let i = 1; i < Math.min(times.length, ROWS); i++) {
    const passed = (times[i] ?? 0) - (times[i - 1] ?? 0);
    start.push(Math.abs(passed - (rr[i - 1] ?? 0)));
    end.push(Math.abs(passed - (rr[i] ?? 0)));
  }
  const [s, e] = [medianOf(start), medianOf(end)];
  if (Math.min(s, e) > 16) return 'about';
  return s < e ? 'start' : 'end';
}

/** Share of rows in which a rate follows from the interval, to 6 % or 2 bpm; devices round and smooth it. */
export function rateFollows(rates: ArrayLike<number>, rr: ArrayLike<Ms>): Share {
  let count = 0;
  let hits = 0;
  for (let i = 0; i < Math.min(rates.length, rr.length, ROWS); i++) {
    const [rate, interval] = [rates[i] ?? NaN, rr[i] ?? NaN];
    if (!(rate > 0) || !(interval > 0)) continue;
    count += 1;
    if (Math.abs(60_000 / interval - rate) <= Math.max(2, 0.06 * rate)) hits += 1;
  }
  return count === 0 ? 0 : hits / count;
}

/** Middle step from one number to the next. */
export function middleStep(values: ArrayLike<number>): number {
  const steps: number[] = [];
  for (let i = 1; i < Math.min(values.length, 4 * ROWS); i++)
    steps.push(Math.abs((values[i] ?? 0) - (values[i - 1] ?? 0)));
  return medianOf(steps);
}
