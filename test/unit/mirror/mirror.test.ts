/** Two windows, one truth: late joiners, reloads, lost publishers, requests and the shared clock. */
import { describe, expect, it } from 'vitest';
import { guideMoment } from '../../../src/pacing/guide.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { emptyShown } from '../../../src/session/shown.ts';
import { follow } from '../../../src/mirror/follow.ts';
import { newPair } from '../../../src/mirror/peer.ts';
import type { ClientWish } from '../../../src/session/client-wish.ts';
import { publish } from '../../../src/mirror/publish.ts';
import { Air } from '../../fixtures/air.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

const pair = newPair(globalThis.crypto);

const started: SessionEvent = {
  type: 'started',
  at: 0,
  schema: 1,
  id: 's',
  epoch: 5000,
  app: 'x',
  origin: 'o',
};
const pace = (at: number, breathsPerMin: number, since = at): SessionEvent => ({
  type: 'pace',
  at,
  since,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});

/** Two windows; the locks know them as `therapist` and `client`. */
function windows(skew = 0, delay?: number) {
  const air = new Air();
  const locks = new WindowLocks();
  const clock = new ManualClock();
  const requests: ClientWish[] = [];
  const end = (): ReturnType<Air['end']> => (delay === undefined ? air.end() : air.end(delay, clock));
  const epochNow = (): number => 5000 + clock.now();
  const publisher = publish({
    channel: end(),
    pair,
    locks: locks.of('therapist'),
    epochNow,
    onRequest: (request) => requests.push(request),
  });
  const follower = follow({
    channel: end(),
    pair,
    locks: locks.of('client'),
    epochNow: () => epochNow() + skew,
    after: clock.after,
  });
  return { air, locks, clock, requests, publisher, follower };
}

