/**
 * The client's side of the second window: the facts that concern it, folded as they come, and the therapist's clock. It can change
 * nothing by itself; what the client wants travels as a request and comes back as a fact.
 */
import { foldShown, reduceShown, type ShownSession } from '../session/shown.ts';
import { replayTime, shownInReplay, type ShownReplay } from '../session/shown-replay.ts';
import type { EpochMs, Ms, Share } from '../terms/units.ts';
import type { Channel, Locks, Pair } from './peer.ts';
import type { ClientWish } from '../session/client-wish.ts';
import { readFromTherapist, type FromClient, type OwnBreath } from './protocol.ts';

/** `waiting`: no therapist's window has answered yet; `here`: it is open; `gone`: it was here and is not any more. */
export type Presence = 'waiting' | 'here' | 'gone';

export interface FollowOptions {
  readonly channel: Channel<FromClient>;
  readonly pair: Pick<Pair, 'leading' | 'following'>;
  /** The browser's lock manager: each of the two windows holds a lock for as long as it lives. */
  readonly locks: Locks;
  readonly epochNow: () => EpochMs;
  /** Calls back after `ms`; returns the way to cancel. */
  readonly after: (ms: Ms, work: () => void) => () => void;
}

export interface Follower {
  readonly presence: Presence;
  /** `undefined` = no session is running. Kept while the other window is gone, so that the guide can finish its breath. */
  readonly state: ShownSession | undefined;
  /** Where the session of the past is that is replayed; `undefined` = this is no replay. */
  readonly replay: ShownReplay | undefined;
  readonly warmth: Share | undefined;
  /** The client's own breath; `undefined` = it is not measured, or this is a replay. */
  readonly breath: OwnBreath | undefined;
  /** Session time on the therapist's clock; 0 without a session. */
  now(): Ms;
  request(request: ClientWish): void;
  /** Calls back after every change; where only the breath has moved on, `breath` is true. Returns the way to stop it. */
  subscribe(listener: (breath: boolean) => void): () => void;
  close(): void;
}

/** Time probes sent one after another; the quickest answer gives the best offset. */
const PROBES = 8;
const PROBE_EVERY: Ms = 250;

export function follow(options: FollowOptions): Follower {
  const { channel, pair, locks, epochNow, after } = options;
  const listeners = new Set<(breath: boolean) => void>();
  let presence: Presence = 'waiting';
  let state: ShownSession | undefined;
  let replay: ShownReplay | undefined;
  /** The state as it is shown; the same object until something changes. */
  let shown: ShownSession | undefined;
  let warmth: Share | undefined;
  let breath: OwnBreath | undefined;
  let offset: Ms = 0;
  let quickest: Ms = Infinity;
  let probesLeft = 0;
  /** The session whose time was asked for last: each has its own there, and after a hole in the recording it need not be the wall clock's. */
  let timed: string | undefined;
  let closed = false;
  let watching = false;
  let cancelProbe: (() => void) | undefined;
  let letGo: () => void = () => undefined;

  const tell = (moved = false): void => {
    shown = state === undefined || replay === undefined ? state : shownInReplay(state, replay);
    for (const listener of [...listeners]) listener(moved);
  };

  /** Tells by a lock that this window follows; whoever takes it away is not believed. */
  function stay(): void {
    const held = new Promise<void>((resolve) => (letGo = resolve));
    locks
      .request(pair.following, { mode: 'shared' }, () => held)
      .catch(() => {
        if (!closed) stay();
      });
  }

  /** Waits in the queue for the publisher's lock: being granted it means that the publisher is gone. */
  function watch(): void {
    if (watching) return;
    watching = true;
    const gone = (): void => {
      watching = false;
      if (closed) return;
      presence = 'gone';
      warmth = breath = undefined;
      tell();
    };
    locks.request(pair.leading, { mode: 'shared' }, gone).catch(() => (watching = false));
  }

  function probe(): void {
    cancelProbe = undefined;
    if (probesLeft <= 0) return;
    probesLeft -= 1;
    channel.postMessage({ say: 'time?', sent: epochNow() });
    cancelProbe = after(PROBE_EVERY, probe);
  }

  /** Asks anew what time it is there, whatever was answered before. */
  function setClock(): void {
    quickest = Infinity;
    probesLeft = PROBES;
    cancelProbe?.();
    probe();
  }

  function arrive(): void {
    if (presence !== 'here') {
      presence = 'here';
      timed = undefined;
    }
    if (state !== undefined && state.id !== timed) {
      timed = state.id;
      setClock();
    }
    watch();
  }

  const hear = ({ data: received }: MessageEvent<unknown>): void => {
    const data = readFromTherapist(received);
    if (data === undefined) return;
    let moved = false;
    switch (data.say) {
      case 'log':
        state = data.facts.length === 0 ? undefined : foldShown(data.facts);
        ({ replay } = data);
        arrive();
        break;
      case 'fact':
        if (state?.id !== data.session) {
          // We missed the beginning of this session.
          arrive();
          channel.postMessage({ say: 'hello' });
          return;
        }
        state = reduceShown(state, data.fact);
        arrive();
        break;
      case 'replay':
        // One whose log never came is asked for.
        if (replay === undefined) channel.postMessage({ say: 'hello' });
        else ({ replay } = data);
        break;
      case 'warmth':
        warmth = data.warmth;
        break;
      case 'breath':
        moved = (breath === undefined) === (data.breath === undefined);
        ({ breath } = data);
        break;
      case 'time': {
        const back = epochNow();
        const round = back - data.sent;
        // Another window's question may be answered too; what came before it was asked is none of ours.
        if (round < 0 || round >= quickest) return;
        quickest = round;
        offset = data.here - (data.sent + back) / 2;
      }
    }
    tell(moved);
  };
  channel.addEventListener('message', hear);
  stay();
  channel.postMessage({ say: 'hello' });

  return {
    get presence() {
      return presence;
    },
    get state() {
      return shown;
    },
    get replay() {
      return replay;
    },
    get warmth() {
      return warmth;
    },
    get breath() {
      return replay === undefined ? breath : undefined;
    },
    now: () => {
      if (state === undefined) return 0;
      const there = epochNow() + offset;
      return replay === undefined ? there - state.epoch : replayTime(replay, there);
    },
    request: (request) => channel.postMessage({ say: 'request', request }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      closed = true;
      cancelProbe?.();
      letGo();
      channel.removeEventListener('message', hear);
    },
  };
}
