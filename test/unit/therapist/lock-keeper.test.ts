/** The lock by hand, by time, hidden and asleep: a session that runs goes on, and what was read is left behind. */
import { describe, expect, it } from 'vitest';
import { bench } from './lock-room.ts';

const MINUTE = 60_000;

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('beginning anew', () => {
  const anew = { do: 'begin-anew' } as const;

  it('opens the page anew, and says so where it could not be done', async () => {
    const { lock, now, did } = await bench(true);
    now.fails = true;
    lock.handlers['begin-anew'](anew);
    await settled();
    expect(did).toEqual(['anew']);
    expect(lock.view).toMatchObject({ trouble: 'failed', busy: false });
    now.fails = false;
    lock.handlers['begin-anew'](anew);
    await settled();
    expect(did).toEqual(['anew', 'anew', 'reload']);
  });

  it('is not for records that are open, nor beside a session', async () => {
    const { lock, now, did, desk } = await bench(true);
    now.recording = true;
    lock.begin(desk);
    lock.handlers['begin-anew'](anew);
    now.locked = now.recording = false;
    lock.handlers['begin-anew'](anew);
    await settled();
    expect(did).toEqual([]);
  });
});

describe('the lock of the records', () => {
  it('opens the page anew where nothing runs', async () => {
    const { lock, desk, did } = await bench();
    lock.begin(desk);
    lock.handlers['lock-now']({ do: 'lock-now' });
    expect(did).toEqual(['lock', 'leave', 'reload']);
  });

  it('leaves a session that runs on the screen, and the page when it is over', async () => {
    const { lock, desk, did, now, pass, told } = await bench();
    lock.begin(desk);
    now.recording = now.linked = true;
    lock.handlers['lock-now']({ do: 'lock-now' });
    expect(did).toEqual(['lock', 'leave']);
    expect(told()).toEqual(['locked']);
    expect(lock.view).toBeUndefined();
    pass(20 * MINUTE);
    expect(did).toHaveLength(2);
    now.recording = false;
    pass(1000);
    expect(did.at(-1)).toBe('reload');
  });

  it('comes as soon where the clock is set back meanwhile', async () => {
    for (const hidden of [false, true]) {
      const { lock, desk, did, now, pass, heard } = await bench();
      lock.begin(desk);
      now.hidden = hidden;
      heard.get('visibilitychange')?.();
      now.wall -= 60 * MINUTE;
      pass(11 * MINUTE);
      expect(did.slice(0, 3)).toEqual(['lock', 'leave', 'reload']);
    }
  });

  it('keeps the numbers of a strap that is linked, until it is gone', async () => {
    const { lock, desk, did, now, pass } = await bench();
    lock.begin(desk);
    now.linked = true;
    lock.handlers['lock-now']({ do: 'lock-now' });
    pass(5000);
    expect(did).toEqual(['lock', 'leave']);
    now.linked = false;
    pass(1000);
    expect(did.at(-1)).toBe('reload');
  });

  it('comes by itself after ten minutes without input, or as many as were chosen, or never', async () => {
    for (const [minutes, locks] of [
      [undefined, 10],
      [1, 1],
      [30, 30],
      [0, Infinity],
    ] as const) {
      const { lock, desk, did, heard, pass } = await bench();
      lock.begin(desk);
      if (minutes !== undefined) lock.handlers['lock-after']({ do: 'lock-after', minutes });
      pass(0.5 * MINUTE);
      heard.get('keydown')?.();
      const before = Math.min(locks, 60) * MINUTE;
      pass(before);
      expect(did).toEqual([]);
      pass(1000);
      expect(did).toEqual(locks === Infinity ? [] : ['lock', 'leave', 'reload']);
    }
  });

  it('comes by itself when the page was hidden for five minutes, or the computer slept', async () => {
    const hidden = await bench();
    hidden.lock.begin(hidden.desk);
    hidden.now.hidden = true;
    hidden.heard.get('visibilitychange')?.();
    hidden.pass(5 * MINUTE);
    expect(hidden.did).toEqual([]);
    hidden.pass(1000);
    expect(hidden.did).toContain('lock');
    const seen = await bench();
    seen.lock.begin(seen.desk);
    for (const hides of [true, false, true]) {
      seen.now.hidden = hides;
      seen.heard.get('visibilitychange')?.();
      seen.pass(4 * MINUTE);
      seen.heard.get('keydown')?.();
      expect(seen.did).toEqual([]);
    }
    const slept = await bench();
    slept.lock.begin(slept.desk);
    slept.pass(1000);
    // A second that took two minutes was a slow one.
    slept.now.wall += 2 * MINUTE;
    slept.lock.tick();
    expect(slept.did).toEqual([]);
    slept.now.wall += 2 * MINUTE + 1;
    slept.lock.tick();
    expect(slept.did).toContain('lock');
  });

  it('never comes where no passphrase guards them', async () => {
    const { lock, desk, did, now, pass } = await bench();
    now.guarded = false;
    lock.begin(desk);
    lock.handlers['lock-now']({ do: 'lock-now' });
    pass(60 * MINUTE);
    expect(did).toEqual([]);
  });

  it('waits at the start until it is opened, or somebody starts without', async () => {
    for (const ways of ['unlock', 'start-without-unlocking'] as const) {
      const { lock, told, desk } = await bench(true);
      let passed = false;
      void lock.passed.then(() => (passed = true));
      await settled();
      expect(passed).toBe(false);
      expect(lock.view).toMatchObject({ recording: false, busy: false });
      if (ways === 'unlock') lock.handlers.unlock({ do: 'unlock', secret: { passphrase: 'p' } });
      else lock.handlers[ways]({ do: ways });
      await settled();
      expect(passed).toBe(true);
      expect(lock.view).toBeUndefined();
      lock.begin(desk);
      expect(told()).toEqual(ways === 'unlock' ? [] : ['locked']);
    }
  });

  it('tells since when where it came by itself, and that it is being opened', async () => {
    const { lock, desk, now, pass, answers } = await bench();
    lock.begin(desk);
    now.recording = true;
    pass(10 * MINUTE + 1000);
    answers.push({ trouble: 'wrong-secret' });
    lock.handlers['open-unlock']({ do: 'open-unlock' });
    expect(lock.view).toMatchObject({ since: now.wall, busy: false, recording: true });
    lock.handlers.unlock({ do: 'unlock', secret: { passphrase: 'p' } });
    expect(lock.view?.busy).toBe(true);
    await settled();
    expect(lock.view).toMatchObject({ busy: false, trouble: 'wrong-secret' });
    lock.handlers.unlock({ do: 'unlock', secret: { passphrase: 'p' } });
    await settled();
    lock.handlers['lock-now']({ do: 'lock-now' });
    lock.handlers['open-unlock']({ do: 'open-unlock' });
    expect(lock.view).not.toHaveProperty('since');
    const other = await bench(true);
    other.lock.handlers['begin-anew']({ do: 'begin-anew' });
    expect(other.lock.view?.busy).toBe(true);
  });

  it('is opened beside a session that goes on', async () => {
    const { lock, desk, did, now, told } = await bench();
    lock.begin(desk);
    now.recording = true;
    lock.handlers['lock-now']({ do: 'lock-now' });
    lock.handlers['open-unlock']({ do: 'open-unlock' });
    expect(lock.view).toMatchObject({ recording: true });
    lock.handlers['close-unlock']({ do: 'close-unlock' });
    expect(lock.view).toBeUndefined();
    lock.handlers['open-unlock']({ do: 'open-unlock' });
    lock.handlers.unlock({ do: 'unlock', secret: { code: 'c' } });
    await settled();
    expect(did).toEqual(['lock', 'leave', 'tried', 'opened']);
    // Locked once more, nothing is left of the last time.
    lock.handlers['lock-now']({ do: 'lock-now' });
    lock.handlers['open-unlock']({ do: 'open-unlock' });
    expect(lock.view).toEqual({ busy: false, passkey: undefined, recording: true });
    lock.handlers.unlock({ do: 'unlock', secret: { code: 'c' } });
    await settled();
    expect(told()).toEqual([]);
  });

  it('waits longer and longer after five that were wrong, and tells why one did not open it', async () => {
    const { lock, answers, did, now } = await bench(true);
    const type = async (): Promise<void> => {
      lock.handlers.unlock({ do: 'unlock', secret: { passphrase: 'p' } });
      await settled();
    };
    answers.push({ trouble: 'wrong-code', group: 3 });
    await type();
    expect(lock.view).toMatchObject({ trouble: 'wrong-code', group: 3, busy: false });
    for (let i = 0; i < 39; i++) answers.push({ trouble: 'wrong-secret' });
    for (let i = 0; i < 4; i++) await type();
    expect(did).toHaveLength(5);
    const pauses: number[] = [];
    while (answers.length > 0) {
      const before = did.length;
      const from = now.wall;
      for (;;) {
        await type();
        if (did.length > before) break;
        expect(lock.view).toMatchObject({ trouble: 'wait' });
        now.wall += 1000;
      }
      pauses.push((now.wall - from) / 1000);
    }
    expect(pauses.slice(0, 3)).toEqual([1, 2, 3]);
    expect(Math.max(...pauses)).toBe(30);
  });
});
