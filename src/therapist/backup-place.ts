/** Where copies are kept up to date: a folder that the person chose, or a folder on the practice's own server, whose address the host's file names. */

/** What the browser's file system adds to a handle, where there is one. */
type Permission = 'granted' | 'denied' | 'prompt';
interface FolderAccess {
  queryPermission?(mode: { mode: 'readwrite' }): Promise<Permission>;
  requestPermission?(mode: { mode: 'readwrite' }): Promise<Permission>;
}
export type Folder = FileSystemDirectoryHandle & FolderAccess;
/** A server by its address, with a slash at the end. */
export type BackupPlace = Folder | string;

interface WithPicker {
  showDirectoryPicker?(options: { id: string; mode: 'readwrite' }): Promise<Folder>;
}

/** Asks the person for a folder; `undefined` = this browser cannot. Rejects where the list was closed. */
export const folderPicker = (window: Window): (() => Promise<Folder>) | undefined => {
  const { showDirectoryPicker } = window as WithPicker;
  return showDirectoryPicker?.bind(window, { id: 'attune-backup', mode: 'readwrite' });
};

/** Whether it may be written to; `ask` = a person has pressed, and may be asked. A server asks by itself. */
export async function mayWrite(place: BackupPlace | undefined, ask: boolean): Promise<boolean> {
  if (typeof place === 'string') return true;
  const mode = { mode: 'readwrite' } as const;
  if (place?.queryPermission === undefined) return place !== undefined;
  if ((await place.queryPermission(mode)) === 'granted') return true;
  return ask && (await place.requestPermission?.(mode)) === 'granted';
}

/** What a practice lays beside the page: `{"webdav": "/a/folder/"}`. */
const NAMED = './attune-server.json';

/** Address of the practice's server, as a file beside the page names it; `undefined` = there is none, or it is not of this origin. */
export async function serverHere({
  fetch,
  location,
}: Pick<typeof globalThis, 'fetch'> & { readonly location: Pick<Location, 'href' | 'origin'> }): Promise<
  string | undefined
> {
  try {
    const answer = await fetch(NAMED, { cache: 'no-store' });
    const { webdav } = (await answer.json()) as { readonly webdav?: unknown };
    if (!answer.ok || typeof webdav !== 'string') return undefined;
    const address = new URL(webdav, location.href);
    // No request leaves the origin.
    if (address.origin !== location.origin || address.search !== '' || address.hash !== '') return undefined;
    return address.href.replace(/\/*$/, '/');
  } catch {
    return undefined;
  }
}
