/** The client's side alone: when it asks what time it is, what it believes, and that nothing goes on after it was closed. */
import { beforeEach, expect, it, vi } from 'vitest';
import { follow, type Follower } from '../../../src/mirror/follow.ts';
import { newPair, type Locks, type Pair } from '../../../src/mirror/peer.ts';
import type { FromClient } from '../../../src/mirror/protocol.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

const EPOCH = 1_000_000_000;

interface Bench {
  readonly pair: Pair;
  readonly clock: ManualClock;
  readonly locks: WindowLocks;
  readonly follower: Follower;
  /** What the client's window has said. */
  readonly said: FromClient[];
  /** When it asked what time it is, ms on its clock. */
  readonly asked: () => number[];
  hear(data: unknown): void;
  /** Shows a session of this name, or none. */
  log(id?: string): void;
  /** Answers every question so far with a clock that is `ahead`. */
  answer(ahead: number): void;
  /** The window that leads is closed. */
  leave(): void;
  /** What the client's window takes the other clock to be ahead by. */
  readonly ahead: () => number;
}

function bench(locksOf?: (locks: WindowLocks) => Locks): Bench {
  const pair = newPair(globalThis.crypto);
  const clock = new ManualClock();
  const locks = new WindowLocks();
  void locks.of('therapist').request(pair.leading, () => new Promise(() => undefined));
  const said: FromClient[] = [];
  const listeners = new Set<(event: MessageEvent<unknown>) => void>();
  const epochNow = (): number => EPOCH + clock.now();
  const follower = follow({
    channel: {
      postMessage: (message) => void said.push(message),
      addEventListener: (type: string, listener) => void (type === 'message' && listeners.add(listener)),
      removeEventListener: (type: string, listener) =>
        void (type === 'message' && listeners.delete(listener)),
    },
    pair,
    locks: locksOf?.(locks) ?? locks.of('client'),
    epochNow,
    after: clock.after,
  });
  const hear = (data: unknown): void => {
    for (const listener of listeners) listener(new MessageEvent('message', { data }));
  };
  const sent = (): number[] => said.flatMap((one) => (one.say === 'time?' ? [one.sent] : []));
  return {
    pair,
    clock,
    locks,
    follower,
    said,
    asked: () => sent().map((at) => at - EPOCH),
    hear,
    log: (id) => {
      const started = { type: 'started', at: 0, schema: 1, id, epoch: EPOCH, app: 'x', origin: 'o' };
      hear({ say: 'log', facts: id === undefined ? [] : [started] });
    },
    answer: (ahead) => sent().forEach((at) => hear({ say: 'time', sent: at, here: at + ahead })),
    leave: () => locks.close('therapist'),
    ahead: () => follower.now() - clock.now(),
  };
}

let b: Bench;
beforeEach(() => (b = bench()));

it('asks eight times what time it is, every quarter of a second, and once only for each session', async () => {
  b.log('a');
  expect(b.asked()).toEqual([0]);
  await b.clock.advance(249);
  expect(b.asked()).toEqual([0]);
  b.log('a');
  b.hear({ say: 'fact', fact: { type: 'stop', at: 5, by: 'client' }, session: 'a' });
  await b.clock.advance(10_000);
  expect(b.asked()).toEqual([0, 250, 500, 750, 1000, 1250, 1500, 1750]);
});

it('asks anew for the next session, even in the midst of asking, and one question after the other', async () => {
  b.log('a');
  await b.clock.advance(600);
  b.log('b');
  await b.clock.advance(10_000);
  expect(b.asked()).toEqual([0, 250, 500, ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => 600 + 250 * i)]);
});

it.each([[['b']], [[undefined, 'b']]])(
  'believes the clock of the session that is shown, not of the one before (%j)',
  async (then) => {
    b.log('a');
    b.answer(500);
    expect(b.ahead()).toBe(500);
    await b.clock.advance(60_000);
    const before = b.said.length;
    for (const id of then) b.log(id);
    expect(b.said.length).toBeGreaterThan(before);
    // A slow answer, and the only one to this session's time.
    const asked = b.asked().at(-1) ?? NaN;
    await b.clock.advance(80);
    b.hear({ say: 'time', sent: EPOCH + asked, here: EPOCH + asked + 40 - 3_600_000 });
    expect(b.ahead()).toBe(-3_600_000);
  },
);

