/** A folder on a WebDAV server of the page's own origin, as a practice has it beside Attune or behind the same address. The browser asks for its password. */
import { ShelfError, type Shelf, type ShelfErrorCode } from './shelf.ts';

/** How long an answer may take, ms. */
const PATIENCE = 60_000;
/** No room: as RFC 4918 has it, as hosts with a limit of their own have it, and as servers answer that can only say that they could not write. */
const FULL: ReadonlySet<number> = new Set([507, 413, 405]);
const HREF = /<(?:[\w-]+:)?href[^>]*>([^<]*)<\/(?:[\w-]+:)?href>/gi;

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** Names in the answer to a question for a folder's members; the folder itself is among them. */
function namesIn(answer: string, folder: string): string[] {
  const path = (address: string): string => decodeURIComponent(new URL(address, folder).pathname);
  const own = path(folder);
  return [...answer.matchAll(HREF)]
    .map(([, href = '']) => path(href.trim().replaceAll('&amp;', '&')))
    .filter((member) => member.startsWith(own) && member !== own)
    .map((member) => member.slice(own.length).replace(/\/$/, ''))
    .filter((name) => !name.includes('/'));
}

/** `root` is the address of a folder that is there, with a slash at its end. */
export function davShelf(root: string, fetch: Fetch): Shelf {
  async function ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(root + path, {
        method,
        credentials: 'same-origin',
        // What another device put there is asked for each time.
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
        ...init,
      });
    } catch (cause) {
      throw new ShelfError('unreachable', { cause });
    }
  }

  const refused = ({ status }: Response, code: ShelfErrorCode = 'unreachable'): ShelfError =>
    new ShelfError(code, { cause: new Error(`the server answered ${status}`) });

  /** Makes each folder on the way to a file; one that is there is none to be made. */
  async function makeFolders(path: string): Promise<void> {
    const names = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= names.length; depth++) {
      const answer = await ask('MKCOL', `${names.slice(0, depth).join('/')}/`);
      if (!answer.ok && answer.status !== 405 && answer.status !== 301)
        throw refused(answer, answer.status === 507 ? 'full' : 'unreachable');
    }
  }

  const put = (path: string, bytes: Uint8Array): Promise<Response> =>
    ask('PUT', path, {
      body: bytes as Uint8Array<ArrayBuffer>,
      headers: { 'Content-Type': 'application/octet-stream' },
    });

  return {
    list: async (folder) => {
      const answer = await ask('PROPFIND', `${folder}/`, {
        headers: { Depth: '1', 'Content-Type': 'application/xml' },
        body: '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>',
      });
      if (answer.status === 404) return [];
      if (answer.status !== 207) throw refused(answer);
      return namesIn(await textOf(answer), `${root}${folder}/`).sort();
    },
    read: async (path) => {
      const answer = await ask('GET', path);
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw refused(answer);
      return bytesOf(answer);
    },
    write: async (path, bytes) => {
      let answer = await put(path, bytes);
      if (answer.status === 404 || answer.status === 409) {
        await makeFolders(path);
        answer = await put(path, bytes);
      }
      if (!answer.ok) throw refused(answer, FULL.has(answer.status) ? 'full' : 'unreachable');
    },
    remove: async (path) => {
      const answer = await ask('DELETE', path);
      if (!answer.ok && answer.status !== 404) throw refused(answer);
    },
  };
}

/** An answer that breaks off is none. */
async function whole<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new ShelfError('unreachable', { cause });
  }
}
const textOf = (answer: Response): Promise<string> => whole(answer.text());
const bytesOf = async (answer: Response): Promise<Uint8Array> =>
  new Uint8Array(await whole(answer.arrayBuffer()));
