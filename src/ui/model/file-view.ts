/** What the page of a file that is about to be opened is told: its columns, the reading that is proposed, what comes of it. Plain data. */
import type { Role, Why } from '../../terms/column-roles.ts';
import type { Bpm, EpochMs, Ms } from '../../terms/units.ts';
import type { NoticesView } from './notice.ts';

export interface FileColumn {
  /** Empty where the file gives it none. */
  readonly name: string;
  readonly first: readonly string[];
  readonly role: Role;
  readonly why: Why;
}

/** What comes of the reading that is chosen now. */
export interface FileOutcome {
  readonly beats: number;
  readonly lengthMs: Ms;
  /** Intervals that hardly a heart has, and marks for no value. */
  readonly unclear: number;
  /** When it began; `undefined` = the file does not say. */
  readonly epoch?: EpochMs;
  /** Only the day is known. */
  readonly dayOnly?: boolean;
  /** Heart rate of the first minute. */
  readonly curve: readonly { readonly at: Ms; readonly bpm: Bpm }[];
}

export interface FileQuestion {
  readonly name: string;
  readonly bytes: number;
  /** When the file was last written: what is proposed where nothing says the day. */
  readonly written: EpochMs;
  readonly columns: readonly FileColumn[];
  /** `undefined` = nothing that could be a heart's beats. */
  readonly outcome?: FileOutcome;
}

export interface FileView extends FileQuestion, NoticesView {
  /** Codes of clients to file it under. */
  readonly codes: readonly string[];
}
