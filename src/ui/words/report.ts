/** What a report on paper says: a page for the client in plain words, and pages for the file. Words only. */
import { catalogue } from './language.ts';
import { part } from './parts.ts';

/** What can be left out, and what it is called. */
export type ReportPart =
  | 'client'
  | 'curve'
  | 'done'
  | 'felt'
  | 'practice'
  | 'file'
  | 'overview'
  | 'figures'
  | 'assessments'
  | 'moments'
  | 'words'
  | 'source';

export interface ReportWords {
  readonly print: string;
  readonly hint: string;
  readonly include: string;
  readonly parts: Readonly<Record<ReportPart, string>>;
  readonly paper: string;
  readonly letter: string;
  readonly minutes: string;
  readonly preview: string;
  readonly forClient: string;
  readonly forFile: string;
  readonly when: (epoch: number, ms: number) => string;
  /** The first sentence, and what is said under it. */
  readonly found: {
    readonly estimate: (rate: number) => string;
    readonly estimateText: (low: number, high: number) => string;
    readonly noPeak: (low: number, high: number) => string;
    readonly noPeakText: string;
    readonly stays: (rate: number) => string;
    readonly proposes: (rate: number) => string;
    readonly retestText: string;
    readonly noRate: string;
    readonly noRateText: string;
    readonly wave: (bpm: number) => string;
    readonly waveText: (breaths: number) => string;
    readonly heartRate: (bpm: number) => string;
    readonly heartRateText: string;
    readonly nothing: string;
    readonly nothingText: string;
  };
  readonly curve: string;
  readonly curveCaption: string;
  readonly course: string;
  readonly courseCaption: string;
  readonly done: string;
  readonly nothingDone: (ms: number) => string;
  readonly length: (ms: number) => string;
  readonly felt: string;
  readonly distress: (first: number, last: number) => string;
  readonly easiest: (rate: number, ease: number) => string;
  readonly nothingSaid: string;
  readonly practice: string;
  readonly practiceText: (minutes: number, rate: number, inS: number, outS: number, restS: number) => string;
  readonly scan: string;
  readonly noCode: string;
  readonly code: string;
  readonly small: string;
  readonly dizzy: string;
  readonly can: string;
  readonly canText: string;
  readonly canTextPlain: string;
  readonly restsOn: (beats: number, corrected: number, missing: number) => string;
  readonly restsOnNothing: string;
  readonly cannot: string;
  readonly cannotText: string;
  readonly local: string;
  readonly simulated: string;
  readonly overview: string;
  readonly compare: string;
  readonly phases: string;
  readonly phaseHead: readonly [string, string, string, string, string];
  readonly phaseTime: (from: number, to: number) => string;
  readonly bpm: (value: number) => string;
  readonly ms: (value: number) => string;
  readonly notShown: string;
  readonly source: string;
  readonly sourceRows: {
    readonly session: string;
    readonly code: string;
    readonly recorded: string;
    readonly printed: string;
    readonly strap: string;
    readonly length: string;
    readonly holes: string;
    readonly digest: string;
  };
  readonly version: (app: string) => string;
  readonly holes: (ms: number, unknown: number) => string;
  readonly notFiled: string;
  readonly notKnown: string;
  readonly noDigest: string;
  readonly digestAwaited: string;
  readonly digestAbout: string;
  readonly notAMedicalDevice: string;
}

export let reportWords: ReportWords;
await catalogue(part('report'), (spoken: { reportWords: ReportWords }) => ({ reportWords } = spoken));
