/** Heart rate over a whole session as a drawing that paper keeps sharp: mean and range in even bins, empty where there were no beats. */
import { svg, type SVGTemplateResult } from 'lit';
import { levelToDraw, type HeartBins } from '../../../session/heart-bins.ts';
import type { Ms } from '../../../terms/units.ts';
import { timeStep } from '../../charts/time-ticks.ts';
import { decimal, position } from '../../words/format.ts';

const WIDTH = 420;
const HEIGHT = 170;
const LEFT = 34;
const FOOT = 24;
/** More points than this no paper shows well. */
const MOST = 500;
/** Most round times below it; the last one ends before the edge. */
const TIMES = 5;
const EDGE = 44;

/** Runs of neighbouring bins that hold beats. */
function runs({ mean }: HeartBins): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < mean.length; i++) {
    if (Number.isNaN(mean[i])) continue;
    const last = found.at(-1);
    if (last?.[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  }
  return found;
}

/** The drawing; `undefined` if there was no beat. `levels` as `heartBins` gives them. */
export function coursePicture(levels: readonly HeartBins[], length: Ms): SVGTemplateResult | undefined {
  const bins = levelToDraw(levels, length / MOST);
  if (bins === undefined) return undefined;
  const spans = runs(bins);
  if (spans.length === 0) return undefined;
  const { low, high, mean, step } = bins;
  const bottom = Math.floor(Math.min(...low.filter((value) => !Number.isNaN(value))) / 10) * 10;
  const top = Math.ceil(Math.max(...high.filter((value) => !Number.isNaN(value))) / 10) * 10;
  const x = (i: number): string => (LEFT + (((i + 0.5) * step) / length) * (WIDTH - LEFT)).toFixed(1);
  const y = (bpm: number): string =>
    (8 + ((top - bpm) / Math.max(10, top - bottom)) * (HEIGHT - FOOT - 8)).toFixed(1);
  const lines = [bottom, (bottom + top) / 2, top];
  const every = timeStep(length, TIMES);
  const places = Array.from({ length: TIMES + 1 }, (_, i) => i * every).map((at) => ({
    at,
    left: LEFT + (at / length) * (WIDTH - LEFT),
  }));
  const band = ([from, to]: [number, number]): string => {
    const all = Array.from({ length: to - from + 1 }, (_, k) => from + k);
    const up = all.map((i) => `${x(i)} ${y(high[i] ?? 0)}`);
    const down = all.toReversed().map((i) => `${x(i)} ${y(low[i] ?? 0)}`);
    return `M${[...up, ...down].join('L')}Z`;
  };
  const line = ([from, to]: [number, number]): string =>
    `M${Array.from({ length: to - from + 1 }, (_, k) => `${x(from + k)} ${y(mean[from + k] ?? 0)}`).join('L')}`;
  return svg`<svg class="course" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
    ${lines.map((bpm) => svg`<path class="grid" d=${`M${LEFT} ${y(bpm)}H${WIDTH}`} /><text x="0" y=${Number(y(bpm)) + 5}>${decimal(bpm)}</text>`)}
    ${spans.map((span) => svg`<path class="band" d=${band(span)} />`)}
    ${spans.map((span) => svg`<path class="line" d=${line(span)} />`)}
    ${places.filter(({ left }) => left <= WIDTH - EDGE).map(({ at, left }) => svg`<text x=${left} y=${HEIGHT - 4}>${position(at)}</text>`)}
  </svg>`;
}
