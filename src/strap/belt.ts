/**
 * A respiration belt (Vernier Go Direct) as a device of its own beside the strap: chosen from a list of its own, linked, started, heard, found again, stopped. It shares nothing with the strap's
 * link, so heart rate cannot notice it. The belt sends no times: its samples are counted, and the clock's map is found from their arrival.
 */
import type { BreathCode } from '../terms/breath-codes.ts';
import type { Clock } from '../terms/clock.ts';
import type { Ms } from '../terms/units.ts';
import type { BreathEvent } from './breath-event.ts';
import { gattQueue, type GattQueue } from './gatt-queue.ts';
import { VERNIER_SERVICE } from './services/sensor-services.ts';
import { onValue } from './services/values.ts';
import {
  pieces,
  VERNIER,
  VERNIER_COMMAND,
  VERNIER_RESPONSE,
  vernierCommands,
  VernierReader,
} from './services/vernier.ts';

const LINK_WITHIN: Ms = 20_000;
const ANSWER_WITHIN: Ms = 5_000;
const SILENT_AFTER: Ms = 3_000;
/** Waits between tries to find it again; the last one stays. */
const TRIES: readonly Ms[] = [1_000, 2_000, 4_000, 8_000, 15_000];
const PERIOD: Ms = 50;
/** Force of a belt that is too loose or too tight says nothing, N; judged on the last two seconds. */
const RANGE = [0.05, 49.5] as const;
const JUDGED = 40;

export interface Belt {
  /** Opens the browser's list; call it from a person's touch. Never throws: what happens is told. */
  choose(): Promise<void>;
  /** Ends the stream and the link. */
  stop(): void;
}

export interface BeltOptions {
  /** The browser's Bluetooth; `undefined` where it has none. */
  readonly bluetooth: Bluetooth | undefined;
  readonly clock: Clock;
  readonly tell: (event: BreathEvent) => void;
}

