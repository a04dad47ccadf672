/**
 * The link to one wanted strap at a time: connecting with a time-out of its own, noticing loss and silence, trying again
 * for as long as the strap is wanted. State lives in this closure and shows only as events. It opens no chooser.
 */
import type { StrapErrorCode } from '../terms/strap-codes.ts';
import type { Ms } from '../terms/units.ts';
import { Attempts, type Ended } from './attempts.ts';
import { openConnection, type Connection } from './connection.ts';
import type { Linked } from './services/values.ts';
import { readPacket } from './packets.ts';
import { followBattery } from './services/battery.ts';
import { readDeviceInformation } from './services/device-information.ts';
import { readBodyLocation } from './services/heart-rate.ts';
import type { Clock } from '../terms/clock.ts';
import { watchSilence } from './silence.ts';
import { strapError } from './strap-error.ts';
import type { LinkState } from '../terms/link-state.ts';
import type { LinkEvent, StrapEvent } from './strap-event.ts';

const CONNECT_WITHIN: Ms = 15_000;
/** A strap that never showed a heart rate service is asked this often: some browsers list services late. */
const TRIES_WITHOUT_SERVICE = 3;

const NEVER_RAN: Omit<Ended, 'code'> = { heard: false, lived: 0 };

export interface Link {
  /** The strap that is wanted; `undefined` = none. */
  readonly device: BluetoothDevice | undefined;
  /** Takes up a strap in place of any other. `justChosen` = a person picked it from the browser's list a moment ago. */
  start(device: BluetoothDevice, justChosen: boolean): void;
  /** Tries at once if the link is lost; otherwise nothing. */
  retryNow(): void;
  /** Ends the link and wants no strap any more, without a word. */
  stop(): void;
  /**
   * Lets another service of the strap be used beside heart rate, on the link that is up and on those after it; `undefined` = none. Whatever it does,
   * heart rate goes on.
   */
  beside(work: Beside | undefined): void;
  /** Reports a state of the link, as for the chooser, which is not the link's own affair. */
  say(state: LinkState, more?: Pick<LinkEvent, 'retryInMs' | 'code'>): void;
}

/** What is done with a link that is up, beside heart rate. */
export type Beside = (linked: Linked) => Promise<void>;

/** One strap that is wanted, for as long as it is. */
interface Wanted {
  readonly device: BluetoothDevice;
  readonly justChosen: boolean;
  connectedBefore: boolean;
  described: boolean;
  battery: number | undefined;
  readonly attempts: Attempts;
  /** Ended when the strap is in reach again or no longer wanted. */
  readonly search: AbortController;
  /** The link that is up, referred to so that the browser does not drop its parts. */
  held: Connection | undefined;
  /** The link that is up has told what the strap is. */
  ready: boolean;
}

