/** Zero-phase band-pass of a short even series by way of its transform. For windows of a minute or two, not for streams. */
import { detrended } from './detrend.ts';
import { fft, powerOfTwo } from './fft.ts';
import type { Hz } from '../terms/units.ts';

/** `samples` less a parabola, with only the frequencies from `from` to `to`; the edges fall off as half a cosine over a fifth of their frequency. */
export function bandPassed(samples: Float64Array, sampleHz: Hz, from: Hz, to: Hz): Float64Array {
  const n = samples.length;
  const flat = detrended(samples, 2);
  const size = powerOfTwo(2 * n);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  re.set(flat);
  // Mirrored beyond its end, the series has no step for the filter to ring at.
  for (let i = 0; i < size - n; i++) re[n + i] = i < n ? flat[n - 1 - i]! : 0;
  fft(re, im);
  for (let k = 0; k < size; k++) {
    const f = (Math.min(k, size - k) * sampleHz) / size;
    const gain = edge((f / from - 0.8) / 0.2) * edge((1.2 - f / to) / 0.2);
    re[k] = re[k]! * gain;
    im[k] = -im[k]! * gain;
  }
  // Conjugate, transform, conjugate: the inverse.
  fft(re, im);
  return re.slice(0, n).map((v) => v / size);
}

const edge = (x: number): number => (x <= 0 ? 0 : x >= 1 ? 1 : (1 - Math.cos(Math.PI * x)) / 2);
