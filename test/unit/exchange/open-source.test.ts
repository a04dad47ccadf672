/** Which of the files in an archive is opened, how large a file may be, and how far the reading of a large one is said to be. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  LARGEST_FILE,
  checkSize,
  openBytes,
  openFile,
  type Opened,
} from '../../../src/exchange/open-source.ts';
import { frozenFile } from '../../fixtures/frozen.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));
const list = (first: number): Uint8Array<ArrayBuffer> => bytesOf(`${first}\n870\n845\n860\n`);
const zip = (files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> => Uint8Array.from(zipSync(files));
/** The first interval and the file it stood in, or the refusal. */
const told = (opening: Promise<Opened>): Promise<unknown> =>
  opening.then(
    (opened) => ('recording' in opened ? [opened.recording.rr[0], opened.file.name] : 'something else'),
    (cause: unknown) => (cause as { code: unknown }).code,
  );
const health = bytesOf(
  '<HealthData><Record startDate="2026-03-04 09:00:00 +0000"><HeartRateVariabilityMetadataList>' +
    ['00.00', '00.85', '01.70'].map((s) => `<InstantaneousBeatsPerMinute time="9:00:${s} AM"/>`).join('') +
    '</HeartRateVariabilityMetadataList></Record></HealthData>',
);
/** A file that says that it is so large, and is read as it lies there. */
const sized = (content: Uint8Array<ArrayBuffer>, size: number): Blob =>
  Object.defineProperty(new Blob([content]), 'size', { value: size });

describe('an archive', () => {
  it.each<[string, Record<string, Uint8Array>, unknown]>([
    ['has the one file in it', { 'a/walk.txt': list(856) }, [856, 'a/walk.txt']],
    [
      'has nothing of what a system lays beside it',
      { '__MACOSX/walk.txt': list(1), 'a/.walk.txt': list(2), '.x': list(3), 'walk.txt': list(856) },
      [856, 'walk.txt'],
    ],
    ['of two files does not say which is meant', { 'a.txt': list(856), 'b.txt': list(857) }, 'several'],
    [
      'of a health export has that, whatever else lies in it',
      { 'a.txt': list(856), 'apple_health_export/export.xml': health, 'export_cda.xml': list(857) },
      [850, 'apple_health_export/export.xml'],
    ],
    [
      'of a health export has it at its top too',
      { 'Export.XML': health, 'a.txt': list(856) },
      [850, 'Export.XML'],
    ],
    [
      'of two health exports does not say which is meant',
      { 'export.xml': health, 'b/export.xml': health },
      'several',
    ],
    ['of an archive is not opened', { 'a.zip': zip({ 'a.txt': list(856) }) }, 'several'],
    ['of nothing is empty', { '.x': list(1) }, 'empty'],
  ])('%s', async (_, files, expected) =>
    expect(await told(openBytes('x.zip', zip(files)))).toEqual(expected),
  );
});

describe('a file', () => {
  it('of thirty million bytes is the largest that is opened', async () => {
    expect(() => checkSize(LARGEST_FILE)).not.toThrow();
    expect(() => checkSize(LARGEST_FILE + 1)).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(LARGEST_FILE).toBe(30_000_000);
    expect(await told(openBytes('x', new Uint8Array(LARGEST_FILE + 1)))).toBe('too-large');
    expect(await told(openFile('a.txt', sized(list(856), LARGEST_FILE)))).toEqual([856, 'a.txt']);
    expect(await told(openFile('a.txt', sized(list(856), LARGEST_FILE + 1)))).toBe('too-large');
  });

  it('may be larger where it is a health export, packed or not', async () => {
    const said: number[] = [];
    const large = sized(health, LARGEST_FILE + 1);
    expect(await told(openFile('export.xml', large, (share) => said.push(share)))).toEqual([
      850,
      'export.xml',
    ]);
    expect(said[0]).toBeCloseTo(health.length / (LARGEST_FILE + 1), 12);
  });

  it('that is a larger archive is opened for its health export alone', async () => {
    const packed = (files: Record<string, Uint8Array>): Promise<unknown> => {
      const other = [new Uint8Array(LARGEST_FILE), { level: 0 }] as const;
      return told(openFile('x.zip', new Blob([Uint8Array.from(zipSync({ ...files, other } as never))])));
    };
    expect(await packed({ 'a.txt': list(856), 'export.xml': health })).toEqual([850, 'export.xml']);
    expect(await packed({ 'a.txt': list(856) })).toBe('too-large');
  });

  it('of a session is that session, with its text', async () => {
    const text = frozenFile('assessment');
    const opened = await openBytes('x.jsonl', bytesOf(text));
    expect('session' in opened && [opened.session.facts[0]?.type, opened.text === text]).toEqual([
      'started',
      true,
    ]);
  });
});
