/** A session of the past that runs again: what came, in its order and at its time; nothing else, and nothing of it is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follow } from '../../../src/mirror/follow.ts';
import { newPair } from '../../../src/mirror/peer.ts';
import { publish } from '../../../src/mirror/publish.ts';
import { recordingFacts } from '../../../src/exchange/recording.ts';
import { LiveNumbersReader } from '../../../src/session/live-numbers.ts';
import { Replayed, SPEEDS, type Speed } from '../../../src/session/replayed.ts';
import { Session } from '../../../src/session/session.ts';
import type { Command } from '../../../src/ui/model/command.ts';
import { replayActions } from '../../../src/therapist/replay-actions.ts';
import { openReplay } from '../../../src/therapist/replay-desk.ts';
import { Air } from '../../fixtures/air.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { richSession } from '../../fixtures/rich-session.ts';
import { swingingHeart } from '../../fixtures/swinging-heart.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';
import '../../seed.ts';

/** The second heart of this session has no link of its own. */
const past = Session.from(
  richSession().log.filter((fact) => !(fact.type === 'measurement' && fact.who === 'therapist')),
);
const { length } = new Replayed(past.log, 'r');

/** A replay of the rich session with both windows. */
function room() {
  const clock = new ManualClock();
  const pair = newPair(globalThis.crypto);
  const air = new Air();
  const locks = new WindowLocks();
  const epochNow = (): number => 1_800_000_000_000 + clock.now();
  const publisher = publish({
    channel: air.end(),
    pair,
    locks: locks.of('therapist'),
    epochNow,
    onRequest: () => undefined,
  });
  const follower = follow({
    channel: air.end(),
    pair,
    locks: locks.of('client'),
    epochNow,
    after: clock.after,
  });
  const told = { ends: 0 };
  const replay = openReplay({
    past,
    id: 'r',
    clock,
    publisher,
    epochNow,
    onChange: () => undefined,
    onEnd: () => (told.ends += 1),
  });
  return { clock, air, follower, replay, told };
}

/** What a session holds that came by `at`. */
const cameBy = (at: number): Session => Session.from(past.log.filter((fact) => fact.at <= at));

const numbersOf = (session: Session, at: number) => new LiveNumbersReader(session).numbers(at);

