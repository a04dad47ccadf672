/** Many sessions as one archive or one table, read back by other people's programs. */
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects, parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../../src/exchange/out/archive.ts';
import { dictionaryCsv, tableCsv, tableRows } from '../../../../src/exchange/out/sessions-table.ts';
import { COLUMNS } from '../../../../src/exchange/out/table-columns.ts';
import { tableParquet } from '../../../../src/exchange/out/table-parquet.ts';
import { readSessionFile } from '../../../../src/exchange/session-file.ts';
import { Session } from '../../../../src/session/session.ts';
import { sessionFigures } from '../../../../src/session/whole-session.ts';
import { FROZEN, frozenFile } from '../../../fixtures/frozen.ts';
import { richSession } from '../../../fixtures/rich-session.ts';
import { started } from '../../../fixtures/started.ts';

const frozen = (name: (typeof FROZEN)[number]): Session =>
  Session.from(readSessionFile(frozenFile(name)).facts);
const joined = (pieces: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(pieces.flatMap((piece) => [...piece]));

describe('an archive', () => {
  it('holds every session in every form and the table of all, and each session comes out as it went in', () => {
    const archive = openArchive('9.9');
    const sessions = FROZEN.map(frozen);
    for (const session of sessions) archive.add(session);
    const files = unzipSync(joined(archive.end()));
    const names = Object.keys(files);
    expect(names).toHaveLength(7 * sessions.length + 2);
    const came = names
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => readSessionFile(strFromU8(files[name]!)).facts);
    expect(came).toEqual(sessions.map(({ log }) => log));
    expect(strFromU8(files['sessions.csv']!)).toBe(tableCsv(sessions.flatMap(tableRows)));
    expect(strFromU8(files['columns.csv']!)).toBe(dictionaryCsv());
  });

  it('names nobody in the names of its files and keeps two sessions of one minute apart', () => {
    const archive = openArchive('9.9');
    archive.add(richSession());
    archive.add(richSession());
    const names = Object.keys(unzipSync(joined(archive.end())));
    expect(new Set(names).size).toBe(16);
    expect(names.join()).not.toContain('K-17');
    expect(names).toContain('attune-2026-03-09-0900-2/attune-2026-03-09-0900.edf');
  });
});

describe('the table of sessions', () => {
  it('has a row for the session, its phases and the rates of its assessments, with the numbers of the screen', () => {
    const session = richSession();
    const rows = tableRows(session);
    const { meanHrBpm, heartWave } = sessionFigures(session);
    expect(rows[0]).toMatchObject({ row: 'session', client: 'K-17', too_much: 1, marks: 2, distress: 2 });
    expect(rows[0]?.mean_hr_bpm).toBeCloseTo(meanHrBpm ?? NaN, 4);
    expect(rows[0]?.heart_wave_bpm).toBeCloseTo(heartWave ?? NaN, 4);
    expect(rows.filter(({ row }) => row === 'phase').map(({ part }) => part)).toEqual(['Arriving']);
    const rates = rows.filter(({ row }) => row === 'rate');
    expect(rates.length).toBeGreaterThan(2);
    expect(
      rates.every(({ amplitude_bpm: amplitude }) => amplitude === undefined || Number(amplitude) > 0),
    ).toBe(true);
  });

  it('uses no column that its dictionary does not explain', () => {
    const known = new Set<string>(COLUMNS.map(({ name }) => name));
    const used = [...FROZEN.map(frozen), richSession(), Session.from([started])]
      .flatMap(tableRows)
      .flatMap((row) => Object.keys(row));
    expect(used.filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !used.includes(name))).toEqual([]);
    expect(dictionaryCsv().split('\r\n')).toHaveLength(COLUMNS.length + 2);
  });

  it('says the same as Parquet, with the meaning of each column in the file', async () => {
    const rows = [...FROZEN.map(frozen), richSession()].flatMap(tableRows);
    const { buffer } = tableParquet(rows);
    const read = await parquetReadObjects({ file: buffer });
    expect(read).toEqual(
      rows.map((row) => Object.fromEntries(COLUMNS.map(({ name }) => [name, row[name] ?? null]))),
    );
    const { key_value_metadata: told } = parquetMetadata(buffer);
    expect(told?.find(({ key }) => key === 'column.rmssd_ms')?.value).toContain('RMSSD');
  });
});
