/** What a person asks for of the records: sessions of the past, files, clients, backups and their lock. */
import type { Role } from '../../terms/column-roles.ts';
import type { Speed } from '../../session/replayed.ts';
import type { OutFormat } from '../../terms/out-formats.ts';
import type { Ms } from '../../terms/units.ts';

/** Which page the window shows, and the records of this device. */
export type RecordCommand =
  /** Start to record. */
  | { readonly do: 'start-session' }
  /** End the session and keep it on this device. */
  | { readonly do: 'end-session' }
  /** Show a stored session again. */
  | { readonly do: 'open-session'; readonly id: string }
  /** Leave a stored session and go back to the first page. */
  | { readonly do: 'close-review' }
  /** Give a session a name; an empty name takes it away. */
  | { readonly do: 'rename-session'; readonly id: string; readonly name: string }
  /** Erase a session from this device for good. Dispatched only after the second step. */
  | { readonly do: 'erase-session'; readonly id: string }
  /** Save a session as a file. */
  | { readonly do: 'download-session'; readonly id: string }
  /** Read a file that the person chose: a session of Attune or a list of RR intervals. */
  | { readonly do: 'open-file'; readonly file: File }
  /** Go on with the session that was still open. */
  | { readonly do: 'continue-open-session'; readonly id: string }
  /** Close the session that was still open and keep what it holds. */
  | { readonly do: 'close-open-session'; readonly id: string };

/** About a session of the past that runs again. */
export type ReplayCommand =
  /** Let the session that is looked at run again. */
  | { readonly do: 'replay-session'; readonly id: string }
  | { readonly do: 'pause-replay' }
  | { readonly do: 'go-on-replay' }
  | { readonly do: 'set-speed'; readonly speed: Speed }
  /** Go to another moment, session time. */
  | { readonly do: 'jump'; readonly to: Ms }
  /** Leave it, back to the session that is looked at. */
  | { readonly do: 'end-replay' };

/** What leaves as files. */
export type ExportCommand =
  /** Save a session in one of the formats. */
  | { readonly do: 'export-session'; readonly id: string; readonly format: OutFormat }
  /** Compute the digest of a session's file, for a report. */
  | { readonly do: 'digest-session'; readonly id: string }
  /** Save several sessions in one file: those of a client, or of a day (`2026-11-26`, by this device's clock), or all. */
  | {
      readonly do: 'export-sessions';
      readonly form: 'archive' | 'table' | 'parquet' | 'columns';
      readonly code?: string;
      readonly day?: string;
    };

/** About the clients that are kept here. */
export type ClientPageCommand =
  /** Show the clients, or the page of one of them. */
  | { readonly do: 'open-clients'; readonly code?: string }
  | { readonly do: 'close-clients' }
  /** A new client with this code, or the one there is. */
  | { readonly do: 'new-client'; readonly code: string }
  | { readonly do: 'note-client'; readonly code: string; readonly note: string }
  | { readonly do: 'archive-client'; readonly code: string; readonly archived: boolean }
  /** Erase a client with every session of theirs. Dispatched only after the second step. */
  | { readonly do: 'erase-client'; readonly code: string }
  /** A session of the past belongs to the client with this code; an empty code takes it away. */
  | { readonly do: 'file-session'; readonly id: string; readonly code: string }
  /** The next session belongs to the client with this code; without one to none. */
  | { readonly do: 'session-for'; readonly code?: string };

/** About backups. */
export type BackupCommand =
  /** Show the page of backups. */
  | { readonly do: 'open-backup' }
  | { readonly do: 'close-backup' }
  /** From now on backups open with this passphrase. */
  | { readonly do: 'set-passphrase'; readonly passphrase: string }
  /** The recovery code is on paper and need not be shown any more. */
  | { readonly do: 'code-kept' }
  /** Write everything into one sealed file and hand it over. */
  | { readonly do: 'back-up' }
  /** Choose a folder that is kept up to date from now on. */
  | { readonly do: 'choose-folder' }
  /** Keep the copy on the practice's own server up to date from now on. */
  | { readonly do: 'use-server' }
  /** Bring the folder up to date now. */
  | { readonly do: 'copy-now' }
  /** Open the folder of another device with its passphrase or code. */
  | {
      readonly do: 'join-folder';
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    }
  /** Take in the records that were set aside when this device began anew. */
  | {
      readonly do: 'take-back';
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    }
  /** Take in a backup. */
  | {
      readonly do: 'restore';
      readonly file: File;
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    };

/** About the lock of the records. */
export type LockCommand =
  /** Let go of every key now; a session that runs goes on. */
  | { readonly do: 'lock-now' }
  /** Ask for the passphrase while a session goes on; or leave that page again. */
  | { readonly do: 'open-unlock' }
  | { readonly do: 'close-unlock' }
  /** Open the records with what was typed. */
  | {
      readonly do: 'unlock';
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    }
  | { readonly do: 'unlock-by-passkey' }
  | { readonly do: 'start-without-unlocking' }
  /** Set the locked records aside, sealed, and begin new ones: nobody has what opens them. */
  | { readonly do: 'begin-anew' }
  /** Lock the records behind the passphrase of the backups, which was typed; or open them without one again. */
  | { readonly do: 'guard-records'; readonly passphrase: string }
  | { readonly do: 'unguard-records' }
  /** Let a passkey of this device open the records too; or no longer. */
  | { readonly do: 'add-passkey' }
  | { readonly do: 'remove-passkey' }
  /** Lock by itself after so many minutes without input; 0 = never. */
  | { readonly do: 'lock-after'; readonly minutes: number };

/** About a file that is being opened. */
export type FileCommand =
  /** Column `column`, from 0, is read as something else. */
  | { readonly do: 'read-column'; readonly column: number; readonly role: Role }
  /** The reading that is shown is right; `day` as a date field has it, empty = as it is known; `code` of a client, empty = none. */
  | { readonly do: 'open-it-like-this'; readonly day: string; readonly code: string }
  /** The file is not opened, or no longer read. */
  | { readonly do: 'do-not-open' };
