/** An address as a QR code: the outline of its dark fields, to be drawn dark on white. The library comes when a code is wanted. */

import { loadPart } from './load-part.ts';

export interface QrCode {
  /** SVG path in a square of `size` by `size`, with a quiet margin. */
  readonly path: string;
  readonly size: number;
}

export async function qrCode(address: string): Promise<QrCode> {
  const { encode } = await loadPart(() => import('uqr'));
  const { data, size } = encode(address, { ecc: 'M', border: 3 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { path, size };
}
