/** What the review of a past session says, in the past tense. Words only. */
import type { PastReason } from '../../../session/whole-session.ts';
import { clock, day, decimal, length, percent, plural, position } from '../format.ts';
import { rateText } from '../rates.ts';
import type { ReviewWords } from '../review.ts';

const unusable: Record<Extract<PastReason, { code: 'unusable' }>['verdict'], string> = {
  duplicates: 'the strap sent its beat intervals more than once',
  'fill-values': 'some of the strap’s beat intervals did not fit its heart rate',
  synthesised: 'the strap’s beat intervals were computed from its heart rate',
};

/** Continues `Not shown:`; stands alone in the table. */
const hidden = (reason: PastReason): string => {
  switch (reason.code) {
    case 'no-strap':
      return 'no strap sent anything';
    case 'short':
      return 'the session was too short';
    case 'no-intervals':
      return 'the strap sent heart rate but no beat intervals';
    case 'unusable':
      return unusable[reason.verdict];
    case 'few':
      return reason.paced
        ? `${decimal(reason.have)} clean beats outside slow, guided breathing; it takes ${reason.need}`
        : `${decimal(reason.have)} clean beats; it takes ${reason.need}`;
    case 'corrected':
      return `${percent(reason.share)} of the beats were irregular; 5 % can be corrected`;
    case 'rhythm':
      return 'the rhythm was irregular. This is not a diagnosis';
  }
};

export const reviewWords: ReviewWords = {
  back: 'All sessions',
  when: (epoch: number, ms: number): string => `${day(epoch)}, ${clock(epoch)} to ${clock(epoch + ms)}`,
  reading: 'The picture is by the strap’s own values. Its beats are being read; figures follow.',
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
  earlier: 'Earlier',
  later: 'Later',
  stretch: (from: number, to: number): string => `${position(from)} to ${position(to)}`,
  table: ['Figure', 'Value', 'Rests on'] as const,
  notShown: 'not shown',
  none: 'No strap sent anything in this session, so there is nothing to show of the heart.',
  noBeats: 'none',
  hidden,
  empty: (why: string): string => `Not shown: ${why}.`,
  why: {
    noGuide: 'the guide did not lead, and the wave is measured along it',
    noBreaths: 'no guided breath was clean enough to be measured',
    short: 'the session was shorter than a minute',
    paced: 'no whole minute without slow, guided breathing was clean enough',
    unclean: 'no minute was clean enough',
    cloud: 'too few clean beats follow one another',
    gap: 'no beat interval came in this stretch',
  },
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
    breaths: (n: number): string =>
      plural(n, { one: 'one guided breath', other: `${decimal(n)} guided breaths` }),
    early: 'some early beats may be in it',
    unpaced: (beats: number): string => `${decimal(beats)} clean beats outside slow, guided breathing`,
    unknownHoles: (n: number): string =>
      plural(n, {
        one: 'and a pause of unknown length',
        other: `and ${decimal(n)} pauses of unknown length`,
      }),
    strap: (values: number): string =>
      plural(values, { one: 'one value of the strap', other: `${decimal(values)} values of the strap` }),
  },
  assessment: {
    estimate: (epoch: number, rate: number, low: number, high: number): string =>
      `On ${day(epoch)} the heart’s rhythm swung most at about ${decimal(rate, 1)} breaths a minute. Anywhere from ${decimal(low, 1)} to ${decimal(high, 1)} was close.`,
    noPeak: (epoch: number, low: number, high: number): string =>
      `No clear peak on ${day(epoch)}: ${decimal(low, 1)} to ${decimal(high, 1)} were alike.`,
    easiest: (rate: number): string => `${rateText(rate)} felt easiest.`,
    notFollowed: 'No rate: it was not clear that the guide was followed, or the wave was small.',
    notFollowedText: 'That happens with medicines, with strain, and on ordinary days.',
    tooLittle: 'Too little was collected for a rate.',
    stays: (rate: number): string =>
      `The accepted rate, ${rateText(rate)}, stayed: no rate beside it clearly swung more.`,
    proposes: (rate: number, share: number | undefined): string =>
      `${rateText(rate)} swung more than the rate accepted before${share === undefined ? '' : `, with ${decimal(100 * share)} in 100`}.`,
    pending: 'The result is being worked out.',
    pendingText: 'It follows in a few seconds; every criterion is here already.',
    restsOn: (breaths: number, low: number, high: number): string =>
      `It rests on ${plural(breaths, { one: 'one usable breath', other: `${decimal(breaths)} usable breaths` })} ${
        low === high ? `at ${rateText(low)}` : `between ${rateText(low)} and ${rateText(high)}`
      } breaths a minute.`,
    ended: {
      complete: '',
      sure: 'It ended when the range was narrow enough.',
      therapist: 'It was stopped early; this is what there was.',
      client: 'It was stopped early; this is what there was.',
      'link-lost': 'It ended when the strap’s link was lost; this is what there was.',
      interrupted: 'The session ended before the assessment did; this is what there was.',
    },
    brokenOff: (rates: readonly number[]): string => `Broken off: ${rates.map(rateText).join(', ')}.`,
    accepted: (row: string): string => `Accepted for practice: ${row}.`,
    notAccepted: 'No rate was accepted for practice after it.',
    nothing: 'No breath of it was guided.',
  },
};
