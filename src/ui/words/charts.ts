/** What is read out and written in charts. Words only. */
import type { BeatKind } from '../../signal/beats.ts';
import { decimal, length } from './format.ts';

const kinds: Record<BeatKind, string> = {
  normal: 'normal',
  missed: 'missed',
  extra: 'extra',
  ectopic: 'ectopic',
  long: 'long',
  short: 'short',
  gap: 'gap',
};

export const chartWords = {
  kinds,
  table: 'Table',
  picture: 'Picture',
  read: (what: string): string => `Read ${what}`,
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
};
