/** What the review's one picture says, and the comparison of two stretches of it. Words only. */
import type { OverviewWords } from '../overview.ts';
import type { StretchReason } from '../../../session/stretch-figures.ts';
import type { NoChange } from '../../../signal/change.ts';
import type { ReturnTime } from '../../../signal/return-time.ts';
import { decimal, length, percent, position } from '../format.ts';
import { halfRate, rateText } from '../rates.ts';

const signed = (value: number): string => (value > 0 ? `+${decimal(value)}` : decimal(value));
const percentOf = (log: number): number => 100 * (Math.exp(log) - 1);

/** A time in steps of 5 s, over two minutes of 10 s: finer would promise more than there is. */
const about = (ms: number): string => {
  const step = ms > 120_000 ? 10_000 : 5000;
  return position(Math.round(ms / step) * step);
};

const refused: Record<NoChange, string> = {
  overlap: 'A and B overlap',
  settling: 'the first half minute is settling, and too little is left',
  short: 'under a minute of clean beats',
  rates: 'the guide’s rates differ',
  breaths: 'fewer than four clean breaths with the guide',
  'weak-wave': 'hardly any wave',
};

const hidden: Record<StretchReason, string> = {
  'no-beats': 'no beats',
  paced: 'paced',
  'too-few': 'too few beats',
  rhythm: 'irregular rhythm',
  unusable: 'no measured beats',
  poor: 'too poor',
  'no-guide': 'no guide',
  'few-breaths': 'too few breaths',
};

const back = (time: Extract<ReturnTime, { code: 'back' }>): string => {
  const holes = time.holes.map(({ from, to }) => `${position(from)}–${position(to)}`);
  const missing = holes.length === 0 ? '' : ` Beats missing ${holes.join(', ')} after the mark.`;
  return time.latest === undefined
    ? `In range again from ${about(time.after)}, earliest ${about(time.earliest)}; not clearly: it may have taken longer.${missing}`
    : `Back in the range of the two minutes before after ${about(time.after)} (80 %: ${about(time.earliest)} to ${about(time.latest)}).${missing}`;
};

