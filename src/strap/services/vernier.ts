/**
 * Vernier's Go Direct devices, for the respiration belt: the bytes of their commands and packets, and their meaning. Nothing here throws, whatever the bytes.
 * A command is `58, length, counter, checksum, payload`; the counter falls by one, the checksum is the sum of all other bytes.
 */

export const VERNIER_COMMAND = 'f4bf14a6-c7d5-4b6d-8aa8-df1a7c83adcb';
export const VERNIER_RESPONSE = 'b41e6675-a329-40e0-aa01-44d2f444babe';

const FIRST_COUNTER = 0xfe;
const u32 = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);

/** Payloads of the commands. */
export const VERNIER = {
  init: [
    0x1a, 0xa5, 0x4a, 0x06, 0x49, 0x07, 0x48, 0x08, 0x47, 0x09, 0x46, 0x0a, 0x45, 0x0b, 0x44, 0x0c, 0x43,
    0x0d, 0x42, 0x0e, 0x41,
  ],
  period: (us: number): number[] => [0x1b, 0xff, 0x00, ...u32(us), 0, 0, 0, 0],
  /** Channel 1 is the belt's force. */
  start: [0x18, 0xff, 0x01, ...u32(2), 0, 0, 0, 0, 0, 0, 0, 0],
  stop: [0x19, 0xff, 0x00, 0xff, 0xff, 0xff, 0xff],
  disconnect: [0x54],
} as const;

/** Makes commands one after another. */
export function vernierCommands(): (payload: readonly number[]) => Uint8Array<ArrayBuffer> {
  let counter = FIRST_COUNTER;
  return (payload) => {
    const command = [0x58, payload.length + 4, counter, 0, ...payload];
    command[3] = command.reduce((sum, byte) => sum + byte, 0) & 255;
    counter = (counter + 255) & 255;
    return Uint8Array.from(command);
  };
}

/** Pieces in which a command is written. */
export const pieces = (command: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] =>
  Array.from({ length: Math.ceil(command.length / 20) }, (_, i) => command.slice(20 * i, 20 * i + 20));

export type VernierSaid =
  | { readonly said: 'answer'; readonly command: number; readonly ok: boolean }
  /** Force in N, oldest first; `NaN` where the belt had none. */
  | { readonly said: 'force'; readonly values: readonly number[] }
  /** Samples were lost. */
  | { readonly said: 'dropped' }
  | { readonly said: 'other' };

/** Joins notifications to whole packets; each begins with its kind and its length. */
export class VernierReader {
  #held: number[] = [];

  push(view: DataView): VernierSaid[] {
    for (let i = 0; i < view.byteLength; i++) this.#held.push(view.getUint8(i));
    const out: VernierSaid[] = [];
    while (this.#held.length >= 2) {
      const [kind, length] = this.#held as [number, number];
      if ((kind !== 0x20 && kind !== 0x58) || length < 5) {
        // Lost in the stream: nothing of it can be told from anything else.
        this.#held = [];
        break;
      }
      if (this.#held.length < length) break;
      out.push(packet(new DataView(Uint8Array.from(this.#held.splice(0, length)).buffer)));
    }
    return out;
  }
}

const FORCE_CHANNEL = 1;

function packet(view: DataView): VernierSaid {
  if (view.getUint8(0) === 0x58)
    return { said: 'answer', command: view.getUint8(4), ok: view.byteLength < 7 || view.getUint8(6) === 0 };
  const type = view.getUint8(4);
  switch (type) {
    case 0x06:
      return view.byteLength < 9
        ? { said: 'other' }
        : floats(view, view.getUint16(5, true), view.getUint8(7), 9);
    case 0x07:
      return view.byteLength < 11
        ? { said: 'other' }
        : floats(view, view.getUint32(5, true), view.getUint8(9), 11);
    case 0x08:
      if (view.byteLength < 8 || view.getUint8(6) !== FORCE_CHANNEL) return { said: 'other' };
      return floats(view, 1 << FORCE_CHANNEL, view.getUint8(7), 8);
    case 0x0d:
      return { said: 'dropped' };
    default:
      return { said: 'other' };
  }
}

/** `count` sets of one float for each channel in `mask`, of which the force is read. */
function floats(view: DataView, mask: number, count: number, from: number): VernierSaid {
  const channels = [...Array(32).keys()].filter((channel) => (mask & (1 << channel)) !== 0);
  const place = channels.indexOf(FORCE_CHANNEL);
  if (place < 0) return { said: 'other' };
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = from + 4 * (i * channels.length + place);
    if (at + 4 > view.byteLength) break;
    values.push(view.getFloat32(at, true));
  }
  return { said: 'force', values };
}
