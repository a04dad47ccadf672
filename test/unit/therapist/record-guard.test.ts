/** The records behind a passphrase, a code or a passkey: what opens them, what does not and why, and what was set aside comes back. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptVault, newOwnVault } from '../../../src/backup/own-vault.ts';
import { writeSetting } from '../../../src/store/settings.ts';
// What is fetched when it is wanted is at hand.
import '../../../src/therapist/lock-work.ts';
import { guardOf } from '../../../src/therapist/record-guard.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { MemoryHere, quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';
import { windowOn } from '../../fixtures/sealed-window.ts';

/** The thread that makes a key of a passphrase, quick. */
class QuickWorker extends EventTarget {
  static running = 0;
  constructor() {
    super();
    QuickWorker.running += 1;
  }
  postMessage({ passphrase, salt, cost }: { passphrase: string; salt: never; cost: never }): void {
    if (passphrase === 'broken')
      return void this.dispatchEvent(Object.assign(new Event('error'), { message: 'no thread' }));
    void quickKdf(passphrase, salt, cost).then((data) =>
      this.dispatchEvent(new MessageEvent('message', { data })),
    );
  }
  terminate(): void {
    QuickWorker.running -= 1;
  }
}
const { Worker } = globalThis;
const navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
beforeEach(() => {
  globalThis.Worker = QuickWorker as never;
});
afterEach(() => {
  globalThis.Worker = Worker;
  if (navigatorBefore !== undefined) Object.defineProperty(globalThis, 'navigator', navigatorBefore);
});

const random = seededBytes(4);
const PASSPHRASE = 'four quiet words';

/** A window on a device with one session, and secrets of its backups. */
async function room(factory = new IDBFactory()) {
  const { database, vault, store } = windowOn(factory);
  await vault.look();
  if (vault.locked === undefined) await store.replace(shortLog('a'));
  const running: string[] = [];
  const did: string[] = [];
  const guard = guardOf({
    database,
    vault,
    running: () => running,
    forget: () => did.push('forget'),
    reread: () => {
      did.push('reread');
      return Promise.resolve();
    },
  });
  const open = await makeHeader(PASSPHRASE, { kdf: quickKdf, random });
  return {
    factory,
    database,
    vault,
    store,
    guard,
    did,
    running,
    open,
    kept: keptVault(newOwnVault(open, random)),
  };
}
const facts = (of: Awaited<ReturnType<typeof room>>): Promise<number> =>
  of.store.list().then((rows) => rows.length);

/** The browser's passkeys: one that makes a secret, or none is given. */
function passkeys(gives: () => boolean): void {
  const credential = {
    rawId: Uint8Array.of(1, 2, 3, 4).buffer,
    getClientExtensionResults: () => ({ prf: { results: { first: new Uint8Array(32).fill(7) } } }),
  };
  const answer = () => Promise.resolve(gives() ? credential : null);
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { credentials: { get: answer, create: answer } },
  });
}

describe('records without a passphrase', () => {
  it('are open to the device, and to no lock', async () => {
    const { guard, vault } = await room();
    expect([guard.guarded, guard.locked, guard.passkey, vault.locked]).toEqual([
      false,
      false,
      false,
      undefined,
    ]);
    expect(await guard.hasAside()).toBe(false);
  });
});

