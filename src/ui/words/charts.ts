/** What is read out and written in charts. Words only. */
import type { BeatKind } from '../../signal/beats.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface ChartWords {
  readonly kinds: Record<BeatKind, string>;
  readonly table: string;
  readonly picture: string;
  readonly read: (what: string) => string;
  readonly pictureOf: (what: string) => string;
  readonly tableOf: (what: string) => string;
  readonly bpm: (value: number) => string;
  readonly ms: (value: number) => string;
  readonly live: {
    readonly name: string;
    readonly now: string;
    readonly ago: (seconds: number) => string;
    readonly reading: (secondsAgo: number, bpm: number) => string;
    readonly empty: string;
    readonly summary: (spanMs: number, low: number, high: number) => string;
    readonly guide: (perMin: number) => string;
    readonly rest: string;
    readonly columns: readonly [string, string];
  };
  readonly axisTime: (at: number) => string;
  readonly tachogram: {
    readonly name: string;
    readonly open: string;
    readonly empty: string;
    readonly summary: (beats: number, odd: number, spanMs: number) => string;
    readonly reading: (at: number, rr: number, kind: BeatKind | undefined) => string;
    readonly columns: readonly [string, string, string];
  };
  readonly trend: {
    readonly empty: (name: string) => string;
    readonly summary: (name: string, low: number, high: number, unit: string) => string;
    readonly reading: (at: number, value: number, unit: string) => string;
    readonly columns: (name: string, unit: string) => readonly string[];
    readonly notShown: string;
  };
  readonly spectrum: {
    readonly name: string;
    readonly density: (value: number) => string;
    readonly hz: (value: number) => string;
    readonly guide: (perMin: number) => string;
    readonly empty: string;
    /** What is shown while there are too few clean beats: how long it may take. */
    readonly soon: (ms: number) => string;
    readonly regularity: (percent: number) => string;
    readonly summary: (peakHz: number | undefined, guideHz: number | undefined) => string;
    readonly reading: (hz: number, density: number) => string;
    readonly columns: readonly [string, string];
  };
  readonly poincare: {
    readonly name: string;
    readonly empty: string;
    readonly summary: (sd1: number, sd2: number, pairs: number) => string;
    readonly reading: (first: number, second: number) => string;
    readonly columns: readonly [string, string];
  };
}

export let chartWords: ChartWords;
await catalogue(part('session'), (spoken: { chartWords: ChartWords }) => ({ chartWords } = spoken));
