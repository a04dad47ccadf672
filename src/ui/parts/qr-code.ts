/** An address as a QR code: the outline of its dark fields, to be drawn dark on white. The library comes when a code is wanted. */
import { html, type TemplateResult } from 'lit';
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

/** The code as a picture of the class `code`, named for those who do not see it. */
export const qrPicture = ({ path, size }: QrCode, name: string): TemplateResult =>
  html`<svg
    class="code"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label=${name}
    shape-rendering="crispEdges"
  >
    <path d=${path} />
  </svg>`;
