/** What the therapist reads around a session: bar, pace, end, client's window. Words only, no decisions. */
import type { ThemeChoice } from '../model/theme-choice.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

/** What the client does, or what became of their window. */
export type ClientActs = 'grounding' | 'stopped' | 'paused' | 'left-full-screen' | 'gone';

export interface TherapistWords {
  readonly lockNow: string;
  readonly attune: string;
  readonly session: string;
  readonly pageOf: (name: string, what: string) => string;
  readonly simulated: string;
  readonly simulatedFull: string;
  readonly notRecording: string;
  readonly since: (epoch: number, ms: number) => string;
  readonly elapsed: (ms: number) => string;
  readonly themes: Record<ThemeChoice, string>;
  readonly look: string;
  readonly start: string;
  readonly leave: string;
  readonly client: {
    readonly open: string;
    readonly show: (sees: string) => string;
    readonly sees: {
      readonly sphere: string;
      readonly horizon: string;
      readonly line: string;
      readonly still: string;
    };
    /** What the client does, in the place of what they see. */
    readonly acts: Readonly<Record<ClientActs, string>>;
    readonly stopped: string;
    readonly stoppedText: string;
    readonly offered: string;
    readonly resume: string;
  };
  readonly end: {
    /** The first word of `button`, where there is little room. */
    readonly brief: string;
    readonly button: string;
    readonly ask: (ms: number) => string;
    readonly keep: string;
    readonly goOn: string;
  };
  readonly pace: {
    readonly group: string;
    readonly rate: string;
    readonly unit: string;
    readonly slower: string;
    readonly faster: string;
    readonly parts: (inMs: number, outMs: number) => string;
    readonly ratio: string;
    readonly ratioOf: (inhaleShare: number) => string;
    readonly start: string;
    readonly pause: string;
  };
  readonly led: {
    readonly assess: string;
    readonly practise: string;
  };
  readonly dismiss: string;
}

export let therapistWords: TherapistWords;
await catalogue(part('start'), (spoken: { therapistWords: TherapistWords }) => ({ therapistWords } = spoken));
