/** Backups as the window keeps them: asked for early, the folder followed, and whatever becomes of it told while the records stay as they are. */
import { describe, expect, it } from 'vitest';
import { settle } from '../../fixtures/manual-clock.ts';
import { MemoryFolder } from '../../fixtures/memory-folder.ts';
import { bench } from './backup-room.ts';

describe('the keeper of backups', () => {
  it('asks for a backup as soon as there is one session, before the second', async () => {
    const { keeper, keep } = await bench(false);
    expect(keeper.line).toBeUndefined();
    await keep('one');
    expect(keeper.line).toEqual({ waiting: 1, folderLost: false });
    keeper.handlers['open-backup']({ do: 'open-backup' });
    expect(keeper.view).toEqual({
      secured: true,
      guarded: false,
      lockMinutes: 10,
      waiting: 1,
      sessions: 1,
      canFolder: true,
      aside: false,
      canServer: false,
    });
  });

  it('writes into the folder by itself after each session, and not while one is recorded', async () => {
    const { keeper, keep, folder, now, until } = await bench();
    keeper.handlers['open-backup']({ do: 'open-backup' });
    await until(() => keeper.view?.done !== undefined);
    await keep('one');
    now.busy = true;
    now.monotonic += 40_000;
    keeper.follow();
    expect(keeper.line).toMatchObject({ waiting: 1 });
    now.busy = false;
    keeper.follow();
    await until(() => keeper.line?.waiting === 0);
    expect([...folder.disk.files.keys()].filter((path) => path.includes('/box/'))).toHaveLength(1);
    expect(keeper.line?.last).toBeGreaterThan(0);
  });

  it('shows the page from its opening to its closing, and only what is known', async () => {
    const { keeper, keep, until, saved } = await bench(false);
    expect(keeper.view).toBeUndefined();
    keeper.handlers['open-backup']({ do: 'open-backup' });
    expect(keeper.view).not.toHaveProperty('last');
    expect(keeper.view).not.toHaveProperty('folder');
    await keep('one');
    keeper.handlers['back-up']({ do: 'back-up' });
    await until(() => keeper.view?.done !== undefined);
    expect(keeper.view).toEqual({
      secured: true,
      guarded: false,
      lockMinutes: 10,
      waiting: 0,
      sessions: 1,
      canFolder: true,
      aside: false,
      canServer: false,
      last: keeper.line?.last,
      done: { did: 'copied', sessions: 1 },
    });
    expect(saved.map(({ name }) => name.replace(/[0-9]/g, '0'))).toEqual(['attune-0000-00-00.attune']);
    keeper.handlers['close-backup']({ do: 'close-backup' });
    expect(keeper.view).toBeUndefined();
  });

  it('tells that the folder is gone, with the date of the last copy, and goes on when it is back', async () => {
    const { keeper, keep, folder, now, until, here } = await bench();
    keeper.handlers['open-backup']({ do: 'open-backup' });
    await keep('one');
    now.monotonic += 40_000;
    await until(() => keeper.view?.done !== undefined);
    keeper.follow();
    await until(() => keeper.line?.waiting === 0);
    const { last } = keeper.line ?? {};
    await keep('two');
    folder.disk.gone = true;
    now.monotonic += 40_000;
    keeper.follow();
    await until(() => keeper.view?.trouble !== undefined);
    expect(keeper.view).toMatchObject({ trouble: 'unreachable', folder: { state: 'lost' }, waiting: 1 });
    expect(keeper.line).toEqual({ waiting: 1, folderLost: true, last });
    expect(here.logs.size).toBe(2);
    // It is not asked again by itself; the disk is back, and a person presses.
    now.monotonic += 400_000;
    keeper.follow();
    expect(keeper.view?.busy).toBeUndefined();
    folder.disk.gone = false;
    keeper.handlers['copy-now']({ do: 'copy-now' });
    await until(() => keeper.view?.done !== undefined);
    expect(keeper.line).toMatchObject({ waiting: 0, folderLost: false });
    expect(here.logs.size).toBe(2);
  });

  it('tells that its disk is full, and tries again by itself', async () => {
    const { keeper, keep, folder, now, until } = await bench();
    keeper.handlers['open-backup']({ do: 'open-backup' });
    await until(() => keeper.view?.done !== undefined);
    await keep('one');
    folder.disk.full = true;
    now.monotonic += 40_000;
    keeper.follow();
    await until(() => keeper.view?.trouble !== undefined);
    expect(keeper.view).toMatchObject({ trouble: 'full', folder: { state: 'ready' }, waiting: 1 });
    folder.disk.full = false;
    now.monotonic += 40_000;
    keeper.follow();
    await until(() => keeper.line?.waiting === 0);
    expect(keeper.view?.trouble).toBeUndefined();
  });

  it('tries a session that is not there after half a minute, and looks for other devices after five', async () => {
    // A copy begins with asking for the page that opens a backup.
    let copies = 0;
    const { keeper, keep, now, until } = await bench(true, undefined, () => {
      copies += 1;
      return Promise.reject(new Error('there is no network'));
    });
    keeper.handlers['open-backup']({ do: 'open-backup' });
    await until(() => keeper.view?.done !== undefined);
    const follows = async (most: number): Promise<boolean> => {
      copies = 0;
      keeper.follow();
      for (let i = 0; i < most && copies === 0; i++) await settle();
      return copies > 0;
    };
    await keep('one');
    now.monotonic += 29_999;
    expect(await follows(30)).toBe(false);
    now.monotonic += 1;
    expect(await follows(500)).toBe(true);
    await until(() => keeper.line?.waiting === 0);
    now.monotonic += 299_999;
    expect(await follows(30)).toBe(false);
    now.monotonic += 1;
    expect(await follows(500)).toBe(true);
  });

  it('waits for a press where the browser wants to be asked again', async () => {
    const folder = new MemoryFolder('practice');
    folder.disk.permission = 'prompt';
    const { keeper, keep, until } = await bench(true, folder);
    keeper.handlers['open-backup']({ do: 'open-backup' });
    await keep('one');
    await until(() => keeper.view?.folder?.state === 'ask');
    expect(keeper.line).toMatchObject({ waiting: 1, folderLost: true });
    keeper.handlers['copy-now']({ do: 'copy-now' });
    await until(() => keeper.view?.done !== undefined);
    expect(keeper.view).toMatchObject({ folder: { state: 'ready' }, waiting: 0 });
  });

  it.each([
    ['/files/attune', 'https://example.org/files/attune/'],
    ['./dav/', 'https://example.org/app/dav/'],
    ['https://example.com/files/', undefined],
    ['//example.com/files/', undefined],
    [7, undefined],
  ])('offers the server that the host names, if it is of the same origin: %s', async (webdav, root) => {
    const asked: string[] = [];
    const { keeper, until } = await bench(false, undefined, (address, init) => {
      if (address === './attune-server.json') return Promise.resolve(Response.json({ webdav }));
      // The page that opens a backup is asked for too.
      if (init?.method !== undefined) asked.push(`${init.method} ${new Request(address).url}`);
      return Promise.reject(new Error('there is no network'));
    });
    let changes = 0;
    keeper.handlers['open-backup']({ do: 'open-backup' });
    // The second change after it: what the host names has been read.
    await until(() => (changes += 1) === 2);
    expect(keeper.view?.canServer).toBe(root !== undefined);
    keeper.handlers['use-server']({ do: 'use-server' });
    if (root === undefined) {
      expect(keeper.view?.folder).toBeUndefined();
      return;
    }
    await until(() => keeper.view?.trouble !== undefined);
    expect(keeper.view).toMatchObject({
      trouble: 'unreachable',
      folder: { state: 'lost' },
      canServer: false,
    });
    expect(asked).toEqual([`PROPFIND ${root}attune/`]);
  });

  it('offers what was set aside as long as it is there', async () => {
    const { keeper, now, until } = await bench(false);
    now.aside = 1;
    keeper.handlers['open-backup']({ do: 'open-backup' });
    await until(() => keeper.view?.aside === true);
    keeper.handlers['take-back']({ do: 'take-back', secret: { passphrase: 'words of that time' } });
    await until(() => keeper.view?.done !== undefined);
    expect(keeper.view).toMatchObject({ aside: false, done: { did: 'restored', sessions: 1, lost: 0 } });
  });

  it('saves a file, and brings it back with what was lost of it', async () => {
    const a = await bench(false);
    await a.keep('one');
    await a.keep('two');
    a.keeper.handlers['back-up']({ do: 'back-up' });
    await a.until(() => a.keeper.line?.last !== undefined);
    expect(a.keeper.line?.waiting).toBe(0);
    const [file] = a.saved;
    expect(file?.name).toMatch(/^attune-/);
    const bytes = new Uint8Array(await file!.blob.arrayBuffer());
    const restored = async (content: Uint8Array<ArrayBuffer>, code = a.code) => {
      const b = await bench(false);
      b.keeper.handlers['open-backup']({ do: 'open-backup' });
      b.keeper.handlers.restore({ do: 'restore', file: new File([content], 'a'), secret: { code } });
      await b.until(() => b.keeper.view?.done !== undefined || b.keeper.view?.trouble !== undefined);
      return { ...b.keeper.view, kept: [...b.here.logs.keys()] };
    };
    const done = { did: 'restored', sessions: 2, erased: 0, lost: 0, waiting: 0 };
    expect(await restored(bytes)).toMatchObject({ done, kept: ['one', 'two'] });
    // Cut off at its end it tells so, whether a piece is missing or nothing but the end.
    const cut = await restored(bytes.slice(0, -20));
    expect(cut.done).toMatchObject({ did: 'restored' });
    expect((cut.done as { lost: number } | undefined)?.lost).toBeGreaterThan(0);
    expect((await restored(bytes.slice(0, 40))).trouble).toBeDefined();
  });

  it('asks a server that was gone again by itself', async () => {
    let asked = 0;
    const { keeper, keep, now, until } = await bench(false, undefined, (address, init) => {
      if (address === './attune-server.json') return Promise.resolve(Response.json({ webdav: '/files/' }));
      if (init?.method === 'PROPFIND') asked += 1;
      return Promise.reject(new Error('there is no network'));
    });
    keeper.handlers['open-backup']({ do: 'open-backup' });
    await until(() => keeper.view?.canServer === true);
    await keep('one');
    keeper.handlers['use-server']({ do: 'use-server' });
    await until(() => keeper.view?.trouble !== undefined);
    expect(asked).toBe(1);
    keeper.follow();
    expect(asked).toBe(1);
    now.monotonic += 40_000;
    keeper.follow();
    await until(() => asked === 2 && keeper.view?.trouble !== undefined);
    expect(keeper.line).toEqual({ waiting: 1, folderLost: true });
  });
});
