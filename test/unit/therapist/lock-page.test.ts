/** What the page of the lock and its line show, and what an opened lock forgets. */
import { describe, expect, it } from 'vitest';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { bench } from './lock-room.ts';

const MINUTE = 60_000;
const closed = { busy: false, passkey: undefined, recording: false };

describe('the page of the lock', () => {
  it('is opened anew by nobody before there is a desk, and tells of the lock with one', async () => {
    const { lock, desk, did, notices, pass } = await bench(true);
    pass(1000);
    expect(did).toEqual([]);
    expect(lock.guarded).toBe(true);
    lock.begin(desk);
    expect(notices.list).toMatchObject([
      {
        key: 'locked',
        icon: 'lock',
        ...noticeWords.locked,
        actions: [{ label: noticeWords.unlock, command: { do: 'open-unlock' } }],
      },
    ]);
  });

  it('lets a passkey be tried again at once, however often, and one secret at a time', async () => {
    const { lock, answers, did } = await bench(true);
    for (let i = 0; i < 7; i += 1) {
      answers.push({ trouble: 'failed' });
      lock.handlers['unlock-by-passkey']({ do: 'unlock-by-passkey' });
      lock.handlers['unlock-by-passkey']({ do: 'unlock-by-passkey' });
      await settle();
      expect(lock.view).toEqual({ ...closed, trouble: 'failed' });
    }
    expect(did).toEqual(Array.from({ length: 7 }, () => 'tried'));
    lock.handlers['close-unlock']({ do: 'close-unlock' });
    expect(lock.view).toStrictEqual(closed);
  });

  it('is as it was at first when another window locks after it was opened', async () => {
    const { lock, now, did } = await bench(true);
    lock.handlers['unlock-by-passkey']({ do: 'unlock-by-passkey' });
    await settle();
    expect(lock.view).toBeUndefined();
    lock.handlers['unlock-by-passkey']({ do: 'unlock-by-passkey' });
    await settle();
    expect(did).toEqual(['tried']);
    now.locked = true;
    expect(lock.view).toStrictEqual(closed);
  });

  it('forgets with the lock that it was asked for', async () => {
    const { lock, desk, did, now, pass } = await bench();
    lock.begin(desk);
    now.linked = true;
    lock.handlers['lock-now']({ do: 'lock-now' });
    lock.handlers['open-unlock']({ do: 'open-unlock' });
    lock.handlers['unlock-by-passkey']({ do: 'unlock-by-passkey' });
    await settle();
    lock.handlers['lock-now']({ do: 'lock-now' });
    pass(1000);
    expect(lock.view).toBeUndefined();
    expect(did).toEqual(['lock', 'leave', 'tried', 'opened', 'lock', 'leave']);
  });
});

describe('the time of the lock', () => {
  it('is the one that was kept, and is kept when it is chosen', async () => {
    const { lock, settings } = await bench(false, [['lockMinutes', 30]]);
    expect(lock.minutes).toBe(30);
    lock.handlers['lock-after']({ do: 'lock-after', minutes: 15 });
    expect(lock.minutes).toBe(15);
    expect([...settings]).toEqual([['lockMinutes', 15]]);
  });

  it.each([
    ['locks a window that stays hidden, over a clock set back', true, ['lock', 'leave', 'reload']],
    ['spares one that is seen again', false, []],
  ])('%s', async (_, stays, done) => {
    const { lock, desk, did, now, pass, heard, told } = await bench();
    lock.begin(desk);
    now.hidden = true;
    heard.get('visibilitychange')?.();
    now.wall -= 60 * MINUTE;
    now.hidden = stays;
    heard.get('visibilitychange')?.();
    now.wall -= 60 * MINUTE;
    pass(5 * MINUTE + 2000);
    expect(did.slice(0, 3)).toEqual(done);
    expect(told()).toEqual([]);
  });
});
