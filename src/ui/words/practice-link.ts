/** The words of handing a practice link over: the therapist's side. */
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface PracticeLinkWords {
  readonly onlyHere: string;
  readonly hosted: string;
  readonly unreachable: string;
  readonly length: string;
  readonly minutes: (minutes: number) => string;
  readonly address: string;
  readonly copy: string;
  readonly copied: string;
  readonly nothing: string;
  readonly code: string;
}

export let practiceLinkWords: PracticeLinkWords;
await catalogue(
  part('practice-link'),
  (spoken: { practiceLinkWords: PracticeLinkWords }) => ({ practiceLinkWords } = spoken),
);