it('asks no time while no session is shown, and is at 0', async () => {
  b.log();
  await b.clock.advance(5000);
  expect(b.follower.presence).toBe('here');
  expect(b.asked()).toEqual([]);
  expect(b.follower.now()).toBe(0);
});

it('believes an answer that takes no time, and none from before it was asked', () => {
  b.log('a');
  b.hear({ say: 'time', sent: EPOCH + 1, here: EPOCH + 777 });
  expect(b.ahead()).toBe(0);
  b.hear({ say: 'time', sent: EPOCH, here: EPOCH + 20 });
  expect(b.ahead()).toBe(20);
});

it('asks anew when the window that leads was gone and is here again', async () => {
  b.log('a');
  await b.clock.advance(10_000);
  b.leave();
  await settle();
  expect(b.follower.presence).toBe('gone');
  const before = b.asked().length;
  // Its next word may be a fact as well as everything.
  b.hear({ say: 'fact', fact: { type: 'stop', at: 5, by: 'client' }, session: 'a' });
  expect(b.follower).toMatchObject({ presence: 'here', state: { stopped: true } });
  expect(b.asked().slice(before)).toEqual([10_000]);
});

it('asks, hears and tells nothing more once it is closed, and is not said to be gone', async () => {
  b.log('a');
  const told = vi.fn();
  b.follower.subscribe(told);
  b.follower.close();
  const before = b.said.length;
  b.leave();
  b.log('b');
  await b.clock.advance(10_000);
  expect(b.said).toHaveLength(before);
  expect(b.follower).toMatchObject({ presence: 'here', state: { id: 'a' } });
  expect(told).not.toHaveBeenCalled();
});

it('does not follow again when its lock is taken away while it closes', async () => {
  await settle();
  b.follower.close();
  void b.locks.of('stranger').request(b.pair.following, { steal: true }, () => undefined);
  await settle();
  expect(b.locks.holders(b.pair.following)).toEqual([]);
});

it('follows beside another window of the same pair', async () => {
  follow({
    channel: { postMessage: vi.fn(), addEventListener: vi.fn(), removeEventListener: vi.fn() },
    pair: b.pair,
    locks: b.locks.of('another client'),
    epochNow: () => EPOCH,
    after: b.clock.after,
  });
  await settle();
  expect(b.locks.holders(b.pair.following)).toEqual(['client', 'another client']);
});

it('waits again for the window that leads with the next word, where the browser refused the first time', async () => {
  let refused = 0;
  b = bench((locks) => {
    const request = locks.of('client').request as (...asked: unknown[]) => Promise<unknown>;
    const refusing = (name: string, ...rest: unknown[]): Promise<unknown> => {
      if (!name.endsWith('leading') || refused++ > 0) return request(name, ...rest);
      return Promise.reject(new DOMException('not now', 'InvalidStateError'));
    };
    return { request: refusing };
  });
  b.log('a');
  await settle();
  b.log('a');
  expect(b.follower.presence).toBe('here');
  b.leave();
  await settle();
  expect(b.follower.presence).toBe('gone');
});

it('tells apart what changes the picture and what only moves it on', () => {
  b.log('a');
  const told: boolean[] = [];
  b.follower.subscribe((moved) => told.push(moved));
  b.hear({ say: 'warmth', warmth: 0.5 });
  b.hear({ say: 'breath', breath: 0.5 });
  b.hear({ say: 'breath', breath: 0.6 });
  b.hear({ say: 'breath', breath: undefined });
  expect(told).toEqual([false, false, true, false]);
});

it('asks for everything only where it hears of a replay that it was never shown', () => {
  const replay = { at: 0, here: EPOCH, speed: 0, stopped: false, choice: {} };
  const hellos = (): number => b.said.filter(({ say }) => say === 'hello').length;
  expect(hellos()).toBe(1);
  b.hear({ say: 'replay', replay });
  expect(hellos()).toBe(2);
  b.hear({ say: 'log', facts: [], replay });
  b.hear({ say: 'replay', replay: { ...replay, at: 7 } });
  expect(hellos()).toBe(2);
  expect(b.follower.replay?.at).toBe(7);
});
