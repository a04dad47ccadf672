/** Zips byte by byte: what they list, what comes out of them, and where they are damaged. */
import { describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { isZip, unzip, zipEntries } from '../../../src/exchange/zip.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const files = { 'a.txt': text('aaaaaaaaaa'), 'folder/b.txt': [text('b'), { level: 0 }] } as const;
const archive = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(zipSync({ ...files, 'folder/': new Uint8Array() } as never));
const blob = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes]);
/** The place of a signature, of which the last byte is written backwards in the file. */
const placeOf = (bytes: Uint8Array, signature: readonly number[], from = 0): number => {
  for (let at = from; at < bytes.length; at++)
    if (signature.every((one, i) => bytes[at + i] === one)) return at;
  throw new Error('not there');
};
const LOCAL = [0x50, 0x4b, 3, 4];
const CENTRAL = [0x50, 0x4b, 1, 2];
const END = [0x50, 0x4b, 5, 6];
const changed = (signature: readonly number[], offset: number, value: number): Blob => {
  const bytes = archive();
  bytes[placeOf(bytes, signature) + offset] = value;
  return blob(bytes);
};

describe('a zip', () => {
  it('is told by its first four bytes, each of them', () => {
    expect(isZip(Uint8Array.from([...LOCAL, 9]))).toBe(true);
    for (let i = 0; i < 4; i++)
      expect(isZip(Uint8Array.from(LOCAL, (one, k) => (k === i ? 9 : one)))).toBe(false);
    expect(isZip(new Uint8Array())).toBe(false);
  });

  it('lists its files without folders, and each comes out as it went in', async () => {
    const file = blob(archive());
    const entries = await zipEntries(file);
    expect(entries.map(({ name, method }) => [name, method])).toEqual([
      ['a.txt', 8],
      ['folder/b.txt', 0],
    ]);
    const whole = await Promise.all(entries.map((entry) => unzip(file, entry, 10)));
    expect(whole.map((bytes) => new TextDecoder().decode(bytes))).toEqual(['aaaaaaaaaa', 'b']);
  });

  it('gives nothing of a file that is longer than is wanted', async () => {
    const file = blob(archive());
    const [first] = await zipEntries(file);
    expect(await unzip(file, first!, 9)).toBeUndefined();
    expect(await unzip(file, first!, 10)).toHaveLength(10);
  });

  it('may have words of its own behind its end and before its beginning', async () => {
    const end = archive();
    const named = Uint8Array.from([...end, ...text('words')]);
    named[end.length - 2] = 5;
    expect(await zipEntries(blob(named))).toHaveLength(2);
  });

  it('of which the list has no end, or entries that are none, is damaged', async () => {
    const damaged: unknown = expect.objectContaining({ code: 'damaged' });
    await expect(zipEntries(changed(END, 0, 0))).rejects.toEqual(damaged);
    await expect(zipEntries(changed(CENTRAL, 0, 0))).rejects.toEqual(damaged);
    await expect(zipEntries(blob(archive().slice(0, 40)))).rejects.toEqual(damaged);
    // One entry more than there are, and a name that goes on beyond the list.
    await expect(zipEntries(changed(END, 10, 4))).rejects.toEqual(damaged);
    await expect(zipEntries(changed(CENTRAL, 29, 9))).rejects.toEqual(damaged);
  });

  it('of more than two thousand files is none that is opened', async () => {
    const many = (count: number): Blob =>
      blob(
        Uint8Array.from(
          zipSync(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}`, new Uint8Array()]))),
        ),
      );
    expect(await zipEntries(many(2000))).toHaveLength(2000);
    await expect(zipEntries(many(2001))).rejects.toEqual(expect.objectContaining({ code: 'too-large' }));
  });

  it.each([
    ['has no head where it should be', (bytes: Uint8Array) => (bytes[placeOf(bytes, LOCAL)] = 0)],
    ['is packed in a way that is not read', (bytes: Uint8Array) => (bytes[placeOf(bytes, CENTRAL) + 10] = 9)],
    ['is longer than the archive', (bytes: Uint8Array) => (bytes[placeOf(bytes, CENTRAL) + 22] = 1)],
    ['lies behind the archive', (bytes: Uint8Array) => (bytes[placeOf(bytes, CENTRAL) + 44] = 1)],
    ['is spoilt inside', (bytes: Uint8Array) => bytes.fill(0xff, 35, 38)],
  ])('with a file that %s is damaged there', async (_, spoil) => {
    const bytes = archive();
    spoil(bytes);
    const file = blob(bytes);
    const [first] = await zipEntries(file);
    await expect(unzip(file, first!, 100)).rejects.toEqual(expect.objectContaining({ code: 'damaged' }));
  });
});