describe('records behind the secrets of the backups', () => {
  it('are guarded, locked and opened by passphrase or code, and by nothing else', async () => {
    const one = await room();
    const { guard, did, kept, open } = one;
    await guard.guardWith(kept);
    expect([guard.guarded, guard.locked, guard.passkey]).toEqual([true, false, false]);
    const [slots] = [one.vault.open?.header.slots];
    // What opens them already is left as it is.
    await guard.guardWith(kept);
    expect(one.vault.open?.header.slots).toBe(slots);
    guard.lock();
    expect([guard.locked, guard.guarded, did]).toEqual([true, true, ['forget']]);
    expect(await guard.unlock({ passphrase: 'other words entirely' })).toEqual({ trouble: 'wrong-secret' });
    expect(await guard.unlock({ code: 'AAAAA-AAAAA' })).toMatchObject({ trouble: 'wrong-code' });
    expect(await guard.unlock({ passphrase: 'broken' })).toEqual({ trouble: 'failed' });
    expect([guard.locked, did]).toEqual([true, ['forget']]);
    expect(await guard.unlock({ passphrase: PASSPHRASE })).toBeUndefined();
    expect([guard.locked, did, await facts(one)]).toEqual([false, ['forget', 'reread'], 1]);
    guard.lock();
    expect(await guard.unlock({ code: open.code })).toBeUndefined();
    expect(guard.locked).toBe(false);
    expect(QuickWorker.running).toBe(0);
    await guard.unguard();
    expect([guard.guarded, guard.locked]).toEqual([false, false]);
  });

  it('are opened by the passphrase that opens the backups, which is told from others', async () => {
    const { guard, kept } = await room();
    expect(await guard.opensBackups(kept, PASSPHRASE)).toBe(true);
    expect(await guard.opensBackups(kept, 'other words entirely')).toBe(false);
    await expect(guard.opensBackups(kept, 'broken')).rejects.toThrow('no thread');
  });

  it('follow a change of the passphrase', async () => {
    const { guard, kept } = await room();
    await guard.guardWith(kept);
    const next = await makeHeader('five other quiet words', { kdf: quickKdf, random });
    await guard.guardWith(keptVault(newOwnVault(next, random)));
    guard.lock();
    expect(await guard.unlock({ passphrase: PASSPHRASE })).toEqual({ trouble: 'wrong-secret' });
    expect(await guard.unlock({ passphrase: 'five other quiet words' })).toBeUndefined();
  });
});

describe('records behind a passkey', () => {
  it('are opened by it beside the passphrase, until it is taken away', async () => {
    let gives = true;
    passkeys(() => gives);
    const { guard, kept, vault } = await room();
    await guard.guardWith(kept);
    gives = false;
    expect([await guard.addPasskey('Attune'), guard.passkey]).toEqual([false, false]);
    gives = true;
    expect([await guard.addPasskey('Attune'), guard.passkey]).toEqual([true, true]);
    // The secrets of the backups are as they were: a passkey is none of them.
    const slots = vault.open?.header.slots;
    await guard.guardWith(kept);
    expect(vault.open?.header.slots).toBe(slots);
    guard.lock();
    gives = false;
    expect(await guard.unlock('passkey')).toEqual({ trouble: 'passkey' });
    gives = true;
    expect(guard.passkey).toBe(true);
    expect(await guard.unlock('passkey')).toBeUndefined();
    await guard.removePasskey();
    expect([guard.passkey, guard.guarded]).toEqual([false, true]);
    guard.lock();
    expect(await guard.unlock('passkey')).toEqual({ trouble: 'passkey' });
  });
});

describe('records that are set aside', () => {
  it('make room for new ones, and come back by their secret, once', async () => {
    const one = await room();
    const { guard, kept } = one;
    const cards = [{ code: 'K-1', note: 'by the window' }];
    await writeSetting(one.database, one.vault, 'clientCards', cards);
    await writeSetting(one.database, one.vault, 'ownThings', { logo: 'l' });
    await guard.guardWith(kept);
    guard.lock();
    await guard.beginAnew();
    expect([guard.guarded, guard.locked, await facts(one), await guard.hasAside()]).toEqual([
      false,
      false,
      0,
      true,
    ]);
    const here = new MemoryHere('here');
    await expect(guard.takeBack({ passphrase: 'other words entirely' }, here)).rejects.toMatchObject({
      code: 'wrong-secret',
    });
    expect(await guard.hasAside()).toBe(true);
    const taken = await guard.takeBack({ passphrase: PASSPHRASE }, here);
    expect(taken).toEqual({ sessions: ['a'], erased: 0, lost: 0, waiting: 0 });
    expect(here.logs.get('a')).toEqual(shortLog('a'));
    expect(here.list).toEqual(cards);
    expect(here.things).toMatchObject({ logo: 'l' });
    expect(await guard.hasAside()).toBe(false);
    await expect(guard.takeBack({ passphrase: PASSPHRASE }, here)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('that cannot all be read stay where they are', async () => {
    const one = await room();
    const { guard, kept } = one;
    await guard.guardWith(kept);
    guard.lock();
    await guard.beginAnew();
    const here = new MemoryHere('here');
    here.keep = () => Promise.reject(new Error('full'));
    await expect(guard.takeBack({ passphrase: PASSPHRASE }, here)).rejects.toThrow('full');
    expect(await guard.hasAside()).toBe(true);
  });
});
