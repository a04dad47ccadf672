/** Records behind a passphrase: nobody opens them without it, a session is kept all the same, and a change of it rewrites no record. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import {
  addPasskey,
  guardWith,
  removePasskey,
  unguard,
  unlockBy,
  unlockByPasskey,
  type Passkey,
} from '../../../src/store/guard.ts';
import type { SessionStore } from '../../../src/store/sessions.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import { tailsIn } from '../../../src/store/tails.ts';
import { makeHeader, withPassphrase, type Kdf, type OpenHeader } from '../../../src/vault/header.ts';
import { restoreStorage } from '../../fixtures/fake-disk.ts';
import { memory } from '../../fixtures/memory-storage.ts';
import { MemoryPad } from '../../fixtures/memory-pad.ts';
import { rawDisk, tamper, textOnDisk } from '../../fixtures/raw-disk.ts';
import { markedLog, readStored, windowOn } from '../../fixtures/sealed-window.ts';

/** As a slow way in its shape, but quick: what it costs is tested where it is made. */
const kdf: Kdf = async (passphrase, salt) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(passphrase + String(salt))));
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const means = { kdf, random };

const log = (id: string, count = 4): SessionEvent[] => markedLog(id, count);

const facts = async (store: SessionStore, id: string): Promise<SessionEvent[]> =>
  (await readStored(store, id)).facts;

const ids = async (store: SessionStore): Promise<string[]> => (await store.list()).map(({ id }) => id).sort();

/** A device with a session and a note, behind this passphrase. */
async function guarded(padded = true) {
  const pad = padded ? new MemoryPad() : undefined;
  const factory = new IDBFactory();
  const first = windowOn(factory, pad);
  await first.store.replace(log('a'));
  await writeSetting(first.database, first.vault, 'clientCards', [{ code: 'K-1', note: 'Marker-note' }]);
  const { code, ...by } = await makeHeader('four quiet words', means);
  await guardWith(first.vault, by);
  return { factory, pad, by, code, first };
}

afterEach(restoreStorage);

