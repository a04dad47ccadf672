/** What is said of a number: its name, why it is not shown, and where it comes from. Words only. */
import type { HiddenReason } from '../../../session/live.ts';
import type { Adherence } from '../../../signal/adherence.ts';
import type { Basis } from '../../../signal/validity.ts';
import { decimal, length, percent, plural, position } from '../format.ts';
import { strapWords } from './strap.ts';
import type { NumberCard, NumberName, NumberWords } from '../numbers.ts';

type Codes = HiddenReason['code'];
type Of<C extends Codes> = Extract<HiddenReason, { code: C }>;

/** Short reason under the words `not shown`, continuing "why". */
const short: { [C in Codes]: (reason: Of<C>) => string } = {
  'no-strap': () => 'why: no strap',
  settling: () => 'why: the strap is settling',
  paced: () => 'why, while breathing is paced',
  'no-guide': () => 'why: the guide rests',
  'few-breaths': (r) => `why: ${r.have} of ${r.need} breaths so far`,
  'too-few': (r) => `why: ${r.have} of ${r.need} beats so far`,
  'too-short': (r) => `why: ${length(r.have)} of ${length(r.need)} so far`,
  irregular: () => 'why: too few clean beats',
  missing: () => 'why: too much is missing',
  rhythm: () => 'why: the rhythm is irregular',
  'no-intervals': () => 'why: no beat intervals',
  ceased: () => 'why: beat intervals have stopped',
  'no-contact': () => 'why: no skin contact',
};

/** The whole reason, in the card. `name` is the number's name. */
const long: { [C in Codes]: (reason: Of<C>, name: string) => string } = {
  'no-strap': () => 'Not shown: no strap is connected.',
  settling: () => `Not shown yet. ${strapWords.signals.settling.sentence}`,
  paced: (_r, name) =>
    `Not shown while breathing is paced: slow breathing changes ${name} by itself. It comes back about a minute after the guide pauses.`,
  'no-guide': () => 'Not shown while the guide rests: it is measured breath by breath along the guide.',
  'few-breaths': (r) =>
    `Not shown yet: it needs ${r.need} whole, clean breaths with the guide and has ${r.have}.`,
  'too-short': (r) => `Not shown yet: its window takes ${length(r.need)} and holds ${length(r.have)}.`,
  'too-few': (r) => `Not shown yet: it needs ${r.need} beats in its window and has ${r.have}.`,
  irregular: (r) =>
    `Not shown: ${r.count} of the last ${r.of} beats were irregular. It comes back when enough clean beats follow.`,
  missing: (r) => `Not shown: ${percent(r.share)} of its window is missing.`,
  rhythm: () =>
    'The rhythm is irregular today, so variability is not shown. This is not a diagnosis. Heart rate and guide go on.',
  'no-intervals': () => strapWords.hrOnly['no-rr'],
  ceased: () => strapWords.hrOnly.ceased,
  'no-contact': () => 'Not shown: the strap has no skin contact.',
};

const names: Record<NumberName, NumberCard> = {
  heartRate: {
    label: 'Heart rate',
    unit: 'bpm',
    what: 'The strap’s own last value. It follows the heart with one to two seconds of delay.',
    formula: 'As the strap sends it; most straps average a few beats.',
    source: 'Bluetooth Heart Rate Service, measurement 0x2A37',
  },
  slowHeartRate: {
    label: 'Slow heart rate',
    unit: 'bpm',
    what: 'The mean over the last five clean beats.',
    formula: '60000 / mean interval',
    source: 'Task Force 1996',
  },
  heartWave: {
    label: 'Heart wave',
    unit: 'bpm',
    what: 'How far heart rate rises and falls with each breath, mean of the last four.',
    formula: 'highest minus lowest heart rate in a breath',
    source: 'Peak-to-trough, after Lehrer and colleagues',
  },
  breathing: {
    label: 'Breathing',
    unit: '',
    what: 'Whether the heart’s rhythm goes with the guide. It is an estimate: breathing itself is not measured.',
    formula: 'share of the heart’s rhythm that is locked to the guide over the last breaths',
    source: 'Phase locking of the breath-locked amplitude',
  },
  rmssd: {
    label: 'RMSSD',
    unit: 'ms',
    what: 'How much each beat’s interval differs from the next, without the guide. Compare a client only with themselves.',
    formula: 'root of the mean squared difference of neighbouring intervals; never across a gap',
    source: 'Task Force 1996',
  },
  sdnn: {
    label: 'SDNN',
    unit: 'ms',
    what: 'How widely the intervals spread. It grows with the window, so only windows of one length compare.',
    formula: 'standard deviation of the clean intervals, N − 1',
    source: 'Task Force 1996',
  },
};

export const numberWords: NumberWords = {
  names,
  now: 'Now',
  notShown: 'not shown',
  noValue: 'no value',
  about: 'about',
  whyNot: (reason: HiddenReason): string => (short[reason.code] as (r: HiddenReason) => string)(reason),
  whyNotLong: (reason: HiddenReason, name: string): string =>
    (long[reason.code] as (r: HiddenReason, n: string) => string)(reason, name),
  fromHere: (name: string): string => `${name}: where it comes from`,
  card: {
    window: 'Window',
    beats: 'Beats',
    corrected: 'Corrected',
    missing: 'Missing',
    unknownHoles: 'and, in this session, a pause of unknown length',
    formula: 'Formula',
    source: 'Source',
  },
  window: (basis: Basis): string =>
    `${position(basis.from)} to ${position(basis.to)}, ${length(Math.round(basis.to - basis.from))}`,
  percent,
  beats: (n: number): string => String(n),
  waveRange: (low: number, high: number): string => `${decimal(low)} to ${decimal(high)} over 4 breaths`,
  lastMinute: (basis: Basis): string => `last ${length(Math.round((basis.to - basis.from) / 1000) * 1000)}`,
  mayHoldEarly: {
    short: 'early beats may be in it',
    long: 'Some early beats may be in it. Beats that come about a tenth too soon cannot be told from others, and they raise it.',
  },
  correctedOf: (basis: Basis): string =>
    `${Math.round(basis.corrected * basis.beats)} of ${basis.beats} beats corrected`,
  soon: {
    leavesOut: 'Speech or movement is marked: these breaths are left out of the heart wave.',
    variability: (ms: number): string => `Variability in about ${Math.max(5, 5 * Math.ceil(ms / 5000))} s.`,
    wave: (breaths: number): string =>
      plural(breaths, {
        one: 'Heart wave after one more clean breath with the guide.',
        other: `Heart wave after ${decimal(breaths)} more clean breaths with the guide.`,
      }),
  },
  notKnown: 'Not known yet',
  estimated: 'estimated from the heart’s rhythm',
  standsStill: 'why: it has been the same number for a minute',
  adherence: (adherence: Adherence): string => {
    switch (adherence.state) {
      case 'with':
        return 'Likely with the guide';
      case 'own':
        return `Own rhythm, about ${decimal(adherence.breathsPerMin)} a minute`;
      case 'unclear':
        return 'Unclear';
    }
  },
  spoken: (bpm: number): string => `Heart rate ${decimal(bpm)} bpm`,
};
