/** Writes the copies of the pad in place, in a thread of its own: only there does the browser give access to a file's bytes as they lie. */

export interface PadQuestion {
  readonly name: string;
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** How many copies were written and read back; `unable` = the browser has no such files; `failed` = the name of what hindered it. */
export interface PadAnswer {
  readonly written: number;
  readonly unable?: boolean;
  readonly failed?: string;
}

interface WithBuckets {
  readonly storageBuckets?: {
    open(name: string): Promise<{ getDirectory(): Promise<FileSystemDirectoryHandle> }>;
  };
}
/** What the types of this library leave out, because only a worker has it. */
interface Access {
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}
type InPlace = FileSystemFileHandle & { createSyncAccessHandle?(): Promise<Access> };

/** Folders that hold a copy each, with the names of the copies in them. */
async function places(name: string): Promise<readonly (readonly [FileSystemDirectoryHandle, string])[]> {
  const { storage } = navigator;
  const own = await storage.getDirectory();
  const found: (readonly [FileSystemDirectoryHandle, string])[] = [
    [own, `pad-0 ${name}`],
    [own, `pad-1 ${name}`],
  ];
  try {
    const bucket = await (navigator as WithBuckets).storageBuckets?.open('attune-pad');
    if (bucket !== undefined) found.push([await bucket.getDirectory(), `pad ${name}`]);
  } catch {
    // Two are enough where there is no other place.
  }
  return found;
}

/** Whether the bytes lie there as they were written. */
async function put(file: InPlace, at: number, bytes: Uint8Array): Promise<boolean> {
  const access = await file.createSyncAccessHandle?.();
  if (access === undefined) return false;
  try {
    access.write(bytes, { at });
    access.flush();
    const back = new Uint8Array(bytes.length);
    access.read(back, { at });
    return back.every((byte, i) => byte === bytes[i]);
  } finally {
    access.close();
  }
}

async function write({ name, at, bytes }: PadQuestion): Promise<PadAnswer> {
  if (
    typeof FileSystemFileHandle === 'undefined' ||
    !('createSyncAccessHandle' in FileSystemFileHandle.prototype)
  )
    return { written: 0, unable: true };
  // A private window may have the function and refuse the folder.
  const found = await places(name).catch(() => []);
  if (found.length === 0) return { written: 0, unable: true };
  let written = 0;
  let failed: string | undefined;
  for (const [folder, file] of found) {
    try {
      if (await put(await folder.getFileHandle(file, { create: true }), at, bytes)) written += 1;
    } catch (cause) {
      failed ??= cause instanceof DOMException ? cause.name : 'Error';
    }
  }
  return { written, ...(failed !== undefined && { failed }) };
}

self.addEventListener('message', ({ data }: MessageEvent<PadQuestion>) => {
  void write(data).then((answer) => self.postMessage(answer));
});