/** The link, without a strap yet. */
export function openLink(clock: Clock, emit: (event: StrapEvent) => void): Link {
  let wanted: Wanted | undefined;
  /** Of the attempt or connection under way; nothing with an aborted scope may speak. */
  let scope: AbortController | undefined;
  let cancelRetry: (() => void) | undefined;
  let connection = 0;
  /** The number has been used by a link that came up, so the next attempt takes a new one. */
  let numberUsed = true;
  let besideHeart: Beside | undefined;

  const say: Link['say'] = (state, more = {}) => {
    emit({ type: 'link', at: clock.now(), state, connection: Math.max(1, connection), ...more });
  };

  const hangUp = (): void => {
    cancelRetry?.();
    cancelRetry = undefined;
    scope?.abort();
    scope = undefined;
    if (wanted !== undefined) {
      wanted.held = undefined;
      wanted.ready = false;
    }
    // Also ends a connect() that hangs.
    wanted?.device.gatt?.disconnect();
  };

  const stop = (): void => {
    hangUp();
    wanted?.search.abort();
    wanted = undefined;
  };

  const fail = (strap: Wanted, cause: StrapErrorCode, ran: Omit<Ended, 'code'> = NEVER_RAN): void => {
    hangUp();
    const { failures } = strap.attempts;
    const { code, retryInMs } = strap.attempts.ended({ code: cause, ...ran });
    const hopeless =
      !strap.connectedBefore &&
      (code === 'permission-refused' ||
        (code === 'no-heart-rate-service' && failures + 1 >= TRIES_WITHOUT_SERVICE));
    if (hopeless) {
      stop();
      say('idle', { code });
      return;
    }
    cancelRetry = clock.after(retryInMs, () => void attempt(strap));
    if (!strap.justChosen && !strap.connectedBefore) search(strap);
    say('lost', { retryInMs, code });
  };

  /** A remembered strap that this browser has not seen since its start can be linked only once a scan has seen it. */
  const search = ({ device, search: { signal } }: Wanted): void => {
    if (typeof device.watchAdvertisements !== 'function' || device.watchingAdvertisements) return;
    device.addEventListener('advertisementreceived', retryNow, { signal });
    device.watchAdvertisements({ signal }).catch(() => undefined);
  };

  const describe = async (strap: Wanted, link: Connection, signal: AbortSignal): Promise<void> => {
    if (!strap.described) {
      const told = { ...(await readBodyLocation(link)), ...(await readDeviceInformation(link)) };
      if (signal.aborted) return;
      strap.described = true;
      const { name } = strap.device;
      emit({ type: 'device', at: clock.now(), ...(name !== undefined && { name }), ...told });
    }
    await followBattery(link, clock.after, (percent) => {
      if (percent === strap.battery) return;
      strap.battery = percent;
      emit({ type: 'battery', at: clock.now(), percent });
    });
  };

  const alongside = (link: Connection): void => {
    if (besideHeart !== undefined && !link.signal.aborted) void besideHeart(link).catch(() => undefined);
  };

  const attempt = async (strap: Wanted): Promise<void> => {
    cancelRetry?.();
    cancelRetry = undefined;
    const mine = new AbortController();
    const { signal } = mine;
    scope = mine;
    if (numberUsed) {
      connection += 1;
      numberUsed = false;
    }
    /** Trouble that needs somebody's hand is told on, until a packet shows that it is over. */
    const sayOn = (state: LinkState): void => {
      const { standing } = strap.attempts;
      say(state, standing && { code: standing });
    };
    sayOn(strap.connectedBefore ? 'reconnecting' : 'connecting');
    const cancelTimeout = clock.after(CONNECT_WITHIN, () => {
      fail(strap, strap.device.gatt?.connected === true ? 'no-answer' : 'timed-out');
    });
    signal.addEventListener('abort', cancelTimeout, { once: true });
    let upAt: Ms | undefined;
    let heard = false;
    const ran = (): Omit<Ended, 'code'> => ({ heard, lived: upAt === undefined ? 0 : clock.now() - upAt });
    let hear = (): void => undefined;
    const up = (): void => {
      if (upAt !== undefined) return;
      upAt = clock.now();
      cancelTimeout();
      numberUsed = true;
      strap.connectedBefore = true;
      strap.search.abort();
      const watch = watchSilence(
        clock,
        (silent) => {
          sayOn(silent ? 'silent' : 'connected');
        },
        () => {
          fail(strap, 'strap-silent', ran());
        },
      );
      hear = watch.heard;
      signal.addEventListener('abort', watch.stop, { once: true });
      sayOn('connected');
    };
    try {
      const link = await openConnection(strap.device, signal, {
        packet(view) {
          strap.attempts.heard();
          heard = true;
          up();
          hear();
          for (const event of readPacket(view, clock.now())) emit(event);
        },
        lost() {
          fail(strap, 'link-lost', ran());
        },
        late() {
          if (scope === undefined || wanted?.device !== strap.device) strap.device.gatt?.disconnect();
        },
      });
      strap.held = link;
      up();
      await describe(strap, link, signal);
      strap.ready = true;
      alongside(link);
    } catch (thrown) {
      if (signal.aborted) return;
      const { connectedBefore, justChosen } = strap;
      fail(strap, strapError(thrown, { connectedBefore, justChosen }).code);
    }
  };

  const retryNow = (): void => {
    if (wanted !== undefined && scope === undefined) void attempt(wanted);
  };

  return {
    get device() {
      return wanted?.device;
    },
    start(device, justChosen) {
      stop();
      wanted = {
        device,
        justChosen,
        connectedBefore: false,
        described: false,
        battery: undefined,
        attempts: new Attempts(),
        search: new AbortController(),
        held: undefined,
        ready: false,
      };
      void attempt(wanted);
    },
    retryNow,
    stop,
    beside(work) {
      besideHeart = work;
      if (wanted?.held !== undefined && wanted.ready) alongside(wanted.held);
    },
    say,
  };
}
