/** How a device's vault lies in its database: all that is read of it, whole, and what each change of it leaves on the disk. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { outside } from '../../../src/store/device-half.ts';
import {
  asideSetting,
  dropAdded,
  dropAside,
  keepPad,
  putBack,
  readVault,
  setAside,
} from '../../../src/store/vault-shelf.ts';
import { MemoryPad } from '../../fixtures/memory-pad.ts';
import { rawDisk, tamper } from '../../fixtures/raw-disk.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

/** A database with these in the stores. */
async function room(vault: Record<string, unknown>, settings: Record<string, unknown> = {}) {
  const factory = new IDBFactory();
  const database = openDatabase({ factory, folder: '/', mark: 'this', after: () => () => undefined });
  await database.write([], () => undefined);
  await tamper(factory, (store) => {
    for (const [key, value] of Object.entries(vault)) store('vault').put(value, key);
    for (const [key, value] of Object.entries(settings)) store('settings').put(value, key);
  });
  const lying = async (name = 'vault') =>
    Object.fromEntries((await rawDisk(factory)).get(name) ?? []) as unknown;
  const change = (work: (vault: IDBObjectStore) => void) =>
    database.write(['vault'], (transaction) => work(transaction.objectStore('vault')));
  return { database, lying, change };
}

const WHOLE = {
  header: 'h',
  'header again': 'h again',
  ring: bytes(1),
  device: bytes(2),
  'key b': bytes(4),
  'key a': bytes(3),
  'key c': 'no bytes',
  'inbox d': bytes(5),
};
const LOST = { 'lost 01 header': 'dead', 'lost 01 ring': bytes(9) };
const ASIDE = {
  'lost 02 header': 'kept',
  'lost 02 header again': 'kept too',
  'lost 02 ring': bytes(6),
  'lost 02 device': bytes(10),
  'lost 02 key a': bytes(7),
  'lost 02 inbox a': bytes(11),
  'lost 02 pad': bytes(8),
  'lost 02 setting hosted': 'https://example.org/',
};
const nothing = {
  ...{ header: undefined, copy: undefined, device: undefined, ring: bytes(), added: [], inbox: [] },
  ...{ lost: false, aside: [], pad: undefined },
};
const whole = {
  ...{ header: 'h', copy: 'h again', device: bytes(2), ring: bytes(1) },
  ...{ added: [bytes(3), bytes(4)], inbox: [bytes(5)], lost: false, aside: [], pad: undefined },
};

describe('a vault', () => {
  it('is read as it lies, with whatever is beside it; what is of another kind is not there', async () => {
    const read = async (vault: Record<string, unknown>, mark?: string) =>
      readVault((await room(vault)).database, mark);
    expect(await read({})).toEqual(nothing);
    expect(await read(WHOLE)).toEqual(whole);
    expect(await read({ ...WHOLE, ...LOST })).toEqual({ ...whole, lost: true });
    expect(await read({ ...WHOLE, ...ASIDE })).toEqual({ ...whole, aside: ['02'] });
    expect(await read({ ...WHOLE, ...LOST, ...ASIDE })).toEqual({ ...whole, lost: true, aside: ['02'] });
    expect(await read({ ...WHOLE, pad: bytes(1) })).toEqual({ ...whole, pad: bytes(1) });
    expect(await read({ header: 1, 'header again': bytes(1), ring: 'r', device: 'd', pad: 'p' })).toEqual(
      nothing,
    );
    expect(await read({ ...WHOLE, ...LOST, ...ASIDE }, '02')).toEqual({
      ...{ header: 'kept', copy: 'kept too', device: bytes(10), ring: bytes(6), added: [bytes(7)] },
      ...{ inbox: [bytes(11)], lost: true, aside: ['02'], pad: bytes(8) },
    });
    expect(await read({ ...WHOLE, ...ASIDE }, '03')).toEqual({ ...nothing, aside: ['02'] });
  });

  it('is put right, or has its pad beside it, only where its header still lies', async () => {
    const { database, lying } = await room(WHOLE);
    await putBack(database, 'another', 'next');
    await keepPad(database, 'another', bytes(8));
    expect(await lying()).toEqual(WHOLE);
    await keepPad(database, 'h', bytes(8));
    expect(await lying()).toEqual({ ...WHOLE, pad: bytes(8) });
    await putBack(database, 'h', 'next');
    expect(await lying()).toEqual({ ...WHOLE, header: 'next', 'header again': 'next', pad: bytes(8) });
    const none = await room({});
    await putBack(none.database, undefined, 'first');
    expect(await none.lying()).toEqual({ header: 'first', 'header again': 'first' });
  });

  it('loses the keys that the keyring holds now, and nothing else', async () => {
    const { change, lying } = await room({ ...WHOLE, ...ASIDE, pad: bytes(8), 'key~': 1, keys: 2 });
    await change(dropAdded);
    const { header, ring, device } = WHOLE;
    expect(await lying()).toEqual({
      ...{ header, 'header again': 'h again', ring, device },
      ...{ ...ASIDE, 'key~': 1, keys: 2 },
    });
  });
});

describe('a vault that is set aside', () => {
  const box = bytes(65, 84, 66, 49, ...new Uint8Array(200));

  it('lies there whole under its mark, with the settings that it sealed, before the next one begins', async () => {
    const settings = { hosted: box, theme: 'dim' };
    const { database, lying } = await room({ ...WHOLE, ...LOST }, settings);
    await database.write(['vault'], (transaction, refuse) =>
      setAside(transaction, '07', refuse, () => transaction.objectStore('vault').put('next', 'header')),
    );
    const moved = Object.fromEntries(
      Object.entries(WHOLE).map(([key, value]) => [`lost 07 ${key}`, value] as const),
    );
    expect(await lying()).toEqual({ ...LOST, ...moved, 'lost 07 setting hosted': box, header: 'next' });
    expect(await lying('settings')).toEqual({ theme: 'dim', owner: 'this' });
    expect(await asideSetting(database, '07', 'hosted')).toEqual(box);
    expect(await asideSetting(database, '07', 'theme')).toBeUndefined();
    expect(await asideSetting(database, '01', 'hosted')).toBeUndefined();
  });

  it('is nothing where there was none, and settings lie as they are', async () => {
    const { database, lying } = await room({}, { hosted: box });
    await database.write(['vault'], (transaction, refuse) =>
      setAside(transaction, '07', refuse, () => transaction.objectStore('vault').put('next', 'header')),
    );
    expect([await lying(), await lying('settings')]).toEqual([
      { header: 'next' },
      { hosted: box, owner: 'this' },
    ]);
  });

  it('is taken away by its mark alone', async () => {
    const { change, lying } = await room({ ...WHOLE, ...LOST, ...ASIDE, 'lost 021 header': 'other' });
    await change((vault) => dropAside(vault, '02'));
    expect(await lying()).toEqual({ ...WHOLE, ...LOST, 'lost 021 header': 'other' });
  });
});

it('the half of the keys outside is in the pad, if the vault says so, and otherwise beside it', async () => {
  const header = { pad: false, generation: 3 } as Parameters<typeof outside>[0];
  const none = new Uint8Array(32);
  expect(await outside(header, bytes(2), undefined)).toEqual({
    entry: { generation: 3, erase: none, device: bytes(2) },
    current: true,
  });
  expect((await outside(header, undefined, new MemoryPad()))?.entry.device).toEqual(none);
  expect(await outside({ ...header, pad: true }, bytes(2), undefined)).toBeUndefined();
  expect(await outside({ ...header, pad: true }, bytes(2), new MemoryPad())).toBeUndefined();
});
