/** A folder that the person chose, by the browser's file system. */
import { ShelfError, type Shelf } from './shelf.ts';

function shelfError(cause: unknown): ShelfError {
  if (cause instanceof ShelfError) return cause;
  const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  return new ShelfError(full ? 'full' : 'unreachable', { cause });
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof DOMException && (cause.name === 'NotFoundError' || cause.name === 'TypeMismatchError');

export function folderShelf(root: FileSystemDirectoryHandle): Shelf {
  /** `undefined` = there is none. Whether the root itself is gone is told by asking it for what must be there. */
  async function folder(path: string, create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
    let at = root;
    try {
      for (const name of path.split('/').filter((part) => part !== ''))
        at = await at.getDirectoryHandle(name, { create });
      return at;
    } catch (cause) {
      if (!create && isMissing(cause)) return undefined;
      throw shelfError(cause);
    }
  }

  const split = (path: string): [string, string] => {
    const slash = path.lastIndexOf('/');
    return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  };

  return {
    list: async (path) => {
      const at = await folder(path, false);
      if (at === undefined) return [];
      const names: string[] = [];
      try {
        for await (const name of at.keys()) names.push(name);
      } catch (cause) {
        throw shelfError(cause);
      }
      return names.sort();
    },
    read: async (path) => {
      const [where, name] = split(path);
      const at = await folder(where, false);
      try {
        const file = await (await at?.getFileHandle(name))?.getFile();
        return file && new Uint8Array(await file.arrayBuffer());
      } catch (cause) {
        if (isMissing(cause)) return undefined;
        throw shelfError(cause);
      }
    },
    write: async (path, bytes) => {
      const [where, name] = split(path);
      const at = await folder(where, true);
      try {
        const stream = await (await at?.getFileHandle(name, { create: true }))?.createWritable();
        // The file has its new bytes only once it is closed; until then it is as it was.
        await stream?.write(bytes as Uint8Array<ArrayBuffer>);
        await stream?.close();
      } catch (cause) {
        throw shelfError(cause);
      }
    },
    remove: async (path) => {
      const [where, name] = split(path);
      const at = await folder(where, false);
      try {
        await at?.removeEntry(name);
      } catch (cause) {
        if (!isMissing(cause)) throw shelfError(cause);
      }
    },
  };
}
