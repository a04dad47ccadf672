/** What lies in plain text comes into the vault: what stands on the disk after each write, whole, and what is left where it lies. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { hasPlain, moveAll, moveSession } from '../../../src/store/move.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { openVault } from '../../../src/store/vault.ts';
import { fromHex } from '../../../src/vault/bytes.ts';
import { keyNameOf } from '../../../src/vault/keyring.ts';
import { seededBytes } from '../../fixtures/memory-here.ts';
import { rawDisk, tamper, type RawDisk } from '../../fixtures/raw-disk.ts';

const never = () => false;

/** A window that keeps what lay on the disk after each of its writes. */
function watched(factory = new IDBFactory()) {
  const own = openDatabase({ factory, folder: '/', mark: 'this', after: () => () => undefined });
  const disks: RawDisk[] = [];
  const limits: (number | undefined)[] = [];
  /** Called before each write. */
  const before: { work?: () => Promise<void> } = {};
  let scrubs = 0;
  const database: typeof own = {
    ...own,
    write: async (...args) => {
      await before.work?.();
      limits.push(args[2]?.limit);
      await own.write(...args);
      disks.push(await rawDisk(factory));
    },
    scrub: () => {
      scrubs += 1;
      return Promise.resolve();
    },
  };
  const vault = openVault({ database, random: seededBytes(7) });
  const change = async (work: (store: (name: string) => IDBObjectStore) => void): Promise<void> => {
    await vault.ready();
    await tamper(factory, work);
  };
  const lying = async (store: string) => (await rawDisk(factory)).get(store);
  return { factory, database, vault, disks, limits, before, change, lying, scrubs: () => scrubs };
}

const text = (length: number, of = 'x') => new TextEncoder().encode(of.repeat(length));
const row = (id: string, chunks: number, facts = 3) => ({
  ...{ id, epoch: 1000, at: 5, chunks, facts, version: 5 },
});
const lines = (bytes: unknown, schema?: number) => ({
  ...{ coding: 'json-lines', bytes },
  ...(schema !== undefined && { schema }),
});