describe('the second window', () => {
  it('waits until a therapist window answers, then knows that no session runs', async () => {
    const w = windows();
    await settle();
    expect(w.follower.presence).toBe('waiting');
    w.publisher.show(undefined);
    await settle();
    expect(w.follower.presence).toBe('here');
    expect(w.follower.state).toBeUndefined();
  });

  it('joins late and stands where the first window stands', async () => {
    const w = windows();
    const session = Session.from([started, pace(0, 6), pace(7000, 5, 10_000)]);
    w.publisher.show(session);
    await settle();
    await w.clock.advance(13_333);
    const here = guideMoment(session.state.guide, w.clock.now());
    const there = guideMoment(w.follower.state?.guide ?? [], w.follower.now());
    expect(there).toEqual(here);
    expect(there?.periodMs).toBe(12_000);
  });

  it('follows each further fact, and never hears of heart data', async () => {
    const w = windows();
    const session = Session.from([started]);
    w.publisher.show(session);
    session.record(pace(100, 5.5));
    session.record({ type: 'measurement', at: 200, who: 'client', bpm: 61, rr: [980] });
    session.record({ type: 'stop', at: 300, by: 'client' });
    await settle();
    expect(w.follower.state?.stopped).toBe(true);
    expect(JSON.stringify(w.air.heard)).not.toContain('measurement');
  });

  it('hears that what is shown is simulated', async () => {
    const w = windows();
    const session = Session.from([started, { type: 'simulated', at: 0, who: 'client', scenario: 'typical' }]);
    w.publisher.show(session);
    await settle();
    expect(w.follower.state?.simulated).toBe('typical');
  });

  it('shows all that the first window shows of the picture, step by step', async () => {
    const w = windows();
    const session = Session.from([{ ...started, at: 0 }]);
    w.publisher.show(session);
    const step = { attempt: 1, pace: { breathsPerMin: 6, inhaleShare: 0.4 }, breaths: 6, rate: 6 } as const;
    const facts: SessionEvent[] = [
      { type: 'client-view', at: 1, look: 'line', words: false },
      { type: 'practice', at: 2, plan: practicePlan(6) },
      { type: 'step', at: 3, since: 3, step: { ...step, id: 'practice-1', kind: 'paced' } },
      pace(4, 6),
      { type: 'step-ended', at: 50_000, id: 'practice-1', attempt: 1, until: 50_000, why: 'done' },
      { type: 'step', at: 60_000, since: 60_000, step: { ...step, id: 'unguided', kind: 'unguided' } },
      { type: 'rest', at: 90_000, since: 95_000, by: 'client' },
      { type: 'led-ended', at: 96_000, why: 'complete' },
      { type: 'stop', at: 97_000, by: 'client' },
      { type: 'resume', at: 98_000, by: 'client' },
      { type: 'ended', at: 99_000 },
    ];
    for (const fact of facts) {
      session.record(fact);
      await settle();
      const { at: _at, ...there } = w.follower.state ?? emptyShown;
      expect(session.state).toMatchObject(there);
    }
    expect(Object.keys(w.follower.state ?? {}).sort()).toEqual(
      [...Object.keys(emptyShown), 'endedAt', 'restedBy'].sort(),
    );
  });

  it('says so when the other window is gone, keeps the guide, and is found again after a reload', async () => {
    const w = windows();
    const session = Session.from([started, pace(0, 6)]);
    w.publisher.show(session);
    await settle();
    w.publisher.close();
    w.locks.close('therapist');
    await settle();
    expect(w.follower.presence).toBe('gone');
    expect(w.follower.state?.guide).toHaveLength(1);
    const again = publish({
      channel: w.air.end(),
      pair,
      locks: w.locks.of('therapist again'),
      epochNow: () => 0,
      onRequest: () => undefined,
    });
    again.show(Session.from([...session.log, pace(9000, 5.5, 10_000)]));
    await settle();
    expect(w.follower.presence).toBe('here');
    expect(w.follower.state?.pace.breathsPerMin).toBe(5.5);
    w.locks.close('therapist again');
    await settle();
    expect(w.follower.presence).toBe('gone');
  });

  it('is not lost when a stranger takes the lock of the window that leads', async () => {
    const w = windows();
    w.publisher.show(Session.from([started, pace(0, 6)]));
    await settle();
    const stranger = w.locks.of('stranger');
    await stranger.request(pair.leading, { steal: true }, () => undefined);
    await settle();
    expect(w.follower.presence).toBe('here');
    expect(w.locks.holders(pair.leading)).toEqual(['therapist']);
    await stranger.request(pair.following, { steal: true }, () => undefined);
    await settle();
    expect(w.locks.holders(pair.following)).toEqual(['client']);
  });

  it('tells by a lock that it follows, until it is closed', async () => {
    const w = windows();
    await settle();
    expect(w.locks.holders(pair.following)).toEqual(['client']);
    w.follower.close();
    await settle();
    expect(w.locks.holders(pair.following)).toEqual([]);
  });

  it('asks again when it hears a fact of a session whose beginning it missed', async () => {
    const w = windows();
    await settle();
    const session = Session.from([{ ...started, id: 'other' }, pace(0, 6)]);
    w.publisher.show(session);
    await settle();
    // The beginning of the next one is lost on the way.
    const next = Session.from([{ ...started, id: 'next' }, pace(0, 6)]);
    w.air.mute(true);
    w.publisher.show(next);
    await settle();
    w.air.mute(false);
    next.record(pace(500, 5));
    await settle();
    expect(w.follower.state?.id).toBe('next');
    expect(w.follower.state?.pace.breathsPerMin).toBe(5);
  });

  it('sends what the client asks for', async () => {
    const w = windows();
    w.follower.request({ ask: 'stop' });
    await settle();
    expect(w.requests).toEqual([{ ask: 'stop' }]);
  });

  it('measures the clocks apart and stands within a millisecond of the therapist, through a slow channel', async () => {
    const w = windows(137, 4);
    w.publisher.show(Session.from([started]));
    await w.clock.advance(5000);
    expect(Math.abs(w.follower.now() - w.clock.now())).toBeLessThan(1);
  });

  it('believes the quickest answer, whatever slower ones say after it', () => {
    let hear: (event: MessageEvent<unknown>) => void = () => undefined;
    const sent: number[] = [];
    let now = 1_000_000;
    const follower = follow({
      channel: {
        postMessage: (message) => {
          if (message.say === 'time?') sent.push(message.sent);
        },
        addEventListener: (_, listener) => (hear = listener),
        removeEventListener: () => undefined,
      },
      pair: newPair(globalThis.crypto),
      locks: new WindowLocks().of('client'),
      epochNow: () => now,
      after: () => () => undefined,
    });
    const say = (data: unknown): void => hear({ data } as MessageEvent<unknown>);
    say({ say: 'log', facts: [{ ...started, epoch: 1_000_000 }] });
    const asked = sent[0] ?? NaN;
    /** An answer of a clock that is `ahead`, that comes after `round` ms. */
    const answer = (round: number, ahead: number): void => {
      now = asked + round;
      say({ say: 'time', sent: asked, here: asked + round / 2 + ahead });
    };
    answer(40, 500);
    expect(follower.now() - (now - 1_000_000)).toBeCloseTo(500, 6);
    for (const [round, ahead] of [
      [41, 900],
      [40, 700],
      [4000, 100],
    ] as const) {
      answer(round, ahead);
      expect(follower.now() - (now - 1_000_000)).toBeCloseTo(500, 6);
    }
    answer(10, 480);
    expect(follower.now() - (now - 1_000_000)).toBeCloseTo(480, 6);
    follower.close();
  });
});
