/** Gradients for round lights without rings or a cusp: many stops along smooth curves, mixed in OKLab. Pure text. */

/** Lightness 0 to 1, chroma, hue in degrees. */
export type Lch = readonly [lightness: number, chroma: number, hue: number];

const STOPS = 24;

/** Zero slope at both ends. */
const smooth = (x: number): number => {
  const t = Math.min(1, Math.max(0, x));
  return t * t * t * (t * (6 * t - 15) + 10);
};

function mix([l0, c0, h0]: Lch, [l1, c1, h1]: Lch, share: number): string {
  const at = (h: number): number => (h * Math.PI) / 180;
  const blend = (a: number, b: number): number => a + (b - a) * share;
  const a = blend(c0 * Math.cos(at(h0)), c1 * Math.cos(at(h1)));
  const b = blend(c0 * Math.sin(at(h0)), c1 * Math.sin(at(h1)));
  return `${(blend(l0, l1) * 100).toFixed(1)}% ${a.toFixed(3)} ${b.toFixed(3)}`;
}

/** Light without an edge: full in the middle, nothing at the rim. */
export function softLight(colour: Lch): string {
  const mixed = mix(colour, colour, 0);
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => {
    const r = i / STOPS;
    return `oklab(${mixed} / ${((1 - r * r) ** 3).toFixed(4)}) ${(r * 100).toFixed(1)}%`;
  });
  return `radial-gradient(circle closest-side,${stops.join(',')})`;
}

/**
 * A ball that is `core` in the middle and `rim` at its edge, opaque up to `solid` (share of its radius) and gone at the edge.
 * `bend` above 1 keeps the middle's colour longer.
 */
export function softBall(core: Lch, rim: Lch, solid: number, bend = 2): string {
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => {
    const r = i / STOPS;
    const alpha = 1 - smooth((r - solid) / (1 - solid));
    return `oklab(${mix(core, rim, r ** bend)} / ${alpha.toFixed(3)}) ${(r * 100).toFixed(1)}%`;
  });
  return `radial-gradient(circle closest-side,${stops.join(',')})`;
}