describe('a session in plain text', () => {
  it('lies in sealed packs that follow one another, and what it was is noise first and then gone', async () => {
    const { vault, database, disks, limits, change } = watched();
    const stored = row('p', 9);
    await change((store) => {
      store('sessions').put(stored, 'p');
      store('chunks').put(lines(text(20_000, 'a'), 1), ['p', 0]);
      store('chunks').put(lines(text(20_000, 'b')), ['p', 4]);
      store('chunks').put(lines('no bytes'), ['p', 6]);
      store('chunks').put(null, ['p', 7]);
    });
    await moveSession(database, vault, 'p');
    const seal = vault.known('p')!;
    const { handle } = seal;
    const [moved, after] = [disks.at(-2)!, disks.at(-1)!];
    // The more there is to be moved, the longer it may take.
    expect(limits.slice(-2)).toEqual([8200, undefined]);
    const sealed = after.get('chunks') as [[string, number], Uint8Array][];
    expect(sealed.map(([key]) => key)).toEqual([
      [handle, 0],
      [handle, 4],
    ]);
    const [one, two] = sealed.map(([[, number], box]) => seal.open(number, box));
    expect(one).toEqual({
      chunk: { coding: 'json-lines', schema: 1, bytes: text(20_000, 'a') },
      before: new Uint8Array(16),
      link: two!.before,
      to: 3,
    });
    const last = new TextDecoder().decode(two!.chunk.bytes);
    expect([last, two!.to]).toEqual([`${'b'.repeat(20_000)}\n?\n?`, 8]);
    const [[, box]] = after.get('sessions') as [[string, Uint8Array]];
    const told = seal.openRow(box) as { link: string };
    expect(told).toEqual({ ...stored, packed: true, link: expect.any(String) as string });
    expect(fromHex(told.link)).toEqual(two!.link);
    expect(one!.link).not.toEqual(two!.link);

    const plain = <T>(store: string): T[] =>
      (moved.get(store) ?? []).filter(([key]) => key === 'p' || (key as string[])[0] === 'p') as T[];
    const noise = plain<[[string, number], Uint8Array]>('chunks');
    expect(noise.map(([[, number], value]) => [number, value.length])).toEqual([
      [0, 20_040],
      [4, 20_040],
      [6, JSON.stringify(lines('no bytes')).length],
      [7, 16],
    ]);
    // It says nothing: hardly one of its bytes is as the others.
    for (const [, value] of noise.slice(0, 2)) expect(new Set(value).size).toBe(256);
    const [[, gone]] = plain<[string, Uint8Array]>('sessions') as [[string, Uint8Array]];
    expect(gone.length).toBe(JSON.stringify(stored).length);
    expect(Object.fromEntries(moved.get('settings')!)).toMatchObject({ scrub: true });
  });

  it('has given out every number that a chunk of it has, whatever its row says; one without chunks is a row', async () => {
    const { vault, database, change } = watched();
    await change((store) => {
      store('sessions').put(row('p', 2), 'p');
      store('chunks').put(lines(text(5)), ['p', 4]);
      store('sessions').put(row('q', 0, 0), 'q');
    });
    await moveSession(database, vault, 'p');
    await moveSession(database, vault, 'q');
    const rowOf = async (id: string) => {
      const seal = vault.known(id)!;
      const box = (await rawBox(seal.handle)) as Uint8Array;
      return seal.openRow(box);
    };
    const rawBox = (handle: string) =>
      database.use('sessions')('readonly', async (store) => {
        const asked = store.get(handle) as IDBRequest<unknown>;
        return new Promise<unknown>((resolve) => (asked.onsuccess = () => resolve(asked.result)));
      });
    expect(await rowOf('p')).toMatchObject({ chunks: 5, packed: true });
    expect(await rowOf('q')).toEqual({ ...row('q', 0, 0), packed: true, link: '00'.repeat(16) });
  });

  it('stays as it lies where something was added to it meanwhile, or where a later program wrote it', async () => {
    for (const change of [
      (store: (name: string) => IDBObjectStore) => store('chunks').put(lines(text(5)), ['p', 1]),
      (store: (name: string) => IDBObjectStore) => store('sessions').put(row('p', 1, 4), 'p'),
      (store: (name: string) => IDBObjectStore) => store('sessions').delete('p'),
    ]) {
      const here = watched();
      await here.change((store) => {
        store('sessions').put(row('p', 1), 'p');
        store('chunks').put(lines(text(5)), ['p', 0]);
      });
      here.before.work = async () => {
        delete here.before.work;
        await tamper(here.factory, change);
      };
      await moveSession(here.database, here.vault, 'p');
      expect((await here.lying('chunks'))![0]).toEqual([['p', 0], lines(text(5))]);
      expect(here.vault.known('p')).toBeUndefined();
      expect(await here.lying('settings')).toEqual([['owner', 'this']]);
    }
    for (const later of [lines(text(5), 99), { ...lines(text(5)), coding: 'other' }]) {
      const { vault, database, change, lying } = watched();
      await change((store) => {
        store('sessions').put(row('p', 1), 'p');
        store('chunks').put(later, ['p', 0]);
      });
      await expect(moveSession(database, vault, 'p')).rejects.toMatchObject({ code: 'newer-version' });
      expect(await lying('chunks')).toEqual([[['p', 0], later]]);
    }
  });
});

