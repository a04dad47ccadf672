/** The heart's wave over a session as the paths of a small picture. Pure. */
import type { TrendPoint } from '../../session/chart-series.ts';
import type { Ms } from '../../terms/units.ts';

/** Points of the curve at most: more than pixels say nothing. */
const MOST = 400;
const HEIGHT = 40;

/** A line and a band in a box of 1000 by 40 whose right end is `end`; `undefined` = no breath was measured. */
export function curveOf(points: readonly TrendPoint[], end: Ms): { line: string; band: string } | undefined {
  const every = Math.max(1, Math.ceil(points.length / MOST));
  const shown = points.filter((point, i) => i % every === 0 || point.value === undefined);
  const high = Math.max(0, ...shown.map((point) => point.high ?? point.value ?? 0));
  if (high === 0) return undefined;
  const x = (at: Ms): string => ((1000 * at) / end).toFixed(1);
  const y = (value: number): string => (HEIGHT - 2 - ((HEIGHT - 4) * value) / high).toFixed(1);
  let line = '';
  let band = '';
  let upper: string[] = [];
  let lower: string[] = [];
  const close = (): void => {
    if (upper.length > 1) band += `M${upper.join('L')}L${lower.reverse().join('L')}z`;
    upper = [];
    lower = [];
  };
  for (const { at, value, low, high: top } of shown) {
    if (value === undefined) {
      close();
      continue;
    }
    line += `${upper.length === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`;
    upper.push(`${x(at)} ${y(top ?? value)}`);
    lower.push(`${x(at)} ${y(low ?? value)}`);
  }
  close();
  return { line, band };
}
