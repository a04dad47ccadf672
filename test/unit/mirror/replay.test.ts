/** A session of the past that runs again, and what goes beside the facts: the picture's warmth, the client's own breath, and where the replay is. */
import { expect, it, vi } from 'vitest';
import { follow } from '../../../src/mirror/follow.ts';
import { newPair } from '../../../src/mirror/peer.ts';
import { publish } from '../../../src/mirror/publish.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import type { ShownReplay } from '../../../src/session/shown-replay.ts';
import { Air } from '../../fixtures/air.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

const EPOCH = 5000;
const past = Session.from([
  { type: 'started', at: 0, schema: 1, id: 'past', epoch: 1000, app: 'x', origin: 'o' },
  { type: 'stop', at: 20_000, by: 'client' },
] satisfies SessionEvent[]);
const standing: ShownReplay = { at: 7000, here: EPOCH, speed: 0, stopped: false, choice: { look: 'line' } };

function windows() {
  const air = new Air();
  const locks = new WindowLocks();
  const clock = new ManualClock();
  const pair = newPair(globalThis.crypto);
  const epochNow = (): number => EPOCH + clock.now();
  const onHello = vi.fn();
  const leads = air.end();
  const publisher = publish({
    channel: leads,
    pair,
    locks: locks.of('therapist'),
    epochNow,
    onRequest: () => undefined,
    onHello,
  });
  const follows = () =>
    follow({ channel: air.end(), pair, locks: locks.of('client'), epochNow, after: clock.after });
  return { air, clock, locks, pair, publisher, onHello, follows, follower: follows() };
}

it('is shown at its own time, by the client’s choice of look, and what was stopped then is not stopped now', async () => {
  const w = windows();
  w.publisher.show(past, standing);
  await settle();
  expect(w.follower.replay).toEqual(standing);
  expect(w.follower.state).toMatchObject({ id: 'past', stopped: false, view: { look: 'line' } });
  expect(past.state.stopped).toBe(true);
  expect(w.follower.now()).toBe(7000);

  w.publisher.tell({ ...standing, at: 9000, speed: 4, stopped: true });
  await settle();
  expect(w.follower.state?.stopped).toBe(true);
  await w.clock.advance(1000);
  expect(w.follower.now()).toBe(9000 + 4 * 1000);
});

it('ends with the next session that is shown: where it is is told no more', async () => {
  const w = windows();
  w.publisher.show(past, standing);
  w.publisher.show(past);
  await settle();
  expect(w.follower.replay).toBeUndefined();
  expect(w.follower.state?.stopped).toBe(true);
  expect(w.follower.now()).toBe(EPOCH - 1000);
  const heard = w.air.heard.length;
  w.publisher.tell(standing);
  await settle();
  expect(w.air.heard).toHaveLength(heard);
});

it('is asked for by a window that hears of it without its log', async () => {
  const w = windows();
  w.air.mute(true);
  w.publisher.show(past, standing);
  await settle();
  w.air.mute(false);
  w.publisher.tell({ ...standing, at: 8000 });
  await settle();
  expect(w.follower.state?.id).toBe('past');
  expect(w.follower.replay?.at).toBe(8000);
});

it('is shown to a window that opens later, and its hello is told', async () => {
  const w = windows();
  w.publisher.show(past, standing);
  await settle();
  w.onHello.mockClear();
  const late = w.follows();
  await settle();
  expect(w.onHello).toHaveBeenCalledOnce();
  expect(late.replay).toEqual(standing);
});

it('carries no replay that is none', async () => {
  const w = windows();
  w.publisher.show(past);
  await settle();
  const other = w.air.end();
  for (const wrong of [
    { at: -1 },
    { at: NaN },
    { here: 'now' },
    { speed: -1 },
    { speed: Infinity },
    { stopped: 0 },
    { stopped: undefined },
  ])
    other.postMessage({ say: 'log', facts: past.log, replay: { ...standing, ...wrong } });
  await settle();
  expect(w.follower.replay).toBeUndefined();
  expect(w.follower.state?.stopped).toBe(true);
});

it('the picture’s warmth is told, and is gone with the window that tells it', async () => {
  const w = windows();
  const changes = vi.fn();
  w.publisher.show(past);
  await settle();
  const leave = w.follower.subscribe(changes);
  w.publisher.warm(0.4);
  await settle();
  expect(w.follower.warmth).toBe(0.4);
  expect(changes).toHaveBeenCalledOnce();
  w.publisher.warm(undefined);
  await settle();
  expect(w.follower.warmth).toBeUndefined();
  w.publisher.warm(1);
  await settle();
  w.locks.close('therapist');
  await settle();
  expect(w.follower.presence).toBe('gone');
  expect(w.follower.warmth).toBeUndefined();
  const told = changes.mock.calls.length;
  leave();
  w.publisher.warm(0.2);
  await settle();
  expect(changes).toHaveBeenCalledTimes(told);
});

it('a window that was closed hears and says nothing more', async () => {
  const w = windows();
  w.publisher.show(past);
  await settle();
  w.follower.close();
  w.publisher.show(undefined);
  await settle();
  expect(w.follower.state?.id).toBe('past');
  const requests = w.air.heard.length;
  w.publisher.close();
  w.follows();
  await settle();
  // The hello of the new one, and no answer to it.
  expect(w.air.heard.slice(requests)).toEqual([{ say: 'hello' }]);
  expect(w.onHello.mock.calls.length).toBe(1);
});

it('waits once for the window that leads, however much it hears of it', async () => {
  const w = windows();
  w.publisher.show(past);
  w.publisher.show(past);
  w.publisher.show(undefined);
  await settle();
  const { pending = [] } = await w.locks.of('anybody').query();
  expect(pending.filter(({ name }) => name === w.pair.leading)).toHaveLength(1);
});

it('the client’s own breath is told while the client wants it shown, else only that it is measured', async () => {
  const w = windows();
  const live = Session.from([
    { type: 'started', at: 0, schema: 1, id: 'live', epoch: 1000, app: 'x', origin: 'o' },
  ] satisfies SessionEvent[]);
  w.publisher.show(live);
  await settle();
  const moved = vi.fn();
  w.follower.subscribe(moved);
  expect(w.follower.breath).toBeUndefined();
  w.publisher.breathe(0.3);
  w.publisher.breathe(0.4);
  await settle();
  expect(w.follower.breath).toBe('unclear');
  expect(moved.mock.calls).toEqual([[false]]);

  live.record({ type: 'client-view', at: 10, ownBreath: true });
  w.publisher.breathe(0.5);
  await settle();
  expect(w.follower.breath).toBe(0.5);
  w.publisher.breathe('unclear');
  await settle();
  expect(w.follower.breath).toBe('unclear');
  expect(moved.mock.calls.slice(2)).toEqual([[true], [true]]);

  // A window that comes later is told as much.
  w.publisher.breathe(0.7);
  const late = w.follows();
  await settle();
  expect(late.breath).toBe(0.7);
  live.record({ type: 'client-view', at: 20, ownBreath: false });
  w.publisher.breathe(0.8);
  await settle();
  expect(late.breath).toBe('unclear');

  // A session of the past has no breath of now.
  w.publisher.show(past, standing);
  await settle();
  expect(late.breath).toBeUndefined();
  w.publisher.show(live);
  await settle();
  expect(late.breath).toBe('unclear');
  w.publisher.breathe(undefined);
  await settle();
  expect(late.breath).toBeUndefined();
  w.publisher.breathe(0.1);
  await settle();
  w.locks.close('therapist');
  await settle();
  expect(late.breath).toBeUndefined();
});