describe('everything in plain text', () => {
  it('is moved: settings, what was erased and what was kept of clients', async () => {
    const { vault, database, disks, change, scrubs } = watched();
    const stone = { id: 'gone', epoch: 5, origin: 'o' };
    await change((store) => {
      store('settings').put('https://example.org/', 'hosted');
      store('settings').put(undefined, 'vault');
      store('settings').put('dim', 'theme');
      store('settings').put(vault.sealCommon('oldClients', { K: 'sealed', M: 'too' }), 'oldClients');
      store('erased').put(stone, 'gone');
      store('erased').put('no tombstone', 'odd');
      store('clients').put('plain', 'K');
      store('clients').put({ code: 'L' }, 'L');
      store('clients').put(new Uint8Array(1), 'N');
    });
    const begun = disks.length;
    expect(await moveAll(database, vault, never)).toBe(true);
    expect([disks.length - begun, scrubs()]).toEqual([3, 1]);
    const [moved, after, end] = disks.slice(begun) as [RawDisk, RawDisk, RawDisk];
    const name = keyNameOf('gone');
    const erased = new Map(moved.get('erased') as [string, Uint8Array][]);
    expect([...erased.keys()].toSorted()).toEqual([name, 'gone', 'odd'].toSorted());
    expect(erased.get('gone')).toHaveLength(JSON.stringify(stone).length);
    expect(moved.get('clients')!.map(([key, value]) => [key, (value as Uint8Array).length])).toEqual([
      ['K', 16],
      ['L', 16],
      ['N', 16],
    ]);
    const settings = new Map(after.get('settings') as [string, unknown][]);
    expect([...settings.keys()]).toEqual(['hosted', 'oldClients', 'owner', 'scrub', 'theme', 'vault']);
    expect(vault.openCommon('hosted', settings.get('hosted'))).toBe('https://example.org/');
    expect(vault.openCommon('oldClients', settings.get('oldClients'))).toEqual({
      ...{ K: 'sealed', M: 'too', L: { code: 'L' } },
    });
    expect([settings.get('theme'), settings.get('vault'), settings.get('scrub')]).toEqual([
      'dim',
      undefined,
      true,
    ]);
    const left = new Map(after.get('erased') as [string, unknown][]);
    expect([...left.keys()].toSorted()).toEqual([name, 'odd'].toSorted());
    expect(vault.openCommon(name, left.get(name))).toEqual(stone);
    expect(after.get('clients')).toEqual([]);
    // Written over once, it is due no more.
    expect(end.get('settings')!.map(([key]) => key)).not.toContain('scrub');
  });

  it.each<['settings' | 'erased' | 'clients', string, unknown]>([
    ['settings', 'hosted', 'https://example.org/'],
    ['erased', 'gone', { id: 'gone', epoch: 5, origin: 'o' }],
    ['clients', 'K', { code: 'K' }],
  ])('may be of one kind alone: %s', async (store, key, value) => {
    const { vault, database, change, lying, scrubs } = watched();
    expect(await moveAll(database, vault, never)).toBe(false);
    await change((raw) => raw(store).put(value, key));
    expect(await hasPlain(database)).toBe(true);
    expect(await moveAll(database, vault, never)).toBe(true);
    expect([await hasPlain(database), scrubs()]).toEqual([false, 1]);
    const kinds = { settings: ['hosted', 'owner'], erased: ['owner'], clients: ['oldClients', 'owner'] };
    expect((await lying('settings'))!.map(([name]) => name)).toEqual(kinds[store]);
    expect(await moveAll(database, vault, never)).toBe(false);
    expect(scrubs()).toBe(1);
  });

  it('leaves a session that is running, and one of a later program, and takes noise away', async () => {
    const { vault, database, change, lying } = watched();
    await change((store) => {
      for (const id of ['busy', 'later', 'noise', 'plain'])
        store('sessions').put(id === 'noise' ? new Uint8Array(20) : row(id, 1), id);
      store('chunks').put(lines(text(5), 99), ['later', 0]);
      store('chunks').put(lines(text(5)), ['plain', 0]);
      store('chunks').put(new Uint8Array(20), ['noise', 0]);
      store('settings').put('https://example.org/', 'hosted');
      store('erased').put({ id: 'gone', epoch: 5, origin: 'o' }, 'gone');
    });
    expect(await moveAll(database, vault, (id) => id === 'busy')).toBe(true);
    const { handle } = vault.known('plain')!;
    const keys = async (store: string) => (await lying(store))!.map(([key]) => key);
    expect(new Set(await keys('sessions'))).toEqual(new Set(['busy', 'later', handle]));
    expect(new Set(await keys('chunks'))).toEqual(
      new Set([
        ['later', 0],
        [handle, 0],
      ]),
    );
    expect(await keys('erased')).toEqual([keyNameOf('gone')]);
    // Nothing else is to be moved, and nothing was.
    expect(await moveAll(database, vault, (id) => id === 'busy')).toBe(false);
  });

  it('tells a failure of the storage, but for room to write over what it was', async () => {
    const here = watched();
    await here.change((store) => store('sessions').put(row('p', 0), 'p'));
    const failing = (code: 'disk-full' | 'storage-failed') => ({
      ...here.database,
      scrub: () => Promise.reject(new StoreError(code)),
    });
    here.before.work = () => Promise.reject(new StoreError('taken'));
    await expect(moveAll(here.database, here.vault, never)).rejects.toMatchObject({ code: 'taken' });
    delete here.before.work;
    expect(await moveAll(failing('disk-full'), here.vault, never)).toBe(true);
    expect(await moveAll(failing('disk-full'), here.vault, never)).toBe(false);
    await expect(moveAll(failing('storage-failed'), here.vault, never)).rejects.toMatchObject({
      code: 'storage-failed',
    });
  });
});
