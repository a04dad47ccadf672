/** The two windows put together: what the client's window is shown, and whose wish is obeyed, at the desk and while a session of the past runs again. */
import { describe, expect, it } from 'vitest';
import { follow } from '../../../src/mirror/follow.ts';
import { pairOf } from '../../../src/mirror/peer.ts';
import { Session } from '../../../src/session/session.ts';
import { openClientSide } from '../../../src/therapist/client-side.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
// What is fetched when it is wanted is at hand.
import '../../../src/therapist/replay-desk.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { Air } from '../../fixtures/air.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { richSession } from '../../fixtures/rich-session.ts';
import { started } from '../../fixtures/started.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

const SECRET = '00000000-0000-4000-8000-000000000001.00000000-0000-4000-8000-000000000002';

async function room({ recovered = false, past = richSession() } = {}) {
  const clock = new ManualClock();
  const air = new Air();
  const locks = new WindowLocks();
  const notices = keepNotices(() => undefined);
  const epochNow = (): number => 1_800_000_000_000 + clock.now();
  let session = Session.from([{ ...started, id: 'desk' }]);
  let running = false;
  let leave: (() => void) | undefined;
  let work: (session: Session) => (() => void) | undefined = () => undefined;
  const obeyed: unknown[] = [];
  const count = { changes: 0 };
  const names: string[] = [];
  const therapist = locks.of('therapist');
  // The client's window follows before the therapist's is opened anew.
  const pair = pairOf(SECRET)!;
  const open = (name: string) =>
    follow({ channel: air.end(), pair, locks: locks.of(name), epochNow, after: clock.after });
  const follower = open('client');
  await settle();
  const window = {
    crypto: globalThis.crypto,
    navigator: { locks: therapist },
    BroadcastChannel: function (name: string) {
      names.push(name);
      return air.end();
    },
  };
  const side = await openClientSide({
    window: window as unknown as Window & typeof globalThis,
    desk: {
      get session() {
        return session;
      },
      get running() {
        return running;
      },
      now: () => clock.now(),
      epochNow,
      follow: (next: typeof work) => {
        work = next;
        leave = work(session);
      },
    } as never,
    records: {
      recovered: recovered ? {} : undefined,
      setting: () => Promise.resolve(SECRET),
      keep: () => undefined,
    } as never,
    screens: {
      get reviewed() {
        return past;
      },
    } as never,
    notices,
    clock,
    obey: (request) => obeyed.push(request),
    onChange: () => (count.changes += 1),
  });
  await settle();
  return {
    side,
    open,
    follower,
    notices,
    obeyed,
    count,
    names,
    pair,
    take: (next: Session, on: boolean) => {
      session = next;
      running = on;
      leave?.();
      leave = work(next);
    },
    replay: async (id: string) => {
      side.replays.handlers['replay-session']({ do: 'replay-session', id });
      for (let i = 0; i < 200 && !side.replays.on; i++) await settle();
      await settle();
    },
  };
}

const idOf = (session: Session | undefined): string | undefined => session?.state.id;

describe('the client’s window at the desk', () => {
  it('is found again by the pair that was kept, and shown the session there', async () => {
    const { names, pair, follower, side, open, take } = await room();
    expect(names).toEqual([pair.channel]);
    expect(follower.state?.stopped).toBe(false);
    expect(follower.replay).toBeUndefined();
    expect(side.clientWindow.state).toBe('closed');
    // One that says hello is there, and is shown what is at the desk now.
    take(
      Session.from([
        { ...started, id: 'next' },
        { type: 'stop', at: 5, by: 'client' },
      ]),
      false,
    );
    const late = open('another client');
    await settle();
    expect(side.clientWindow.state).toBe('open');
    expect(late.state?.stopped).toBe(true);
  });

  it('is shown nothing while it is open whether a session goes on', async () => {
    const { follower, take } = await room({ recovered: true });
    expect(follower.state).toBeUndefined();
    take(Session.from([{ ...started, id: 'on' }]), true);
    await settle();
    expect(follower.state).toBeDefined();
  });

  it('tells what the client does, and has everything else obeyed', async () => {
    const { side, follower, obeyed } = await room();
    follower.request({ ask: 'know', doing: 'grounding' });
    follower.request({ ask: 'stop' });
    await settle();
    expect(side.clientWindow.doing).toBe('grounding');
    expect(obeyed).toEqual([{ ask: 'stop' }]);
  });
});

describe('a session of the past that runs again', () => {
  it('is what the client’s window is shown and stops, whatever happens at the desk, until it is left', async () => {
    const past = richSession();
    const { side, follower, obeyed, replay, take, count } = await room({ past });
    await replay('another');
    expect(side.replays.on).toBe(false);
    const before = count.changes;
    await replay(past.state.id);
    expect(side.replays.on).toBe(true);
    expect(count.changes).toBeGreaterThan(before);
    expect(follower.replay).toMatchObject({ speed: 1, stopped: false });
    const id = side.replays.view?.screen === 'replay' ? idOf(side.replays.view.session) : undefined;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    // A guide that begins at the desk is not shown over it.
    const other = Session.from([{ ...started, id: 'other' }]);
    take(other, false);
    other.record({ type: 'pace', at: 1, since: 1, pace: { breathsPerMin: 6, inhaleShare: 0.4 } });
    await settle();
    expect(follower.replay).toBeDefined();
    follower.request({ ask: 'stop' });
    follower.request({ ask: 'know', doing: 'grounding' });
    await settle();
    expect(obeyed).toEqual([]);
    expect(follower.state?.stopped).toBe(true);
    expect(side.clientWindow.doing).toBe('grounding');
    side.replays.handlers['end-replay']({ do: 'end-replay' });
    await settle();
    expect(follower.replay).toBeUndefined();
    expect(follower.state?.stopped).toBe(false);
    follower.request({ ask: 'pause' });
    await settle();
    expect(obeyed).toEqual([{ ask: 'pause' }]);
  });

  it('that cannot be begun is told of with what to do', async () => {
    const past = richSession();
    const broken = { state: past.state, log: undefined } as unknown as Session;
    const { notices, side, replay } = await room({ past: broken });
    await replay(past.state.id);
    expect(side.replays.on).toBe(false);
    expect(notices.list).toEqual([
      { key: 'part', icon: 'info', ...noticeWords.missingPart, dismissible: true },
    ]);
  });
});
