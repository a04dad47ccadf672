import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../fixtures/manual-clock.ts';
import { keepAwake } from '../../../../src/ui/parts/wake-lock.ts';

class Sentinel extends EventTarget {
  released = false;
  /** As the system does it, or the page. */
  readonly release = (): Promise<void> => {
    if (!this.released) {
      this.released = true;
      this.dispatchEvent(new Event('release'));
    }
    return Promise.resolve();
  };
}

/** A browser with a screen whose lock the system may take back. */
function browser({ refuses = 0 } = {}) {
  const locks: Sentinel[] = [];
  const clock = new ManualClock();
  let asked = 0;
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const request = (): Promise<Sentinel> => {
    asked += 1;
    if (asked <= refuses) return Promise.reject(new Error('NotAllowedError'));
    const lock = new Sentinel();
    locks.push(lock);
    return Promise.resolve(lock);
  };
  return {
    locks,
    clock,
    asked: () => asked,
    held: () => locks.filter(({ released }) => !released).length,
    keeper: keepAwake(
      { wakeLock: { request } as unknown as WakeLock },
      document as unknown as Document,
      clock.after,
      clock.now,
    ),
    become: async (state: 'visible' | 'hidden') => {
      document.visibilityState = state;
      if (state === 'hidden') for (const lock of locks) await lock.release();
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

  it('is taken again at once when the system takes the lock back while the page is seen', async () => {
    const { keeper, held, locks, clock } = browser();
    keeper.hold();
    await settled();
    for (let n = 0; n < 3; n++) {
      await clock.advance(60_000);
      await locks.at(-1)?.release();
      await settled();
      expect(held()).toBe(1);
    }
    keeper.release();
    await settled();
    await clock.advance(600_000);
    expect([held(), locks.length]).toEqual([0, 4]);
  });

  it('is asked for again with longer pauses where it is refused, or taken back at once', async () => {
    const { keeper, held, locks, clock, asked } = browser({ refuses: 4 });
    keeper.hold();
    await settled();
    const seen: number[] = [];
    for (const ms of [4_999, 1, 15_000, 59_999, 1, 60_000]) {
      await clock.advance(ms);
      seen.push(asked());
    }
    expect(seen).toEqual([1, 2, 3, 3, 4, 5]);
    expect(held()).toBe(1);
    // A battery saver takes it back within a moment, each time: that is asked again only after a pause.
    await locks.at(-1)?.release();
    await settled();
    expect(asked()).toBe(5);
    await clock.advance(60_000);
    expect([asked(), held()]).toEqual([6, 1]);
  });

  it('is not asked for while the page is hidden or nobody wants it', async () => {
    const { keeper, become, clock, asked } = browser({ refuses: 1 });
    keeper.hold();
    await settled();
    await become('hidden');
    await clock.advance(600_000);
    expect(asked()).toBe(1);
    keeper.release();
    await become('visible');
    await clock.advance(600_000);
    expect(asked()).toBe(1);
  });

  it('goes on without where there is none', () => {
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const keeper = keepAwake({}, document as unknown as Document);
    expect(() => {
      keeper.hold();
      document.dispatchEvent(new Event('visibilitychange'));
      keeper.release();
    }).not.toThrow();
  });
});
