/** The words of handing a practice link over, English: the therapist's side. */
import type { PracticeLinkWords } from '../practice-link.ts';

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
};
