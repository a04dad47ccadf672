/** A folder on a real WebDAV server that several devices share: everything comes everywhere, whenever the server is cut off, and a full one is told. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { davShelf } from '../../../src/backup/dav-shelf.ts';
import { copyToShelf, joinShelf } from '../../../src/backup/folder-copy.ts';
import { headerOn } from '../../../src/backup/shelf-lists.ts';
import { newOwnVault, type OwnVault } from '../../../src/backup/own-vault.ts';
import type { Shelf } from '../../../src/backup/shelf.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { mountSmallDisk, WHY_NOT } from '../../e2e/small-disk.ts';
import { DavServer, hasDavServer } from '../../fixtures/dav-server.ts';
import { MemoryHere, quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';

const random = seededBytes(8);
const PASSPHRASE = 'five quiet words here today';

class Device {
  readonly here: MemoryHere;
  private constructor(
    name: string,
    public vault: OwnVault,
  ) {
    this.here = new MemoryHere(name);
  }
  static async with(name: string): Promise<Device> {
    return new Device(name, newOwnVault(await makeHeader(PASSPHRASE, { kdf: quickKdf, random }), random));
  }
  async copy(shelf: Shelf) {
    const copy = await copyToShelf(this.here, shelf, this.vault, random, 1);
    this.vault = copy.vault;
    return copy;
  }
  async join(shelf: Shelf): Promise<void> {
    const header = await headerOn(shelf);
    if (header === undefined) throw new Error('nobody has written there');
    this.vault = await joinShelf(header, { passphrase: PASSPHRASE }, this.vault, quickKdf);
  }
  get state() {
    const logs = [...this.here.logs].sort(([x], [y]) => (x < y ? -1 : 1));
    return { logs, erased: [...this.here.tombs.keys()].sort() };
  }
}

describe.skipIf(!hasDavServer())('a folder on a WebDAV server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-dav-'));
  let server: DavServer;
  /** Asks until the server is to be cut off. */
  const shelf = (place: string, breaksAfter = Infinity): Shelf => {
    let left = breaksAfter;
    return davShelf(`${server.root}${place}/`, async (address, init) => {
      if (left === 0) await server.kill();
      left -= 1;
      return fetch(address, init);
    });
  };
  const place = async (name: string): Promise<string> => {
    await fetch(`${server.root}${name}/`, { method: 'MKCOL' });
    return name;
  };

  beforeAll(async () => {
    server = await DavServer.on(folder);
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists, reads, writes and removes; what is not there is not there', async () => {
    const at = shelf(await place('plain'));
    expect(await at.list('attune')).toEqual([]);
    expect(await at.read('attune/a/b.json')).toBeUndefined();
    await at.write('attune/a/b.json', new Uint8Array([1, 2, 3]));
    await at.write('attune/a/c & d.json', new Uint8Array(70_000));
    await at.write('attune/a/b.json', new Uint8Array([4]));
    expect(await at.list('attune/a')).toEqual(['b.json', 'c & d.json']);
    expect(await at.list('attune')).toEqual(['a']);
    expect(await at.read('attune/a/b.json')).toEqual(new Uint8Array([4]));
    await at.remove('attune/a/b.json');
    await at.remove('attune/a/b.json');
    expect(await at.list('attune/a')).toEqual(['c & d.json']);
    await expect(shelf('nowhere').write('attune/x', new Uint8Array([1]))).rejects.toMatchObject({
      code: 'unreachable',
    });
  });

  it('brings the sessions of each device to the other, erases everywhere, and knows nothing of them', async () => {
    const at = shelf(await place('two'));
    const [a, b] = [await Device.with('device-a'), await Device.with('device-b')];
    await a.here.keep(shortLog('one-marker'));
    await b.here.keep(shortLog('two-marker', 4, 'device-b'));
    await a.copy(at);
    await b.join(at);
    await b.copy(at);
    await a.copy(at);
    expect([...a.here.logs.keys()].sort()).toEqual(['one-marker', 'two-marker']);
    expect(a.state).toEqual(b.state);
    await b.here.erase({ id: 'one-marker', epoch: 3, origin: 'device-b' });
    await b.copy(at);
    await a.copy(at);
    expect([...a.here.logs.keys()]).toEqual(['two-marker']);
    expect(a.state).toEqual(b.state);
    const files = readdirSync(join(folder, 'two'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const text = readFileSync(join(file.parentPath, file.name), 'latin1') + file.name;
      expect(text).not.toMatch(/marker|measurement|849\.609375|device-/);
    }
  });

  it('may be cut off at any request: it is told, the records stay, and it goes on when the server is back', async () => {
    for (let moment = 0; ; moment += 5) {
      const name = await place(`cut-${moment}`);
      const [a, b] = [await Device.with('device-a'), await Device.with('device-b')];
      await a.here.keep(shortLog('one'));
      await a.copy(shelf(name));
      await b.join(shelf(name));
      await b.here.keep(shortLog('two', 4, 'device-b'));
      await b.copy(shelf(name));
      await a.here.keep(shortLog('three', 5));
      a.here.add('one', { type: 'named', name: 'later' });
      const error = await a.copy(shelf(name, moment)).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      if (error === undefined) {
        expect(moment).toBeGreaterThan(10);
        break;
      }
      expect(error).toMatchObject({ code: 'unreachable' });
      expect(a.here.logs.size).toBeGreaterThanOrEqual(2);
      await server.start();
      for (const device of [b, a, b, a]) await device.copy(shelf(name));
      expect([...a.here.logs.keys()].sort()).toEqual(['one', 'three', 'two']);
      expect(a.state).toEqual(b.state);
    }
  });

  it('that is full is told, and filled no further; with room it goes on', async () => {
    const disk = mountSmallDisk(1);
    if (disk === undefined) {
      console.error(`skipped: no full server: ${WHY_NOT}`);
      return;
    }
    const small = await DavServer.on(disk.folder);
    try {
      const at = davShelf(small.root, (address, init) => fetch(address, init));
      const a = await Device.with('device-a');
      await a.here.keep(shortLog('one'));
      await a.copy(at);
      disk.fill(0);
      await a.here.keep(shortLog('two', 3000));
      await expect(a.copy(at)).rejects.toMatchObject({ code: 'full' });
      disk.clear();
      await a.copy(at);
      const c = await Device.with('device-c');
      await c.join(at);
      await c.copy(at);
      expect(c.state).toEqual(a.state);
    } finally {
      await small.kill();
      disk.unmount();
    }
  });
});
