/** What the review of a past session says. Words only. */
import { clock, day, decimal, length, percent } from './format.ts';

export const reviewWords = {
  back: 'All sessions',
  when: (epoch: number, ms: number): string => `${day(epoch)}, ${clock(epoch)} to ${clock(epoch + ms)}`,
  record: 'This record',
  figures: 'Figures',
  course: 'Course',
  beats: 'Beats',
  cloud: 'Each interval against the next',
  cloudAbout: 'Without slow, guided breathing. The axes are SD1 across and SD2 along.',
  about: {
    wave: 'Heart wave over the guide’s breaths, mean of four with their range. The steps are the guide’s rate.',
    rmssd: 'RMSSD over one minute. Empty while slow breathing was guided, and where the signal was too poor.',
    beats: 'Open rings are irregular beats; no number rests on them.',
  },
  position: 'Where in the session',
  table: ['Figure', 'Value', 'Rests on'] as const,
  notShown: 'not shown',
  none: 'This record holds no beat intervals.',
  rows: {
    length: 'Length',
    meanHr: 'Mean heart rate',
    wave: 'Heart wave',
    rmssd: 'RMSSD',
    lnRmssd: 'ln RMSSD',
    sdnn: 'SDNN',
    pnn50: 'pNN50',
    sd: 'SD1, SD2',
    beats: 'Beats, corrected, missing',
  },
  bpm: (value: number): string => `${decimal(value, 1)} bpm`,
  ms: (value: number): string => `${decimal(value, 1)} ms`,
  plain: (value: number): string => decimal(value, 2),
  percentOf: (value: number): string => `${decimal(value, 1)} %`,
  pair: (a: number, b: number): string => `${decimal(a, 1)} ms, ${decimal(b, 1)} ms`,
  length,
  quality: (beats: number, corrected: number, missing: number): string =>
    `${decimal(beats)}, ${percent(corrected)}, ${percent(missing)}`,
  on: {
    all: (beats: number): string => `all ${decimal(beats)} clean beats`,
    breaths: (n: number): string => (n === 1 ? 'one guided breath' : `${decimal(n)} guided breaths`),
    unpaced: (beats: number): string => `${decimal(beats)} clean beats outside slow, guided breathing`,
    few: 'fewer than a minute outside slow, guided breathing',
    noBreaths: 'no guided breath that could be measured',
  },
};
