/** The words of an assessment's result, English. Words only, no decisions. */
import type { RateAcceptedFact } from '../../../session/assessment-events.ts';
import type { Verdict } from '../../../session/assessment-criteria.ts';
import type { Comparison } from '../../../session/rate-proposal.ts';
import type { Confidence } from '../../../signal/resonance.ts';
import type { EpochMs } from '../../../terms/units.ts';
import { clock, day, decimal, plural } from '../format.ts';
import { rateText } from '../rates.ts';
import type { ResonanceWords } from '../resonance.ts';

const confidence: Record<Confidence, string> = {
  clear: 'clear',
  fair: 'fair',
  weak: 'weak',
};
const confidenceSays: Record<Confidence, string> = {
  clear: 'Another day it may differ.',
  fair: 'Another day it may differ.',
  weak: 'Any rate in the range is about as good.',
};
const verdicts: Record<Verdict, string> = {
  done: '',
  'not-followed': 'not followed',
  'not-clean': 'not clean',
};
const sources: Record<RateAcceptedFact['source'], string> = {
  estimate: 'from the assessment',
  suggestion: 'a comfortable rate',
  chosen: 'chosen by hand',
};

export const resonanceWords: ResonanceWords = {
  when: (from: EpochMs, to: EpochMs): string => `Resonance assessment, ${clock(from)} to ${clock(to)}`,
  pending: 'The last breaths are being read.',
  pendingText: 'The result follows in a few seconds.',
  estimate: (rate: number, low: number, high: number): string =>
    `Today the heart’s rhythm swung most at about ${decimal(rate, 1)} breaths a minute. Anywhere from ${decimal(low, 1)} to ${decimal(high, 1)} was close.`,
  noPeak: (low: number, high: number): string =>
    `No clear peak today: ${decimal(low, 1)} to ${decimal(high, 1)} are alike.`,
  comfortable: (rate: number, easiest: boolean): string =>
    easiest
      ? `${rateText(rate)} felt easiest; start there.`
      : `${rateText(rate)} is a comfortable rate to start with.`,
  noPeakText:
    'For many people the wave is about as large at every slow rate. That is a result, not a failure.',
  notFollowed: 'No rate today: it is not clear that the guide was followed, or the wave is small.',
  notFollowedText:
    'That happens with medicines, with strain, and on ordinary days. A comfortable rate near 6 is a good start.',
  tooLittle: 'Too little was collected for a rate today.',
  tooLittleText: (usable: number): string =>
    `It needs 25 breaths at rates far enough apart, and ${usable === 0 ? 'none' : usable} could be used; the first two after every start never are. Everything is kept.`,
  retested: 'The retest compares the accepted rate with its neighbours.',
  confidence: 'Confidence:',
  confidenceOf: (word: Confidence): string => confidence[word],
  confidenceSays: (word: Confidence, low: number, high: number): string =>
    `In four of five cases the peak lies between ${decimal(low, 1)} and ${decimal(high, 1)}. ${confidenceSays[word]}`,
  littleOwn: 'About 5.4 suits most people; today’s data add little.',
  edge: {
    low: 'The peak may lie below the rates that were tried. Another day can begin slower.',
    high: 'The peak may lie above the rates that were tried. Another day can begin faster.',
  },
  rangeOf: 'with your own depth of breath',
  early: 'It was stopped early; this is what there was.',
  curve: {
    title: 'Breath-locked amplitude against breathing rate',
    name: 'amplitude against rate',
    range: '80 %',
    bpm: (value: number): string => `${decimal(value)} bpm`,
    rate: (value: number): string => decimal(value, 1),
    caption: 'Breaths a minute. Line: fitted curve, band: 80 %, points: each rate with its standard error.',
    captionPoints: 'Breaths a minute. Points: each rate with its standard error.',
    empty: 'No amplitude could be read.',
    summary: (best: number, amplitude: number, low: number, high: number): string =>
      `The amplitude is largest at ${rateText(best)} breaths a minute, ${decimal(amplitude, 1)} bpm, of rates from ${rateText(low)} to ${rateText(high)}.`,
    reading: (rate: number, amplitude: number, error: number | undefined): string =>
      `${rateText(rate)} a minute: ${decimal(amplitude, 1)}${error === undefined ? '' : ` ± ${decimal(error, 1)}`} bpm`,
    columns: ['Breaths a minute', 'Amplitude, bpm', 'Standard error, bpm'] as const,
  },
  table: {
    title: 'Every criterion, rate by rate',
    region: 'Criteria by rate',
    columns: [
      'Breaths a min',
      'Clean breaths',
      'Amplitude bpm',
      'Peak to trough',
      'PLV',
      'Locked',
      'LF ms²',
      'LF peak a min',
      'LF peaks',
      'Ease',
      'Distress',
    ] as const,
    largest: 'highest single rate today',
    none: '–',
    clean: (clean: number, done: number): string => `${clean} of ${done}`,
    amplitude: (value: number, error: number | undefined): string =>
      error === undefined ? decimal(value, 1) : `${decimal(value, 1)} ± ${decimal(error, 1)}`,
    one: (value: number): string => decimal(value, 1),
    two: (value: number): string => decimal(value, 2),
    whole: (value: number): string => decimal(value),
    share: (value: number): string => `${decimal(value * 100)} %`,
    verdict: (verdict: Verdict): string => verdicts[verdict],
    allGood: 'Every rate was clean and followed.',
    notFollowed: (rates: readonly number[]): string =>
      `Not clearly followed: ${rates.map(rateText).join(', ')}.`,
    notClean: (rates: readonly number[], past: boolean): string =>
      `Not clean enough to count: ${rates.map(rateText).join(', ')}.${past ? '' : ' Repeat, or leave out.'}`,
    disturbed: (breaths: number): string =>
      plural(breaths, {
        one: 'One breath with speech or movement marked does not count.',
        other: `${decimal(breaths)} breaths with speech or movement marked do not count.`,
      }),
    untaken: (breaths: number): string =>
      plural(breaths, {
        one: 'One breath that was not taken with the guide, or at another rate, as measured at the chest, does not count.',
        other: `${decimal(breaths)} breaths that were not taken with the guide, or at another rate, as measured at the chest, do not count.`,
      }),
    deeper: 'deeper breaths here',
    shallower: 'shallower breaths here',
    evenDepth:
      'The depth of the breaths was measured: the curve compares the rates as if each had been breathed equally deep; the amplitudes above are as they came.',
    dot: (best: number, peak: number | undefined): string =>
      `The dot marks the highest single rate today, ${rateText(best)}.${
        peak === undefined
          ? ''
          : ` The curve’s peak is at ${decimal(peak, 1)}: it weighs all rates by how sure each is, so one high rate does not decide.`
      }`,
    skipped: (rates: readonly number[]): string => `Skipped: ${rates.map(rateText).join(', ')}.`,
    noScore: 'No hidden score: the rate comes from amplitude alone, the rest is for your judgement.',
  },
  decide: {
    accept: (rate: number): string => `Accept ${rateText(rate)} for practice`,
    another: 'Choose another rate',
    byHand: 'Choose a rate by hand',
    rate: 'Rate for practice',
    repeat: 'Repeat assessment',
    notNow: 'Not now',
    accepted: (rate: number): string => `${rateText(rate)} breaths a minute is the rate for practice.`,
    acceptedFor: (rate: number, code: string): string =>
      `${rateText(rate)} breaths a minute is ${code}’s rate for practice.`,
    practise: 'Practise now',
    keepUnder: 'Kept in this session. With a client code it is kept for the next one too.',
  },
  history: {
    title: 'Accepted rates',
    row: (rate: number, epoch: EpochMs, source: RateAcceptedFact['source']): string =>
      `${rateText(rate)}, ${day(epoch)}, ${sources[source]}`,
    range: (low: number, high: number): string => ` (${decimal(low, 1)} to ${decimal(high, 1)})`,
  },
  compare: ({ kind, last, rate, share }: Comparison): string => {
    const before = `Last time ${rateText(last.rate)}, on ${day(last.epoch)}.`;
    const odds =
      share === undefined ? '' : ` It was the best of those tried with ${decimal(100 * share)} in 100.`;
    switch (kind) {
      case 'holds':
        return share === undefined
          ? `${before} Today’s range holds it: it can stay.`
          : `${before} Today it was the largest again: it can stay.`;
      case 'moved':
        return `${before} Today ${rateText(rate)} swung more.${odds}`;
      case 'open':
        return `${before} Today its neighbours were about as good: it can stay.`;
    }
  },
};