export const overviewWords: OverviewWords = {
  region: 'Session review',
  rows: {
    phases: 'Phases',
    heart: 'Heart rate',
    own: 'Your heart',
    wave: 'Heart wave',
    guide: 'Guide',
    breath: 'Breath',
    curve: 'Breath curve',
    marks: 'Marks',
    ratings: 'Ratings',
    signal: 'Signal',
  },
  clientHeart: 'Client’s heart',
  units: {
    phases: '',
    heart: 'bpm',
    own: 'bpm',
    wave: 'bpm',
    guide: 'a minute',
    breath: 'a minute',
    curve: '',
    marks: '',
    ratings: '0 to 10',
    signal: '',
  },
  read: 'Read the session',
  selectA: 'Choose A',
  selectB: 'Choose B',
  closer: 'Closer',
  wider: 'Wider',
  whole: 'Whole session',
  table: 'Table',
  picture: 'Picture',
  tableLabel: 'The session minute by minute',
  head: ['From', 'Heart rate, bpm', 'Heart wave, bpm', 'Guide, a minute', 'Phase', 'Marks and ratings'],
  breathHead: 'Breath measured, a minute',
  breathRate: (breathsPerMin: number): string => halfRate(breathsPerMin),
  breath: (heard: number, share: number): string =>
    share === 0
      ? `The breath was measured for ${length(heard)}; its rate was never clear.`
      : `The breath was measured for ${length(heard)}; its rate was clear for ${percent(share)} of that time.`,
  hint: 'Drag to move, pinch or Ctrl and wheel to come closer. Keys: arrows, + and −, Page up and down, A, B, M for the next mark.',
  moving: (which: 'a' | 'b'): string =>
    `Drag over the picture, or move ${which.toUpperCase()} with the arrows by 10 s, its end with Shift. Escape ends it.`,
  time: (at: number): string => position(at),
  rate: (breathsPerMin: number): string => rateText(breathsPerMin),
  range: (mean: number, low: number, high: number): string =>
    `${decimal(mean)} (${decimal(low)} to ${decimal(high)})`,
  whole0: (value: number): string => decimal(value),
  reading: (moment: {
    at: number;
    heart: number | undefined;
    wave: number | undefined;
    rate: number | undefined;
    breath: number | undefined;
    phase: string | undefined;
    marks: readonly string[];
  }): string =>
    [
      position(moment.at),
      moment.heart === undefined ? 'no beats' : `${decimal(moment.heart)} bpm`,
      ...(moment.wave === undefined ? [] : [`wave ${decimal(moment.wave)} bpm`]),
      ...(moment.rate === undefined ? [] : [`guide ${rateText(moment.rate)} a minute`]),
      ...(moment.breath === undefined ? [] : [`breath about ${halfRate(moment.breath)} a minute`]),
      ...(moment.phase === undefined ? [] : [moment.phase]),
      ...moment.marks,
    ].join(', '),
  compare: {
    title: 'A and B',
    choose: 'Choose two stretches to compare: in the picture, or by their phases and times.',
    stretch: (which: string): string => `Stretch ${which}`,
    from: (which: string): string => `${which} from`,
    to: (which: string): string => `${which} to`,
    own: 'by its times',
    around: (name: string, at: number): string => `two minutes from ${name}, ${position(at)}`,
    set: 'Set',
    badTime: 'A time is written like 12:30, and its end comes after its start.',
    tableLabel: 'A and B side by side',
    figure: 'Figure',
    head: (which: string, from: number, to: number): string =>
      `${which}, ${position(from)} to ${position(to)}`,
    difference: 'B − A, 80 % range',
    names: {
      heartRate: 'Mean heart rate, bpm',
      rmssd: 'RMSSD, ms',
      wave: 'Heart wave, bpm',
      guide: 'Breathing, a minute',
      beats: 'Beats, corrected',
    },
    value: (value: number): string => decimal(value),
    wave: (value: number, sd: number | undefined): string =>
      sd === undefined ? decimal(value) : `${decimal(value)} ± ${decimal(sd)}`,
    guide: (rate: number | undefined): string =>
      rate === undefined ? 'no one rate' : `guide, ${rateText(rate)}`,
    withEarly: (figure) => `${figure}, some early beats may be in it`,
    beats: (beats: number, corrected: number): string => `${decimal(beats)}, ${percent(corrected)}`,
    hidden,
    refused: (reason: NoChange): string => `not compared: ${refused[reason]}`,
    bpm: (difference: number, half: number, noise: boolean): string =>
      `${signed(difference)} (${signed(difference - half)} to ${signed(difference + half)})${noise ? ', within noise' : ''}`,
    factor: (difference: number, half: number, noise: boolean): string =>
      `${signed(percentOf(difference))} % (${signed(percentOf(difference - half))} to ${signed(percentOf(difference + half))} %)${noise ? ', within noise' : ''}`,
    sentence: (difference: number, half: number): string => {
      const size = Math.abs(Math.round(difference));
      const where = difference >= 0 ? 'higher' : 'lower';
      if (size === 0) return 'Within noise. Heart rate is about the same in A and B.';
      return Math.abs(difference) <= half
        ? `Within noise. Heart rate is ${size} bpm ${where} in B; at rest such a difference comes and goes by itself.`
        : `Heart rate is ${size} bpm ${where} in B. More than the usual wandering at rest.`;
    },
    leftOut: (ms: number): string => `${length(ms)} with speech or movement left out of the wave.`,
    about:
      'B came after or before A: time, talk, posture and breathing changed with it. The range holds for somebody who stays seated. With three figures side by side about half of all unchanged comparisons show one outside its range.',
  },
  moments: {
    title: 'Marks',
    none: 'No moment was marked.',
    words: 'Words',
    at: (at: number): string => position(at),
    returnTitle: 'After the mark',
    returned: (time: ReturnTime): string => {
      switch (time.code) {
        case 'back':
          return back(time);
        case 'not-enough-before':
          return 'Not enough beats in the two minutes before the mark.';
        case 'no-rise':
          return `No rise to come back from (under ${decimal(time.range.rise)} bpm a rise cannot be told from wandering).`;
        case 'not-back':
          return `Not back before the next mark or the end (${about(time.until)}).`;
        case 'strap-lost':
          return `Strap lost at ${position(time.at)} after the mark.`;
      }
    },
    about:
      'This is a time, not a judgement: how long until the heart rate was back in the range of the two minutes before the mark for half a minute. A slow, even fall has no sharp end and is less sure.',
    tooMuch: (count: number): string =>
      count === 1 ? 'Too much: said once' : `Too much: said ${count} times`,
    tooMuchAt: (at: number, rate: number | undefined, phase: string | undefined, by: string): string =>
      [
        position(at),
        rate === undefined ? 'without the guide' : `guide at ${rateText(rate)} a minute`,
        ...(phase === undefined ? [] : [phase]),
        by,
      ].join(', '),
    by: { client: 'said by the client', therapist: 'noted by the therapist' },
    ratings: 'Ratings',
    rating: (name: string, value: number, at: number, by: string | undefined): string =>
      `${name} ${value} at ${position(at)}${by === undefined ? '' : `, ${by}`}`,
    head: ['At', 'Mark', 'Words', 'After the mark'],
    tableLabel: 'Marks of the session',
  },
};
