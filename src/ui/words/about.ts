/** What is said of the copy that runs: version, fingerprint, files, parts by others. Words only. */
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface AboutWords {
  readonly title: string;
  readonly version: (version: string) => string;
  readonly fingerprint: string;
  readonly fingerprintAbout: string;
  readonly comparing: string;
  readonly alike: (files: number) => string;
  readonly different: (files: number) => string;
  readonly cannot: string;
  readonly files: string;
  readonly head: readonly [string, string, string];
  readonly same: string;
  readonly other: string;
  readonly notices: string;
  readonly bill: string;
  readonly close: string;
}

export let aboutWords: AboutWords;
await catalogue(part('about'), (spoken: { aboutWords: AboutWords }) => ({ aboutWords } = spoken));
