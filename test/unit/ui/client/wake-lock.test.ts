import { describe, expect, it } from 'vitest';
import { keepAwake } from '../../../../src/ui/parts/wake-lock.ts';

interface Sentinel {
  released: boolean;
  release: () => Promise<void>;
}

/** A browser with a screen whose lock the system may take back. */
function browser({ refuses = false } = {}) {
  const locks: Sentinel[] = [];
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const request = (): Promise<Sentinel> => {
    if (refuses) return Promise.reject(new Error('NotAllowedError'));
    const lock: Sentinel = {
      released: false,
      release: () => {
        lock.released = true;
        return Promise.resolve();
      },
    };
    locks.push(lock);
    return Promise.resolve(lock);
  };
  return {
    locks,
    held: () => locks.filter(({ released }) => !released).length,
    keeper: keepAwake({ wakeLock: { request } as unknown as WakeLock }, document as unknown as Document),
    become: async (state: 'visible' | 'hidden') => {
      document.visibilityState = state;
      if (state === 'hidden') for (const lock of locks) lock.released = true;
      document.dispatchEvent(new Event('visibilitychange'));
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}
const settled = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe('the screen', () => {
  it('is kept awake while it is asked to, once, and let go', async () => {
    const { keeper, held, locks } = browser();
    keeper.hold();
    keeper.hold();
    await settled();
    expect(held()).toBe(1);
    keeper.hold();
    await settled();
    expect(locks).toHaveLength(1);
    keeper.release();
    await settled();
    expect(held()).toBe(0);
  });

  it('is taken again when the page is seen after it was hidden, and only then', async () => {
    const { keeper, held, become } = browser();
    keeper.hold();
    await settled();
    await become('hidden');
    await settled();
    expect(held()).toBe(0);
    await become('visible');
    await settled();
    expect(held()).toBe(1);
    keeper.release();
    await become('hidden');
    await become('visible');
    await settled();
    expect(held()).toBe(0);
  });

  it('is let go even if that was asked while the request was under way', async () => {
    const { keeper, held } = browser();
    keeper.hold();
    keeper.release();
    await settled();
    expect(held()).toBe(0);
  });

  it('goes on without where it is refused or absent', async () => {
    const { keeper, become } = browser({ refuses: true });
    keeper.hold();
    await settled();
    await become('visible');
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    keepAwake({}, document as unknown as Document).hold();
    await settled();
    keeper.release();
  });
});
