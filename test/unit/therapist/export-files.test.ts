/** The names and kinds of the files that leave: they tell when, never whose. */
import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import { sessionFile, sessionsFile } from '../../../src/therapist/export-files.ts';
import { OUT_FORMATS } from '../../../src/terms/out-formats.ts';
import { started } from '../../fixtures/started.ts';

const session = (): Session =>
  Session.from([
    started,
    { type: 'client', at: 0, code: 'K-17' },
    { type: 'measurement', at: 1000, who: 'client', bpm: 60, rr: [1000] },
    { type: 'ended', at: 2000 },
  ]);
async function* two(): AsyncGenerator<Session> {
  yield await Promise.resolve(session());
  yield await Promise.resolve(session());
}
const today = Date.UTC(2026, 10, 27, 22, 30);
const textOf = (content: unknown): Promise<string> => new Blob(content as BlobPart[]).text();

describe('files that leave', () => {
  it.each([
    ['columns', 'attune-columns.csv', 'text/csv;charset=utf-8'],
    ['table', 'attune-sessions-2026-11-27.csv', 'text/csv;charset=utf-8'],
    ['archive', 'attune-sessions-2026-11-27.zip', 'application/zip'],
    ['parquet', 'attune-sessions-2026-11-27.parquet', 'application/vnd.apache.parquet'],
  ] as const)('of several sessions: %s', async (form, name, type) => {
    const file = await sessionsFile(form, two(), 'x', today);
    expect(file).toMatchObject({ name, type });
    expect(new Blob(file.content as BlobPart[]).size).toBeGreaterThan(100);
  });

  it('hold every session once in the table, and none in the list of its columns', async () => {
    const rows = async (form: 'table' | 'columns'): Promise<number> =>
      (await textOf((await sessionsFile(form, two(), 'x', today)).content)).split('K-17').length - 1;
    expect(await rows('columns')).toBe(0);
    expect(await rows('table')).toBeGreaterThanOrEqual(2);
  });

  it('of one session are named by the moment it began', () => {
    const files = OUT_FORMATS.map((format) => sessionFile(session(), format, 'x'));
    for (const { name, type } of files) {
      expect(name).toMatch(/^attune-2023-11-14-2213[.-]/);
      expect(type).toMatch(/^[a-z]+\/[a-z.+-]+/);
    }
    expect(new Set(files.map(({ name }) => name)).size).toBe(OUT_FORMATS.length);
  });
});
