/** A folder that another device seals already: it is joined by what opens it, and by nothing else. */
import { describe, expect, it } from 'vitest';
import { openBackupWork } from '../../../src/therapist/backup-work.ts';
import { MemoryFolder } from '../../fixtures/memory-folder.ts';

describe('joining a folder', () => {
  it('that holds no vault says that it cannot be reached', async () => {
    const work = openBackupWork({ crypto: globalThis.crypto } as unknown as Window & typeof globalThis);
    const folder = new MemoryFolder('practice');
    await expect(work.join(undefined, folder.handle, { passphrase: 'p' })).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});
