/** A file for the person: its name, its kind, its content, and an address that does not stay. */
import { expect, it } from 'vitest';
import { saveFile } from '../../../src/therapist/save-file.ts';

it('a file is handed over with its name and kind, and its address is taken back', async () => {
  const did: string[] = [];
  const blobs: Blob[] = [];
  const later: (() => void)[] = [];
  const link = { href: '', download: '', click: () => did.push(`click ${link.href} ${link.download}`) };
  const window = {
    Blob,
    URL: {
      createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`,
      revokeObjectURL: (address: string) => did.push(`revoke ${address}`),
    },
    document: { createElement: (name: string) => (name === 'a' ? link : undefined) },
    setTimeout: (work: () => void, ms: number) => {
      did.push(`after ${ms}`);
      later.push(work);
    },
  };
  saveFile(window as never, 'a.csv', 'text/csv', 'one ', 'two');
  expect(did).toEqual(['click blob:1 a.csv', 'after 10000']);
  expect([blobs[0]?.type, await blobs[0]?.text()]).toEqual(['text/csv', 'one two']);
  later[0]?.();
  expect(did.at(-1)).toBe('revoke blob:1');
});
