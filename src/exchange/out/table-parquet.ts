/** The table of all sessions as Parquet, with what its columns mean in the file's own metadata. Fetched when it is wanted. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { TableRow } from './sessions-table.ts';
import { COLUMNS } from './table-columns.ts';

/** The file's bytes. A cell that is empty is null. */
export function tableParquet(rows: readonly TableRow[]): Uint8Array<ArrayBuffer> {
  const buffer = parquetWriteBuffer({
    columnData: COLUMNS.map(({ name, kind }) => ({
      name,
      type: kind === 'number' ? ('DOUBLE' as const) : ('STRING' as const),
      nullable: true,
      // oxlint-disable-next-line unicorn/no-null -- the format's own sign for nothing
      data: rows.map((row) => row[name] ?? null),
    })),
    kvMetadata: COLUMNS.map(({ name, meaning }) => ({ key: `column.${name}`, value: meaning })),
    createdBy: 'Attune',
  });
  return new Uint8Array(buffer);
}
