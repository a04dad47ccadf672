/**
 * Draws a session on one clock: its rows with their scales and the time below, and the stretches A and B across all of them. It reads what it is
 * given and holds nothing.
 */
import type { Overview } from '../../session/overview.ts';
import type { Ms } from '../../terms/units.ts';
import { roundValues } from '../charts/frame.ts';
import { timeStep } from '../charts/time-ticks.ts';
import type { Palette } from '../theme/theme.ts';
import {
  AXIS,
  breathScale,
  largest,
  scaleOf,
  type OverviewFrame,
  type OverviewRow,
} from './overview-rows.ts';
import {
  breathCurve,
  breathRates,
  guide,
  heart,
  marks,
  phases,
  ratings,
  signal,
  waves,
  type OverviewWords,
  type Pen,
} from './overview-series.ts';

/** Draws `rows` of `overview`; the canvas is cleared before. */
export function drawOverview(
  ctx: CanvasRenderingContext2D,
  overview: Overview,
  rows: readonly OverviewRow[],
  frame: OverviewFrame,
  palette: Palette,
  words: OverviewWords,
): void {
  const { left, width, height, from, to } = frame;
  const x = (at: Ms): number => left + ((at - from) / (to - from)) * width;
  const pen: Pen = { ctx, frame, palette, x };
  ctx.clearRect(0, 0, left + width + 40, height);
  const bottom = height - AXIS;
  const heartRow = rows.find(({ name }) => name === 'heart');
  // Where names stand above the rows their letters come below that of the first.
  const isNamed = (rows[0]?.top ?? 0) > 0;
  stretches(pen, bottom, (heartRow?.top ?? 0) + (isNamed ? 12 : 0));
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, 0, width, bottom);
  ctx.clip();
  for (const row of rows) {
    switch (row.name) {
      case 'phases':
        phases(pen, row, overview.phases, words);
        break;
      case 'heart':
        heart(pen, row, overview);
        break;
      case 'own':
        if (overview.own !== undefined) heart(pen, row, overview.own);
        break;
      case 'wave':
        waves(pen, row, overview.waves ?? []);
        break;
      case 'guide':
        guide(pen, row, overview.rates, words);
        break;
      case 'breath':
        if (overview.breath !== undefined) breathRates(pen, row, overview.breath);
        break;
      case 'curve':
        if (overview.breath !== undefined) breathCurve(pen, row, overview.breath);
        break;
      case 'marks':
        marks(pen, row, overview.moments.marks);
        break;
      case 'ratings':
        ratings(pen, row, overview.moments.ratings);
        break;
      case 'signal':
        signal(pen, row, overview.quality ?? []);
        break;
    }
  }
  ctx.restore();
  lines(pen, rows, overview);
  axis(pen, bottom, words);
  if (frame.at !== undefined) {
    ctx.fillStyle = palette.ink;
    ctx.fillRect(x(frame.at) - 0.75, 0, 1.5, bottom);
  }
}

/** `label` is the height at which their letters stand, px from the top. */
function stretches({ ctx, frame, palette, x }: Pen, bottom: number, label: number): void {
  const { left, width } = frame;
  for (const [name, stretch] of [
    ['A', frame.a],
    ['B', frame.b],
  ] as const) {
    if (stretch === undefined) continue;
    const first = Math.max(left, x(stretch.from));
    const last = Math.min(left + width, x(stretch.to));
    if (last <= first) continue;
    // Below the names of the phases, which no edge runs through.
    const top = Math.max(0, label - 12);
    ctx.fillStyle = palette.water;
    ctx.fillRect(first, top, last - first, bottom - top);
    ctx.fillStyle = palette.ink;
    ctx.fillRect(first, top, 2, bottom - top);
    ctx.fillRect(last - 2, top, 2, bottom - top);
    ctx.fillRect(first, label - 12, 24, 22);
    ctx.fillStyle = palette.ground;
    ctx.font = `650 15px ${palette.font}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'center';
    ctx.fillText(name, first + 12, label);
  }
}

/** Gridlines and their values in the gutter left of the plot, so that nothing crosses them. */
function lines({ ctx, frame, palette }: Pen, rows: readonly OverviewRow[], overview: Overview): void {
  ctx.font = `450 15px ${palette.font}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'right';
  for (const row of rows) {
    const range: readonly [number, number] | undefined =
      row.name === 'heart'
        ? overview.range
        : row.name === 'own'
          ? overview.own?.range
          : row.name === 'wave'
            ? [0, largest(overview.waves)]
            : row.name === 'guide'
              ? [3, 12]
              : row.name === 'breath'
                ? overview.breath && breathScale(overview.breath)
                : undefined;
    if (range === undefined) continue;
    const y = scaleOf(row, ...range);
    for (const value of roundValues(range[0], range[1], row.name === 'heart' || row.name === 'own' ? 4 : 2)) {
      // Each rate of the guide has its figure beside it, which a line would run through.
      if (row.name !== 'guide') {
        ctx.fillStyle = palette.rule;
        ctx.globalCompositeOperation = 'destination-over';
        ctx.fillRect(frame.left, y(value) - 0.5, frame.width, 1);
        ctx.globalCompositeOperation = 'source-over';
      }
      ctx.fillStyle = palette.ink2;
      ctx.fillText(String(value), frame.left - 8, y(value));
    }
  }
}

function axis({ ctx, frame, palette, x }: Pen, bottom: number, words: OverviewWords): void {
  const step = timeStep(frame.to - frame.from, Math.max(2, frame.width / 110));
  ctx.font = `450 15px ${palette.font}`;
  ctx.fillStyle = palette.ink2;
  ctx.textBaseline = 'top';
  for (let at = Math.ceil(frame.from / step) * step; at <= frame.to; at += step) {
    const where = x(at);
    ctx.textAlign =
      where - frame.left < 24 ? 'left' : where > frame.left + frame.width - 24 ? 'right' : 'center';
    ctx.fillText(words.time(at), where, bottom + 8);
  }
}
