/** A device that begins anew because nobody has its passphrase or code: nothing sealed is touched, and it opens again if one of them is found. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { asideMarks, openAside } from '../../../src/store/aside.ts';
import { guardWith, unlockBy } from '../../../src/store/guard.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import { sessionStore } from '../../../src/store/sessions.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';
import { MemoryPad } from '../../fixtures/memory-pad.ts';
import { rawDisk } from '../../fixtures/raw-disk.ts';
import { readStored, windowOn } from '../../fixtures/sealed-window.ts';

const random = seededBytes(8);
const PASSPHRASE = 'four quiet words';

/** A locked device with two sessions, one erased, a card, and one that began while it was locked. */
async function lockedDevice(pad: MemoryPad | undefined) {
  const factory = new IDBFactory();
  const first = windowOn(factory, pad);
  await first.store.replace(shortLog('a'));
  await first.store.replace(shortLog('gone'));
  await writeSetting(first.database, first.vault, 'clientCards', [{ code: 'K-1', note: 'n' }]);
  const { code, ...by } = await makeHeader(PASSPHRASE, { kdf: quickKdf, random });
  await guardWith(first.vault, by, random);
  await first.store.erase('gone', { epoch: 5, origin: 'o' });
  first.database.close();
  const locked = windowOn(factory, pad);
  await locked.store.append({ log: shortLog('waiting'), stored: undefined, writer: 'w' });
  return { factory, code, ...locked };
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();

describe.each(['with a pad', 'without a pad'])('a device that begins anew %s', (how) => {
  const place = (): MemoryPad | undefined => (how === 'with a pad' ? new MemoryPad() : undefined);

  it('is open and empty, and keeps what comes', async () => {
    const pad = place();
    const { factory, vault, store, database } = await lockedDevice(pad);
    const sealed = (await rawDisk(factory)).get('chunks');
    await vault.anew();
    expect([vault.locked, vault.lost, ids(await store.list())]).toEqual([undefined, false, []]);
    expect(await readSettings(database, vault)).toEqual({});
    expect((await rawDisk(factory)).get('chunks')).toEqual(sealed);
    await store.replace(shortLog('new', 4));
    // Erased is erased, whoever holds the keys.
    await expect(store.replace(shortLog('gone'))).rejects.toMatchObject({ code: 'erased' });
    database.close();
    const later = windowOn(factory, pad);
    expect(ids(await later.store.list())).toEqual(['new']);
    expect([later.vault.locked, later.vault.lost]).toEqual([undefined, false]);
    // Behind another passphrase it is the same.
    const { code: _code, ...by } = await makeHeader('five other quiet words', { kdf: quickKdf, random });
    await guardWith(later.vault, by, random);
    expect(ids(await later.store.list())).toEqual(['new']);
    later.database.close();
    const again = windowOn(factory, pad);
    await unlockBy(again.vault, { passphrase: 'five other quiet words' }, quickKdf);
    expect(ids(await again.store.list())).toEqual(['new']);
  });

  it.each(['passphrase', 'code'])('opens what it set aside by its %s, and takes it away once', async (by) => {
    const pad = place();
    const { factory, vault, store, database, code } = await lockedDevice(pad);
    await vault.anew();
    await store.replace(shortLog('new', 4));
    // Changes of the new keys leave the old ones alone.
    await store.replace(shortLog('other', 4));
    await store.erase('other', { epoch: 6, origin: 'o' });
    const [mark = ''] = await asideMarks(database);
    await expect(
      openAside(database, mark, { passphrase: 'not these words' }, quickKdf),
    ).rejects.toMatchObject({
      code: 'wrong-secret',
    });
    const secret = by === 'code' ? { code } : { passphrase: PASSPHRASE };
    const aside = await openAside(database, mark, secret, quickKdf);
    expect(ids(await aside.store.list())).toEqual(['a', 'waiting']);
    expect(await readStored(sessionStore(database, vault), 'a').catch(() => 'closed')).toBe('closed');
    const read: unknown[] = [];
    for await (const { facts, lost } of aside.store.read('a'))
      read.push(...facts, ...(lost > 0 ? [lost] : []));
    expect(read).toEqual(shortLog('a'));
    expect(await aside.setting('clientCards')).toEqual([{ code: 'K-1', note: 'n' }]);
    await aside.drop();
    expect(await asideMarks(database)).toEqual([]);
    expect(ids(await store.list())).toEqual(['new']);
    expect((await rawDisk(factory)).get('sessions')).toHaveLength(1);
  });

  it('leaves everything as it was where it is broken off, or begins anew: the old records open either way', async () => {
    for (let left = 0; left < 4; left++) {
      const pad = place();
      const { factory, vault, database } = await lockedDevice(pad);
      if (pad !== undefined) pad.left = left;
      await vault.anew().catch(() => undefined);
      database.close();
      if (pad !== undefined) pad.left = Infinity;
      const later = windowOn(factory, pad);
      await later.vault.ready();
      if (later.vault.locked !== undefined) {
        await unlockBy(later.vault, { passphrase: PASSPHRASE }, quickKdf);
        expect(ids(await later.store.list())).toEqual(['a', 'waiting']);
        continue;
      }
      const [mark = ''] = await asideMarks(later.database);
      const aside = await openAside(later.database, mark, { passphrase: PASSPHRASE }, quickKdf);
      expect(ids(await aside.store.list())).toEqual(['a', 'waiting']);
    }
  });
});