describe('records behind a passphrase', () => {
  it('open for nobody by themselves, with the pad or without one', async () => {
    for (const padded of [true, false]) {
      const { factory, pad, first } = await guarded(padded);
      // Whoever set it goes on working.
      expect(await facts(first.store, 'a')).toEqual(log('a'));
      const { database, vault, store } = windowOn(factory, pad);
      expect(await ids(store)).toEqual([]);
      expect(vault.locked).toBeDefined();
      await expect(facts(store, 'a')).rejects.toMatchObject({ code: 'not-found' });
      expect(await readSettings(database, vault)).toEqual({});
      await expect(writeSetting(database, vault, 'clientCards', [])).rejects.toMatchObject({
        code: 'locked',
      });
      await expect(store.erase('a', { epoch: 1, origin: 'o' })).rejects.toMatchObject({ code: 'locked' });
    }
  });

  it('open with the passphrase as it was meant, and with the code; a wrong one changes nothing', async () => {
    const { factory, pad, code } = await guarded();
    const before = textOnDisk(await rawDisk(factory));
    for (const [secret, error] of [
      [{ passphrase: 'four loud words' }, 'wrong-secret'],
      [{ code: code.replace(/^./, code.startsWith('A') ? 'B' : 'A') }, 'wrong-code'],
    ] as const) {
      const { vault } = windowOn(factory, pad);
      await expect(unlockBy(vault, secret, kdf)).rejects.toMatchObject({ code: error });
      expect(vault.locked).toBeDefined();
    }
    expect(textOnDisk(await rawDisk(factory))).toBe(before);
    for (const secret of [{ passphrase: 'four quiet words' }, { code }]) {
      const { database, vault, store } = windowOn(factory, pad);
      await unlockBy(vault, secret, kdf);
      expect(vault.locked).toBeUndefined();
      expect(await facts(store, 'a')).toEqual(log('a'));
      expect((await readSettings(database, vault)).clientCards).toHaveLength(1);
    }
  });

  it('take in a session that begins while they are locked, and show it to whoever opens them', async () => {
    const { factory, pad } = await guarded();
    const { vault, store } = windowOn(factory, pad);
    const running = log('b', 6);
    let stored = await store.append({ log: running.slice(0, 3), stored: undefined, writer: 'w' });
    stored = await store.append({ log: running.slice(0, 5), stored, writer: 'w' });
    // Killed, and begun anew without the passphrase: what lies there opens for nobody.
    expect(await ids(windowOn(factory, pad).store)).toEqual([]);
    expect(textOnDisk(await rawDisk(factory))).not.toContain('Marker');
    await unlockBy(vault, { passphrase: 'four quiet words' }, kdf);
    await store.append({ log: running, stored, writer: 'w' });
    const later = windowOn(factory, pad);
    await unlockBy(later.vault, { passphrase: 'four quiet words' }, kdf);
    expect(await ids(later.store)).toEqual(['a', 'b']);
    expect(await facts(later.store, 'b')).toEqual(running);
    // With the next change of keys it lies in the keyring like any other.
    await later.store.erase('a', { epoch: 1, origin: 'o' });
    expect([...((await rawDisk(factory)).get('vault') ?? [])].map(([key]) => key).sort()).toEqual([
      'header',
      'header again',
      'ring',
    ]);
    const last = windowOn(factory, pad);
    await unlockBy(last.vault, { passphrase: 'four quiet words' }, kdf);
    expect(await facts(last.store, 'b')).toEqual(running);
  });

  it('are locked while a session runs, which is written on and nothing else is at hand', async () => {
    const { factory, pad, first } = await guarded();
    const running = log('b', 6);
    const { store, vault } = first;
    let stored = await store.append({ log: running.slice(0, 3), stored: undefined, writer: 'w' });
    vault.lock(['b']);
    expect(vault.open).toBeUndefined();
    stored = await store.append({ log: running.slice(0, 6), stored, writer: 'w' });
    expect(await ids(store)).toEqual(['b']);
    await expect(facts(store, 'a')).rejects.toMatchObject({ code: 'not-found' });
    const tails = tailsIn(memory(), '/', vault);
    tails.put({ id: 'b', writer: 'w', from: 6, facts: running.slice(6) });
    await unlockBy(vault, { passphrase: 'four quiet words' }, kdf);
    for (const tail of tails.list()) await store.absorb(tail);
    expect(await facts(store, 'b')).toEqual(running);
    expect(await ids(store)).toEqual(['a', 'b']);
    const later = windowOn(factory, pad);
    await unlockBy(later.vault, { passphrase: 'four quiet words' }, kdf);
    expect(await facts(later.store, 'b')).toEqual(running);
  });

  it('open with the next passphrase and not with the one before; no record is rewritten', async () => {
    const { factory, pad, first, by, code } = await guarded();
    const recordsOn = async () => {
      const disk = await rawDisk(factory);
      return textOnDisk(new Map([...disk].filter(([name]) => name === 'sessions' || name === 'chunks')));
    };
    const before = await recordsOn();
    const old = await rawDisk(factory);
    const next: OpenHeader = await withPassphrase(by, 'five other quiet words', means);
    await guardWith(first.vault, next);
    expect(await recordsOn()).toBe(before);
    const wrong = windowOn(factory, pad);
    await expect(unlockBy(wrong.vault, { passphrase: 'four quiet words' }, kdf)).rejects.toMatchObject({
      code: 'wrong-secret',
    });
    for (const secret of [{ passphrase: 'five other quiet words' }, { code }]) {
      const { vault, store } = windowOn(factory, pad);
      await unlockBy(vault, secret, kdf);
      expect(await facts(store, 'a')).toEqual(log('a'));
    }
    // Whoever put the old keys aside has them for nothing: their half in the pad is overwritten.
    await tamper(factory, (store) => {
      for (const [key, value] of old.get('vault') ?? []) store('vault').put(value, key);
    });
    const back = windowOn(factory, pad);
    await unlockBy(back.vault, { passphrase: 'four quiet words' }, kdf);
    expect(await ids(back.store)).toEqual([]);
  });

  it('may be broken off at any write of a change: they open with the one or the other', async () => {
    const { put } = IDBObjectStore.prototype;
    for (let point = 0; point < 12; point++) {
      const { factory, pad, first, by } = await guarded();
      const next = await withPassphrase(by, 'five other quiet words', means);
      if (pad === undefined) throw new Error('it has one');
      let left = point < 6 ? Infinity : point - 6;
      pad.left = point < 6 ? point : Infinity;
      IDBObjectStore.prototype.put = function (...args) {
        if (left-- <= 0) throw new DOMException('', 'QuotaExceededError');
        return put.apply(this, args);
      };
      await guardWith(first.vault, next).catch(() => undefined);
      restoreStorage();
      pad.left = Infinity;
      const opened: string[] = [];
      for (const passphrase of ['four quiet words', 'five other quiet words']) {
        const { vault, store } = windowOn(factory, pad);
        await unlockBy(vault, { passphrase }, kdf).then(
          async () => {
            expect(await facts(store, 'a')).toEqual(log('a'));
            opened.push(passphrase);
          },
          (cause: unknown) => expect(cause).toMatchObject({ code: 'wrong-secret' }),
        );
      }
      expect(opened, `broken off at ${point}`).toHaveLength(1);
    }
  });

  it('open by themselves again once the passphrase is taken away', async () => {
    const { factory, pad, first } = await guarded();
    await unguard(first.vault);
    const { vault, store } = windowOn(factory, pad);
    expect(await facts(store, 'a')).toEqual(log('a'));
    expect(vault.locked).toBeUndefined();
  });

  describe('and a passkey', () => {
    const passkey = (): Passkey => ({ credential: random(20), salt: random(32), output: random(32) });
    /** The authenticator that has this one, and no other. */
    const has =
      ({ credential, salt, output }: Passkey) =>
      (asked: readonly Omit<Passkey, 'output'>[]): Promise<Passkey> => {
        const found = asked.find((one) => one.credential.join() === credential.join());
        if (found?.salt.join() !== salt.join()) return Promise.reject(new Error('none of mine'));
        return Promise.resolve({ ...found, output });
      };
    const opens = async (
      { factory, pad }: Awaited<ReturnType<typeof guarded>>,
      own: Passkey,
    ): Promise<SessionStore> => {
      const { vault, store } = windowOn(factory, pad);
      await unlockByPasskey(vault, has(own));
      return store;
    };

    it('open with it, with the passphrase and with the code; with another answer of it they do not', async () => {
      for (const padded of [true, false]) {
        const device = await guarded(padded);
        const own = passkey();
        await addPasskey(device.first.vault, own);
        expect(await facts(await opens(device, own), 'a')).toEqual(log('a'));
        for (const secret of [{ passphrase: 'four quiet words' }, { code: device.code }]) {
          const { vault, store } = windowOn(device.factory, device.pad);
          await unlockBy(vault, secret, kdf);
          expect(await facts(store, 'a')).toEqual(log('a'));
        }
        await expect(opens(device, { ...own, output: random(32) })).rejects.toMatchObject({
          code: 'wrong-secret',
        });
        await expect(opens(device, passkey())).rejects.toThrow('none of mine');
        const stranger = passkey();
        const { vault } = windowOn(device.factory, device.pad);
        await expect(unlockByPasskey(vault, () => Promise.resolve(stranger))).rejects.toMatchObject({
          code: 'wrong-secret',
        });
        expect(vault.locked).toBeDefined();
      }
    });

    it('stays through another passphrase and an erasure, gives way to the next one, and goes when it is taken away', async () => {
      const device = await guarded();
      const { vault, store } = device.first;
      const [own, next] = [passkey(), passkey()];
      await addPasskey(vault, own);
      await guardWith(vault, await withPassphrase(device.by, 'five other quiet words', means));
      expect(await ids(await opens(device, own))).toEqual(['a']);
      await store.replace(log('b'));
      await store.erase('a', { epoch: 1, origin: 'o' });
      expect(await ids(await opens(device, own))).toEqual(['b']);
      await addPasskey(vault, next);
      await expect(opens(device, own)).rejects.toThrow('none of mine');
      expect(await ids(await opens(device, next))).toEqual(['b']);
      await removePasskey(vault);
      await expect(opens(device, next)).rejects.toThrow('none of mine');
      const later = windowOn(device.factory, device.pad);
      await unlockBy(later.vault, { passphrase: 'five other quiet words' }, kdf);
      expect(await ids(later.store)).toEqual(['b']);
    });

    it('is never the only way in, and goes with the passphrase', async () => {
      const device = await guarded();
      const own = passkey();
      await addPasskey(device.first.vault, own);
      await unguard(device.first.vault);
      expect(await ids(windowOn(device.factory, device.pad).store)).toEqual(['a']);
      await expect(addPasskey(device.first.vault, own)).rejects.toMatchObject({ code: 'storage-failed' });
    });
  });

  it('refuse slots of a vault of backups that somebody changed', async () => {
    const { first, by } = await guarded();
    const strange = await makeHeader('of a stranger', means);
    const { header } = strange;
    expect(() => guardWith(first.vault, { header, vaultKey: by.vaultKey })).toThrow();
  });
});
