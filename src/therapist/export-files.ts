/** Puts together the files that leave, with their names, which tell when and never whose. Fetched when something is saved. */
import { openArchive } from '../exchange/out/archive.ts';
import { FORMATS, fileStem, type FileContent } from '../exchange/out/out-formats.ts';
import { dictionaryCsv, tableCsv, tableRows, type TableRow } from '../exchange/out/sessions-table.ts';
import type { Session } from '../session/session.ts';
import type { OutFormat } from '../terms/out-formats.ts';
import type { EpochMs } from '../terms/units.ts';
import type { ExportCommand } from '../ui/model/record-command.ts';

export { exportWords } from '../ui/words/export.ts';

const CSV = 'text/csv;charset=utf-8';

/** One session as a file. `app`: version of the program. */
export function sessionFile(
  session: Session,
  format: OutFormat,
  app: string,
): { readonly name: string; readonly type: string; readonly content: FileContent } {
  const { ending, type, write } = FORMATS[format];
  return { name: fileStem(session.state.epoch) + ending, type, content: write(session, app) };
}

/** Several sessions as one file, made on `today`. Sessions are asked for one at a time. @throws where a part of the program cannot be fetched */
export async function sessionsFile(
  form: Extract<ExportCommand, { do: 'export-sessions' }>['form'],
  sessions: AsyncIterable<Session>,
  app: string,
  today: EpochMs,
): Promise<{ readonly name: string; readonly type: string; readonly content: FileContent[] }> {
  const stem = `attune-sessions-${new Date(today).toISOString().slice(0, 10)}`;
  if (form === 'columns') return { name: 'attune-columns.csv', type: CSV, content: [dictionaryCsv()] };
  if (form === 'archive') {
    const archive = openArchive(app);
    for await (const session of sessions) archive.add(session);
    return { name: `${stem}.zip`, type: 'application/zip', content: archive.end() };
  }
  const rows: TableRow[] = [];
  for await (const session of sessions) for (const row of tableRows(session)) rows.push(row);
  if (form === 'table') return { name: `${stem}.csv`, type: CSV, content: [tableCsv(rows)] };
  const { tableParquet } = await import('../exchange/out/table-parquet.ts');
  return {
    name: `${stem}.parquet`,
    type: 'application/vnd.apache.parquet',
    content: [tableParquet(rows)],
  };
}
