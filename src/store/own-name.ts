/**
 * Under which name the records of this copy lie: every folder of an origin has a database of its own. Version 0.1.0 had one for all of
 * them; it belongs to the copy that opens it first.
 */

/** What the database was called before there could be two. */
const OLD = 'attune';
/** Where the old database, among its settings, says whose it is. */
export const FOLDER = 'folder';

/** The folder that a page lies in, e.g. `/attune/`. */
export const folderOf = ({ location }: { readonly location: Pick<Location, 'href'> }): string =>
  new URL('.', location.href).pathname;

/** Name of a folder's own database. A path has no spaces, so no name begins another one. */
export const scopedName = (folder: string): string => `attune ${folder}`;

/** Whether the old database is this folder's; it is written into it once. */
function claim(old: IDBDatabase, folder: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const transaction = old.transaction('settings', 'readwrite', { durability: 'strict' });
    const settings = transaction.objectStore('settings');
    const asked = settings.get(FOLDER) as IDBRequest<unknown>;
    let mine = false;
    asked.onsuccess = () => {
      mine = asked.result === undefined || asked.result === folder;
      if (asked.result === undefined) settings.put(folder, FOLDER);
    };
    transaction.oncomplete = () => resolve(mine);
    // Without room for that word there is none for another copy's either; the next opening says it.
    transaction.onabort = () => (mine ? resolve(true) : reject(transaction.error ?? new Error('no answer')));
  });
}

/** Name of the database of `folder`. `look` opens a database as it is; `undefined` = there is none of that name. */
export async function ownName(
  folder: string,
  look: (name: string) => Promise<IDBDatabase | undefined>,
): Promise<string> {
  const scoped = scopedName(folder);
  const own = await look(scoped);
  own?.close();
  if (own !== undefined) return scoped;
  const old = await look(OLD);
  if (old === undefined) return scoped;
  try {
    return (await claim(old, folder)) ? OLD : scoped;
  } finally {
    old.close();
  }
}
