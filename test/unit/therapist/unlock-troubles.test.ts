/** Why records did not open, as the lock tells it. */
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../../src/store/vault-type.ts';
import { keepPasskey, unlockRecords } from '../../../src/therapist/lock-work.ts';
import { VaultError } from '../../../src/vault/vault-error.ts';

/** Records that answer whatever is asked of them with this. */
const troubled = (cause: Error): Vault =>
  new Proxy({} as Vault, {
    get: () => {
      throw cause;
    },
  });

describe('records that do not open', () => {
  const words = { passphrase: 'four quiet words' };

  it.each(['wrong-secret', 'wrong-code', 'changed-outside'] as const)('tell %s as it is', async (code) => {
    const failure = await unlockRecords(troubled(new VaultError(code)), words);
    expect(failure).toEqual({ trouble: code });
    expect(Object.keys(failure ?? {})).toEqual(['trouble']);
  });

  it('tell which group of a code has a slip', async () => {
    const slip = new VaultError('wrong-code', 3);
    expect(await unlockRecords(troubled(slip), words)).toEqual({ trouble: 'wrong-code', group: 3 });
  });

  it('have failed for any other reason', async () => {
    for (const cause of [
      new Error('wrong-secret'),
      Object.assign(new Error('of another kind'), { code: 'wrong-secret' }),
      new VaultError('damaged'),
    ])
      expect(await unlockRecords(troubled(cause), words)).toEqual({ trouble: 'failed' });
  });

  it('that a passkey does not open blame the passkey only for being the wrong one', async () => {
    const by = (cause: Error) => unlockRecords(troubled(cause), 'passkey');
    expect(await by(new VaultError('wrong-secret'))).toEqual({ trouble: 'passkey' });
    expect(await by(new VaultError('changed-outside'))).toEqual({ trouble: 'changed-outside' });
  });

  it('do not take a full disk for a passkey that was not given', async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    const credential = {
      rawId: Uint8Array.of(1, 2).buffer,
      getClientExtensionResults: () => ({ prf: { results: { first: new Uint8Array(32).fill(7) } } }),
    };
    const answer = () => Promise.resolve(credential);
    const value = { credentials: { get: answer, create: answer } };
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value });
    try {
      await expect(keepPasskey(troubled(new Error('full')), 'Attune')).rejects.toThrow('full');
    } finally {
      if (before !== undefined) Object.defineProperty(globalThis, 'navigator', before);
    }
  });
});
