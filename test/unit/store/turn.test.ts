/** A change of keys: which sessions open afterwards, what lies in the pad and beside it, and what of the settings is sealed anew. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { guardWith, unguard } from '../../../src/store/guard.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import { turnVault } from '../../../src/store/turn.ts';
import { toHex } from '../../../src/vault/bytes.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { isCurrentPad, readPad } from '../../../src/vault/pad.ts';
import { quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';
import { MemoryPad } from '../../fixtures/memory-pad.ts';
import { rawDisk, tamper } from '../../fixtures/raw-disk.ts';
import { readStored, windowOn } from '../../fixtures/sealed-window.ts';

const random = seededBytes(3);

/** A device with two sessions and a card. */
async function device(pad?: MemoryPad) {
  const factory = new IDBFactory();
  const window = windowOn(factory, pad);
  await window.store.replace(shortLog('a'));
  await window.store.replace(shortLog('b'));
  await writeSetting(window.database, window.vault, 'clientCards', [{ code: 'K' }]);
  const lying = async (store: string, key: string): Promise<unknown> =>
    (await rawDisk(factory)).get(store)?.find(([name]) => name === key)?.[1];
  return { factory, ...window, lying };
}

describe('a change of keys', () => {
  it('takes away those of the sessions that are to be gone, and keeps all others', async () => {
    const { factory, vault } = await device();
    const handles = ['a', 'b'].map((id) => vault.known(id)!.handle);
    await turnVault(vault, { without: ['a'] }, random);
    const later = windowOn(factory);
    await later.vault.ready();
    for (const one of [vault, later.vault]) {
      expect([one.known('a'), one.at(handles[0]!)]).toEqual([undefined, undefined]);
      expect([one.known('b')?.handle, one.at(handles[1]!)?.handle]).toEqual([handles[1], handles[1]]);
    }
    expect((await readStored(later.store, 'b')).facts).toEqual(shortLog('b'));
    expect(await readSettings(later.database, later.vault)).toEqual({ clientCards: [{ code: 'K' }] });
  });

  it('is the next generation with the same key of the vault, and with another one where somebody else is to open it', async () => {
    const pad = new MemoryPad();
    const { vault } = await device(pad);
    const before = vault.open!;
    await turnVault(vault, {}, random);
    const next = vault.open!;
    expect(next.header).toEqual({
      ...before.header,
      generation: before.header.generation + 1,
      inbox: next.header.inbox,
    });
    expect(next.header.inbox).not.toEqual(before.header.inbox);
    expect(next.keys.vaultKey).toEqual(before.keys.vaultKey);
    expect(next.keys.pad.device).toEqual(before.keys.pad.device);
    expect(next.keys.pad.erase).not.toEqual(before.keys.pad.erase);
    await unguard(vault, random);
    const third = vault.open!;
    expect(third.header.generation).toBe(before.header.generation + 2);
    expect(third.keys.vaultKey).not.toEqual(before.keys.vaultKey);
    expect(third.keys.pad.device).not.toEqual(before.keys.pad.device);
  });

  it('leaves its own half in every copy of the pad, and not the one before', async () => {
    const pad = new MemoryPad();
    const { vault } = await device(pad);
    const { generation } = vault.open!.header;
    await turnVault(vault, {}, random);
    expect(pad.copies.map((copy) => isCurrentPad(copy, generation + 1))).toEqual([true, true, true]);
    expect(readPad(pad.copies, generation + 1)).toEqual({
      generation: generation + 1,
      ...vault.open!.keys.pad,
    });
    expect(readPad(pad.copies, generation)).toBeUndefined();
  });

  it('writes no pad where the browser has no such place after all', async () => {
    const pad = new MemoryPad();
    let writes = 0;
    pad.write = () => {
      writes += 1;
      return Promise.resolve(false);
    };
    const { vault } = await device(pad);
    const begun = writes;
    await turnVault(vault, {}, random);
    expect([begun, writes]).toEqual([1, 1]);
  });

  it('keeps what opens the device’s own slot beside the vault where there is no pad, as long as the device opens it', async () => {
    const { vault, lying } = await device();
    const first = await lying('vault', 'device');
    expect(first).toEqual(vault.open!.keys.pad.device);
    await turnVault(vault, {}, random);
    expect(await lying('vault', 'device')).toEqual(first);
    const { code: _code, ...by } = await makeHeader('four quiet words', { kdf: quickKdf, random });
    await guardWith(vault, by, random);
    expect(await lying('vault', 'device')).toBeUndefined();
    await unguard(vault, random);
    expect(await lying('vault', 'device')).toEqual(vault.open!.keys.pad.device);
    const padded = await device(new MemoryPad());
    await turnVault(padded.vault, {}, random);
    expect(await padded.lying('vault', 'device')).toBeUndefined();
  });

  it('seals the settings anew; what lies there in plain text or is damaged stays as it lies', async () => {
    const { factory, vault, database, lying } = await device();
    await writeSetting(database, vault, 'hosted', 'https://example.org/');
    const before = (await lying('settings', 'clientCards')) as Uint8Array;
    const hosted = (await lying('settings', 'hosted')) as Uint8Array;
    const damaged = hosted.map((byte, i) => (i === hosted.length - 1 ? byte ^ 1 : byte));
    await tamper(factory, (store) => {
      store('settings').put(damaged, 'hosted');
      store('settings').put('plain', 'theme');
    });
    await turnVault(vault, {}, random);
    const after = (await lying('settings', 'clientCards')) as Uint8Array;
    expect(toHex(after)).not.toBe(toHex(before));
    expect(await readSettings(database, vault)).toMatchObject({ clientCards: [{ code: 'K' }] });
    expect(await lying('settings', 'hosted')).toEqual(damaged);
    expect([await lying('settings', 'theme'), await lying('settings', 'owner')]).toEqual(['plain', 'this']);
  });

  it('takes along what belongs to it, sealed under the new keys', async () => {
    const { vault, lying } = await device();
    await turnVault(
      vault,
      {
        stores: ['clients'],
        also: (transaction, seal) => transaction.objectStore('clients').put(seal('x', [1]), 'x'),
      },
      random,
    );
    expect(vault.openCommon('x', await lying('clients', 'x'))).toEqual([1]);
  });

  it('is refused, and nothing is lost, where another window changed them in the meantime', async () => {
    const { factory, vault, database } = await device();
    const other = windowOn(factory);
    let writes = 0;
    const late = Object.create(vault, {
      write: {
        value: async (...args: Parameters<typeof vault.write>) => {
          writes += 1;
          if (writes === 2) await turnVault(other.vault, { without: ['a'] }, random);
          await vault.write(...args);
        },
      },
    }) as typeof vault;
    await expect(turnVault(late, { without: ['b'] }, random)).rejects.toMatchObject({
      code: 'storage-failed',
    });
    await vault.look();
    for (const now of [vault, windowOn(factory).vault]) {
      await now.look();
      expect([now.open?.text, now.known('a'), now.known('b')?.handle]).toEqual([
        other.vault.open!.text,
        undefined,
        other.vault.known('b')!.handle,
      ]);
    }
    expect(await readSettings(database, vault)).toEqual({ clientCards: [{ code: 'K' }] });
  });

  it('is refused where there is no vault that could be changed', async () => {
    const { vault } = await device();
    const none = Object.create(vault, { open: { value: undefined } }) as typeof vault;
    await expect(turnVault(none, {}, random)).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('is refused while the records are locked', async () => {
    const { factory, vault, database } = await device();
    const { code: _code, ...by } = await makeHeader('four quiet words', { kdf: quickKdf, random });
    await guardWith(vault, by, random);
    database.close();
    const locked = windowOn(factory);
    await expect(turnVault(locked.vault, {}, random)).rejects.toMatchObject({ code: 'locked' });
    await expect(unguard(locked.vault, random)).rejects.toMatchObject({ code: 'locked' });
  });
});
