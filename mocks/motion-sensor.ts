/**
 * The motion sensor of a simulated strap, in Polar's bytes: its control point answers, its frames come 36 samples at a time. Its troubles can be told to it. It
 * knows nothing of chests; `read` says what is measured.
 */
import type { Clock } from '../src/terms/clock.ts';
import type { Ms } from '../src/terms/units.ts';
import type { Offer } from './gatt-values.ts';

const CONTROL = 'fb005c81-02e7-f387-1cad-8acd2d8df0c8';
const DATA = 'fb005c82-02e7-f387-1cad-8acd2d8df0c8';
export const MOTION_SERVICE = 'fb005c80-02e7-f387-1cad-8acd2d8df0c8';

const SAMPLES = 36;
/** A strap that was off counts from 2019, in ns since 2000. */
const EPOCH = 599_616_000_000_000_000n;
const RATES = [25, 50, 100, 200];

/** What a motion sensor can do wrong. */
export type SensorTrouble =
  | 'none'
  /** It answers no. */
  | 'refuses'
  /** It takes commands and never answers. */
  | 'mute'
  /** A command neither succeeds nor fails. */
  | 'hangs'
  /** The link ends when it is asked, as where a pairing is wanted and not given. */
  | 'drops'
  /** The first frame takes 30 s. */
  | 'slow'
  /** One axis stands at the end of its range. */
  | 'stuck';

export interface MotionSensor {
  /** What it offers over the air. */
  readonly offer: Offer[string];
  trouble: SensorTrouble;
  /** It ends the stream by itself. */
  end(): void;
  /** Frames are lost for this long. */
  lose(forMs: Ms): void;
  /** The link has ended. */
  unlinked(): void;
}

const view = (...bytes: number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);

export interface MotionSensorOptions {
  readonly clock: Clock;
  /** Acceleration at a moment of the clock, mg. Asked for rising times. */
  readonly read: (at: Ms) => readonly [number, number, number];
  readonly notify: (name: string, value: DataView) => void;
  /** Ends the link. */
  readonly drop: () => void;
}

export function createMotionSensor({ clock, read, notify, drop }: MotionSensorOptions): MotionSensor {
  let cancel: () => void = () => undefined;
  let lostUntil = -Infinity;
  let next = 0;

  const stop = (): void => {
    cancel();
    cancel = () => undefined;
  };

  const frame = (hz: number): void => {
    const bytes = new DataView(new ArrayBuffer(10 + 6 * SAMPLES));
    bytes.setUint8(0, 2);
    for (let i = 0; i < SAMPLES; i++, next += 1000 / hz) {
      const sample = read(next);
      sample.forEach((value, axis) => {
        const shown = sensor.trouble === 'stuck' && axis === 2 ? -2000 : value;
        bytes.setInt16(10 + 6 * i + 2 * axis, Math.max(-2000, Math.min(2000, shown)), true);
      });
    }
    bytes.setBigUint64(1, EPOCH + BigInt(Math.round((next - 1000 / hz) * 1e6)), true);
    bytes.setUint8(9, 1);
    if (clock.now() >= lostUntil) notify(DATA, bytes);
  };

  const run = (hz: number, after: Ms): void => {
    stop();
    next = clock.now() + after;
    const tick = (): void => {
      // As many as are due: a page in the background is told late and then of all.
      while (next + (SAMPLES * 1000) / hz <= clock.now()) frame(hz);
      cancel = clock.after(Math.max(1, next + (SAMPLES * 1000) / hz - clock.now()), tick);
    };
    cancel = clock.after(after + (SAMPLES * 1000) / hz, tick);
  };

  const say = (...bytes: number[]): void => {
    clock.after(20, () => notify(CONTROL, view(...bytes)));
  };

  const command = (bytes: DataView): Promise<void> => {
    const { trouble } = sensor;
    if (trouble === 'hangs') return new Promise(() => undefined);
    if (trouble === 'drops') {
      drop();
      return Promise.resolve();
    }
    if (trouble === 'mute' || bytes.byteLength < 2) return Promise.resolve();
    const [op, type] = [bytes.getUint8(0), bytes.getUint8(1)];
    if (type !== 2 || trouble === 'refuses') {
      say(0xf0, op, type, 3, 0);
      return Promise.resolve();
    }
    if (op === 1) {
      const rates = RATES.flatMap((rate) => [rate & 255, rate >> 8]);
      say(0xf0, 1, 2, 0, 0, 0, RATES.length, ...rates, 1, 1, 16, 0, 2, 3, 2, 0, 4, 0, 8, 0);
    } else if (op === 2) {
      const hz = bytes.byteLength >= 6 ? bytes.getUint16(4, true) : 0;
      if (RATES.includes(hz)) run(hz, trouble === 'slow' ? 30_000 : 0);
      say(0xf0, 2, 2, RATES.includes(hz) ? 0 : 8, 0, 1);
    } else if (op === 3) {
      stop();
      say(0xf0, 3, 2, 0, 0);
    }
    return Promise.resolve();
  };

  const sensor: MotionSensor = {
    trouble: 'none',
    offer: {
      [CONTROL]: { read: () => view(0x0f, 0x04, ...Array<number>(15).fill(0)), notify: true, write: command },
      [DATA]: 'notify',
    },
    end() {
      stop();
      notify(CONTROL, view(1, 2));
    },
    lose(forMs) {
      lostUntil = clock.now() + forMs;
    },
    unlinked: stop,
  };
  return sensor;
}
