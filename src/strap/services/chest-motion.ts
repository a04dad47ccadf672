/**
 * The motion sensor of a strap, asked for beside heart rate: found, started, heard and stopped. Whatever it does, heart rate goes on: it makes its calls in the link's own queue, each with a limit,
 * and is asked once a connection; if the link ended while it was asked, or twice soon after its stream began, it is not asked again until somebody wants it anew.
 */
import type { BreathCode } from '../../terms/breath-codes.ts';
import type { Clock } from '../../terms/clock.ts';
import type { Ms } from '../../terms/units.ts';
import type { BreathEvent } from '../breath-event.ts';
import { MOVESENSE_SERVICE, POLAR_SERVICE } from './sensor-services.ts';
import { onValue, type Linked } from './values.ts';
import {
  accelerations,
  MOVESENSE_ACC,
  MOVESENSE_NOTIFY,
  MOVESENSE_WRITE,
  parseMovesense,
  subscribeTo,
  unsubscribeFrom,
} from './movesense.ts';
import {
  askSettings,
  askStart,
  askStop,
  parseControl,
  parseFrame,
  POLAR_CONTROL,
  POLAR_DATA,
  type PolarSaid,
} from './polar-measurement.ts';

/** One call may wait for a person who has to confirm a pairing. */
const CALL_WITHIN: Ms = 30_000;
const ANSWER_WITHIN: Ms = 5_000;
/** Some straps need this long from the start to the first frame. */
const FIRST_WITHIN: Ms = 45_000;
const SILENT_AFTER: Ms = 3_000;
/** A frame this far from the one before on the sensor's clock is of a clock that was set anew. */
const JUMP: Ms = 60_000;
/** A link that ends so soon may have ended of the stream; of so many in a row it is believed. */
const SOON: Ms = 30_000;
const BELIEVED = 2;
/** The first samples show whether it is gravity that is measured; a broken axis that stands at the end of its range is more. */
const CHECKED = 200;
const GRAVITY = [800, 1200] as const;

class Trouble extends Error {
  constructor(readonly code: BreathCode) {
    super(code);
  }
}

export interface ChestMotion {
  /** For `Strap.beside`. */
  readonly beside: (linked: Linked) => Promise<void>;
  /** Ends the stream at the strap, which would stay awake otherwise. */
  stop(): void;
}

