/** When a replay goes on, what the client's window is told of it, and how warm the picture is: call by call. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { Speed } from '../../../src/session/replayed.ts';
import { Session } from '../../../src/session/session.ts';
import { openReplay } from '../../../src/therapist/replay-desk.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

const HERE = 1_800_000_000_000;
const mark = (at: number): SessionEvent => ({
  type: 'mark',
  at,
  id: `m${at}`,
  kind: 'shift',
  by: 'therapist',
});

/** A replay of these facts; everything that it asks for is noted. */
function room(facts: readonly SessionEvent[]) {
  const clock = new ManualClock();
  const waits: number[] = [];
  const told: (readonly unknown[])[] = [];
  const count = { changes: 0, ends: 0 };
  const replay = openReplay({
    past: Session.from([started, ...facts]),
    id: 'r',
    clock: {
      now: clock.now,
      after: (ms, work) => {
        waits.push(ms);
        return clock.after(ms, work);
      },
    },
    publisher: {
      show: (session, shown) => void told.push(['show', session?.state.id, session?.log.length, shown]),
      tell: (shown) => void told.push(['tell', shown]),
      warm: (warmth) => void told.push(['warm', warmth]),
    },
    epochNow: () => HERE + clock.now(),
    onChange: () => (count.changes += 1),
    onEnd: () => (count.ends += 1),
  });
  const press = (what: 'pause-replay' | 'go-on-replay'): void => replay.handlers[what]({ do: what } as never);
  const setSpeed = (speed: Speed): void => replay.handlers['set-speed']({ do: 'set-speed', speed });
  const jump = (to: number): void => replay.handlers.jump({ do: 'jump', to });
  return { clock, waits, told, count, replay, press, setSpeed, jump };
}

describe('a replay at the pace of life', () => {
  it('goes on when the next fact comes, but not within 20 ms, and looks at least once a second', async () => {
    const { clock, waits, replay, count } = room([mark(5), mark(300), mark(2700), mark(2710), mark(5000)]);
    await clock.advance(2730);
    expect(waits).toEqual([20, 280, 1000, 1000, 400, 20, 1000]);
    expect(replay.view.session.log).toHaveLength(5);
    // A look with nothing new is told, too: the clock on the screen goes on.
    expect(count.changes).toBe(6);
  });

  it('ends with the last fact, and then waits for nothing', async () => {
    const { clock, waits, count, replay } = room([mark(500)]);
    await clock.advance(10_000);
    expect([waits, count.ends]).toEqual([[500], 1]);
    replay.close();
    await clock.advance(10_000);
    expect([waits.length, count.ends]).toEqual([1, 1]);
  });

  it('does nothing any more once it is closed, whatever was under way', async () => {
    const { clock, count, replay, jump } = room([mark(500), mark(90_000)]);
    jump(60_000);
    replay.close();
    await clock.advance(200_000);
    expect([count.ends, replay.view.session.log.length]).toEqual([0, 2]);
    const other = room([mark(500), mark(90_000)]);
    other.replay.close();
    await other.clock.advance(200_000);
    expect([other.count.ends, other.replay.view.now()]).toEqual([0, 90_000]);
  });

  it('goes in steps of half a second where it is faster', async () => {
    const { clock, waits, setSpeed, replay } = room([mark(5), mark(90_000)]);
    setSpeed(2);
    await clock.advance(1600);
    expect(waits).toEqual([5 + 15, 500, 500, 500, 500]);
    // Between two steps it stands where the last one brought it.
    expect(replay.view.now()).toBe(3000);
  });
});