describe('a replay', () => {
  it('shows at every moment what the session showed then, at whatever speeds and by whatever jumps it came there', async () => {
    const act = fc.oneof(
      fc.record({ speed: fc.constantFrom(...SPEEDS), wait: fc.integer({ min: 1, max: 900 }) }),
      fc.record({ to: fc.integer({ min: 0, max: length - 1 }) }),
      fc.constant({ pause: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), async (acts) => {
        const { clock, replay, told } = room();
        for (const one of acts) {
          if ('to' in one) replay.handlers.jump({ do: 'jump', to: one.to });
          else if ('pause' in one) replay.handlers['pause-replay']({ do: 'pause-replay' });
          else {
            replay.handlers['set-speed']({ do: 'set-speed', speed: one.speed });
            replay.handlers['go-on-replay']({ do: 'go-on-replay' });
            await clock.advance(one.wait);
          }
          await settle();
          if (told.ends > 0) return;
          replay.handlers['pause-replay']({ do: 'pause-replay' });
          const { session, now, live } = replay.view;
          const then = cameBy(now());
          expect(session.log.slice(1)).toEqual(then.log.slice(1));
          expect(live).toEqual(numbersOf(then, now()));
          expect(session.track().beats).toEqual(then.track().beats);
        }
      }),
      { numRuns: 12 },
    );
  });

  it.each(SPEEDS)('goes by %i times as fast as life', async (speed: Speed) => {
    const { clock, replay } = room();
    replay.handlers['set-speed']({ do: 'set-speed', speed });
    await clock.advance(1000);
    expect(replay.view.now()).toBe(1000 * speed);
    replay.handlers['pause-replay']({ do: 'pause-replay' });
    await clock.advance(5000);
    expect(replay.view.now()).toBe(1000 * speed);
  });

  it('changes nothing oftener than twice a second while it is faster than life', async () => {
    const { clock, replay } = room();
    replay.handlers['set-speed']({ do: 'set-speed', speed: 60 });
    const moments = new Set<number>();
    for (let ms = 0; ms < 2000; ms += 50) {
      await clock.advance(50);
      moments.add(replay.view.session.log.length);
    }
    expect(moments.size).toBeLessThanOrEqual(5);
  });

  it('can be jumped to wherever something was led, begun or marked, oldest first', () => {
    const { procedures, course, moments } = past.state;
    const { places } = room().replay.view;
    expect(places).toHaveLength(procedures.length + course.phases.length + moments.marks.length);
    expect(places.length).toBeGreaterThan(3);
    for (const { since, kind } of procedures) expect(places).toContainEqual({ at: since, led: kind });
    for (const phase of course.phases) expect(places).toContainEqual({ at: phase.from, phase });
    for (const mark of moments.marks) expect(places).toContainEqual({ at: mark.moment, mark });
    const times = places.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('comes to its end once, and then stands', async () => {
    const { clock, replay, told } = room();
    replay.handlers['set-speed']({ do: 'set-speed', speed: 60 });
    await clock.advance(length);
    expect(told.ends).toBe(1);
    expect(replay.view.session.state.endedAt).toBe(past.state.endedAt);
  });

  it('adds nothing to what it shows, and has another identity', async () => {
    const facts = JSON.stringify(past.log);
    const { clock, replay } = room();
    replay.obey({ ask: 'stop' });
    replay.obey({ ask: 'resume' });
    replay.obey({ ask: 'rate', value: 4 });
    replay.handlers.jump({ do: 'jump', to: length / 2 });
    await clock.advance(3000);
    expect(JSON.stringify(past.log)).toBe(facts);
    expect(replay.view.session.state.id).toBe('r');
    expect(replay.view.session.log.slice(1)).toEqual(cameBy(replay.view.now()).log.slice(1));
  });

  it('shows the numbers of a file that tells of no link, over its pauses too', () => {
    const rr = swingingHeart({ seed: 3, meanBpm: 64, swingBpm: 8, minutes: 6 });
    const facts = [
      ...recordingFacts(
        { rr, holes: [{ before: 200, ms: 9000 }], notes: [] },
        { id: 'f', epoch: 0, app: 'a', origin: 'o', name: 'n' },
      ),
    ];
    const replayed = new Replayed(facts, 'r');
    replayed.advance(replayed.length - 1);
    const { session } = replayed;
    expect(numbersOf(session, replayed.length - 1).rmssd.shown).toBe(true);
    expect(session.track().beats).toEqual(Session.from(facts.slice(0, -2)).track().beats);
  });
});

describe('a replay in the client’s window', () => {
  it('is told as one, with its time and speed', async () => {
    const { clock, replay, follower } = room();
    await settle();
    expect(follower.replay).toMatchObject({ speed: 1, stopped: false });
    await clock.advance(4000);
    expect(follower.now()).toBe(replay.view.now());
    replay.handlers['set-speed']({ do: 'set-speed', speed: 30 });
    await clock.advance(1000);
    expect(follower.replay?.speed).toBe(30);
    expect(follower.now()).toBe(34_000);
    replay.handlers['pause-replay']({ do: 'pause-replay' });
    await settle();
    expect(follower.replay?.speed).toBe(0);
  });

  it('goes back with the time', async () => {
    const { clock, replay, follower } = room();
    replay.handlers.jump({ do: 'jump', to: length - 1000 });
    await clock.advance(10);
    const late = follower.state?.guide;
    replay.handlers.jump({ do: 'jump', to: 0 });
    await clock.advance(10);
    expect(follower.state?.guide).not.toEqual(late);
    expect(follower.state?.at).toBe(replay.view.session.state.at);
  });

  it('can be stopped there, and neither asks nor stops because the session did', async () => {
    const { clock, replay, follower } = room();
    replay.obey({ ask: 'stop' });
    await settle();
    expect(follower.state?.stopped).toBe(true);
    expect(replay.view).toMatchObject({ running: false, clientStopped: true });
    // The therapist may look on; what the client stopped stays stopped until the client wants it back.
    replay.handlers['go-on-replay']({ do: 'go-on-replay' });
    await clock.advance(2000);
    expect(follower.state?.stopped).toBe(true);
    replay.obey({ ask: 'resume' });
    await settle();
    expect(follower.state?.stopped).toBe(false);
  });

  it('lets the client pause and go on, and choose how it looks and sounds', async () => {
    const { clock, replay, follower } = room();
    replay.obey({ ask: 'pause' });
    expect(replay.view.running).toBe(false);
    replay.obey({ ask: 'resume' });
    expect(replay.view.running).toBe(true);
    replay.obey({ ask: 'view', change: { sound: 'off', theme: 'dim' } });
    replay.handlers.jump({ do: 'jump', to: length / 2 });
    await clock.advance(10);
    expect(follower.state?.view).toMatchObject({ sound: 'off', theme: 'dim', mayAdjust: false });
  });

  it('never hears of heart data', async () => {
    const { clock, replay, air } = room();
    replay.handlers.jump({ do: 'jump', to: length - 1 });
    await clock.advance(10);
    expect(JSON.stringify(air.heard)).not.toMatch(/measurement|rr|mark|rating"/);
  });
});

describe('what may be asked while a replay runs', () => {
  const nothing: readonly Command[] = [
    { do: 'start-session' },
    { do: 'end-session' },
    { do: 'mark', kind: 'shift' },
    { do: 'set-pace', pace: { breathsPerMin: 6, inhaleShare: 0.4 } },
    { do: 'connect-strap' },
    { do: 'erase-session', id: past.state.id },
    { do: 'rename-session', id: past.state.id, name: 'x' },
    { do: 'choose-client', code: 'K1' },
  ];

  it('is nothing that could be recorded; and with its end the client’s window is the desk’s again', async () => {
    const shown: unknown[] = [];
    const actions = replayActions({
      desk: { running: false, epochNow: () => 0 },
      screens: { reviewed: past },
      notices: { list: [] },
      clientWindow: { state: 'closed' },
      publisher: { show: () => undefined, tell: () => undefined, warm: () => undefined },
      mirror: { show: () => shown.push('desk') },
      clock: new ManualClock(),
      newId: () => 'r',
      load: () => Promise.resolve({ openReplay }),
      missing: () => undefined,
      onChange: () => undefined,
    });
    expect(nothing.every((command) => actions.allows(command))).toBe(true);
    actions.handlers['replay-session']({ do: 'replay-session', id: 'another' });
    await settle();
    expect(actions.view).toBeUndefined();
    actions.handlers['replay-session']({ do: 'replay-session', id: past.state.id });
    await settle();
    expect(actions.view).toMatchObject({ screen: 'replay', running: true, speed: 1 });
    expect(nothing.some((command) => actions.allows(command))).toBe(false);
    expect(actions.allows({ do: 'end-replay' })).toBe(true);
    actions.handlers['end-replay']({ do: 'end-replay' });
    expect(actions.view).toBeUndefined();
    expect(shown).toEqual(['desk']);
  });
});
