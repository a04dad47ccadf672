/**
 * FIT, the files of sports watches: records of bytes with a definition before each kind. Intervals are message 78, field 0 (ms, u16, 0xFFFF = empty slot). Source: the
 * public description of the FIT protocol.
 */
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';
import { MOST_INTERVALS } from '../recording.ts';
import type { EpochMs, Ms } from '../../terms/units.ts';

const FILE_ID = 0;
const SESSION = 18;
const RECORD = 20;
const HRV = 78;
/** Seconds from 1970 to 1989-12-31, where FIT counts from. */
const FIT_EPOCH = 631_065_600;
const EMPTY_SLOT = 0xffff;
const NO_TIME = 0xffffffff;

interface Definition {
  readonly message: number;
  readonly big: boolean;
  readonly fields: readonly { readonly number: number; readonly size: number }[];
  readonly size: number;
}

const CRC = [
  0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000,
  0x9c01, 0x8801, 0x4400,
];

function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    for (const nibble of [byte & 0xf, byte >> 4])
      crc = ((crc >> 4) & 0x0fff) ^ (CRC[crc & 0xf] ?? 0) ^ (CRC[nibble] ?? 0);
  }
  return crc;
}

export const fit: Format = {
  name: 'FIT (Garmin, Wahoo, Suunto, Coros)',
  recognises: ({ bytes }) => bytes.length >= 12 && String.fromCharCode(...bytes.subarray(8, 12)) === '.FIT',
  read: ({ bytes }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const head = view.getUint8(0);
    const end = head + view.getUint32(4, true);
    if (head < 12 || end + 2 > bytes.length) throw new ExchangeError('damaged');
    if (crcOf(bytes.subarray(0, end)) !== view.getUint16(end, true)) throw new ExchangeError('damaged');
    const found = messages(view, head, end);
    if (found.rr.length === 0) throw new ExchangeError(found.rates > 0 ? 'heart-rate-only' : 'empty');
    const { rr, epoch } = found;
    return { recording: { rr, holes: [], notes: [], ...(epoch !== undefined && { epoch }) } };
  },
};

/** Walks the records. What they hold beside intervals, times and heart rates is passed over. */
function messages(view: DataView, from: number, end: number): { rr: Ms[]; rates: number; epoch?: EpochMs } {
  const definitions = new Map<number, Definition>();
  const rr: Ms[] = [];
  let rates = 0;
  let created: number | undefined;
  let began: number | undefined;
  let at = from;
  const need = (count: number): void => {
    if (at + count > end) throw new ExchangeError('damaged');
  };
  while (at < end) {
    need(1);
    const header = view.getUint8(at++);
    const compressed = (header & 0x80) !== 0;
    const local = compressed ? (header >> 5) & 3 : header & 0xf;
    if (!compressed && (header & 0x40) !== 0) {
      at = define(view, at, end, (header & 0x20) !== 0, local, definitions);
      continue;
    }
    const definition = definitions.get(local);
    if (definition === undefined) throw new ExchangeError('damaged');
    need(definition.size);
    let offset = at;
    for (const { number, size } of definition.fields) {
      const whole = (): number => (size >= 4 ? view.getUint32(offset, !definition.big) : NO_TIME);
      if (definition.message === HRV && number === 0) {
        for (let i = 0; i + 2 <= size; i += 2) {
          const value = view.getUint16(offset + i, !definition.big);
          if (value !== EMPTY_SLOT && value > 0) rr.push(value);
        }
        if (rr.length > MOST_INTERVALS) throw new ExchangeError('too-large');
      } else if (definition.message === FILE_ID && number === 4) created = whole();
      else if (definition.message === SESSION && number === 2) began = whole();
      else if (definition.message === RECORD && number === 253 && began === undefined) began = whole();
      else if (definition.message === RECORD && number === 3) rates += 1;
      offset += size;
    }
    at += definition.size;
  }
  const seconds = [began, created].find((one) => one !== undefined && one !== NO_TIME && one > 0);
  return { rr, rates, ...(seconds !== undefined && { epoch: (seconds + FIT_EPOCH) * 1000 }) };
}

function define(
  view: DataView,
  from: number,
  end: number,
  developer: boolean,
  local: number,
  definitions: Map<number, Definition>,
): number {
  let at = from;
  if (at + 5 > end) throw new ExchangeError('damaged');
  const big = view.getUint8(at + 1) === 1;
  const message = view.getUint16(at + 2, !big);
  const count = view.getUint8(at + 4);
  at += 5;
  if (at + 3 * count > end) throw new ExchangeError('damaged');
  const fields: { number: number; size: number }[] = [];
  let size = 0;
  for (let i = 0; i < count; i++, at += 3) {
    const field = { number: view.getUint8(at), size: view.getUint8(at + 1) };
    fields.push(field);
    size += field.size;
  }
  if (developer) {
    if (at + 1 > end) throw new ExchangeError('damaged');
    const extra = view.getUint8(at++);
    if (at + 3 * extra > end) throw new ExchangeError('damaged');
    for (let i = 0; i < extra; i++, at += 3) size += view.getUint8(at + 1);
  }
  definitions.set(local, { message, big, fields, size });
  return at;
}
