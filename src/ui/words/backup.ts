/** What the therapist reads about backups: passphrase, recovery code, file, folder, restoring, and what can go wrong. Words only. */
import type { BackupBusy, BackupDone, BackupTrouble } from '../model/backup-view.ts';
import type { NoticeWords } from './notices.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface BackupWords {
  readonly title: string;
  readonly back: string;
  readonly offer: {
    readonly title: string;
    readonly about: string;
    readonly facts: readonly (readonly [string, string])[];
    readonly notNow: string;
  };
  readonly set: string;
  readonly change: string;
  readonly changeAbout: string;
  readonly passphrase: string;
  readonly repeat: string;
  readonly show: string;
  readonly hide: string;
  readonly hint: string;
  readonly tooShort: string;
  readonly different: string;
  readonly code: {
    readonly title: string;
    readonly about: string;
    readonly label: string;
    readonly print: string;
    readonly type: (first: number, second: number) => string;
    readonly why: string;
    readonly group: (number: number) => string;
    readonly kept: string;
    readonly wrong: string;
    readonly only: readonly [string, string];
  };
  readonly state: {
    readonly none: (sessions: number) => string;
    readonly all: (sessions: number) => string;
    readonly some: (waiting: number) => string;
    readonly empty: string;
    readonly last: (epoch: number) => string;
    readonly about: string;
    readonly here: string;
  };
  /** The same passphrase on the records of this device. */
  readonly guard: {
    readonly title: string;
    readonly about: string;
    readonly button: string;
    /** Once it does. */
    readonly on: string;
    readonly after: string;
    readonly minutes: (minutes: number) => string;
    readonly never: string;
    readonly off: string;
    readonly offAbout: string;
    readonly offYes: string;
  };
  readonly passkey: {
    readonly title: string;
    readonly about: string;
    readonly add: string;
    /** Once one opens the records. */
    readonly on: string;
    readonly remove: string;
    /** What the browser's list of passkeys calls it. */
    readonly name: string;
  };
  readonly backUp: string;
  readonly chooseFolder: string;
  readonly server: string;
  readonly useServer: string;
  readonly changeFolder: string;
  readonly copyNow: string;
  readonly folder: {
    readonly ready: string;
    readonly ask: string;
    readonly lost: string;
    readonly foreign: string;
    readonly none: string;
    readonly cannot: string;
    readonly open: string;
  };
  readonly restore: {
    readonly title: string;
    readonly about: string;
    readonly choose: string;
    readonly chosen: (name: string) => string;
    readonly useCode: string;
    readonly usePassphrase: string;
    readonly code: string;
    readonly button: string;
  };
  /** Records that were set aside when this device began anew. */
  readonly aside: { readonly title: string; readonly about: string; readonly button: string };
  readonly busy: Record<BackupBusy, string>;
  readonly done: (done: BackupDone) => NoticeWords;
  readonly trouble: Record<BackupTrouble, NoticeWords>;
  /** The slip is in this group of the code. */
  readonly slip: (group: number) => string;
  readonly opener: string;
  readonly openerAbout: string;
  /** What lies beside a backup in its folder, for whoever finds it. */
  readonly readme: string;
}

export let backupWords: BackupWords;
await catalogue(part('backup'), (spoken: { backupWords: BackupWords }) => ({ backupWords } = spoken));
