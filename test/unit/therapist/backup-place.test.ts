/** Where copies are kept: which folder or server may be written to, and what the file beside the page may name. */
import { describe, expect, it } from 'vitest';
import { folderPicker, mayWrite, serverHere, type Folder } from '../../../src/therapist/backup-place.ts';

/** A folder that answers so when it is asked whether it may be written to, and so when the person is. */
function folder(query: 'granted' | 'denied' | 'prompt', request: 'granted' | 'denied' | 'prompt' = 'denied') {
  const asked: string[] = [];
  const place = {
    queryPermission: ({ mode }: { mode: string }) => {
      asked.push(`query ${mode}`);
      return Promise.resolve(query);
    },
    requestPermission: ({ mode }: { mode: string }) => {
      asked.push(`request ${mode}`);
      return Promise.resolve(request);
    },
  } as unknown as Folder;
  return { place, asked };
}

describe('a place for copies', () => {
  it('may be written to where it was allowed, and asks only where a person has pressed', async () => {
    expect(await mayWrite('https://example.org/copies/', false)).toBe(true);
    expect(await mayWrite(undefined, true)).toBe(false);
    // A browser that never asks has allowed it with the choice.
    expect(await mayWrite({} as Folder, false)).toBe(true);
    const allowed = folder('granted');
    expect(await mayWrite(allowed.place, true)).toBe(true);
    expect(allowed.asked).toEqual(['query readwrite']);
    const open = folder('prompt', 'granted');
    expect(await mayWrite(open.place, false)).toBe(false);
    expect(open.asked).toEqual(['query readwrite']);
    expect(await mayWrite(open.place, true)).toBe(true);
    expect(open.asked.at(-1)).toBe('request readwrite');
    expect(await mayWrite(folder('prompt', 'denied').place, true)).toBe(false);
    const cannotAsk = { queryPermission: () => Promise.resolve('prompt') } as unknown as Folder;
    expect(await mayWrite(cannotAsk, true)).toBe(false);
  });

  it('is a folder that the browser lets a person choose, where it can', async () => {
    expect(folderPicker({} as Window)).toBeUndefined();
    const asked: unknown[] = [];
    const window = {
      showDirectoryPicker(this: unknown, options: object) {
        asked.push(this, options);
        return Promise.resolve('folder');
      },
    };
    expect(await folderPicker(window as unknown as Window)?.()).toBe('folder');
    expect(asked).toEqual([window, { id: 'attune-backup', mode: 'readwrite' }]);
  });
});

describe('a server for copies', () => {
  const asked: unknown[] = [];
  const here = (answer: unknown, ok = true) =>
    serverHere({
      fetch: ((...request: unknown[]) => {
        asked.push(request);
        return Promise.resolve({ ok, json: () => Promise.resolve(answer) });
      }) as never,
      location: { href: 'https://example.org/app/index.html', origin: 'https://example.org' },
    });

  it('is the folder that the file beside the page names, with one stroke at its end', async () => {
    expect(await here({ webdav: '/copies' })).toBe('https://example.org/copies/');
    expect(asked).toEqual([['./attune-server.json', { cache: 'no-store' }]]);
    expect(await here({ webdav: '/copies//' })).toBe('https://example.org/copies/');
    expect(await here({ webdav: 'copies/' })).toBe('https://example.org/app/copies/');
    expect(await here({ webdav: 'https://example.org/x/' })).toBe('https://example.org/x/');
  });

  it.each([
    ['of another origin', { webdav: 'https://elsewhere.org/copies/' }],
    ['with a question in it', { webdav: '/copies/?a=1' }],
    ['with a place in it', { webdav: '/copies/#a' }],
    ['that is no text', { webdav: 7 }],
    ['that is not named', {}],
    ['that is no address', { webdav: 'https://' }],
    ['in a file that holds nothing', null],
  ])('is none where it is one %s', async (_, answer) => {
    expect(await here(answer)).toBeUndefined();
  });

  it('is none where there is no such file, or no answer', async () => {
    expect(await here({ webdav: '/copies/' }, false)).toBeUndefined();
    const fetch = () => Promise.reject(new Error('offline'));
    expect(
      await serverHere({ fetch, location: { href: 'https://e.org/', origin: 'https://e.org' } }),
    ).toBeUndefined();
  });
});
