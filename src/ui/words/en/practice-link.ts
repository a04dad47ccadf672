/** The words of handing a practice link over, English: the therapist's side. */
import { decimal, plural } from '../format.ts';
import type { PracticeLinkWords } from '../practice-link.ts';
import { rateText } from '../rates.ts';

export const practiceLinkWords: PracticeLinkWords = {
  onlyHere:
    'This page runs on this computer alone, and a phone cannot reach it. Name the address where Attune is hosted.',
  hosted: 'Address of the hosted page',
  unreachable: 'A phone reaches only an address with a name, and keeps only a page that comes by https.',
  length: 'Length',
  minutes: (minutes: number): string => `${minutes} minutes`,
  address: 'Practice link',
  copy: 'Copy link',
  copied: 'Copied.',
  nothing: 'The link holds the rate, the picture and the sound. It holds no name and no data.',
  code: 'The practice link as a QR code',
  print: 'Print a card instead',
  card: {
    title: 'Breathing, when it suits',
    text: (minutes, rate, inS, outS, restS) =>
      `${plural(minutes, { one: 'One minute', other: `${decimal(minutes)} minutes` })}, ${rateText(rate)} breaths a minute: in for ${decimal(inS, 1)} seconds and out for ${decimal(outS, 1)} seconds${restS > 0 ? `, with rests of ${decimal(restS, 1)} seconds` : ''}. Counting quietly is exact enough.`,
    small: 'Small, quiet breaths. Slower does not need to be deeper.',
    stop: 'If you feel dizzy or short of air, stop and breathe as you like.',
  },
};
