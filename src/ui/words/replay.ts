/** What is said on the screen of a replay. Words only. */
import type { Pace } from '../../pacing/breath.ts';
import type { Procedure } from '../../session/procedure.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface ReplayWords {
  /** The mark of every screen of a replay. */
  readonly sign: string;
  readonly about: string;
  readonly pause: string;
  readonly goOn: string;
  readonly speed: string;
  readonly times: (speed: number) => string;
  readonly place: string;
  readonly jump: string;
  readonly choose: string;
  readonly beginning: string;
  readonly led: Readonly<Record<Procedure['kind'], string>>;
  readonly of: (now: string, length: string) => string;
  readonly back: string;
  readonly guide: (pace: Pace) => string;
  readonly noGuide: string;
  readonly fast: string;
  readonly stoppedText: string;
}

export let replayWords: ReplayWords;
await catalogue(part('replay'), (spoken: { replayWords: ReplayWords }) => ({ replayWords } = spoken));
