/** Two copies of the program in two folders of one origin: neither sees, shares or takes away what the other one keeps. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { folderOf, scopedName } from '../../../src/store/own-name.ts';
import type { SessionStore } from '../../../src/store/sessions.ts';
import { storeOf, vaultOf } from '../../fixtures/store-of.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import { tailsIn } from '../../../src/store/tails.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { lockOf } from '../../../src/therapist/window-owner.ts';
import { layFrozenDatabase } from '../../fixtures/frozen.ts';

const log = (id: string): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id, epoch: 1000, app: 'x', origin: 'o' },
];
const open = (factory: IDBFactory, folder: string) =>
  openDatabase({ factory, folder, mark: folder, after: () => () => undefined });
const ids = async (store: SessionStore): Promise<string[]> => (await store.list()).map(({ id }) => id).sort();
const settingsIn = (db: ReturnType<typeof open>) => readSettings(db, vaultOf(db));
const names = async (factory: IDBFactory): Promise<(string | undefined)[]> =>
  (await factory.databases()).map(({ name }) => name).sort();

describe('two copies in two folders', () => {
  it('have a folder each, whatever the page is called', () => {
    const of = (href: string): string => folderOf({ location: { href } });
    expect(of('https://example.org/')).toBe('/');
    expect(of('https://example.org/a%20b/index.html?view=client#x')).toBe('/a%20b/');
    expect(lockOf('/a/')).not.toBe(lockOf('/b/'));
    expect(scopedName('/a/')).not.toBe(scopedName('/b/'));
  });

  it('keep records of their own', async () => {
    const factory = new IDBFactory();
    const [one, two] = [open(factory, '/one/'), open(factory, '/two/')];
    await storeOf(one).replace(log('a'));
    await storeOf(two).replace(log('b'));
    await writeSetting(one, vaultOf(one), 'theme', 'dim');
    await storeOf(two).erase('a', { epoch: 1, origin: 'o' });
    expect(await ids(storeOf(one))).toEqual(['a']);
    expect(await ids(storeOf(two))).toEqual(['b']);
    expect(await readSettings(two, vaultOf(two))).toEqual({});
    expect(await names(factory)).toEqual(['attune /one/', 'attune /two/']);
  });

  it('of version 0.1.0’s one database only the first has everything, and keeps it', async () => {
    const factory = new IDBFactory();
    await layFrozenDatabase(factory);
    const [one, two] = [open(factory, '/one/'), open(factory, '/two/')];
    // Both at once, as two tabs that a browser restores.
    const [mine, theirs] = await Promise.all([ids(storeOf(one)), ids(storeOf(two))]);
    expect([mine.length, theirs.length].sort()).toEqual([0, 5]);
    const [first, folder] = mine.length > 0 ? [mine, '/one/'] : [theirs, '/two/'];
    const other = folder === '/one/' ? '/two/' : '/one/';
    await storeOf(open(factory, other)).replace(log('new'));
    expect(await ids(storeOf(open(factory, folder)))).toEqual(first);
    expect(await ids(storeOf(open(factory, other)))).toEqual(['new']);
    expect(await names(factory)).toEqual(['attune', `attune ${other}`]);
    expect(await settingsIn(open(factory, folder))).not.toHaveProperty('folder');
  });

  it('take only their own tails in', async () => {
    const kept = new Map<string, string>();
    const storage = new Proxy(
      {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      } as unknown as Storage,
      {
        ownKeys: () => [...kept.keys()],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    );
    const database = open(new IDBFactory(), '/one/');
    await storeOf(database).replace(log('a'));
    const vault = vaultOf(database);
    const [root, one] = [tailsIn(storage, '/', vault), tailsIn(storage, '/one/', vault)];
    one.put({ id: 'a', writer: 'w', from: 0, facts: log('a') });
    expect(root.list()).toEqual([]);
    root.drop('a');
    expect(one.list()).toMatchObject([{ id: 'a' }]);
  });
});
