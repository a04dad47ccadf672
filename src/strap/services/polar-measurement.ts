/**
 * Polar's measurement service: the bytes of its control point and of its frames, and their meaning. Accelerometer and ECG only. Nothing here throws,
 * whatever the bytes. Layouts as in Polar's published SDK: control answers `f0 op type status more settings…`; frames `type, u64 ns of the last sample, frame type, samples`.
 */

export const POLAR_CONTROL = 'fb005c81-02e7-f387-1cad-8acd2d8df0c8';
export const POLAR_DATA = 'fb005c82-02e7-f387-1cad-8acd2d8df0c8';

/** What is measured, by its number. */
export const POLAR_TYPE = { ecg: 0, acceleration: 2 } as const;
export type PolarType = keyof typeof POLAR_TYPE;

const OP = { settings: 1, start: 2, stop: 3 } as const;
const ANSWER = 0xf0;
const FEATURES = 0x0f;
const STOPPED = 0x01;
/** Statuses of an answer that mean that the stream runs. */
const RUNS: readonly number[] = [0, 6];

/** Settings that a strap offers, by their identity; absent = not offered. */
export interface PolarSettings {
  /** Samples a second. */
  readonly rates: readonly number[];
  readonly bits: readonly number[];
  /** g. */
  readonly ranges: readonly number[];
  /** g (or mV) of one count of a compressed frame; 1 if not told. */
  readonly factor: number;
}

/** What the control point says. */
export type PolarSaid =
  | { readonly said: 'features'; readonly ecg: boolean; readonly acceleration: boolean }
  | {
      readonly said: 'answer';
      readonly op: 'settings' | 'start' | 'stop';
      readonly type: number;
      /** Whether it was done, or had been before. */
      readonly ok: boolean;
      readonly status: number;
      readonly settings: PolarSettings;
    }
  /** The strap ended streams by itself. */
  | { readonly said: 'stopped' };

const WIDTH: Readonly<Record<number, number>> = { 4: 1, 5: 4 };

function settingsFrom(view: DataView, from: number): PolarSettings {
  const found: Record<number, number[]> = {};
  let factor = 1;
  let at = from;
  while (at + 2 <= view.byteLength) {
    const id = view.getUint8(at);
    const count = view.getUint8(at + 1);
    const width = WIDTH[id] ?? 2;
    at += 2;
    for (let i = 0; i < count && at + width <= view.byteLength; i++, at += width) {
      if (id === 5) factor = view.getFloat32(at, true);
      else (found[id] ??= []).push(width === 1 ? view.getUint8(at) : view.getUint16(at, true));
    }
  }
  const usable = Number.isFinite(factor) && factor > 0 ? factor : 1;
  // No samples a second is no rate.
  const rates = (found[0] ?? []).filter((rate) => rate > 0);
  return { rates, bits: found[1] ?? [], ranges: found[2] ?? [], factor: usable };
}

/** Reads what the control point says; `undefined` for anything else. */
export function parseControl(view: DataView): PolarSaid | undefined {
  if (view.byteLength < 2) return undefined;
  switch (view.getUint8(0)) {
    case FEATURES: {
      const bits = view.getUint8(1);
      return { said: 'features', ecg: (bits & 1) !== 0, acceleration: (bits & 4) !== 0 };
    }
    case STOPPED:
      return { said: 'stopped' };
    case ANSWER: {
      if (view.byteLength < 4) return undefined;
      const op = (['settings', 'start', 'stop'] as const)[view.getUint8(1) - 1];
      if (op === undefined) return undefined;
      const status = view.getUint8(3);
      return {
        said: 'answer',
        op,
        type: view.getUint8(2),
        ok: op === 'settings' ? status === 0 : RUNS.includes(status),
        status,
        settings: settingsFrom(view, 5),
      };
    }
    default:
      return undefined;
  }
}

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

export const askSettings = (type: PolarType): Uint8Array<ArrayBuffer> => bytes(OP.settings, POLAR_TYPE[type]);
export const askStop = (type: PolarType): Uint8Array<ArrayBuffer> => bytes(OP.stop, POLAR_TYPE[type]);

/** Wanted samples a second: frames come more often at the highest, and are averaged afterwards. */
const WANTED_RATE = 200;

