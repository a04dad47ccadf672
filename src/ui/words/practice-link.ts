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
  readonly print: string;
  readonly card: {
    readonly title: string;
    /** Seconds of breathing in, out, and of rests. */
    readonly text: (minutes: number, rate: number, inS: number, outS: number, restS: number) => string;
    readonly small: string;
    readonly stop: string;
  };
}

export let practiceLinkWords: PracticeLinkWords;
await catalogue(
  part('practice-link'),
  (spoken: { practiceLinkWords: PracticeLinkWords }) => ({ practiceLinkWords } = spoken),
);
