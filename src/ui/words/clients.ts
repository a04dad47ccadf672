/** What the therapist reads about clients: codes, their sessions, filing, archive and erasing. Words only. */

import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface ClientsWords {
  readonly title: string;
  readonly back: string;
  readonly find: string;
  readonly new: string;
  readonly code: string;
  readonly codeHint: string;
  readonly create: string;
  readonly cancel: string;
  readonly taken: (code: string) => string;
  readonly list: string;
  readonly toFile: string;
  readonly archived: string;
  readonly showArchived: string;
  readonly sessions: (count: number) => string;
  readonly last: (epoch: number) => string;
  readonly never: string;
  readonly none: string;
  readonly choose: string;
  readonly page: {
    readonly since: (count: number, first: number | undefined) => string;
    readonly rate: (rate: number, epoch: number) => string;
    readonly noRate: string;
    readonly cautions: (epoch: number) => string;
    readonly noCautions: string;
    readonly note: string;
    readonly noteHint: string;
    readonly keepNote: string;
    readonly noteKept: string;
    readonly newSession: string;
    readonly resonance: string;
    readonly resonanceAbout: string;
    readonly rates: readonly string[];
    readonly range: (low: number | undefined, high: number | undefined) => string;
    readonly rateText: (rate: number) => string;
    readonly sessions: string;
    readonly head: readonly string[];
    readonly when: (epoch: number) => string;
    readonly length: (ms: number) => string;
    readonly fromTo: (first: number, last: number) => string;
    readonly noSessions: string;
    readonly archive: string;
    readonly unarchive: string;
    readonly erase: string;
    readonly eraseAsk: (code: string, count: number) => string;
    readonly eraseYes: string;
    readonly keep: string;
  };
  /** A client's sessions side by side. */
  readonly visits: {
    readonly title: string;
    readonly session: string;
    readonly rest: string;
    readonly rmssd: string;
    readonly wave: (rate: number | undefined) => string;
    readonly bpm: (value: number) => string;
    readonly ms: (value: number) => string;
    readonly usual: (low: number, high: number) => string;
    readonly reading: (left: number) => string;
    readonly about: string;
  };
  readonly toFileTitle: string;
  readonly toFileAbout: string;
  readonly open: (what: string) => string;
  readonly fileButton: string;
  readonly fileAs: string;
  readonly later: string;
  readonly filedUnder: (code: string) => string;
}

export let clientsWords: ClientsWords;
await catalogue(part('clients'), (spoken: { clientsWords: ClientsWords }) => ({ clientsWords } = spoken));
