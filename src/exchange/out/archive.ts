/**
 * Several sessions as one zip: a folder for each with every form of it, and the table of all with the meaning of its columns. Sessions are taken in one at a
 * time, so that hours of them never lie in memory unpacked.
 */
import { Zip, ZipDeflate } from 'fflate';
import type { Session } from '../../session/session.ts';
import type { EpochMs } from '../../terms/units.ts';
import { OUT_FORMATS } from '../../terms/out-formats.ts';
import { FORMATS, fileStem, type FileContent } from './out-formats.ts';
import { dictionaryCsv, tableCsv, tableRows, type TableRow } from './sessions-table.ts';

const encoder = new TextEncoder();
const bytesOf = (content: FileContent): Uint8Array =>
  typeof content === 'string' ? encoder.encode(content) : content;
/** The years that a zip can tell. */
const within = (epoch: EpochMs): Date => {
  const date = new Date(epoch);
  return date.getFullYear() < 1980 || date.getFullYear() > 2099 ? new Date(2000, 0, 1) : date;
};

export interface Archive {
  add(session: Session): void;
  /** The zip's pieces, when every session is in. */
  end(): Uint8Array<ArrayBuffer>[];
}

/** An empty archive. `app`: version of the program that writes. */
export function openArchive(app: string): Archive {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  const rows: TableRow[] = [];
  const folders = new Set<string>();
  let newest: EpochMs = 0;

  function put(name: string, content: FileContent, epoch: EpochMs): void {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = within(epoch);
    zip.add(file);
    file.push(bytesOf(content), true);
  }

  return {
    add: (session) => {
      const { epoch } = session.state;
      const stem = fileStem(epoch);
      let folder = stem;
      for (let n = 2; folders.has(folder); n++) folder = `${stem}-${n}`;
      folders.add(folder);
      newest = Math.max(newest, epoch);
      for (const format of OUT_FORMATS) {
        const { ending, write } = FORMATS[format];
        put(`${folder}/${stem}${ending}`, write(session, app), epoch);
      }
      for (const row of tableRows(session)) rows.push(row);
    },
    end: () => {
      put('sessions.csv', tableCsv(rows), newest);
      put('columns.csv', dictionaryCsv(), newest);
      zip.end();
      return pieces;
    },
  };
}
