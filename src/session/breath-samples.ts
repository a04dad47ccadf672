/** How samples of a breathing sensor lie in a fact, both ways. It judges no value. */
import type { Ms } from '../terms/units.ts';
import type { BreathKind, BreathSamplesFact } from './breath-events.ts';

/** Longest text of packed counts; 10 s of a chest accelerometer at 25 Hz are 2000 characters. */
export const LONGEST_COUNTS = 4800;

/** Axes of a kind of samples. */
export const axesOf = (kind: BreathKind): 1 | 3 => (kind === 'acceleration' ? 3 : 1);

/** Largest number of samples that one fact takes. */
export const mostSamples = (kind: BreathKind): number =>
  Math.floor(((LONGEST_COUNTS / 4) * 3) / 2 / axesOf(kind));

/** Counts as text: rounded to whole ones and held within 16 bits, little-endian, base64. */
export function packCounts(counts: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(2 * counts.length));
  counts.forEach((count, i) => {
    view.setInt16(2 * i, Math.max(-32_768, Math.min(32_767, Math.round(count))), true);
  });
  let bytes = '';
  for (let i = 0; i < view.byteLength; i++) bytes += String.fromCharCode(view.getUint8(i));
  return btoa(bytes);
}

/** The counts of a packed text; none if it is not base64. */
export function unpackCounts(packed: string): Int16Array {
  let bytes: string;
  try {
    bytes = atob(packed);
  } catch {
    return new Int16Array(0);
  }
  const counts = new Int16Array(bytes.length >> 1);
  for (let i = 0; i < counts.length; i++)
    counts[i] = bytes.charCodeAt(2 * i) | (bytes.charCodeAt(2 * i + 1) << 8);
  return counts;
}

/** One sample with its times. */
export interface BreathSample {
  /** Session time at which it was taken. */
  readonly at: Ms;
  /** Sensor's time, ms since the stream's first sample. */
  readonly device: Ms;
  /** One value, or x y z, in the unit of the kind. */
  readonly values: readonly number[];
}

/** The samples of a fact, oldest first. */
export function* samplesOf(fact: BreathSamplesFact): Generator<BreathSample> {
  const counts = unpackCounts(fact.counts);
  const axes = axesOf(fact.kind);
  const step = 1000 / fact.hz;
  for (let k = 0; (k + 1) * axes <= counts.length; k++) {
    const values = Array.from({ length: axes }, (_, axis) => (counts[k * axes + axis] ?? 0) * fact.unit);
    yield { at: fact.at - fact.age + k * step * fact.rate, device: fact.from + k * step, values };
  }
}
