/** One thing at a time with backups: what is told of it, and a code that stays until it is on paper. */
import { describe, expect, it } from 'vitest';
import { backupAttempts, Refused, type BackupAttempts } from '../../../src/therapist/backup-attempt.ts';

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
});
