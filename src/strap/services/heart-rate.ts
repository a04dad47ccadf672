/**
 * The Heart Rate service (0x180D): the bytes of its measurements and their meaning, both ways; how it is listened to; where
 * the sensor sits. The only place where 1/1024 s exists. It judges no value: what a heart can do is not the radio's affair.
 *
 * Layout of a measurement (0x2A37), little-endian (Bluetooth Heart Rate Service 1.0): flags u8, heart rate u8 or u16, energy u16 if flagged, then
 * RR intervals u16 in 1/1024 s to the end of the packet if flagged, oldest first.
 */
import type { Bpm, Ms } from '../../terms/units.ts';
import { during } from '../strap-error.ts';
import { onValue, readValues, type Linked } from './values.ts';

const SERVICE = 'heart_rate';

const WIDE_RATE = 0x01;
const CONTACT_FOUND = 0x02;
const CONTACT_SUPPORTED = 0x04;
const ENERGY = 0x08;
const INTERVALS = 0x10;

/** What a packet says. */
export interface Measurement {
  /** The strap's own heart rate, bpm; 0 = it has no estimate. */
  readonly bpm: Bpm;
  /**
   * RR intervals in ms (raw · 1000 / 1024, unrounded), oldest first; empty if the packet held none. Empty slots (0) at the
   * end, as straps send that always fill the same number of slots, are none.
   */
  readonly rr: readonly Ms[];
  /** Skin contact; absent = the strap does not report it. */
  readonly contact?: boolean;
  /** Energy since the strap's last reset, kilojoule; sticks at 65535. Absent if not sent. */
  readonly energyKj?: number;
}

/** What was odd about a packet that could be used all the same. */
type MeasurementNote =
  /** One byte was left after the last whole interval. */
  | 'odd-byte'
  /** Bytes followed although no interval was announced. */
  | 'extra-bytes'
  /** Intervals were announced and none came. */
  | 'no-intervals';

/** A packet too short for what its flags announce. */
type MalformedReason = 'empty' | 'no-heart-rate' | 'short-heart-rate' | 'short-energy';

export type ParsedMeasurement =
  | ({ readonly ok: true; readonly notes: readonly MeasurementNote[] } & Measurement)
  | { readonly ok: false; readonly reason: MalformedReason };

/** Reads one packet. Never throws, whatever the bytes; reserved flag bits are ignored. */
export function parseMeasurement(view: DataView): ParsedMeasurement {
  const length = view.byteLength;
  if (length === 0) return { ok: false, reason: 'empty' };
  const flags = view.getUint8(0);
  const wide = (flags & WIDE_RATE) !== 0;
  if (length === 1) return { ok: false, reason: 'no-heart-rate' };
  if (wide && length < 3) return { ok: false, reason: 'short-heart-rate' };
  const bpm = wide ? view.getUint16(1, true) : view.getUint8(1);
  let offset = wide ? 3 : 2;
  let energyKj: number | undefined;
  if ((flags & ENERGY) !== 0) {
    if (length < offset + 2) return { ok: false, reason: 'short-energy' };
    energyKj = view.getUint16(offset, true);
    offset += 2;
  }
  const told = (flags & INTERVALS) !== 0;
  const rest = length - offset;
  const slots = told ? rest >> 1 : 0;
  let filled = slots;
  while (filled > 0 && view.getUint16(offset + 2 * (filled - 1), true) === 0) filled -= 1;
  // Made at its size: an array that grows keeps room to spare, and a session keeps all of them.
  const rr = Array.from(
    { length: filled },
    (_, i): Ms => (view.getUint16(offset + 2 * i, true) * 1000) / 1024,
  );
  const notes: MeasurementNote[] = [];
  if (!told && rest > 0) notes.push('extra-bytes');
  // A last 0 after empty slots fills the packet up as they do.
  const padded = filled < slots && view.getUint8(length - 1) === 0;
  if (told && rest % 2 === 1 && !padded) notes.push('odd-byte');
  if (told && slots === 0) notes.push('no-intervals');
  return {
    ok: true,
    bpm,
    rr,
    ...((flags & CONTACT_SUPPORTED) !== 0 && { contact: (flags & CONTACT_FOUND) !== 0 }),
    ...(energyKj !== undefined && { energyKj }),
    notes,
  };
}

const u16 = (value: number): number => Math.min(0xffff, Math.max(0, Math.round(value)));

/**
 * Writes one packet, the inverse of `parseMeasurement`. Values are rounded and held within what the fields can carry
 * (intervals to 1/1024 s); the 16-bit heart rate is used above 255 bpm or if `wide`.
 */
export function encodeMeasurement(
  { bpm, rr, contact, energyKj }: Measurement,
  { wide = false }: { readonly wide?: boolean } = {},
): DataView {
  const rate = u16(bpm);
  const wideRate = wide || rate > 0xff;
  const size = 1 + (wideRate ? 2 : 1) + (energyKj === undefined ? 0 : 2) + 2 * rr.length;
  const view = new DataView(new ArrayBuffer(size));
  let flags = wideRate ? WIDE_RATE : 0;
  if (contact !== undefined) flags |= CONTACT_SUPPORTED | (contact ? CONTACT_FOUND : 0);
  if (energyKj !== undefined) flags |= ENERGY;
  if (rr.length > 0) flags |= INTERVALS;
  view.setUint8(0, flags);
  if (wideRate) view.setUint16(1, rate, true);
  else view.setUint8(1, rate);
  let offset = wideRate ? 3 : 2;
  if (energyKj !== undefined) {
    view.setUint16(offset, u16(energyKj), true);
    offset += 2;
  }
  for (const interval of rr) {
    view.setUint16(offset, u16((interval * 1024) / 1000), true);
    offset += 2;
  }
  return view;
}

/**
 * Starts measurements and gives each to `take`, possibly one before this ends. Returns the characteristic, to be held: some
 * browsers drop a link once nobody refers to its parts.
 * @throws StepError with the browser's error as its cause, or an `AbortError` once the link has ended.
 */
export async function hearHeartRate(
  { server, queue, signal }: Linked,
  take: (view: DataView) => void,
): Promise<BluetoothRemoteGATTCharacteristic> {
  const service = await during(
    'discover',
    server,
    queue(() => server.getPrimaryService(SERVICE)),
  );
  const characteristic = await during(
    'discover',
    server,
    queue(() => service.getCharacteristic('heart_rate_measurement')),
  );
  signal.throwIfAborted();
  // Listen first: a packet may come before the browser says that notifications run.
  onValue(characteristic, signal, take);
  await during(
    'subscribe',
    server,
    queue(() => characteristic.startNotifications()),
  );
  signal.throwIfAborted();
  return characteristic;
}

/** Where a sensor sits. Anything but `chest` may send intervals of the pulse instead of the heart. */
export type BodyLocation = 'other' | 'chest' | 'wrist' | 'finger' | 'hand' | 'ear lobe' | 'foot';

const locations: readonly BodyLocation[] = ['other', 'chest', 'wrist', 'finger', 'hand', 'ear lobe', 'foot'];

/** The byte of Body Sensor Location (0x2A38); `undefined` for an empty value or a reserved number. */
export function parseBodyLocation(view: DataView): BodyLocation | undefined {
  return view.byteLength === 0 ? undefined : locations[view.getUint8(0)];
}

/** Reads where the sensor sits, if it says so. */
export function readBodyLocation(linked: Linked): Promise<{ readonly location?: string }> {
  return readValues(linked, SERVICE, [['location', 'body_sensor_location', parseBodyLocation]]);
}
