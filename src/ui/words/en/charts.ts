/** What is read out and written in charts. Words only. */
import type { BeatKind } from '../../../signal/beats.ts';
import { decimal, length, plural, position } from '../format.ts';
import type { ChartWords } from '../charts.ts';

const kinds: Record<BeatKind, string> = {
  normal: 'normal',
  missed: 'missed',
  extra: 'extra',
  ectopic: 'ectopic',
  long: 'long',
  short: 'short',
  gap: 'gap',
};

export const chartWords: ChartWords = {
  kinds,
  table: 'Table',
  picture: 'Picture',
  read: (what: string): string => `Read ${what}`,
  pictureOf: (what: string): string => `Picture: ${what}`,
  tableOf: (what: string): string => `Table: ${what}`,
  bpm: (value: number): string => `${decimal(value)} bpm`,
  ms: (value: number): string => `${decimal(value)} ms`,
  live: {
    name: 'heart rate',
    now: 'now',
    ago: (seconds: number): string => `−${seconds} s`,
    reading: (secondsAgo: number, bpm: number): string =>
      `${decimal(secondsAgo, 1)} s ago, ${decimal(bpm)} bpm`,
    empty: 'No heart rate yet.',
    summary: (spanMs: number, low: number, high: number): string =>
      `Heart rate over the last ${length(spanMs)}, between ${decimal(low)} and ${decimal(high)} bpm.`,
    guide: (perMin: number): string =>
      `The breathing guide runs behind it at ${decimal(perMin, 1)} breaths a minute.`,
    rest: 'The breathing guide rests.',
    columns: ['Seconds ago', 'Heart rate, bpm'] as const,
  },
  axisTime: (at: number): string => position(at),
  tachogram: {
    name: 'intervals between beats',
    open: 'open',
    empty: 'No intervals yet.',
    summary: (beats: number, odd: number, spanMs: number): string =>
      `${beats} intervals in ${length(spanMs)}; ${odd === 0 ? 'none is' : plural(odd, { one: 'one is', other: `${odd} are` })} marked as irregular.`,
    reading: (at: number, rr: number, kind: BeatKind | undefined): string =>
      `${position(at)}, ${decimal(rr)} ms${kind === undefined || kind === 'normal' ? '' : `, ${kinds[kind]}`}`,
    columns: ['Time', 'Interval, ms', 'Kind'] as const,
  },
  trend: {
    empty: (name: string): string => `${name}: nothing to show so far.`,
    summary: (name: string, low: number, high: number, unit: string): string =>
      `${name} over this session, between ${decimal(low)} and ${decimal(high)} ${unit}.`,
    reading: (at: number, value: number, unit: string): string =>
      `${position(at)}, ${decimal(value, 1)} ${unit}`,
    columns: (name: string, unit: string): readonly string[] => ['Time', `${name}, ${unit}`],
    notShown: 'not shown',
  },
  spectrum: {
    name: 'spectrum of the rhythm',
    density: (value: number): string => `${decimal(value)} ms²/Hz`,
    hz: (value: number): string => `${decimal(value, 2)} Hz`,
    guide: (perMin: number): string => `guide, ${decimal(perMin, 1)} a minute`,
    empty: 'No spectrum yet: it needs two minutes of clean beats.',
    soon: (ms: number): string =>
      `Spectrum in about ${Math.max(5, 5 * Math.ceil(ms / 5000))} s: it needs two minutes of clean beats.`,
    regularity: (percent: number): string =>
      `Regularity of the last 64 s: ${decimal(percent)} % of what an even wave would reach in that window.`,
    summary: (peakHz: number | undefined, guideHz: number | undefined): string =>
      [
        peakHz === undefined
          ? 'The rhythm has no clear peak.'
          : `The rhythm swings most at ${decimal(peakHz, 3)} Hz, ${decimal(peakHz * 60, 1)} a minute.`,
        guideHz === undefined ? '' : `The guide is at ${decimal(guideHz, 3)} Hz.`,
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
    reading: (hz: number, density: number): string =>
      `${decimal(hz, 2)} Hz, ${decimal(hz * 60, 1)} a minute, ${decimal(density)} ms²/Hz`,
    columns: ['Frequency, Hz', 'Density, ms²/Hz'] as const,
  },
  poincare: {
    name: 'each interval against the next',
    empty: 'Too few clean beats for this picture.',
    summary: (sd1: number, sd2: number, pairs: number): string =>
      `Cloud of ${pairs} pairs: SD1 ${decimal(sd1, 1)} ms across, SD2 ${decimal(sd2, 1)} ms along.`,
    reading: (first: number, second: number): string => `${decimal(first)} ms, then ${decimal(second)} ms`,
    columns: ['Interval, ms', 'Next interval, ms'] as const,
  },
};
