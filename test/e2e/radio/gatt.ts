/**
 * What a heart rate strap offers over GATT: heart rate 0x180D, battery 0x180F, device information 0x180A, and a motion sensor's service, as lists of
 * services and characteristics. Data only: no bus, no link.
 */
import { MOTION_SERVICE, type MotionSensor } from '../../../mocks/motion-sensor.ts';

/** A characteristic with the value that a read gives now. */
export interface Characteristic {
  readonly uuid: string;
  readonly flags: readonly ('read' | 'write' | 'notify' | 'indicate')[];
  value: readonly number[];
  /** Takes what was written; ends when the strap has it. Absent = it cannot be written. */
  readonly write?: (bytes: DataView) => Promise<void>;
}

export interface Service {
  readonly uuid: string;
  readonly characteristics: readonly Characteristic[];
}

/** Texts of the device information service; what is absent has no characteristic. */
interface DeviceInfo {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly hardware?: string;
  readonly firmware?: string;
  readonly software?: string;
}

/** What a strap offers beside its heart rate. */
export interface Offer {
  /** `false` = it promises heart rate in the air and has no such service once it is linked. */
  readonly heartRate?: false;
  /** `false` = it does not say in the air that it has heart rate. */
  readonly advertised?: false;
  /** Percent; absent = no battery service. */
  readonly battery?: number;
  /** Body sensor location, e.g. 1 = chest; absent = no such characteristic. */
  readonly location?: number;
  /** Absent = no device information service. */
  readonly info?: DeviceInfo;
}

/** The 128-bit text of an assigned 16-bit number. */
function uuid(short: number): string {
  return `0000${short.toString(16).padStart(4, '0')}-0000-1000-8000-00805f9b34fb`;
}

export const HEART_RATE = uuid(0x180d);
export const MEASUREMENT = uuid(0x2a37);
export const BATTERY_LEVEL = uuid(0x2a19);

const INFO: Readonly<Record<keyof DeviceInfo, number>> = {
  ...{ manufacturer: 0x2a29, model: 0x2a24, hardware: 0x2a27, firmware: 0x2a26, software: 0x2a28 },
};

/** The service of a motion sensor. */
function motionService(offer: MotionSensor['offer']): Service {
  return {
    uuid: MOTION_SERVICE,
    characteristics: Object.entries(offer).map(([uuid, source]): Characteristic => {
      if (typeof source !== 'object') return { uuid, flags: ['notify'], value: [] };
      const value = source.read?.();
      return {
        uuid,
        flags: ['read', 'write', 'indicate'],
        value: value === undefined ? [] : [...new Uint8Array(value.buffer)],
        write: source.write,
      };
    }),
  };
}

/** The services of a strap. */
export function services(offer: Offer, motion: MotionSensor | undefined): Service[] {
  const heart: Characteristic[] = [{ uuid: MEASUREMENT, flags: ['notify'], value: [] }];
  if (offer.location !== undefined) {
    heart.push({ uuid: uuid(0x2a38), flags: ['read'], value: [offer.location] });
  }
  const list: Service[] = offer.heartRate === false ? [] : [{ uuid: HEART_RATE, characteristics: heart }];
  if (offer.battery !== undefined) {
    const level: Characteristic = { uuid: BATTERY_LEVEL, flags: ['read', 'notify'], value: [offer.battery] };
    list.push({ uuid: uuid(0x180f), characteristics: [level] });
  }
  if (offer.info !== undefined) {
    const texts = Object.entries(offer.info) as [keyof DeviceInfo, string][];
    list.push({
      uuid: uuid(0x180a),
      characteristics: texts.map(([key, text]) => ({
        uuid: uuid(INFO[key]),
        flags: ['read'],
        value: [...new TextEncoder().encode(text)],
      })),
    });
  }
  if (motion !== undefined) list.push(motionService(motion.offer));
  return list;
}
