/**
 * A simulated respiration belt in Vernier's bytes: it answers commands and sends 20 forces a second, three at a time. Its troubles can be told to it. It knows nothing of
 * lungs; `read` says how hard it is pulled.
 */
import type { Clock } from '../src/terms/clock.ts';
import type { Ms } from '../src/terms/units.ts';
import { SimulatedDevice } from './bluetooth.ts';
import type { Air } from './gatt-server.ts';

const SERVICE = 'd91714ef-28b9-4f91-ba16-f0d9a604f112';
const COMMAND = 'f4bf14a6-c7d5-4b6d-8aa8-df1a7c83adcb';
const RESPONSE = 'b41e6675-a329-40e0-aa01-44d2f444babe';
const PERIOD: Ms = 50;
const IN_PACKET = 3;

/** What a belt can do wrong. */
export type BeltTrouble = 'none' | 'mute' | 'refuses' | 'loose' | 'silent';

export interface SimulatedBelt {
  readonly device: SimulatedDevice;
  trouble: BeltTrouble;
  /** Whether it sends, which empties its battery. */
  readonly sending: boolean;
  /** The link breaks, and it cannot be reached for this long. */
  loseLink(forMs: Ms): void;
}

/** `read`: pull at a moment of the clock, N; asked for rising times. */
export function createBelt(clock: Clock, read: (at: Ms) => number): SimulatedBelt {
  const air: Air = { outOfRangeUntil: -Infinity, busyUntil: -Infinity, hangUntil: -Infinity };
  let written: number[] = [];
  let counter = 0;
  let cancel: () => void = () => undefined;
  let sending = false;

  const stop = (): void => {
    cancel();
    sending = false;
    written = [];
  };

  const packet = (kind: number, payload: readonly number[]): void => {
    counter = (counter + 1) & 255;
    const bytes = [kind, payload.length + 4, counter, 0, ...payload];
    bytes[3] = bytes.reduce((sum, byte) => sum + byte, 0) & 255;
    // As over the air: twenty bytes at a time.
    for (let from = 0; from < bytes.length; from += 20)
      device.gatt.notify(RESPONSE, new DataView(Uint8Array.from(bytes.slice(from, from + 20)).buffer));
  };

  const send = (): void => {
    cancel = clock.after(PERIOD * IN_PACKET, send);
    const values = Array.from({ length: IN_PACKET }, (_, i) => {
      const force = read(clock.now() - (IN_PACKET - 1 - i) * PERIOD);
      return belt.trouble === 'loose' ? 0 : force;
    });
    if (belt.trouble === 'silent') return;
    const floats = new Uint8Array(new Float32Array(values).buffer);
    packet(0x20, [0x06, 0x02, 0x00, IN_PACKET, 0, ...floats]);
  };

  const obey = (command: readonly number[]): void => {
    const { trouble } = belt;
    if (trouble === 'mute') return;
    const op = command[4] ?? 0;
    clock.after(20, () => packet(0x58, [op, command[2] ?? 0, trouble === 'refuses' ? 1 : 0]));
    if (trouble === 'refuses') return;
    if (op === 0x18) {
      stop();
      sending = true;
      cancel = clock.after(PERIOD * IN_PACKET, send);
    } else if (op === 0x19) stop();
  };

  const device = new SimulatedDevice(
    {
      id: 'simulated-belt',
      name: 'GDX-RB simulated',
      offer: {
        [SERVICE]: {
          [COMMAND]: {
            notify: false,
            write: (bytes) => {
              written.push(...new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
              const length = written[1] ?? Infinity;
              if (written.length >= length) obey(written.splice(0, length));
              return Promise.resolve();
            },
          },
          [RESPONSE]: 'notify',
        },
      },
      air,
      // It has no heart.
      source: {
        connect: () => undefined,
        disconnect: () => undefined,
        advance: () => [],
        nextAt: () => undefined,
      },
      unlinked: stop,
    },
    clock,
  );

  const belt: SimulatedBelt = {
    device,
    trouble: 'none',
    get sending() {
      return sending;
    },
    loseLink: (forMs) => {
      air.outOfRangeUntil = clock.now() + forMs;
      device.gatt.drop();
    },
  };
  return belt;
}
