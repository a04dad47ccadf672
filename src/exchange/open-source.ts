/** From a file's bytes to what is in it: a session of Attune, a recording, or a question about its columns. A zip is opened first. */
import { ExchangeError } from './exchange-error.ts';
import type { Read } from './format.ts';
import { readSource } from './formats.ts';
import { isSessionFile, readSessionFile, type SessionFile } from './session-file.ts';
import { sourceOf, type SourceFile } from './source-file.ts';
import type { Progress } from './table/table.ts';
import { isZip, unzip, zipEntries } from './zip.ts';

/** Largest file that is opened, bytes, packed or not. */
export const LARGEST_FILE = 30_000_000;

export type Opened =
  { readonly session: SessionFile; readonly text: string } | (Read & { readonly file: SourceFile });

/** @throws ExchangeError if a file of so many bytes is not opened */
export function checkSize(bytes: number): void {
  if (bytes > LARGEST_FILE) throw new ExchangeError('too-large');
}

/** What a text that lies in memory holds. @throws ExchangeError */
export function openSource(file: SourceFile, progress?: Progress): Opened {
  if (isSessionFile(file.head)) return { session: readSessionFile(file.text), text: file.text };
  return { ...readSource(file, progress), file };
}

/** What the bytes of a file hold. @throws ExchangeError */
export async function openBytes(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  progress?: Progress,
): Promise<Opened> {
  checkSize(bytes.length);
  return openSource(isZip(bytes) ? await unpacked(bytes) : sourceOf(name, bytes), progress);
}

/** The one file in an archive that holds a recording; an archive of several does not say which is meant. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<SourceFile> {
  const entries = zipEntries(bytes).filter(({ name }) => !/(^|\/)(\.|__MACOSX)/.test(name));
  const health = entries.filter(({ name }) => /(^|\/)export\.xml$/i.test(name));
  const [entry, ...more] = health.length > 0 ? health : entries;
  if (entry === undefined) throw new ExchangeError('empty');
  if (more.length > 0) throw new ExchangeError('several');
  const inside = await unzip(entry, LARGEST_FILE);
  if (isZip(inside)) throw new ExchangeError('several');
  return sourceOf(entry.name, inside);
}
