/** From a file's bytes to what is in it: a session of Attune, a recording, or a question about its columns. A zip is opened first. */
import { ExchangeError } from './exchange-error.ts';
import type { Read } from './format.ts';
import { appleHealth } from './formats/apple-health.ts';
import { readSource } from './formats.ts';
import { isSessionFile, readSessionFile, type SessionFile } from './session-file.ts';
import { healthRecords } from './health-stream.ts';
import { sourceOf, sourceOfText, type SourceFile } from './source-file.ts';
import type { Progress } from './table/table.ts';
import { isZip, unpacked, unzip, zipEntries } from './zip.ts';

/** Largest file that is opened, bytes, packed or not. */
export const LARGEST_FILE = 30_000_000;

/** Bytes that tell what a large file is. */
const HEAD = 4096;

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
  if (!isZip(bytes)) return openSource(sourceOf(name, bytes), progress);
  return openSource(await fromZip(new Blob([bytes]), progress), progress);
}

/** What a file holds; a health export, packed or not, may be of any size. @throws ExchangeError; or what the device throws where it does not hand the file over */
export async function openFile(name: string, file: Blob, progress?: Progress): Promise<Opened> {
  if (file.size <= LARGEST_FILE) return openBytes(name, new Uint8Array(await file.arrayBuffer()), progress);
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  if (isZip(head)) return openSource(await fromZip(file, progress, true), progress);
  if (!appleHealth.recognises(sourceOf(name, head))) throw new ExchangeError('too-large');
  return openSource(
    sourceOfText(name, await healthRecords(file.stream(), share(file.size, progress))),
    progress,
  );
}

const share =
  (size: number, progress: Progress | undefined) =>
  (read: number): void =>
    progress?.(Math.min(1, read / size));

/** The one file in an archive that holds a recording; an archive of several does not say which is meant. `large` = it can only be a health export. */
async function fromZip(file: Blob, progress: Progress | undefined, large = false): Promise<SourceFile> {
  const entries = (await zipEntries(file)).filter(({ name }) => !/(^|\/)(\.|__MACOSX)/.test(name));
  const health = entries.filter(({ name }) => /(^|\/)export\.xml$/i.test(name));
  const [entry, ...more] = health.length > 0 || large ? health : entries;
  if (entry === undefined) throw new ExchangeError(large ? 'too-large' : 'empty');
  if (more.length > 0) throw new ExchangeError('several');
  const inside = large ? undefined : await unzip(file, entry, LARGEST_FILE);
  if (inside !== undefined) {
    if (isZip(inside)) throw new ExchangeError('several');
    return sourceOf(entry.name, inside);
  }
  if (health.length === 0) throw new ExchangeError('too-large');
  // About ten times what it is packed to.
  const told = share(10 * entry.size, progress);
  return sourceOfText(entry.name, await healthRecords(unpacked(file, entry), told));
}
