/** Settings of the window: what was wished before they were read is written then, and nothing over what nobody has read. */
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/store/settings.ts';
import { keepSettings } from '../../../src/therapist/settings-keeper.ts';

function room(stored: Partial<Settings> = {}) {
  const disk = new Map<string, unknown>(Object.entries(stored));
  const now = { fails: false, locked: false, reads: 0 };
  const writes: string[] = [];
  const settings = keepSettings({
    attempt: async (work) => {
      if (now.fails) return undefined;
      return work({
        settings: () => {
          now.reads += 1;
          return Promise.resolve(Object.fromEntries(disk) as Partial<Settings>);
        },
        keep: (key: string, value: unknown) => {
          writes.push(key);
          disk.set(key, value);
          return Promise.resolve();
        },
      } as never);
    },
    newId: () => 'made',
    locked: () => now.locked,
  });
  return { settings, disk, writes, now };
}

describe('settings', () => {
  it('wished before they are read are known at once and written then; what nobody wished is as it lies', async () => {
    const { settings, disk, writes, now } = room({ theme: 'dark', strap: 'old' });
    settings.keep('strap', 'new');
    expect([settings.get('strap'), settings.get('theme'), settings.origin]).toEqual([
      'new',
      undefined,
      'made',
    ]);
    expect(writes).toEqual([]);
    await settings.read();
    await settings.read();
    expect(now.reads).toBe(1);
    expect([settings.get('strap'), settings.get('theme'), settings.origin]).toEqual(['new', 'dark', 'made']);
    expect(writes.toSorted()).toEqual(['origin', 'strap']);
    expect(disk.get('origin')).toBe('made');
    settings.keep('theme', undefined);
    expect([settings.get('theme'), disk.get('theme')]).toEqual([undefined, undefined]);
  });

  it('leave the cards of clients that could not be read beside one that was made meanwhile', async () => {
    const known = { code: 'K-1', id: 'one', note: 'by the window', changed: { origin: 'made', order: 5 } };
    const { settings, disk, now } = room({ clientCards: [known] });
    now.fails = true;
    await settings.read();
    const made = { code: 'K-2', id: 'two', changed: { origin: 'made', order: 0 } };
    settings.keep('clientCards', [{ code: 'K-1', id: 'x', changed: { origin: 'made', order: 0 } }, made]);
    now.fails = false;
    await settings.read();
    expect(settings.get('clientCards')).toEqual([known, made]);
    expect(disk.get('clientCards')).toEqual([known, made]);
  });

  it('leave own things that could not be read beside what was made meanwhile', async () => {
    const { settings, disk, now } = room({ ownThings: { marks: ['wave'], scales: ['ease'] } });
    now.fails = true;
    await settings.read();
    settings.keep('ownThings', { scales: ['warmth'] });
    now.fails = false;
    await settings.read();
    expect(disk.get('ownThings')).toEqual({ marks: ['wave'], scales: ['warmth'] });
    expect(settings.get('ownThings')).toEqual({ marks: ['wave'], scales: ['warmth'] });
  });

  it('leave the identity of the profile as it was made once', async () => {
    const { settings, writes } = room({ origin: 'first' });
    await settings.read();
    expect(settings.origin).toBe('first');
    expect(writes).toEqual([]);
  });

  it('are read another time where they could not be', async () => {
    const { settings, disk, now } = room({ theme: 'dim' });
    now.fails = true;
    settings.keep('hosted', 'https://example.org');
    await settings.read();
    expect([settings.get('hosted'), settings.get('theme')]).toEqual(['https://example.org', undefined]);
    now.fails = false;
    await settings.read();
    expect([settings.get('theme'), disk.get('hosted')]).toEqual(['dim', 'https://example.org']);
  });

  it('that lie sealed are forgotten with the lock, and not written over while it holds', async () => {
    const { settings, disk, now, writes } = room({ origin: 'o', hosted: 'sealed', theme: 'dim' });
    await settings.read();
    now.locked = true;
    settings.forgetSealed();
    expect([settings.get('hosted'), settings.get('theme'), settings.origin]).toEqual([undefined, 'dim', 'o']);
    settings.keep('hosted', 'other');
    settings.keep('theme', 'dark');
    expect(writes).toEqual(['theme']);
    now.locked = false;
    await settings.readAnew();
    expect([settings.get('hosted'), settings.get('theme'), disk.get('hosted')]).toEqual([
      'sealed',
      'dark',
      'sealed',
    ]);
  });

  it('stay as they were known where they cannot be read anew', async () => {
    const { settings, disk, now } = room({ origin: 'o', theme: 'dim' });
    await settings.read();
    disk.set('theme', 'dark');
    now.fails = true;
    await settings.readAnew();
    expect(settings.get('theme')).toBe('dim');
    now.fails = false;
    await settings.readAnew();
    expect(settings.get('theme')).toBe('dark');
    // Before anything was read there is nothing to forget.
    const fresh = room();
    fresh.settings.keep('hosted', 'mine');
    fresh.settings.forgetSealed();
    expect(fresh.settings.get('hosted')).toBe('mine');
  });
});
