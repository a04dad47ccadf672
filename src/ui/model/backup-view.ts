/** What the page of backups is told. */
import type { EpochMs } from '../../terms/units.ts';
import type { NoticesView } from './notice.ts';

/** What hindered the last thing that was asked for, by name; the words are in the catalogue. */
export type BackupTrouble =
  | 'wrong-secret'
  | 'wrong-code'
  /** No passkey was given. */
  | 'passkey'
  | 'not-a-vault'
  | 'damaged'
  | 'changed-outside'
  | 'newer-version'
  | 'too-large'
  | 'unreachable'
  | 'full'
  | 'unsound'
  | 'failed';

/** What is under way. */
export type BackupBusy = 'key' | 'passkey' | 'copying' | 'restoring';

/** What was done last, to be told. */
export type BackupDone =
  | { readonly did: 'copied'; readonly sessions: number }
  | {
      readonly did: 'restored';
      readonly sessions: number;
      readonly erased: number;
      /** Pieces that could not be read. */
      readonly lost: number;
      readonly waiting: number;
    }
  | { readonly did: 'passphrase' }
  /** The records on this device open with the passphrase from now on, or without it. */
  | { readonly did: 'guarded' }
  | { readonly did: 'unguarded' }
  /** A passkey opens them too, or no longer. */
  | { readonly did: 'passkey-added' }
  | { readonly did: 'passkey-removed' };

export interface BackupState {
  /** Whether a passphrase is set for backups. */
  readonly secured: boolean;
  /** Whether it guards the records on this device too. */
  readonly guarded: boolean;
  /** Minutes without input after which they lock themselves; 0 = never. */
  readonly lockMinutes: number;
  /** Whether a passkey opens them too; `undefined` = this browser has none that could. */
  readonly passkey?: boolean;
  /** A recovery code that is shown this once. */
  readonly code?: string;
  /** When the last backup was written and read again; `undefined` = there is none. */
  readonly last?: EpochMs;
  /** Sessions of this device that are in no backup yet. */
  readonly waiting: number;
  /** Sessions on this device. */
  readonly sessions: number;
  /** The folder that is kept up to date. `ask` = the browser wants a press first; `foreign` = it was begun under another passphrase. */
  readonly folder?: {
    /** `undefined` = it lies on the practice's own server. */
    readonly name?: string;
    readonly state: 'ready' | 'ask' | 'foreign' | 'lost';
  };
  /** Whether this browser can keep a folder up to date. */
  readonly canFolder: boolean;
  /** Whether records were set aside when this device began anew. */
  readonly aside: boolean;
  /** Whether the practice has a server of its own that is not used yet. */
  readonly canServer: boolean;
  readonly busy?: BackupBusy;
  readonly trouble?: BackupTrouble;
  /** Group of the recovery code with the slip, from 1. */
  readonly group?: number;
  readonly done?: BackupDone;
}

export interface BackupView extends BackupState, NoticesView {}

/** The line on the first page. */
export interface BackupLine {
  readonly last?: EpochMs;
  /** Sessions that are on this device only. */
  readonly waiting: number;
  readonly folderLost: boolean;
}
