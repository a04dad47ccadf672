/** Fast Fourier transform of a power-of-two length, in place. Nothing else: windows and scaling are the spectrum's. */

interface Plan {
  /** Factors of each stage one after the other: stage with half-length h begins at h - 1, so that it is read in order. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** Pairs (i, j) to exchange, i < j. */
  readonly swaps: Uint32Array;
}

const plans = new Map<number, Plan>();

function planOf(n: number): Plan {
  const known = plans.get(n);
  if (known !== undefined) return known;
  const bits = Math.log2(n);
  if (!Number.isInteger(bits)) throw new RangeError(`FFT length ${n} is no power of two`);
  const cos = new Float64Array(n);
  const sin = new Float64Array(n);
  for (let half = 1; half < n; half *= 2) {
    for (let k = 0; k < half; k++) {
      cos[half - 1 + k] = Math.cos((Math.PI * k) / half);
      sin[half - 1 + k] = Math.sin((Math.PI * k) / half);
    }
  }
  const swaps: number[] = [];
  for (let i = 0; i < n; i++) {
    let j = 0;
    for (let b = 0; b < bits; b++) if (i & (1 << b)) j |= 1 << (bits - 1 - b);
    if (i < j) swaps.push(i, j);
  }
  const plan = { cos, sin, swaps: Uint32Array.from(swaps) };
  plans.set(n, plan);
  return plan;
}

/**
 * Discrete Fourier transform X[k] = sum x[n] exp(-2πi kn/N), in place, unscaled (Cooley and Tukey 1965, radix 2). Both
 * arrays have the same power-of-two length. @throws RangeError if it is none.
 */
export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  const { cos, sin, swaps } = planOf(n);
  for (let p = 0; p < swaps.length; p += 2) {
    const i = swaps[p]!;
    const j = swaps[p + 1]!;
    const r = re[i]!;
    re[i] = re[j]!;
    re[j] = r;
    const q = im[i]!;
    im[i] = im[j]!;
    im[j] = q;
  }
  for (let half = 1; half < n; half *= 2) {
    for (let block = 0; block < n; block += 2 * half) {
      for (let k = 0; k < half; k++) {
        const c = cos[half - 1 + k]!;
        const s = sin[half - 1 + k]!;
        const i = block + k;
        const j = i + half;
        const a = re[j]!;
        const b = im[j]!;
        const r = a * c + b * s;
        const q = b * c - a * s;
        const x = re[i]!;
        const y = im[i]!;
        re[j] = x - r;
        im[j] = y - q;
        re[i] = x + r;
        im[i] = y + q;
      }
    }
  }
}

/** Working space of `fftEven` by length: a day of windows asks for it hundreds of times, and nothing of it outlives a call. */
const scratch = new Map<number, { readonly re: Float64Array; readonly im: Float64Array }>();

/**
 * Cosine transform C[k] = Σ x[n] cos(2πkn/N), k = 0..N/2, of a real even series (x[N-n] = x[n]), by a complex transform of half the
 * length: even places ride as real parts, odd ones as imaginary parts. N is a power of two of at least 4.
 */
export function fftEven(x: Float64Array): Float64Array {
  const half = x.length / 2;
  const space = scratch.get(half) ?? { re: new Float64Array(half), im: new Float64Array(half) };
  scratch.set(half, space);
  const { re, im } = space;
  for (let i = 0; i < half; i++) {
    re[i] = x[2 * i]!;
    im[i] = x[2 * i + 1]!;
  }
  fft(re, im);
  const { cos, sin } = planOf(x.length);
  const out = new Float64Array(half + 1);
  out[0] = re[0]! + im[0]!;
  // At k = N/2 the turn is half a circle.
  out[half] = re[0]! - im[0]!;
  for (let k = 1; k < half; k++) {
    const a = re[k]!;
    const b = re[half - k]!;
    // Even part, and the odd part turned by the factors of the last stage.
    out[k] = (a + b + cos[half - 1 + k]! * (im[k]! + im[half - k]!) + sin[half - 1 + k]! * (b - a)) / 2;
  }
  return out;
}

/** The smallest power of two that is at least `n`. */
export function powerOfTwo(n: number): number {
  let size = 1;
  while (size < n) size *= 2;
  return size;
}
