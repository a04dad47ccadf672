/** One sealed file: everything comes back on another device, whatever is damaged costs itself, and whoever has no secret learns nothing. */
import { describe, expect, it } from 'vitest';
import { copyToFile, arrivingOf, openFileCopy, sourceOf } from '../../../src/backup/file-copy.ts';
import { newOwnVault, keptVault, ownVaultOf, type OwnVault } from '../../../src/backup/own-vault.ts';
import { takeIn } from '../../../src/backup/take-in.ts';
import { readBackupFile } from '../../../src/vault/backup-file.ts';
import { concat, u32, utf8 } from '../../../src/vault/bytes.ts';
import { makeHeader, withPassphrase } from '../../../src/vault/header.ts';
import { VaultError } from '../../../src/vault/vault-error.ts';
import { MemoryHere, quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';
import { FROZEN, frozenFile } from '../../fixtures/frozen.ts';
import { readSessionFile } from '../../../src/exchange/session-file.ts';

const PASSPHRASE = 'five quiet words here today';
const random = seededBytes(7);

async function device(): Promise<{ here: MemoryHere; vault: OwnVault; code: string }> {
  const here = new MemoryHere('device-a');
  for (const name of FROZEN) {
    const { facts } = readSessionFile(frozenFile(name));
    await here.keep(facts);
  }
  await here.keep(shortLog('plain'));
  here.add('plain', { type: 'named', name: 'Zoë’s marker-name' });
  here.list = [{ code: 'K-17', note: 'marker-note', id: 'card-1' }];
  here.things = { scales: ['marker-scale'] };
  const { code, ...open } = await makeHeader(PASSPHRASE, { kdf: quickKdf, random });
  return { here, vault: newOwnVault(open, random), code };
}

async function restore(blob: Blob, into: MemoryHere, secret: { passphrase: string } | { code: string }) {
  const file = await readBackupFile(sourceOf(blob));
  return takeIn(into, arrivingOf(await openFileCopy(file, secret, quickKdf)));
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'opened',
    (error: unknown) => (error instanceof VaultError ? error.code : String(error)),
  );

describe('a backup in one file', () => {
  it('brings every session back fact by fact, by passphrase and by code, those of version 0.1.0 too', async () => {
    const { here, vault, code } = await device();
    const { blob, sessions } = await copyToFile(here, vault, random, 1);
    expect(sessions).toBe(FROZEN.length + 1);
    for (const secret of [{ passphrase: ` ${PASSPHRASE} `.trim() }, { code }]) {
      const other = new MemoryHere('device-b');
      const taken = await restore(blob, other, secret);
      expect(taken).toMatchObject({ erased: 0, lost: 0, waiting: 0 });
      expect(taken.sessions).toHaveLength(sessions);
      expect(new Map([...other.logs].sort())).toEqual(new Map([...here.logs].sort()));
      expect(other.list).toEqual(here.list);
      expect(other.things).toEqual(here.things);
      // Again: nothing is doubled.
      expect((await restore(blob, other, secret)).sessions).toEqual([]);
      expect(other.logs.size).toBe(sessions);
    }
  });

  it('shows nothing of what is in it', async () => {
    const { here, vault } = await device();
    const { blob } = await copyToFile(here, vault, random, 1);
    const bytes = Buffer.from(await blob.arrayBuffer());
    for (const marker of ['marker', 'K-17', 'plain', 'measurement', '849.609375', 'device-a'])
      for (const text of [Buffer.from(marker), Buffer.from(marker, 'utf16le')])
        expect(bytes.includes(text)).toBe(false);
  });

  it('changes nothing for a wrong passphrase', async () => {
    const { here, vault } = await device();
    const { blob } = await copyToFile(here, vault, random, 1);
    const other = new MemoryHere('device-b');
    expect(await codeOf(restore(blob, other, { passphrase: 'another one' }))).toBe('wrong-secret');
    expect(other.logs.size).toBe(0);
  });

  it('does not bring back what was erased, and takes the erasure along', async () => {
    const { here, vault } = await device();
    const { blob } = await copyToFile(here, vault, random, 1);
    await here.erase({ id: 'plain', epoch: 5, origin: 'device-a' });
    expect((await restore(blob, here, { passphrase: PASSPHRASE })).sessions).toEqual([]);
    expect(here.logs.has('plain')).toBe(false);
    const later = await copyToFile(here, vault, random, 2);
    const other = new MemoryHere('device-b');
    await restore(blob, other, { passphrase: PASSPHRASE });
    expect(other.logs.has('plain')).toBe(true);
    expect((await restore(later.blob, other, { passphrase: PASSPHRASE })).erased).toBe(1);
    expect(other.logs.has('plain')).toBe(false);
    expect(later.vault.keys.size).toBe(FROZEN.length);
  });

  it('with another passphrase opens with that one and the same code; the file from before with the old one', async () => {
    const { here, vault, code } = await device();
    const before = await copyToFile(here, vault, random, 1);
    const changed = await withPassphrase(vault, 'quite another five words', { kdf: quickKdf, random });
    const after = await copyToFile(here, { ...before.vault, ...changed }, random, 2);
    const empty = (): MemoryHere => new MemoryHere('device-b');
    expect(await codeOf(restore(before.blob, empty(), { passphrase: PASSPHRASE }))).toBe('opened');
    expect(await codeOf(restore(after.blob, empty(), { passphrase: PASSPHRASE }))).toBe('wrong-secret');
    expect(await codeOf(restore(after.blob, empty(), { passphrase: 'quite another five words' }))).toBe(
      'opened',
    );
    expect(await codeOf(restore(after.blob, empty(), { code }))).toBe('opened');
    expect(changed.vaultKey).not.toEqual(vault.vaultKey);
  });

  it('tells where it was cut or changed, and what is whole in it comes back', async () => {
    const { here, vault } = await device();
    const { blob, sessions } = await copyToFile(here, vault, random, 1);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const cut = await readBackupFile(sourceOf(new Blob([bytes.slice(0, -60)])));
    expect(cut.whole).toBe(false);
    const changed = bytes.slice();
    changed[bytes.length - 1000] = (changed[bytes.length - 1000] ?? 0) ^ 4;
    expect((await readBackupFile(sourceOf(new Blob([changed])))).whole).toBe(false);
    const other = new MemoryHere('device-b');
    const taken = await restore(new Blob([changed]), other, { passphrase: PASSPHRASE });
    expect(taken.sessions.length + taken.waiting).toBe(sessions);
    expect(taken.lost + taken.waiting).toBe(1);
  });

  it('that is none, or a hostile one, is refused before it costs anything', async () => {
    const read = (...parts: Uint8Array[]) => codeOf(readBackupFile(sourceOf(new Blob([concat(...parts)]))));
    expect(await read(utf8('RR intervals'))).toBe('not-a-vault');
    expect(await read(new Uint8Array())).toBe('not-a-vault');
    expect(await read(utf8('ATTUNEB1'), u32(65_537))).toBe('too-large');
    expect(await read(utf8('ATTUNEB1'), u32(2), utf8('{}'), u32(64 * 1024 * 1024 + 1))).toBe('too-large');
    expect(await read(utf8('ATTUNEB1'), u32(2), new Uint8Array([0xff, 0xfe]))).toBe('not-a-vault');
  });

  it('survives being put away among the settings', async () => {
    const { here, vault } = await device();
    const first = await copyToFile(here, vault, random, 1);
    const kept = ownVaultOf(
      JSON.parse(JSON.stringify(keptVault(first.vault))) as ReturnType<typeof keptVault>,
    );
    expect(kept.keys).toEqual(first.vault.keys);
    const again = await copyToFile(here, kept, random, 2);
    const other = new MemoryHere('device-b');
    expect((await restore(again.blob, other, { passphrase: PASSPHRASE })).sessions).toHaveLength(
      FROZEN.length + 1,
    );
  });
});
