/** What a format is to the registry: how a file of it is recognised, and the recording in it. */
import type { Recording } from './recording.ts';
import type { SourceFile } from './source-file.ts';
import type { ColumnReading } from '../terms/column-roles.ts';
import type { Progress, Section } from './table/table.ts';

/** Columns that a person has to tell. */
export interface Question {
  readonly section: Section;
  readonly columns: readonly ColumnReading[];
  /** What else the file says of the recording, whichever way it is read. */
  readonly also: Pick<Recording, 'epoch' | 'dayOnly' | 'device'>;
}

export type Read = { readonly recording: Recording } | { readonly question: Question };

export interface Format {
  /** What people call it, for the table of formats in the documents. */
  readonly name: string;
  /** By content first; the name decides only where the content says nothing. */
  recognises(file: SourceFile): boolean;
  /** @throws ExchangeError */
  read(file: SourceFile, progress?: Progress): Read;
}
