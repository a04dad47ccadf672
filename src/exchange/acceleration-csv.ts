/** Reads a recording of a motion sensor: comma-separated, a header `t_s,x_mg,y_mg,z_mg`, then one sample a line. */
import { ExchangeError } from './exchange-error.ts';
import type { Ms } from '../terms/units.ts';

/** One sample: when, and x y z in mg. */
export interface AccelerationSample {
  readonly at: Ms;
  readonly values: readonly [number, number, number];
}

const HEADER = 't_s,x_mg,y_mg,z_mg';

/**
 * The samples in the order of the file; blank lines are passed over.
 * @throws ExchangeError `unknown-format` without the header, `bad-line` with the number of a line that is not four numbers or goes back in time,
 * `empty` without a sample.
 */
export function readAccelerationCsv(text: string): AccelerationSample[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines[0]?.replaceAll(' ', '').toLowerCase() !== HEADER) throw new ExchangeError('unknown-format', 1);
  const samples: AccelerationSample[] = [];
  let last = -Infinity;
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === '') return;
    const parts = line.split(',');
    const [t, x, y, z] = parts.map((part) => (part.trim() === '' ? NaN : Number(part)));
    const whole = parts.length === 4 && [t, x, y, z].every((value) => Number.isFinite(value));
    if (!whole || t! < last) throw new ExchangeError('bad-line', i + 1);
    last = t!;
    samples.push({ at: t! * 1000, values: [x!, y!, z!] });
  });
  if (samples.length === 0) throw new ExchangeError('empty');
  return samples;
}
