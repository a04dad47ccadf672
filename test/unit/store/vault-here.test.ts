/** Which vault is found on a device: one reading for all who ask, headers that were changed, pads that do not answer, and a device without a vault. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { guardWith, unlockBy } from '../../../src/store/guard.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { isCurrentPad } from '../../../src/vault/pad.ts';
import { quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';
import { MemoryPad } from '../../fixtures/memory-pad.ts';
import { rawDisk, tamper } from '../../fixtures/raw-disk.ts';
import { windowOn } from '../../fixtures/sealed-window.ts';

const random = seededBytes(5);
const PASSPHRASE = 'four quiet words';

/** A device with one session; `guarded` = behind a passphrase. */
async function device(guarded: boolean, pad?: MemoryPad) {
  const factory = new IDBFactory();
  const first = windowOn(factory, pad);
  await first.store.replace(shortLog('a'));
  if (guarded) {
    const { code: _code, ...by } = await makeHeader(PASSPHRASE, { kdf: quickKdf, random });
    await guardWith(first.vault, by, random);
  }
  const { text } = first.vault.open!;
  first.database.close();
  const lying = async (key: string): Promise<unknown> =>
    (await rawDisk(factory)).get('vault')?.find(([name]) => name === key)?.[1];
  return { factory, text, lying };
}
/** A header with one of its numbers raised: still a header, but none that anybody vouches for. */
function raised(text: string, name: string, by: number): string {
  const { body, ...rest } = JSON.parse(text) as { readonly body: string };
  const told = JSON.parse(body) as Record<string, number>;
  return JSON.stringify({ body: JSON.stringify({ ...told, [name]: told[name]! + by }), ...rest });
}
const ids = async ({ store }: ReturnType<typeof windowOn>) => (await store.list()).map(({ id }) => id);

describe('a device without a vault', () => {
  it('has none after a look, and one after it was asked to be ready, however many ask at once', async () => {
    const factory = new IDBFactory();
    const { vault } = windowOn(factory);
    await vault.look();
    expect([vault.open, vault.locked, vault.lost]).toEqual([undefined, undefined, false]);
    expect((await rawDisk(factory)).get('vault')).toEqual([]);
    await Promise.all([vault.ready(), vault.look(), vault.ready()]);
    const { text } = vault.open!;
    expect(vault.lost).toBe(false);
    await vault.ready();
    expect(vault.open?.text).toBe(text);
    const second = windowOn(factory);
    await Promise.all([second.vault.ready(), vault.ready()]);
    expect(second.vault.open?.text).toBe(text);
  });

  it('gets one vault where two windows are ready at the same time', async () => {
    const factory = new IDBFactory();
    const [one, two] = [windowOn(factory), windowOn(factory)];
    await Promise.all([one.vault.ready(), two.vault.ready()]);
    expect(one.vault.open?.text).toBe(two.vault.open?.text);
    expect([one.vault.lost, two.vault.lost]).toEqual([false, false]);
  });

  it('cannot begin anew what is not locked', async () => {
    const { factory } = await device(false);
    const { vault } = windowOn(factory);
    await expect(vault.anew()).rejects.toMatchObject({ code: 'storage-failed' });
    expect(vault.open).toBeDefined();
  });
});

