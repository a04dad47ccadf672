/** One window of a folder owns strap and records; another one waits, and says so after a while. */
import { describe, expect, it } from 'vitest';
import { becomeOwner, lockOf, type Ownership } from '../../../src/therapist/window-owner.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

function openWindow(locks: WindowLocks, name: string, folder = '/a/') {
  const clock = new ManualClock();
  const told: (string | boolean)[] = [];
  let ownership: Ownership | undefined;
  void becomeOwner({
    locks: locks.of(name),
    folder,
    after: clock.after,
    waiting: () => told.push('waiting'),
    patience: 1000,
  }).then((mine) => {
    ownership = mine;
    told.push('owner');
    mine.follow((owns) => told.push(owns));
  });
  return { clock, told, ownership: () => ownership };
}

describe('the window that owns the records', () => {
  it('is the first one of its folder, at once and without a word', async () => {
    const locks = new WindowLocks();
    const one = openWindow(locks, 'one');
    const beside = openWindow(locks, 'beside', '/b/');
    await settle();
    for (const { clock } of [one, beside]) await clock.advance(5000);
    expect([one.told, beside.told]).toEqual([['owner'], ['owner']]);
    expect(locks.holders('attune /a/ owner')).toEqual(['one']);
    expect(lockOf('/b/')).toBe('attune /b/ owner');
  });

  it('is another one when the first is closed; it says after a second that it waits, once', async () => {
    const locks = new WindowLocks();
    openWindow(locks, 'one');
    await settle();
    const two = openWindow(locks, 'two');
    await two.clock.advance(999);
    expect(two.told).toEqual([]);
    await two.clock.advance(1);
    expect(two.told).toEqual(['waiting']);
    await two.clock.advance(5000);
    locks.close('one');
    await settle();
    expect(two.told).toEqual(['waiting', 'owner']);
  });

  it('is told when the lock is taken away from it, and when it has it again', async () => {
    const locks = new WindowLocks();
    const one = openWindow(locks, 'one');
    await settle();
    const other: boolean[] = [];
    one.ownership()?.follow((owns) => other.push(owns));
    void locks
      .of('thief')
      .request(lockOf('/a/'), { steal: true }, () => new Promise<void>(() => undefined))
      .catch(() => undefined);
    await settle();
    expect(one.told).toEqual(['owner', false]);
    locks.close('thief');
    await settle();
    expect(one.told).toEqual(['owner', false, true]);
    expect(other).toEqual([false, true]);
  });
});
