/** Copies of the pad that are lost, torn or old, one, two or all of them, with a passphrase and without: what opens, what is told, and what a backup brings back. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { copyToFile, arrivingOf, openFileCopy, sourceOf } from '../../../src/backup/file-copy.ts';
import type { Here } from '../../../src/backup/here.ts';
import { newOwnVault } from '../../../src/backup/own-vault.ts';
import { takeIn } from '../../../src/backup/take-in.ts';
import { guardWith, unlockBy } from '../../../src/store/guard.ts';
import type { SessionStore } from '../../../src/store/sessions.ts';
import { writeSetting } from '../../../src/store/settings.ts';
import { readBackupFile } from '../../../src/vault/backup-file.ts';
import { toHex } from '../../../src/vault/bytes.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';
import { MemoryPad } from '../../fixtures/memory-pad.ts';
import { rawDisk, tamper } from '../../fixtures/raw-disk.ts';
import { readStored, windowOn } from '../../fixtures/sealed-window.ts';

const random = seededBytes(5);
const PASSPHRASE = 'four quiet words';
const secret = { passphrase: PASSPHRASE };

/** Every choice of one or two of three copies. */
const SOME = [[0], [1], [2], [0, 1], [0, 2], [1, 2]];

/** What can become of a copy. `before` = as it was before the last change of keys. */
const DAMAGE: Record<string, (copy: Uint8Array, before: Uint8Array) => Uint8Array | undefined> = {
  lost: () => undefined,
  empty: () => new Uint8Array(),
  torn: (copy, before) => {
    const half = before.slice();
    half.set(copy.subarray(0, 64), 0);
    half.set(copy.subarray(128, 192), 128);
    return half;
  },
  'put back': (_copy, before) => before,
  'of zeros': () => new Uint8Array(256),
};

/** A device with two sessions, one of them erased, so that the pad is of a later generation. */
async function device(guarded: boolean) {
  const factory = new IDBFactory();
  const pad = new MemoryPad();
  const { database, vault, store } = windowOn(factory, pad);
  await store.replace(shortLog('a'));
  await store.replace(shortLog('gone'));
  await writeSetting(database, vault, 'clientCards', [{ code: 'K-1', note: 'n' }]);
  const by = await makeHeader(PASSPHRASE, { kdf: quickKdf, random });
  if (guarded) await guardWith(vault, by, random);
  const before = (await pad.read()).map((copy) => copy ?? new Uint8Array());
  await store.erase('gone', { epoch: 5, origin: 'o' });
  database.close();
  return { factory, pad, before, by };
}

const ids = async (store: SessionStore): Promise<string[]> => (await store.list()).map(({ id }) => id).sort();

/** The records of a window as a backup needs them. */
const hereOf = (store: SessionStore): Here => ({
  sessions: async () => (await store.list()).map(({ id, epoch, facts }) => ({ id, epoch, facts })),
  log: async (id) => ((await ids(store)).includes(id) ? (await readStored(store, id)).facts : undefined),
  keep: async (log) => {
    await store.replace(log);
  },
  erased: () => store.erased(),
  erase: ({ id, epoch, origin }) => store.erase(id, { epoch, origin }),
  cards: () => Promise.resolve([]),
  keepCards: () => Promise.resolve(),
  own: () => Promise.resolve(undefined),
  keepOwn: () => Promise.resolve(),
});

describe.each([false, true])('the pad (with a passphrase: %s)', (guarded) => {
  it.each(Object.keys(DAMAGE))(
    'opens everything by the copies that are left, and mends the others: %s',
    async (how) => {
      for (const some of SOME) {
        const { factory, pad, before } = await device(guarded);
        pad.copies = pad.copies.map((copy, i) =>
          some.includes(i) && copy !== undefined ? DAMAGE[how]?.(copy, before[i] ?? copy) : copy,
        );
        const { vault, store } = windowOn(factory, pad);
        await vault.ready();
        if (guarded) await unlockBy(vault, secret, quickKdf);
        expect([some, vault.lost, await ids(store)]).toEqual([some, false, ['a']]);
        expect(await readStored(store, 'a')).toEqual({ facts: shortLog('a'), lost: 0 });
        // The copies are made alike again, in a turn of their own.
        await vault.alone(() => Promise.resolve());
        expect(new Set(pad.copies.map((copy) => toHex(copy ?? new Uint8Array()))).size).toBe(1);
        // And nothing of the half before is in any of them: the keyring of before opens nowhere.
        for (const copy of pad.copies)
          expect(before.some((old) => toHex(copy ?? new Uint8Array()).includes(halfIn(old)))).toBe(false);
      }
    },
  );

  it('lost in every copy is told; new sessions are kept, and the backup brings back what it holds, once', async () => {
    for (const how of Object.keys(DAMAGE)) {
      const { factory, pad, before, by } = await device(guarded);
      const first = windowOn(factory, pad);
      if (guarded) await unlockBy(first.vault, secret, quickKdf);
      const backup = await copyToFile(hereOf(first.store), newOwnVault(by, random), random, 1);
      first.database.close();
      pad.copies = pad.copies.map((copy, i) => copy && DAMAGE[how]?.(copy, before[i] ?? copy));
      const { vault, store } = windowOn(factory, pad);
      await vault.look();
      if (guarded) await vault.unlock(() => Promise.resolve(by.vaultKey)).catch(() => undefined);
      const during = shortLog('during', 4);
      await store.replace(during);
      expect([how, vault.lost]).toEqual([how, true]);
      expect(await ids(store)).toEqual(['during']);
      for (const again of [1, 2]) {
        const file = await readBackupFile(sourceOf(backup.blob));
        const open = await openFileCopy(file, secret, quickKdf);
        expect((await takeIn(hereOf(store), arrivingOf(open))).sessions).toHaveLength(2 - again);
        expect(await ids(store)).toEqual(['a', 'during']);
      }
      expect(await readStored(store, 'a')).toEqual({ facts: shortLog('a'), lost: 0 });
      // The same at the next start.
      const later = windowOn(factory, pad);
      expect(await ids(later.store)).toEqual(['a', 'during']);
      expect((await readStored(later.store, 'during')).facts).toEqual(during);
    }
  });
});