describe('a header of which one copy is not as it was', () => {
  it.each(['header', 'header again'])('is put right from the other one: %s', async (name) => {
    const { factory, text, lying } = await device(false);
    for (const change of [undefined, 'nonsense', text.replace(/[0-9]/u, 'x')]) {
      await tamper(factory, (store) =>
        change === undefined ? store('vault').delete(name) : store('vault').put(change, name),
      );
      const window = windowOn(factory);
      expect(await ids(window)).toEqual(['a']);
      expect([window.vault.open?.text, window.vault.lost]).toEqual([text, false]);
      // What is written next is behind whatever is being put right.
      await window.vault.alone(() => Promise.resolve());
      await window.vault.write([], () => undefined);
      window.database.close();
      if (change === undefined || name === 'header')
        expect([await lying('header'), await lying('header again')]).toEqual([text, text]);
      await tamper(factory, (store) => {
        store('vault').put(text, 'header');
        store('vault').put(text, 'header again');
      });
    }
  });

  it('is found out when it is unlocked, and the copy counts that the secret vouches for', async () => {
    const { factory, text, lying } = await device(true);
    const forged = raised(text, 'generation', 2);
    await tamper(factory, (store) => store('vault').put(forged, 'header'));
    const window = windowOn(factory);
    await window.vault.look();
    expect(window.vault.locked).toBeDefined();
    await unlockBy(window.vault, { passphrase: PASSPHRASE }, quickKdf);
    expect(window.vault.open?.text).toBe(text);
    expect(await ids(window)).toEqual(['a']);
    expect([await lying('header'), await lying('header again')]).toEqual([text, text]);
  });

  it('opens for nobody where both were changed, and nothing is touched', async () => {
    const { factory, text, lying } = await device(true);
    const forged = raised(text, 'generation', 2);
    await tamper(factory, (store) => {
      store('vault').put(forged, 'header');
      store('vault').put(forged, 'header again');
    });
    const { vault } = windowOn(factory);
    await expect(unlockBy(vault, { passphrase: PASSPHRASE }, quickKdf)).rejects.toMatchObject({
      code: 'changed-outside',
    });
    expect([vault.open, await lying('header')]).toEqual([undefined, forged]);
  });

  it('of a later version is told, and makes no other vault', async () => {
    const { factory, text, lying } = await device(false);
    const later = raised(text, 'version', 1);
    await tamper(factory, (store) => {
      store('vault').put(later, 'header');
      store('vault').put(later, 'header again');
    });
    const { vault } = windowOn(factory);
    await expect(vault.ready()).rejects.toMatchObject({ code: 'newer-version' });
    expect(await lying('header')).toBe(later);
  });
});

describe('a pad', () => {
  it('that does not answer is a failure, and no reason for another vault', async () => {
    const pad = new MemoryPad();
    const { factory, text, lying } = await device(false, pad);
    const { read } = pad;
    pad.read = () => Promise.reject(new Error('no answer'));
    const { vault } = windowOn(factory, pad);
    await expect(vault.ready()).rejects.toThrow('no answer');
    await expect(vault.look()).rejects.toThrow('no answer');
    expect([vault.open, vault.lost, await lying('header')]).toEqual([undefined, false, text]);
    // The next one who asks reads once more.
    pad.read = read.bind(pad);
    await vault.ready();
    expect(vault.open?.text).toBe(text);
  });

  it('of which a copy is gone is made whole, in the background', async () => {
    const pad = new MemoryPad();
    const { factory } = await device(false, pad);
    pad.copies[1] = undefined;
    const window = windowOn(factory, pad);
    await window.vault.ready();
    await window.vault.alone(() => Promise.resolve());
    const { generation } = window.vault.open!.header;
    expect(pad.copies.map((copy) => isCurrentPad(copy, generation))).toEqual([true, true, true]);
  });

  it('that is gone is told by a look, which begins nothing; whoever is ready begins another', async () => {
    const pad = new MemoryPad();
    const { factory, text, lying } = await device(true, pad);
    pad.copies = [undefined, undefined, undefined];
    const { vault } = windowOn(factory, pad);
    await vault.look();
    expect([vault.open, vault.locked, vault.lost, await lying('header')]).toEqual([
      undefined,
      undefined,
      true,
      text,
    ]);
    await vault.ready();
    expect([vault.open?.header.generation, vault.lost]).toEqual([1, true]);
    expect(await lying('header')).toBe(vault.open?.text);
  });
});

it('changes of keys wait for one another, and one that fails hinders none', async () => {
  const { factory } = await device(false);
  const { vault } = windowOn(factory);
  const order: string[] = [];
  let open!: () => void;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const one = vault.alone(async () => {
    await gate;
    order.push('one');
    throw new Error('failed');
  });
  const two = vault.alone(() => Promise.resolve(order.push('two')));
  open();
  await expect(one).rejects.toThrow('failed');
  expect(await two).toBe(2);
  expect(order).toEqual(['one', 'two']);
});
