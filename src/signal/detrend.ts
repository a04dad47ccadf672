/** Trends taken out of even series: a low polynomial, or smoothness priors. Each returns a new series. */

/** The series less its least-squares polynomial of order 0 (mean), 1 (line) or 2 (parabola). */
export function detrended(samples: ArrayLike<number>, order: 0 | 1 | 2): Float64Array {
  const n = samples.length;
  const out = Float64Array.from(samples);
  // Discrete Legendre polynomials: orthogonal, so each is removed on its own.
  const middle = (n - 1) / 2;
  const bases = [
    (): number => 1,
    (i: number): number => i - middle,
    (i: number): number => (i - middle) ** 2 - (n * n - 1) / 12,
  ];
  for (const base of bases.slice(0, order + 1)) {
    let dot = 0;
    let norm = 0;
    for (let i = 0; i < n; i++) {
      dot += out[i]! * base(i);
      norm += base(i) ** 2;
    }
    if (norm === 0) continue;
    for (let i = 0; i < n; i++) out[i] = out[i]! - (dot / norm) * base(i);
  }
  return out;
}

/** The sum of the products of two series of one length. */
function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** What is fitted together, and the sums of the products of each pair. */
interface Fit {
  readonly n: number;
  readonly step: number;
  readonly zero: number;
  /** Constant, line and parabola, then the wave's two parts. */
  readonly functions: readonly Float64Array[];
  readonly products: readonly (readonly number[])[];
}

/** The functions for a series of `n` samples. */
function fitOf(n: number, step: number, zero: number): Fit {
  const middle = (n - 1) / 2;
  const made = (at: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => at(i));
  const functions = [
    ...[0, 1, 2].map((power) => made((i) => ((i - middle) / middle) ** power)),
    ...[Math.cos, Math.sin].map((of) => made((i) => of((i - zero) * step))),
  ];
  return { n, step, zero, functions, products: functions.map((a) => functions.map((b) => dot(a, b))) };
}

/** Breaths of one pace are fitted by the same functions, and there are thousands of them. */
let last: Fit | undefined;

/**
 * The series less the parabola of a parabola and a wave fitted together by least squares: unlike a parabola alone it takes no part of a wave
 * of few periods. `step` is the wave's angle from one sample to the next, radians; `zero` the sample at which its angle is 0. A series shorter
 * than one period and a half says too little of both and loses its mean and slope alone.
 */
export function withoutTrend(samples: Float64Array, step: number, zero: number): Float64Array {
  const n = samples.length;
  if (n * step < 3 * Math.PI) return detrended(samples, 1);
  if (last?.n !== n || last.step !== step || last.zero !== zero) last = fitOf(n, step, zero);
  const { functions, products } = last;
  // Normal equations, solved by elimination; five functions that differ so much need no pivot.
  const rows = functions.map((a, k) => [...products[k]!, dot(a, samples)]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k]!;
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[k]! / pivot[k]!;
      for (let c = 0; c < row.length; c++) row[c]! -= factor * pivot[c]!;
    }
  }
  const [c0 = 0, c1 = 0, c2 = 0] = rows.map((row, k) => row[5]! / row[k]!);
  const [, line, parabola] = functions;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = samples[i]! - c0 - c1 * line![i]! - c2 * parabola![i]!;
  return out;
}

/**
 * Smoothness priors (Tarvainen 2002): x - (I + λ² D2'D2)⁻¹ x with D2 the second differences, by an LDL' decomposition of
 * the five-diagonal matrix in O(n). At 4 Hz and λ = 500 it is a high-pass with -3 dB at 0.0355 Hz.
 */
export function smoothnessPriors(samples: ArrayLike<number>, lambda: number): Float64Array {
  const n = samples.length;
  if (n < 3) return detrended(samples, 0);
  const l2 = lambda * lambda;
  const z = new Float64Array(n);
  const d = new Float64Array(n);
  const l1 = new Float64Array(n);
  const l2s = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    // Row i of D2'D2: 1 -4 6 -4 1 inside, less at the two rows of either end.
    const edge = Math.min(i, n - 1 - i);
    const inner = n === 3 ? (edge === 1 ? 4 : 1) : edge === 0 ? 1 : edge === 1 ? 5 : 6;
    const beside = i === n - 1 ? 0 : i === 0 || i === n - 2 ? -2 : -4;
    const diagonal = 1 + l2 * inner;
    const p = i >= 1 ? l1[i - 1]! : 0;
    const q = i >= 2 ? l2s[i - 2]! : 0;
    const dp = i >= 1 ? d[i - 1]! : 0;
    const dq = i >= 2 ? d[i - 2]! : 0;
    d[i] = diagonal - p * p * dp - q * q * dq;
    l1[i] = (l2 * beside - (i >= 1 ? l1[i - 1]! * l2s[i - 1]! * dp : 0)) / d[i]!;
    l2s[i] = i < n - 2 ? l2 / d[i]! : 0;
    z[i] = samples[i]! - p * (i >= 1 ? z[i - 1]! : 0) - q * (i >= 2 ? z[i - 2]! : 0);
  }
  const trend = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    trend[i] =
      z[i]! / d[i]! - (i + 1 < n ? l1[i]! * trend[i + 1]! : 0) - (i + 2 < n ? l2s[i]! * trend[i + 2]! : 0);
  }
  return Float64Array.from({ length: n }, (_, i) => samples[i]! - trend[i]!);
}
