/** A folder that another device seals already: it is joined by what opens it, and by nothing else. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptVault, newOwnVault, ownVaultOf } from '../../../src/backup/own-vault.ts';
import { openBackupWork } from '../../../src/therapist/backup-work.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { MemoryFolder } from '../../fixtures/memory-folder.ts';
import { MemoryHere, quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';

/** The thread that makes a key of a passphrase, quick. */
class QuickWorker extends EventTarget {
  postMessage({ passphrase, salt, cost }: { passphrase: string; salt: never; cost: never }): void {
    void quickKdf(passphrase, salt, cost).then((data) =>
      this.dispatchEvent(new MessageEvent('message', { data })),
    );
  }
  readonly terminate = (): void => undefined;
}
const { Worker } = globalThis;
beforeEach(() => {
  globalThis.Worker = QuickWorker as never;
});
afterEach(() => {
  globalThis.Worker = Worker;
});

const random = seededBytes(6);
const secret = { passphrase: 'four quiet words' };
const work = openBackupWork({ crypto: globalThis.crypto } as unknown as Window & typeof globalThis);
const vaultBehind = async (passphrase: string) =>
  keptVault(newOwnVault(await makeHeader(passphrase, { kdf: quickKdf, random }), random));

describe('joining a folder', () => {
  it('that holds no vault says that it cannot be reached', async () => {
    const folder = new MemoryFolder('practice');
    await expect(work.join(undefined, folder.handle, secret)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('makes its vault this device’s, whether or not there was one before', async () => {
    const folder = new MemoryFolder('practice');
    const theirs = await vaultBehind(secret.passphrase);
    const here = new MemoryHere('device-b');
    await here.keep(shortLog('one'));
    await work.toFolder(here, theirs, folder.handle, { readme: 'words', opener: undefined }, 5);
    await expect(work.join(undefined, folder.handle, { passphrase: 'other' })).rejects.toMatchObject({
      code: 'wrong-secret',
    });
    const { vaultKey, header } = ownVaultOf(theirs);
    for (const before of [undefined, await vaultBehind('five other words')]) {
      const joined = ownVaultOf(await work.join(before, folder.handle, secret));
      expect(joined.vaultKey).toEqual(vaultKey);
      expect(joined.header.vault).toEqual(header.vault);
      expect(joined.older).toEqual([]);
    }
  });
});
