/** A folder that several devices share: everything comes everywhere, erased stays erased, and it can be broken off at any moment. */
import { describe, expect, it } from 'vitest';
import { copyToShelf, joinShelf } from '../../../src/backup/folder-copy.ts';
import { headerOn } from '../../../src/backup/shelf-lists.ts';
import { newOwnVault, type OwnVault } from '../../../src/backup/own-vault.ts';
import { toHex } from '../../../src/vault/bytes.ts';
import { makeHeader, withPassphrase, type Secret } from '../../../src/vault/header.ts';
import { VaultError } from '../../../src/vault/vault-error.ts';
import { MemoryHere, MemoryShelf, quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';

const PASSPHRASE = 'five quiet words here today';
const random = seededBytes(21);

class Device {
  readonly here: MemoryHere;
  constructor(
    name: string,
    public vault: OwnVault,
  ) {
    this.here = new MemoryHere(name);
  }
  static async with(name: string, passphrase = PASSPHRASE): Promise<Device> {
    const open = await makeHeader(passphrase, { kdf: quickKdf, random });
    return new Device(name, newOwnVault(open, random));
  }
  async copy(shelf: MemoryShelf) {
    const copy = await copyToShelf(this.here, shelf, this.vault, random, 1);
    this.vault = copy.vault;
    return copy;
  }
  async join(shelf: MemoryShelf, secret: Secret = { passphrase: PASSPHRASE }): Promise<void> {
    const header = await headerOn(shelf);
    if (header === undefined) throw new Error('nobody has written there');
    this.vault = await joinShelf(header, secret, this.vault, quickKdf);
  }
}

async function two(): Promise<{ a: Device; b: Device; shelf: MemoryShelf }> {
  const shelf = new MemoryShelf();
  const a = await Device.with('device-a');
  const b = await Device.with('device-b', 'a passphrase of its own');
  await a.here.keep(shortLog('one'));
  await b.here.keep(shortLog('two', 4, 'device-b'));
  await a.copy(shelf);
  await b.join(shelf);
  await b.copy(shelf);
  await a.copy(shelf);
  return { a, b, shelf };
}

const state = ({ here }: Device) => ({
  logs: [...here.logs].sort(([x], [y]) => (x < y ? -1 : 1)),
  erased: [...here.tombs.keys()].sort(),
  cards: here.list,
});

describe('a folder', () => {
  it('brings the sessions of each device to the other', async () => {
    const { a, b } = await two();
    expect([...a.here.logs.keys()].sort()).toEqual(['one', 'two']);
    expect(state(a)).toEqual(state(b));
  });

  it('tells nothing by its names or bytes', async () => {
    const { a, shelf } = await two();
    a.here.add('one', { type: 'named', name: 'marker-name' });
    a.here.list = [{ code: 'marker-code', id: 'c', changed: { origin: 'device-a', order: 0 } }];
    await a.copy(shelf);
    for (const [path, bytes] of shelf.files) {
      expect(path).toMatch(
        /^attune\/(vault-\d+-[0-9a-f]{32}\.json|box\/[0-9a-f]{2}\/[0-9a-f]{64}\.atb|dev\/[0-9a-f]{32}\/\d+\.atb)$/,
      );
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/marker|one|measurement|device-a/);
    }
  });

  it('is left as it is where nothing is new', async () => {
    const { a, b, shelf } = await two();
    await b.copy(shelf);
    const before = new Map(shelf.files);
    await a.copy(shelf);
    await b.copy(shelf);
    expect(shelf.files).toEqual(before);
  });

  it('brings additions of both devices together, offline or not, in one order', async () => {
    const { a, b, shelf } = await two();
    a.here.add('one', { type: 'named', name: 'from a' });
    b.here.add('one', { type: 'named', name: 'from b' }, { type: 'client', code: 'K-17' });
    await a.copy(shelf);
    await b.copy(shelf);
    await a.copy(shelf);
    expect(state(a)).toEqual(state(b));
    expect(a.here.logs.get('one')?.filter(({ added }) => added !== undefined)).toHaveLength(3);
  });

  it('erases everywhere, with what lay in the folder', async () => {
    const { a, b, shelf } = await two();
    const count = [...shelf.files.keys()].filter((path) => path.includes('/box/')).length;
    await b.here.erase({ id: 'one', epoch: 3, origin: 'device-b' });
    await b.copy(shelf);
    expect((await a.copy(shelf)).taken.erased).toBe(1);
    expect(a.here.logs.has('one')).toBe(false);
    expect([...shelf.files.keys()].filter((path) => path.includes('/box/'))).toHaveLength(count - 1);
    // A device that knows nothing of it yet brings it back to nobody.
    const c = await Device.with('device-c');
    await c.here.keep(shortLog('one'));
    await c.join(shelf);
    await c.copy(shelf);
    await a.copy(shelf);
    expect([c.here.logs.has('one'), a.here.logs.has('one')]).toEqual([false, false]);
  });

  it('asks a device for the new passphrase, and what it wrote meanwhile is read', async () => {
    const { a, b, shelf } = await two();
    const changed = await withPassphrase(a.vault, 'quite another five words', { kdf: quickKdf, random });
    const old = Buffer.from(a.vault.vaultKey).toString('base64');
    a.vault = { ...a.vault, ...changed, older: [...a.vault.older, old] };
    a.here.add('one', { type: 'named', name: 'under the new one' });
    await b.here.keep(shortLog('three', 5, 'device-b'));
    await b.copy(shelf);
    await a.copy(shelf);
    expect(a.here.logs.has('three')).toBe(true);
    await expect(b.copy(shelf)).rejects.toMatchObject({ code: 'wrong-secret' });
    await expect(b.join(shelf)).rejects.toBeInstanceOf(VaultError);
    await b.join(shelf, { passphrase: 'quite another five words' });
    await b.copy(shelf);
    await a.copy(shelf);
    expect(state(a)).toEqual(state(b));
  });

  it('tells when an old state was put back', async () => {
    const { a, b, shelf } = await two();
    const old = new Map(shelf.files);
    b.here.add('two', { type: 'named', name: 'later' });
    await b.copy(shelf);
    expect((await a.copy(shelf)).rolledBack).toBe(false);
    for (const path of [...shelf.files.keys()])
      if (path.includes(toHex(b.vault.writer))) shelf.files.delete(path);
    for (const [path, bytes] of old) shelf.files.set(path, bytes);
    expect((await a.copy(shelf)).rolledBack).toBe(true);
  });

  it('leaves what is half there for another time', async () => {
    const { a, b, shelf } = await two();
    await b.here.keep(shortLog('three', 6, 'device-b'));
    const before = new Set(shelf.files.keys());
    await b.copy(shelf);
    const [box = ''] = [...shelf.files.keys()].filter((path) => path.includes('/box/') && !before.has(path));
    const bytes = shelf.files.get(box) ?? new Uint8Array();
    shelf.files.set(box, bytes.slice(0, 90));
    expect((await a.copy(shelf)).taken.waiting).toBe(1);
    expect(a.here.logs.has('three')).toBe(false);
    shelf.files.set(box, bytes);
    await a.copy(shelf);
    expect(state(a)).toEqual(state(b));
  });

  it.each([false, true])('may break off at every single moment (torn writes: %s)', async (torn) => {
    for (let moment = 0; ; moment++) {
      const { a, b, shelf } = await two();
      a.here.add('one', { type: 'named', name: 'kept' });
      await a.here.erase({ id: 'two', epoch: 9, origin: 'device-a' });
      await a.here.keep(shortLog('three'));
      shelf.breaksAfter = moment;
      shelf.torn = torn;
      const broke = await a.copy(shelf).then(
        () => false,
        () => true,
      );
      shelf.breaksAfter = Infinity;
      await b.copy(shelf);
      await a.copy(shelf);
      await b.copy(shelf);
      await a.copy(shelf);
      expect(state(a)).toEqual(state(b));
      expect([...b.here.logs.keys()].sort()).toEqual(['one', 'three']);
      if (!broke) {
        expect(moment).toBeGreaterThan(15);
        break;
      }
    }
  });
});
