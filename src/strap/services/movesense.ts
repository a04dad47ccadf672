/**
 * Movesense's sensor service (GSP): the bytes of its commands and notifications, and their meaning. Nothing here throws, whatever the bytes.
 * A command is `code, reference, path`; an answer `1, reference, status u16`; data `2, reference, u32 ms since it was switched on, values…`; what goes on with
 * it in another packet, `3, reference, …`, is not read: four samples fit into one.
 */
import type { Ms } from '../../terms/units.ts';

export const MOVESENSE_WRITE = '34800001-7185-4d5d-b431-630e7050e8f0';
export const MOVESENSE_NOTIFY = '34800002-7185-4d5d-b431-630e7050e8f0';

/** Reference and path of the accelerometer at 52 samples a second. */
export const MOVESENSE_ACC = { reference: 99, path: '/Meas/Acc/52', hz: 52 } as const;
const G = 9.806_65;

export const subscribeTo = ({
  reference,
  path,
}: {
  readonly reference: number;
  readonly path: string;
}): Uint8Array<ArrayBuffer> => Uint8Array.from([1, reference, ...new TextEncoder().encode(path)]);
export const unsubscribeFrom = ({ reference }: { readonly reference: number }): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(2, reference);

export type MovesenseSaid =
  | { readonly said: 'answer'; readonly reference: number; readonly status: number }
  | { readonly said: 'data'; readonly reference: number; readonly at: Ms; readonly values: DataView };

/** Reads a notification; `undefined` for anything else. */
export function parseMovesense(view: DataView): MovesenseSaid | undefined {
  if (view.byteLength < 2) return undefined;
  const reference = view.getUint8(1);
  switch (view.getUint8(0)) {
    case 1:
      return view.byteLength < 4 ? undefined : { said: 'answer', reference, status: view.getUint16(2, true) };
    case 2:
      return view.byteLength < 6
        ? undefined
        : {
            said: 'data',
            reference,
            at: view.getUint32(2, true),
            values: new DataView(view.buffer, view.byteOffset + 6, view.byteLength - 6),
          };
    default:
      return undefined;
  }
}

/**
 * Acceleration in mg, x y z, oldest first; the time that comes with them is the first sample's. The unit shows in its size: of gravity it is 9.8 (m/s²), 1000 (mg) or 1 (g),
 * and packets of both of the first have been seen.
 */
export function accelerations(values: DataView): number[][] {
  const count = Math.floor(values.byteLength / 12);
  const samples = Array.from({ length: count }, (_, i) =>
    [0, 1, 2].map((axis) => values.getFloat32(12 * i + 4 * axis, true)),
  ).filter((sample) => sample.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6));
  const sizes = samples.map((s) => Math.hypot(...s)).toSorted((a, b) => a - b);
  const size = sizes[sizes.length >> 1] ?? 0;
  const unit = size > 200 ? 1 : size > 4 ? 1000 / G : 1000;
  return samples.map((sample) => sample.map((value) => value * unit));
}
