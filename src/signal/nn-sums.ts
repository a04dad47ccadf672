/**
 * The sums behind the time-domain figures: intervals and successive differences, added and taken away one at a time. One
 * place for the formulas, whether a window slides or a file is read whole. It knows no beats and no windows.
 */
import type { Bpm, Ms } from '../terms/units.ts';

/** Time-domain figures of heart rate variability. A figure is `undefined` where its window holds too little for it. */
export interface TimeDomain {
  /** Number of intervals used. */
  readonly intervals: number;
  /** Number of successive differences used; never across a hole or a labelled interval. */
  readonly differences: number;
  /** Mean of the intervals used. */
  readonly meanNnMs: Ms | undefined;
  /** 60000 / mean NN, not the mean of the rates (which is always larger). */
  readonly meanHrBpm: Bpm | undefined;
  /** Standard deviation of the intervals, n - 1. Grows with the window: compare equal lengths only. */
  readonly sdnnMs: Ms | undefined;
  /** Root mean square of successive differences. */
  readonly rmssdMs: Ms | undefined;
  /** Natural logarithm of RMSSD / 1 ms. */
  readonly lnRmssd: number | undefined;
  /** Differences above 50 ms, in percent of the differences. */
  readonly pnn50Pct: number | undefined;
  /** Short axis of the Poincaré cloud: sd(differences) / √2, n - 1. */
  readonly sd1Ms: Ms | undefined;
  /** Long axis of the Poincaré cloud: √(2 SDNN² - sd(differences)² / 2). */
  readonly sd2Ms: Ms | undefined;
}

/** Sums are kept around this, ms, so that squares stay small beside what they differ by. */
const CENTRE: Ms = 800;

/** Running sums of intervals and differences. Adding and taking away the same values restores them up to rounding. */
export class NnSums {
  #n = 0;
  #x = 0;
  #xx = 0;
  #m = 0;
  #d = 0;
  #dd = 0;
  #over50 = 0;

  /** Forgets everything, rounding errors included. */
  clear(): void {
    this.#n = this.#x = this.#xx = this.#m = this.#d = this.#dd = this.#over50 = 0;
  }

  /** Adds an interval (`sign` 1) or takes it away (`sign` -1). */
  interval(rr: Ms, sign: 1 | -1): void {
    const x = rr - CENTRE;
    this.#n += sign;
    this.#x += sign * x;
    this.#xx += sign * x * x;
  }

  /** Adds a successive difference (`sign` 1) or takes it away (`sign` -1). */
  difference(d: Ms, sign: 1 | -1): void {
    this.#m += sign;
    this.#d += sign * d;
    this.#dd += sign * d * d;
    if (Math.abs(d) > 50) this.#over50 += sign;
  }

  /** The figures of what the sums hold now. */
  figures(): TimeDomain {
    const n = this.#n;
    const m = this.#m;
    const mean = n > 0 ? CENTRE + this.#x / n : undefined;
    const variance = n > 1 ? Math.max(0, (this.#xx - (this.#x * this.#x) / n) / (n - 1)) : undefined;
    const rmssd = m > 0 ? Math.sqrt(Math.max(0, this.#dd / m)) : undefined;
    const varianceD = m > 1 ? Math.max(0, (this.#dd - (this.#d * this.#d) / m) / (m - 1)) : undefined;
    return {
      intervals: n,
      differences: m,
      meanNnMs: mean,
      meanHrBpm: mean === undefined ? undefined : 60_000 / mean,
      sdnnMs: variance === undefined ? undefined : Math.sqrt(variance),
      rmssdMs: rmssd,
      lnRmssd: rmssd === undefined || rmssd === 0 ? undefined : Math.log(rmssd),
      pnn50Pct: m > 0 ? (100 * this.#over50) / m : undefined,
      sd1Ms: varianceD === undefined ? undefined : Math.sqrt(varianceD / 2),
      sd2Ms:
        variance === undefined || varianceD === undefined
          ? undefined
          : Math.sqrt(Math.max(0, 2 * variance - varianceD / 2)),
    };
  }
}
