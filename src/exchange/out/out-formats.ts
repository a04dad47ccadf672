/** Every format in which a session can leave, one row each: its name, what a file of it is called at the end, its media type, and who writes it. */
import type { Session } from '../../session/session.ts';
import type { EpochMs } from '../../terms/units.ts';
import { beatsCsv } from './beats-csv.ts';
import { breathsCsv } from './breaths-csv.ts';
import { writeEdf } from './edf.ts';
import { writeFhir } from './fhir-bundle.ts';
import type { OutFormat } from '../../terms/out-formats.ts';
import { writeRrText } from '../rr-text.ts';
import { SESSION_FILE_TYPE, writeSessionFile } from '../session-writer.ts';
import { windowsCsv } from './windows-csv.ts';

/** What a file holds. */
export type FileContent = string | Uint8Array<ArrayBuffer>;

interface Writer {
  /** What follows the session's time in a file's name. */
  readonly ending: string;
  readonly type: string;
  /** `app`: version of the program that writes. */
  readonly write: (session: Session, app: string) => FileContent;
}

const CSV = 'text/csv;charset=utf-8';

export const FORMATS: Readonly<Record<OutFormat, Writer>> = {
  attune: {
    ending: '.jsonl',
    type: SESSION_FILE_TYPE,
    write: (session, app) => writeSessionFile(session.log, app),
  },
  rr: {
    ending: '-rr.txt',
    type: 'text/plain;charset=utf-8',
    write: (session) => writeRrText(session.track('client').beats.map(({ rr }) => rr)),
  },
  beats: { ending: '-beats.csv', type: CSV, write: beatsCsv },
  windows: { ending: '-windows.csv', type: CSV, write: (session) => windowsCsv(session) },
  breaths: { ending: '-breaths.csv', type: CSV, write: breathsCsv },
  edf: { ending: '.edf', type: 'application/octet-stream', write: writeEdf },
  fhir: { ending: '-fhir.json', type: 'application/fhir+json', write: writeFhir },
};

/** The beginning of a file's name: when its session began, and nothing that tells whose it is. */
export const fileStem = (epoch: EpochMs): string =>
  `attune-${new Date(epoch).toISOString().slice(0, 16).replace('T', '-').replace(':', '')}`;