/** The motion sensor of whichever strap is linked. `tell` hears everything that happens. */
export function chestMotion(clock: Clock, tell: (event: BreathEvent) => void): ChestMotion {
  /** The link ended while the sensor was asked, or each time soon after its stream began. */
  let burnt = false;
  /** Links in a row that ended soon after the sensor was asked. */
  let ended = 0;
  let stopped = false;
  let endStream: (() => void) | undefined;

  const say = (
    state: Extract<BreathEvent, { type: 'breath' }>['state'],
    code?: BreathCode,
    source?: 'polar' | 'movesense',
  ): void => {
    if (!stopped)
      tell({
        type: 'breath',
        at: clock.now(),
        state,
        ...(source !== undefined && { source }),
        ...(code !== undefined && { code }),
      });
  };

  const within = async <T>(ms: Ms, code: BreathCode, call: Promise<T>): Promise<T> => {
    let cancel: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = clock.after(ms, () => reject(new Trouble(code)));
    });
    try {
      return await Promise.race([call, late]);
    } finally {
      cancel();
    }
  };

  /** Hears frames: silence, a clock set anew, a sensor that is broken. */
  const listener = (source: 'polar' | 'movesense', linked: Linked) => {
    let first: bigint | undefined;
    let last: Ms | undefined;
    let cancel = clock.after(FIRST_WITHIN, () => say('lost', 'no-answer', source));
    let running = false;
    let heardAt: Ms = 0;
    /** Asked again only when it could have been long enough: frames come many times a second. */
    const isSilent = (): void => {
      const left = heardAt + SILENT_AFTER - clock.now();
      if (left > 0) {
        cancel = clock.after(left, isSilent);
        return;
      }
      running = false;
      say('lost', 'silent', source);
    };
    const sizes: number[] = [];
    linked.signal.addEventListener('abort', () => cancel(), { once: true });
    return {
      end: (): void => cancel(),
      /** `stamp`: of the last sample, ns. */
      frame: (stamp: bigint, samples: readonly (readonly number[])[], hz: number): void => {
        if (stopped || linked.signal.aborted || samples.length === 0) return;
        first ??= stamp;
        let device = Number(stamp - first) / 1e6;
        if (last !== undefined && Math.abs(device - last) > JUMP) {
          first = stamp;
          device = 0;
        }
        last = device;
        for (const sample of samples) {
          if (sizes.length >= CHECKED) break;
          sizes.push(Math.hypot(...sample));
          if (sizes.length < CHECKED) continue;
          const usual = sizes.toSorted((a, b) => a - b)[CHECKED >> 1] ?? 0;
          if (usual < GRAVITY[0] || usual > GRAVITY[1]) {
            cancel();
            say('refused', 'unusable', source);
            endStream?.();
            return;
          }
        }
        heardAt = clock.now();
        if (!running) {
          cancel();
          cancel = clock.after(SILENT_AFTER, isSilent);
          say('running', undefined, source);
        }
        running = true;
        tell({ type: 'breath-frame', at: clock.now(), source, kind: 'acceleration', device, samples, hz });
      },
    };
  };

  async function polar(linked: Linked, service: BluetoothRemoteGATTService): Promise<void> {
    const { queue, signal } = linked;
    const call = <T>(work: () => Promise<T>): Promise<T> => within(CALL_WITHIN, 'pairing', queue(work));
    const control = await call(() => service.getCharacteristic(POLAR_CONTROL));
    const data = await call(() => service.getCharacteristic(POLAR_DATA));
    let heard: ((said: PolarSaid) => void) | undefined;
    let factor = 1;
    const frames = listener('polar', linked);
    onValue(control, signal, (view) => {
      const said = parseControl(view);
      if (said === undefined) return;
      if (said.said === 'stopped') {
        frames.end();
        endStream = undefined;
        say('off', 'stopped', 'polar');
      } else heard?.(said);
    });
    let hz = 0;
    onValue(data, signal, (view) => {
      const frame = parseFrame(view, factor);
      if (frame?.type === 'acceleration') frames.frame(frame.stamp, frame.samples, hz);
    });
    try {
      await call(() => control.startNotifications());
      await call(() => data.startNotifications());
      const features = parseControl(await call(() => control.readValue()));
      if (features?.said === 'features' && !features.acceleration) throw new Trouble('no-sensor');
      const ask = async (
        command: Uint8Array<ArrayBuffer>,
      ): Promise<Extract<PolarSaid, { said: 'answer' }>> => {
        const answer = new Promise<Extract<PolarSaid, { said: 'answer' }>>((resolve) => {
          heard = (said) => {
            if (
              said.said === 'answer' &&
              said.op === (['settings', 'start', 'stop'] as const)[command[0]! - 1] &&
              said.type === command[1]
            )
              resolve(said);
          };
        });
        await call(() => control.writeValueWithResponse(command));
        return within(ANSWER_WITHIN, 'no-answer', answer);
      };
      const offered = await ask(askSettings('acceleration'));
      const start = offered.ok ? askStart('acceleration', offered.settings) : undefined;
      if (start === undefined) throw new Trouble('refused');
      factor = offered.settings.factor;
      hz = start[4]! + 256 * start[5]!;
      endStream = () => {
        endStream = undefined;
        frames.end();
        void queue(() => control.writeValueWithResponse(askStop('acceleration'))).catch(() => undefined);
      };
      const started = await ask(start);
      if (!started.ok) throw new Trouble('refused');
    } catch (thrown) {
      frames.end();
      throw thrown;
    }
  }

  async function movesense(linked: Linked, service: BluetoothRemoteGATTService): Promise<void> {
    const { queue, signal } = linked;
    const call = <T>(work: () => Promise<T>): Promise<T> => within(CALL_WITHIN, 'pairing', queue(work));
    const write = await call(() => service.getCharacteristic(MOVESENSE_WRITE));
    const notify = await call(() => service.getCharacteristic(MOVESENSE_NOTIFY));
    const frames = listener('movesense', linked);
    let answered: ((status: number) => void) | undefined;
    onValue(notify, signal, (view) => {
      const said = parseMovesense(view);
      if (said?.reference !== MOVESENSE_ACC.reference) return;
      if (said.said === 'answer') answered?.(said.status);
      if (said.said !== 'data') return;
      const samples = accelerations(said.values);
      // Its stamp is the first sample's; frames are told by their last.
      const lastAt = said.at + ((samples.length - 1) * 1000) / MOVESENSE_ACC.hz;
      frames.frame(BigInt(Math.round(lastAt * 1e6)), samples, MOVESENSE_ACC.hz);
    });
    try {
      await call(() => notify.startNotifications());
      const answer = new Promise<number>((resolve) => (answered = resolve));
      await call(() => write.writeValueWithResponse(subscribeTo(MOVESENSE_ACC)));
      endStream = () => {
        endStream = undefined;
        frames.end();
        void queue(() => write.writeValueWithResponse(unsubscribeFrom(MOVESENSE_ACC))).catch(() => undefined);
      };
      if ((await within(ANSWER_WITHIN, 'no-answer', answer)) !== 200) throw new Trouble('refused');
    } catch (thrown) {
      frames.end();
      throw thrown;
    }
  }

  const endNow = (): void => endStream?.();

  const codeOf = (thrown: unknown): BreathCode => {
    if (thrown instanceof Trouble) return thrown.code;
    switch (thrown instanceof DOMException ? thrown.name : '') {
      case 'NotFoundError':
        return 'no-sensor';
      case 'SecurityError':
        return 'not-allowed';
      default:
        // Chromium names an unanswered pairing a network error, one that was refused a matter of permission.
        return 'pairing';
    }
  };

  return {
    async beside(linked) {
      if (stopped || burnt) return;
      const { server, queue, signal } = linked;
      endStream = undefined;
      say('starting');
      const askedAt = clock.now();
      let asking = true;
      // The link went while the sensor was asked: asking again might cost the heart rate again.
      signal.addEventListener(
        'abort',
        () => {
          ended = clock.now() - askedAt < SOON ? ended + 1 : 0;
          burnt ||= asking || ended >= BELIEVED;
          if (burnt) say('refused', asking ? 'pairing' : 'drops');
        },
        { once: true },
      );
      const found = async (uuid: string): Promise<BluetoothRemoteGATTService | undefined> => {
        try {
          return await within(
            CALL_WITHIN,
            'no-answer',
            queue(() => server.getPrimaryService(uuid)),
          );
        } catch (thrown) {
          if (codeOf(thrown) === 'no-sensor') return undefined;
          throw thrown;
        }
      };
      try {
        const polarService = await found(POLAR_SERVICE);
        const other = polarService === undefined ? await found(MOVESENSE_SERVICE) : undefined;
        if (polarService !== undefined) await polar(linked, polarService);
        else if (other !== undefined) await movesense(linked, other);
        else throw new Trouble('no-sensor');
      } catch (thrown) {
        if (signal.aborted) return;
        endNow();
        say('refused', codeOf(thrown));
      } finally {
        asking = false;
      }
    },
    stop() {
      if (stopped) return;
      say('off');
      stopped = true;
      endStream?.();
    },
  };
}
