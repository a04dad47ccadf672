/** Labels of a time axis: round positions in a session, or how long ago. Pure. */
import type { Ms } from '../../terms/units.ts';
import { chartWords } from '../words/charts.ts';
import type { Labelled } from './plot-chart.ts';

const STEPS: readonly Ms[] = [
  5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
].map((s) => s * 1000);
/** Least room for a label of the time axis, and the room of a label of the lines, px. */
const ROOM = 110;
const LABEL = 66;

/** The shortest round step of which at most `most` go into `span`. */
export const timeStep = (span: Ms, most: number): Ms =>
  STEPS.find((step) => span / step <= most) ?? STEPS.at(-1) ?? span;

/** Labels between `from` and `to` on an axis of `width` px whose unit is the second. With `ago` they count back from `to`. */
export function timeTicks(from: Ms, to: Ms, width: number, ago: boolean): Labelled[] {
  const step = timeStep(to - from, Math.max(2, width / ROOM));
  // Labels stand on their middle; those at the very edges would be cut.
  const edge = ((to - from) * 30) / Math.max(60, width);
  const ticks: Labelled[] = [];
  if (ago) {
    for (let back = step; back < to - from - edge; back += step) {
      ticks.push({ value: (to - back) / 1000, text: chartWords.live.ago(back / 1000) });
    }
    return ticks;
  }
  for (let at = Math.ceil((from + edge) / step) * step; at <= to - edge; at += step) {
    ticks.push({ value: at / 1000, text: chartWords.axisTime(at) });
  }
  return ticks;
}

/** The x range (s) of a chart of `width` px from `from` to `to`, with room at the right for the labels of its lines. */
export function withRoom(from: Ms, to: Ms, width: number): [number, number] {
  const span = Math.max(1000, to - from);
  return [from / 1000, (from + span * (1 + LABEL / Math.max(LABEL, width - LABEL))) / 1000];
}
