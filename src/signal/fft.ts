/** Fast Fourier transform of a power-of-two length, in place. Nothing else: windows and scaling are the spectrum's. */

interface Plan {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  readonly reversed: Uint32Array;
}

const plans = new Map<number, Plan>();

function planOf(n: number): Plan {
  const known = plans.get(n);
  if (known !== undefined) return known;
  const bits = Math.log2(n);
  if (!Number.isInteger(bits)) throw new RangeError(`FFT length ${n} is no power of two`);
  const cos = new Float64Array(n / 2);
  const sin = new Float64Array(n / 2);
  for (let k = 0; k < n / 2; k++) {
    cos[k] = Math.cos((2 * Math.PI * k) / n);
    sin[k] = Math.sin((2 * Math.PI * k) / n);
  }
  const reversed = new Uint32Array(n);
  for (let i = 0; i < n; i++)
    reversed[i] = bits === 0 ? 0 : (reversed[i >> 1]! >> 1) | ((i & 1) << (bits - 1));
  const plan = { cos, sin, reversed };
  plans.set(n, plan);
  return plan;
}

/**
 * Discrete Fourier transform X[k] = sum x[n] exp(-2πi kn/N), in place, unscaled (Cooley and Tukey 1965, radix 2). Both
 * arrays have the same power-of-two length. @throws RangeError if it is none.
 */
export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  const { cos, sin, reversed } = planOf(n);
  for (let i = 0; i < n; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    const r = re[i]!;
    re[i] = re[j]!;
    re[j] = r;
    const q = im[i]!;
    im[i] = im[j]!;
    im[j] = q;
  }
  for (let half = 1; half < n; half *= 2) {
    const stride = n / (2 * half);
    for (let k = 0; k < half; k++) {
      const c = cos[k * stride]!;
      const s = sin[k * stride]!;
      for (let i = k; i < n; i += 2 * half) {
        const j = i + half;
        const r = re[j]! * c + im[j]! * s;
        const q = im[j]! * c - re[j]! * s;
        re[j] = re[i]! - r;
        im[j] = im[i]! - q;
        re[i] = re[i]! + r;
        im[i] = im[i]! + q;
      }
    }
  }
}

/** The smallest power of two that is at least `n`. */
export function powerOfTwo(n: number): number {
  let size = 1;
  while (size < n) size *= 2;
  return size;
}
