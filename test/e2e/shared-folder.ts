/**
 * A folder of backups as two profiles and a test share it. The browser's own list cannot be pressed by a test; the folder is one of the page's private ones,
 * and its files are carried over.
 */
import type { BrowserContext, Page } from '@playwright/test';

/** Files by their paths in the folder. */
export type FolderFiles = Readonly<Record<string, readonly number[]>>;

/** From now on "Choose a folder" takes the shared folder. */
export const chooseSharedFolder = (pages: Page | BrowserContext): Promise<unknown> =>
  pages.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true }),
    });
  });

export const readFolder = (from: Page): Promise<FolderFiles> =>
  from.evaluate(async () => {
    const files: Record<string, number[]> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
        else {
          const bytes = await (await handle.getFile()).arrayBuffer();
          files[path + name] = [...new Uint8Array(bytes)];
        }
      }
    };
    await walk(
      await (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true }),
      '',
    );
    return files;
  });

export const writeFolder = (to: Page, files: FolderFiles): Promise<void> =>
  to.evaluate(async (all) => {
    for (const [path, bytes] of Object.entries(all)) {
      const names = path.split('/');
      let at = await (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true });
      for (const name of names.slice(0, -1)) at = await at.getDirectoryHandle(name, { create: true });
      const stream = await (await at.getFileHandle(names.at(-1) ?? '', { create: true })).createWritable();
      await stream.write(new Uint8Array(bytes));
      await stream.close();
    }
  }, files);