describe('what the client’s window is told of a replay', () => {
  const shown = { speed: 1, stopped: false, choice: {} };

  it('is its time and speed, from here on, whenever they change', async () => {
    const { clock, told, press, setSpeed } = room([mark(90_000)]);
    expect(told).toEqual([['show', 'r', 1, { at: 0, here: HERE, ...shown }]]);
    await clock.advance(1500);
    press('pause-replay');
    expect(told.at(-1)).toEqual(['tell', { at: 1500, here: HERE + 1500, ...shown, speed: 0 }]);
    await clock.advance(500);
    setSpeed(10);
    expect(told.at(-1)).toEqual(['tell', { at: 1500, here: HERE + 2000, ...shown, speed: 0 }]);
    press('go-on-replay');
    expect(told.at(-1)).toEqual(['tell', { at: 1500, here: HERE + 2000, ...shown, speed: 10 }]);
    expect(told.filter(([what]) => what === 'tell')).toHaveLength(3);
  });

  it('is a jump twice: that it stands, and where it came to; a jump back is another session', async () => {
    const { clock, told, jump, count } = room([mark(500), mark(90_000)]);
    await clock.advance(600);
    const before = told.length;
    jump(80_000);
    await settle();
    expect(told.slice(before)).toEqual([
      ['tell', { at: 0, here: HERE, ...shown, speed: 0 }],
      ['tell', { at: 80_000, here: HERE + 600, ...shown }],
    ]);
    jump(-5);
    await settle();
    expect(told.at(-1)).toEqual(['show', 'r', 1, { at: 0, here: HERE + 600, ...shown }]);
    jump(100_000);
    await settle();
    expect(count.ends).toBe(1);
  });

  it('is what the client chose, stopped and paused', () => {
    const { told, replay, press } = room([mark(90_000)]);
    replay.obey({ ask: 'view', change: { sound: 'off' } });
    replay.obey({ ask: 'view', change: { theme: 'dim' } });
    const choice = { sound: 'off', theme: 'dim' };
    expect(told.at(-1)).toEqual(['tell', { at: 0, here: HERE, ...shown, choice }]);
    replay.obey({ ask: 'pause' });
    expect(told.at(-1)).toEqual(['tell', { at: 0, here: HERE, ...shown, choice, speed: 0 }]);
    // What the therapist lets go on the client does not need to bring back.
    press('go-on-replay');
    press('pause-replay');
    replay.obey({ ask: 'resume' });
    expect(replay.view.running).toBe(false);
    replay.obey({ ask: 'pause' });
    replay.obey({ ask: 'stop' });
    expect(told.at(-1)).toEqual(['tell', { at: 0, here: HERE, speed: 0, stopped: true, choice }]);
    replay.obey({ ask: 'resume' });
    expect([replay.view.running, replay.view.clientStopped]).toEqual([false, false]);
    const calls = told.length;
    replay.obey({ ask: 'too-much' } as never);
    expect(told).toHaveLength(calls);
  });
});

describe('the warmth of a replay', () => {
  /** A guide at six a minute, and a heart that swings with it. */
  const facts: SessionEvent[] = [
    { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
    { type: 'pace', at: 0, since: 0, pace: { breathsPerMin: 6, inhaleShare: 0.4 } },
  ];
  for (let at = 0; at < 200_000;) {
    const rr = 60_000 / (65 + 6 * Math.sin((2 * Math.PI * at) / 10_000));
    at += rr;
    facts.push({ type: 'measurement', at, who: 'client', bpm: Math.round(60_000 / rr), rr: [rr] });
  }
  const warmths = (told: readonly (readonly unknown[])[]): unknown[] =>
    told.flatMap(([what, warmth]) => (what === 'warm' ? [warmth] : []));

  it('is told once a breath at the pace of life, at once to a window that says hello, and not when it is faster', async () => {
    const { clock, told, replay, setSpeed } = room(facts);
    await clock.advance(150_000);
    const breaths = warmths(told).length;
    expect(breaths).toBeGreaterThan(10);
    expect(breaths).toBeLessThan(17);
    expect(warmths(told).at(-1)).toBeGreaterThan(0.3);
    replay.greeted();
    replay.greeted();
    expect(warmths(told)).toHaveLength(breaths + 2);
    setSpeed(2);
    await clock.advance(10_000);
    replay.greeted();
    expect(warmths(told)).toHaveLength(breaths + 2);
  });
});
