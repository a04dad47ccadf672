/** One thing at a time with backups: what is told of it, and a code that stays until it is on paper. */
import { describe, expect, it } from 'vitest';
import { backupAttempts, Refused, type BackupAttempts } from '../../../src/therapist/backup-attempt.ts';
import { VaultError } from '../../../src/vault/vault-error.ts';

const over = async (attempts: BackupAttempts): Promise<void> => {
  while (attempts.working) await new Promise((resolve) => setImmediate(resolve));
};
const bench = (): BackupAttempts =>
  backupAttempts({ crypto: globalThis.crypto } as unknown as Window & typeof globalThis, () => undefined);

describe('what is done with backups', () => {
  it('leaves a code on the screen until it is on paper, whatever fails meanwhile', async () => {
    const attempts = bench();
    attempts.begin('key', () => {
      attempts.showCode('AAAAA-BBBBB');
      return Promise.reject(new Refused('failed'));
    });
    await over(attempts);
    expect(attempts.told).toEqual({ trouble: 'failed', code: 'AAAAA-BBBBB' });
    attempts.begin(undefined, () => Promise.reject(new Error('the folder is gone')));
    await over(attempts);
    expect(attempts.told).toEqual({ trouble: 'failed', code: 'AAAAA-BBBBB' });
    attempts.dropCode();
    expect(attempts.told).toEqual({});
  });

  it('is one thing at a time', async () => {
    const attempts = bench();
    const begun: string[] = [];
    for (const name of ['first', 'second'])
      attempts.begin('copying', () => {
        begun.push(name);
        return Promise.resolve({ did: 'copied', sessions: 2 });
      });
    expect(attempts.told).toEqual({ busy: 'copying' });
    await over(attempts);
    expect(begun).toEqual(['first']);
    expect(attempts.told).toEqual({ done: { did: 'copied', sessions: 2 } });
  });

  it('is told with every change, says what came of it until somebody looks anew, and keeps the code', async () => {
    const told: unknown[] = [];
    const late: { attempts?: BackupAttempts } = {};
    const attempts = backupAttempts(
      { crypto: globalThis.crypto } as unknown as Window & typeof globalThis,
      () => told.push(late.attempts?.told),
    );
    late.attempts = attempts;
    const done = { did: 'copied', sessions: 2 } as const;
    attempts.begin('key', () => {
      attempts.showCode('AAAAA-BBBBB');
      return Promise.resolve(done);
    });
    expect(attempts.working).toBe(true);
    await over(attempts);
    const code = 'AAAAA-BBBBB';
    expect(told).toEqual([{ busy: 'key' }, { code, done }]);
    attempts.fresh();
    // What nobody waits for says nothing of itself, neither that it is done nor how.
    attempts.begin(undefined, () => Promise.resolve(undefined));
    await over(attempts);
    attempts.dropCode();
    attempts.fresh();
    expect(told.slice(2)).toEqual([{ code }, { code }, { code }, {}, {}]);
  });

  it('tells the group of a code that was mistyped, and why, where that is known', async () => {
    const attempts = bench();
    attempts.begin('key', () => Promise.reject(new Refused('wrong-code', { group: 3 })));
    await over(attempts);
    expect(attempts.told).toEqual({ trouble: 'wrong-code', group: 3 });
    attempts.begin('key', () => Promise.reject(new VaultError('wrong-secret')));
    await over(attempts);
    expect(attempts.told).toEqual({ trouble: 'wrong-secret' });
  });
});