/** What the half that counted in this copy joins the keyring's key with, in hexadecimal digits. */
function halfIn(copy: Uint8Array): string {
  const generations = [0, 128].map((at) => new DataView(copy.buffer, copy.byteOffset).getUint32(at + 4));
  const marks = [0, 128].map((at) => String.fromCharCode(...copy.subarray(at, at + 4)) === 'ATP1');
  const at = marks[1] === true && (marks[0] !== true || generations[1]! > generations[0]!) ? 128 : 0;
  return toHex(copy.subarray(at + 8, at + 40));
}

describe('the header of a device', () => {
  const changes = (text: string): string[] =>
    Array.from({ length: 30 }, (_, i) => Math.floor((i / 30) * text.length)).map(
      (at) => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1),
    );

  const BOTH = ['header', 'header again'];

  it.each([false, true])(
    'is mended from its other copy, and never a reason for new keys (with a passphrase: %s)',
    async (guarded) => {
      const { factory, pad } = await device(guarded);
      const disk = await rawDisk(factory);
      const [, header] = (disk.get('vault') ?? []).find(([key]) => key === 'header') ?? [];
      const text = String(header);
      const kept = pad.copies.map((copy) => copy?.slice());
      for (const name of BOTH)
        for (const changed of [undefined, '', '{}', text.slice(0, -9), ...changes(text)]) {
          await tamper(factory, (raw) => {
            for (const one of BOTH) raw('vault').put(one === name ? changed : text, one);
          });
          const { database, vault, store } = windowOn(factory, pad);
          await vault.look();
          if (guarded) await unlockBy(vault, secret, quickKdf);
          expect([changed, vault.lost, await ids(store)]).toEqual([
            changed,
            false,
            expect.arrayContaining(['a']),
          ]);
          // What is kept next is kept beside it.
          await store.replace(shortLog('next', 4));
          expect(await ids(store)).toEqual(['a', 'next']);
          await vault.alone(() => Promise.resolve());
          database.close();
          const after = new Map((await rawDisk(factory)).get('vault'));
          expect(after.get('header')).toBe(text);
          expect(pad.copies).toEqual(kept);
        }
    },
  );

  it('that somebody changed opens nothing with a passphrase, and no record is touched', async () => {
    const { factory, pad } = await device(true);
    const disk = await rawDisk(factory);
    const [, header] = (disk.get('vault') ?? []).find(([key]) => key === 'header') ?? [];
    const text = String(header);
    const opened: string[] = [];
    for (const changed of changes(text)) {
      await tamper(factory, (raw) => {
        for (const name of BOTH) raw('vault').put(changed, name);
      });
      const { database, vault } = windowOn(factory, pad);
      // One that no program of this version wrote is not even looked into.
      await vault.look().catch((cause: unknown) => expect(cause).toMatchObject({ code: 'newer-version' }));
      if (vault.locked !== undefined)
        await unlockBy(vault, secret, quickKdf).then(
          () => opened.push(changed),
          () => undefined,
        );
      database.close();
    }
    // The last letter of a base64 text of 32 bytes holds two bits of nothing.
    expect(opened.length).toBeLessThanOrEqual(1);
    await tamper(factory, (raw) => {
      for (const name of BOTH) raw('vault').put(text, name);
    });
    const { vault, store } = windowOn(factory, pad);
    await unlockBy(vault, secret, quickKdf);
    expect(await readStored(store, 'a')).toEqual({ facts: shortLog('a'), lost: 0 });
  });
});