/** The command that starts a stream, chosen from what the strap offers: the rate nearest below the wanted one, its finest range. `undefined` = it offers none. */
export function askStart(
  type: PolarType,
  { rates, bits, ranges }: PolarSettings,
): Uint8Array<ArrayBuffer> | undefined {
  const wanted = type === 'ecg' ? Infinity : WANTED_RATE;
  const fitting = rates.filter((rate) => rate <= wanted);
  const rate = fitting.length > 0 ? Math.max(...fitting) : rates[0];
  if (rate === undefined) return undefined;
  const settings = [0, 1, rate & 255, rate >> 8];
  if (bits.length > 0) settings.push(1, 1, Math.max(...bits) & 255, Math.max(...bits) >> 8);
  if (ranges.length > 0) settings.push(2, 1, Math.min(...ranges) & 255, Math.min(...ranges) >> 8);
  return bytes(OP.start, POLAR_TYPE[type], ...settings);
}

/** One frame. */
export interface PolarFrame {
  readonly type: PolarType;
  /** Time of the last sample on the strap's clock, ns since 2000; worthless as a date. */
  readonly stamp: bigint;
  /** Oldest first: x y z in mg, or one µV. */
  readonly samples: readonly (readonly number[])[];
  /** Bytes were left that are no whole sample. */
  readonly cut: boolean;
}

const HEAD = 10;
const COMPRESSED = 0x80;
/** More samples than any frame holds; a frame that claims more is damaged. */
const MOST = 2000;

const signed = (value: number, bits: number): number => {
  const half = 2 ** (bits - 1);
  return value >= half ? value - 2 * half : value;
};

/** A signed little-endian integer of `width` bytes. */
function integer(view: DataView, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + view.getUint8(at + i);
  return signed(value, 8 * width);
}

/** Samples of `channels` values of `width` bytes each. */
function raw(view: DataView, channels: number, width: number): { samples: number[][]; cut: boolean } {
  const size = channels * width;
  const count = Math.floor((view.byteLength - HEAD) / size);
  const samples = Array.from({ length: count }, (_, i) =>
    Array.from({ length: channels }, (_one, c) => integer(view, HEAD + i * size + c * width, width)),
  );
  return { samples, cut: HEAD + count * size < view.byteLength };
}

/** A reference sample of `width` bytes a channel, then blocks of differences, packed from the lowest bit on. */
function compressed(view: DataView, channels: number, width: number): { samples: number[][]; cut: boolean } {
  if (view.byteLength < HEAD + channels * width) return { samples: [], cut: true };
  let last = Array.from({ length: channels }, (_, c) => integer(view, HEAD + c * width, width));
  const samples = [last];
  let at = HEAD + channels * width;
  while (at + 2 <= view.byteLength) {
    const bits = view.getUint8(at);
    const count = view.getUint8(at + 1);
    at += 2;
    const size = Math.ceil((bits * count * channels) / 8);
    if (bits > 32 || at + size > view.byteLength || samples.length + count > MOST)
      return { samples, cut: true };
    let bit = 0;
    const next = (): number => {
      let value = 0;
      for (let i = 0; i < bits; i++, bit++)
        if (((view.getUint8(at + (bit >> 3)) >> (bit & 7)) & 1) === 1) value += 2 ** i;
      return bits === 0 ? 0 : signed(value, bits);
    };
    for (let i = 0; i < count; i++) {
      last = last.map((value) => value + next());
      samples.push(last);
    }
    at += size;
  }
  return { samples, cut: at < view.byteLength };
}

/** Reads a frame; `undefined` for one that is too short, or of a kind that is not read. `factor`: of the settings, for compressed frames. */
export function parseFrame(view: DataView, factor = 1): PolarFrame | undefined {
  if (view.byteLength < HEAD) return undefined;
  const number = view.getUint8(0);
  const kind = view.getUint8(9);
  const stamp = view.getBigUint64(1, true);
  const shape = kind & ~COMPRESSED;
  if (number === POLAR_TYPE.acceleration) {
    if ((kind & COMPRESSED) !== 0) {
      if (shape > 1) return undefined;
      const read = compressed(view, 3, 2);
      const by = shape === 0 ? factor * 1000 : factor;
      return { type: 'acceleration', stamp, ...read, samples: read.samples.map((s) => s.map((v) => v * by)) };
    }
    return shape > 2 ? undefined : { type: 'acceleration', stamp, ...raw(view, 3, shape + 1) };
  }
  if (number === POLAR_TYPE.ecg && kind === 0) return { type: 'ecg', stamp, ...raw(view, 1, 3) };
  return undefined;
}
