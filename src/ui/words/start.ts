/** What the first page says: how to begin, what this browser can do, the sessions kept here, what Attune is not. Words only. */
import type { BackupLine } from '../model/backup-view.ts';
import type { BluetoothAccess } from '../model/start-view.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface StartWords {
  readonly title: readonly [string, string];
  readonly intro: string;
  readonly linkedTitle: readonly [string, string];
  readonly connect: string;
  readonly backToStrap: string;
  readonly tryIt: string;
  readonly noCode: string;
  readonly clients: string;
  /** Whose the next session will be. */
  readonly who: string;
  readonly nobody: string;
  /** The clients who were here last, and what stands beside each code. */
  readonly recent: string;
  readonly lastHere: (epoch: number, rate: number | undefined) => string;
  readonly recentOf: (code: string, lastHere: string) => string;
  readonly allClients: string;
  readonly steps: readonly [readonly [string, string], readonly [string, string], readonly [string, string]];
  readonly teach: string;
  readonly bluetooth: Record<BluetoothAccess, string>;
  readonly bluetoothHelp: Record<BluetoothAccess, string>;
  readonly checks: string;
  readonly window: {
    readonly yes: string;
    readonly no: string;
    readonly unknown: string;
  };
  readonly offline: {
    readonly yes: string;
    readonly no: string;
    readonly unknown: string;
  };
  /** How old the backup is, and the way to the page of backups. */
  readonly backup: {
    readonly line: (line: BackupLine) => string;
    readonly button: string;
    readonly restore: string;
  };
  /** Opens what is said of this copy. */
  readonly about: string;
  readonly openFile: string;
  /** Opens the page that explains every number. */
  readonly howSure: string;
  readonly look: string;
  readonly recovered: {
    readonly lead: string;
    readonly text: (epoch: number, ms: number) => string;
    readonly goOn: string;
    readonly close: string;
  };
  readonly list: {
    readonly title: string;
    readonly open: (title: string) => string;
    /** Label of the field that finds a session by its code, name or day. */
    readonly find: string;
    readonly none: string;
    readonly shown: (rows: number, all: number) => string;
    readonly more: string;
    /** Heads the sessions that belong to no client yet. */
    readonly toFile: string;
    /** Leads to the page of a client. */
    readonly page: (code: string) => string;
    /** Shows all sessions of a client, or all that wait to be filed. */
    readonly all: (sessions: number, code: string | undefined) => string;
    readonly unnamed: string;
    readonly when: (epoch: number) => string;
    readonly length: (ms: number) => string;
    readonly rename: string;
    readonly name: string;
    readonly save: string;
    readonly cancel: string;
    readonly download: string;
    readonly erase: string;
    readonly eraseAsk: string;
    readonly keep: string;
    readonly eraseYes: string;
  };
  readonly not: {
    readonly button: string;
    readonly title: string;
    readonly lines: readonly string[];
    readonly close: string;
  };
}

export let startWords: StartWords;
await catalogue(part('start'), (spoken: { startWords: StartWords }) => ({ startWords } = spoken));
