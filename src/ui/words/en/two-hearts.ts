/** What the review says of the therapist's own heart beside the client's. Words only. */
import type { NoSynchrony, Synchrony } from '../../../signal/synchrony.ts';
import { decimal, position } from '../format.ts';
import type { TwoHeartsWords } from '../two-hearts.ts';

const whole = (minutes: number): string => decimal(Math.floor(minutes));
const two = (value: number): string => decimal(value, 2);

/** Of ten sessions with a wave in common half as large as each one's own, how many are missed where movement is not watched. */
const missed = (minutes: number): string => (minutes >= 40 ? 'up to 3' : 'about 2 to 4');

const refused: Record<NoSynchrony, (minutes: number, needed: number) => string> = {
  'silence-unknown': () => 'Not computed: it is not noted when nobody spoke.',
  'too-short': (minutes, needed) =>
    `Too short to say: ${whole(minutes)} of the ${needed} minutes needed, without guide, speech or movement.`,
  clocks: () => 'Not computed: how the clocks of the two straps stand to one another is not known.',
  course: () => 'Not computed: both heart rates follow the course of the session.',
  jumps: () => 'Not said: it rests on moments that moved both, such as a noise or a change of posture.',
};

const part = (name: string, value: number, low: number, high: number): string =>
  `${name} ${two(value)} (likely ${two(low)} to ${two(high)}; 0 = none, 1 = the same wave).`;

export const twoHeartsWords: TwoHeartsWords = {
  lead: 'Your own heart is shown here, after the session, and only to you.',
  about:
    'Both rows have the same scale and clock. Two hearts that rise together do not show attunement: talking, moving and sitting in the same room do it too.',
  title: 'Your heart’s line',
  kept: 'It is kept on this device, apart from the client’s record, and is in no report, export or backup.',
  hide: 'Hide my line',
  show: 'Show my line',
  erase: 'Delete my line',
  eraseAsk: 'Your line is deleted for good; the client’s session stays as it is.',
  eraseYes: 'Delete it',
  keep: 'Keep it',
  figures: 'All figures',
  silence: 'Nobody spoke during',
  whole: 'the whole session',
  phase: (name, from, to) => `${name}, ${position(from)} to ${position(to)}`,
  statement: (said: Synchrony): string => {
    switch (said.kind) {
      case 'refused':
        return refused[said.why](said.minutes, said.needed);
      case 'nothing':
        return `Nothing to report from ${whole(said.minutes)} minutes. This does not show that there was nothing: a shared wave half as large as each one’s own is missed in ${missed(said.minutes)} of 10 such sessions.`;
      case 'together':
        return `In ${whole(said.minutes)} minutes without guide or speech, the slow ups and downs of the two heart rates went together more than is usual for two strangers. ${part('Shared part', said.shared, said.low, said.high)}`;
      case 'opposite':
        return `In ${whole(said.minutes)} minutes without guide or speech, the slow ups and downs of the two heart rates went in opposite directions more than is usual for two strangers. ${part('Opposed part', -said.shared, -said.high, -said.low)}`;
    }
  },
  limits:
    'About 4 of 100 pairs of strangers would get this sentence too. It says nothing about why, who led, closeness or empathy. Whether both only follow the course of a session cannot be seen from one session.',
};
