/** The pad's copies as files that belong to the page's origin and nobody sees: two in its own folder, one in a place of its own where the browser has such. */
import workerAddress from './pad-worker.ts?worker&url';
import type { Pad } from '../store/pad.ts';
import { folderOf } from '../store/own-name.ts';
import { StoreError } from '../store/store-error.ts';
import { trustedScript } from '../ui/parts/trusted-script.ts';
import type { PadAnswer, PadQuestion } from './pad-worker.ts';

type PadWindow = Pick<Window & typeof globalThis, 'navigator' | 'location' | 'Worker'>;
interface WithBuckets {
  readonly storageBuckets?: {
    keys(): Promise<string[]>;
    open(name: string): Promise<{ getDirectory(): Promise<FileSystemDirectoryHandle> }>;
  };
}

const BUCKET = 'attune-pad';

/** A file's bytes; `undefined` = it is not there. */
async function bytesOf(
  folder: FileSystemDirectoryHandle | undefined,
  name: string,
): Promise<Uint8Array | undefined> {
  try {
    const file = await (await folder?.getFileHandle(name))?.getFile();
    return file && new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'NotFoundError') return undefined;
    throw cause;
  }
}

async function bucketOf(navigator: WithBuckets): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const buckets = navigator.storageBuckets;
    if (buckets === undefined || !(await buckets.keys()).includes(BUCKET)) return undefined;
    return await (await buckets.open(BUCKET)).getDirectory();
  } catch {
    return undefined;
  }
}

/** Asks the thread that may write; one question, and it ends. */
async function ask({ Worker }: PadWindow, question: PadQuestion): Promise<PadAnswer> {
  const worker = new Worker(trustedScript(workerAddress), { type: 'module' });
  try {
    return await new Promise<PadAnswer>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<PadAnswer>) => resolve(data));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      worker.postMessage(question);
    });
  } finally {
    worker.terminate();
  }
}

/** The pad of a place of records, by default those of the copy of the program in this folder; `undefined` = the browser has no such files. */
export function padOf(window: PadWindow, place = folderOf(window)): Pad | undefined {
  const storage = (window as Partial<PadWindow>).navigator?.storage as Partial<StorageManager> | undefined;
  if (storage?.getDirectory === undefined) return undefined;
  const name = encodeURIComponent(place);
  return {
    read: async () => {
      const folder = await storage.getDirectory?.();
      const apart = await bucketOf(window.navigator as WithBuckets);
      const own = [bytesOf(folder, `pad-0 ${name}`), bytesOf(folder, `pad-1 ${name}`)];
      return Promise.all(apart === undefined ? own : [...own, bytesOf(apart, `pad ${name}`)]);
    },
    alone: async (what, work) => window.navigator.locks.request(`attune ${place} ${what}`, work),
    write: async (at, bytes) => {
      const { written, unable, failed } = await ask(window, { name, at, bytes });
      if (unable === true) return false;
      if (written === 0)
        throw new StoreError(failed === 'QuotaExceededError' ? 'disk-full' : 'storage-failed');
      return true;
    },
  };
}
