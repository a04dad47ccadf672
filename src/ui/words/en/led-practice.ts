/** The words of a practice that the therapist leads, English. Words only, no decisions. */
import { length, plural } from '../format.ts';
import { leftText, rateText } from '../rates.ts';
import type { LedPracticeWords } from '../led-practice.ts';

export const ledPracticeWords: LedPracticeWords = {
  title: 'Practice',
  lead: (rate: number): string => `Practice at ${rateText(rate)} breaths a minute`,
  from: 'The rate is the one accepted last. It can be changed here for this practice.',
  fromNone: 'No rate was accepted yet. 6 is comfortable for most.',
  rate: 'Rate',
  length: 'Length',
  lengthLess: 'Shorter, 1 minute',
  lengthMore: 'Longer, 1 minute',
  minutes: 'minutes',
  unguided: 'Without the picture at the end',
  unguidedText: 'The picture fades and the client keeps the rhythm alone.',
  unguidedOf: (minutes: number): string =>
    minutes === 0
      ? 'none'
      : plural(minutes, { one: 'the last minute', other: `the last ${minutes} minutes` }),
  adapts: 'Let the rate follow the wave slowly',
  adaptsText:
    'Exploratory: at most 0.1 every two minutes, never more than 0.5 away. Such small differences are mostly chance.',
  begin: 'Start practice',
  running: {
    region: 'Practice',
    left: 'left',
    time: leftText,
    rate: (rate: number): string => `${rateText(rate)} a minute`,
    ramp: (rate: number): string => `on the way to ${rateText(rate)}`,
    unguided: 'the picture has faded',
    settle: 'free breathing',
    waiting: 'paused',
    exploratory: 'exploratory',
    pause: 'Pause',
    goOn: 'Go on',
    stop: 'Stop practice',
    stopAsk: (ms: number): string => `Stop after ${length(ms)}?`,
    stopYes: 'Stop',
    stopNo: 'Keep going',
  },
};