export function openBelt({ bluetooth, clock, tell }: BeltOptions): Belt {
  let device: BluetoothDevice | undefined;
  let scope: AbortController | undefined;
  let cancelRetry: () => void = () => undefined;
  /** Ends the stream at the belt, while there is one. */
  let endStream: (() => Promise<void>) | undefined;
  let heardBefore = false;
  let tries = 0;

  const say = (state: Extract<BreathEvent, { type: 'breath' }>['state'], code?: BreathCode): void =>
    tell({
      type: 'breath',
      at: clock.now(),
      state,
      source: 'vernier',
      ...(device?.name !== undefined && { name: device.name }),
      ...(code !== undefined && { code }),
    });

  const within = async <T>(ms: Ms, call: Promise<T>): Promise<T> => {
    let cancel: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = clock.after(ms, () => reject(new DOMException('', 'TimeoutError')));
    });
    try {
      return await Promise.race([call, late]);
    } finally {
      cancel();
    }
  };

  const hangUp = (): void => {
    scope?.abort();
    scope = undefined;
    endStream = undefined;
    cancelRetry();
    device?.gatt?.disconnect();
  };

  /** The link ended or did not come up: one that ran before is sought again. */
  const fail = (): void => {
    const { length } = TRIES;
    hangUp();
    if (!heardBefore) {
      device = undefined;
      say('refused', 'belt-failed');
      return;
    }
    // Once for each loss, not for each try.
    if (tries === 0) say('lost', 'belt-lost');
    cancelRetry = clock.after(TRIES[Math.min(tries, length - 1)]!, () => void attempt());
    tries += 1;
  };

  /** Takes forces as they come; returns what ends its waiting. */
  const listener = (signal: AbortSignal): ((forces: readonly number[]) => void) => {
    let device: Ms | undefined;
    let state: 'new' | 'running' | 'range' | 'silent' = 'new';
    let recent: number[] = [];
    let cancel = clock.after(ANSWER_WITHIN, fail);
    signal.addEventListener('abort', () => cancel(), { once: true });
    return (forces) => {
      const values = forces.filter((force) => Number.isFinite(force));
      if (signal.aborted || values.length === 0) return;
      cancel();
      cancel = clock.after(SILENT_AFTER, () => {
        state = 'silent';
        // How many samples were lost is not known: what comes next is another stream.
        device = undefined;
        say('lost', 'silent');
      });
      recent = [...recent, ...values].slice(-JUDGED);
      const beyond = recent.filter((force) => force <= RANGE[0] || force >= RANGE[1]).length;
      const isBeyond = recent.length === JUDGED && beyond > JUDGED / 2;
      if (isBeyond && state !== 'range') say('lost', 'belt-range');
      if (!isBeyond && state !== 'running') say('running');
      if (isBeyond && state !== 'range') device = undefined;
      state = isBeyond ? 'range' : 'running';
      heardBefore = true;
      tries = 0;
      if (isBeyond) return;
      device = device === undefined ? 0 : device + values.length * PERIOD;
      tell({
        type: 'breath-frame',
        at: clock.now(),
        source: 'vernier',
        kind: 'force',
        device,
        samples: values.map((value) => [value]),
        hz: 1000 / PERIOD,
      });
    };
  };

  async function attempt(): Promise<void> {
    const gatt = device?.gatt;
    if (device === undefined || gatt === undefined) return;
    const mine = new AbortController();
    const { signal } = mine;
    scope = mine;
    const queue = gattQueue(signal);
    if (!heardBefore) say('starting');
    device.addEventListener(
      'gattserverdisconnected',
      () => {
        if (!gatt.connected && !signal.aborted) fail();
      },
      { signal },
    );
    try {
      await within(LINK_WITHIN, start(gatt, queue, signal));
    } catch {
      if (!signal.aborted) fail();
    }
  }

  async function start(
    gatt: BluetoothRemoteGATTServer,
    queue: GattQueue,
    signal: AbortSignal,
  ): Promise<void> {
    const server = await queue(() => gatt.connect());
    const service = await queue(() => server.getPrimaryService(VERNIER_SERVICE));
    const command = await queue(() => service.getCharacteristic(VERNIER_COMMAND));
    const response = await queue(() => service.getCharacteristic(VERNIER_RESPONSE));
    const reader = new VernierReader();
    const pack = vernierCommands();
    const hear = listener(signal);
    let answered: ((command: number, ok: boolean) => void) | undefined;
    onValue(response, signal, (view) => {
      for (const said of reader.push(view)) {
        if (said.said === 'answer') answered?.(said.command, said.ok);
        if (said.said === 'force') hear(said.values);
      }
    });
    await queue(() => response.startNotifications());
    const write = async (payload: readonly number[]): Promise<void> => {
      for (const piece of pieces(pack(payload))) await queue(() => command.writeValueWithResponse(piece));
    };
    for (const payload of [VERNIER.init, VERNIER.period(PERIOD * 1000), VERNIER.start]) {
      const answer = new Promise<void>((resolve, reject) => {
        answered = (said, ok) => {
          if (said !== payload[0]) return;
          if (ok) resolve();
          else reject(new DOMException('', 'OperationError'));
        };
      });
      await Promise.all([write(payload), within(ANSWER_WITHIN, answer)]);
    }
    endStream = async () => {
      await write(VERNIER.stop);
      await write(VERNIER.disconnect);
    };
  }

  return {
    async choose() {
      if (bluetooth === undefined) {
        say('refused', 'belt-failed');
        return;
      }
      try {
        const chosen = await bluetooth.requestDevice({
          filters: [{ namePrefix: 'GDX' }],
          optionalServices: [VERNIER_SERVICE],
        });
        hangUp();
        device = chosen;
        heardBefore = false;
        tries = 0;
        void attempt();
      } catch (cause) {
        // A list that was closed changes nothing.
        if (!(cause instanceof DOMException) || cause.name !== 'NotFoundError') say('refused', 'belt-failed');
      }
    },
    stop() {
      if (device === undefined) return;
      const end = endStream;
      const { gatt } = device;
      endStream = undefined;
      // A belt that is not told goes on sending until its battery is empty.
      const ended = end === undefined ? Promise.resolve() : within(ANSWER_WITHIN, end());
      const ending = scope;
      void ended
        .catch(() => undefined)
        .finally(() => {
          ending?.abort();
          gatt?.disconnect();
        });
      cancelRetry();
      scope = undefined;
      say('off');
      device = undefined;
    },
  };
}
