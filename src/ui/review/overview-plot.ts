/**
 * Draws a session on one clock: heart rate as range and mean, the heart's wave, the guide, marks, ratings and the signal, with the stretches A and B
 * across all rows. From as many values as there are pixels, so that moving costs little. It reads what it is given and holds nothing.
 */
import type { QualitySpan, RateSpan, TrendPoint } from '../../session/chart-series.ts';
import type { Phase } from '../../session/course.ts';
import { levelFor, type HeartBins } from '../../session/heart-bins.ts';
import type { Mark, Moments, Rating } from '../../session/moments.ts';
import type { Stretch } from '../../signal/change.ts';
import type { Bpm, Ms } from '../../terms/units.ts';
import { roundValues } from '../charts/frame.ts';
import { shapePath } from '../parts/mark-shapes.ts';
import type { Palette } from '../theme/theme.ts';

/** Everything the picture shows; made once of a session that is over. */
export interface Overview {
  readonly length: Ms;
  readonly phases: readonly Phase[];
  readonly heart: readonly HeartBins[];
  /** Range of the heart rate over the whole session; `undefined` = there was none. */
  readonly range: readonly [Bpm, Bpm] | undefined;
  readonly waves: readonly TrendPoint[];
  readonly rates: readonly RateSpan[];
  readonly moments: Moments;
  readonly quality: readonly QualitySpan[];
}

/** One row: its name and where it lies, CSS px from the top. */
export interface OverviewRow {
  readonly name: 'phases' | 'heart' | 'wave' | 'guide' | 'marks' | 'ratings' | 'signal';
  readonly top: number;
  readonly height: number;
}

/** Where the plot lies and what it shows. */
export interface OverviewFrame {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly from: Ms;
  readonly to: Ms;
  readonly a: Stretch | undefined;
  readonly b: Stretch | undefined;
  /** Session time that is read; `undefined` = none. */
  readonly at: Ms | undefined;
}

const HEIGHTS: Readonly<Record<OverviewRow['name'], number>> = {
  phases: 44,
  heart: 150,
  wave: 84,
  guide: 64,
  marks: 38,
  ratings: 38,
  signal: 26,
};
/** Room for the labels of time below the rows. */
const AXIS = 26;
/** Room above each row for its name where the names do not stand beside. */
const NAME_ABOVE = 22;

/** The rows of a picture: those that have something to show, one under the other. */
export function rowsOf(overview: Overview, above: boolean): { rows: readonly OverviewRow[]; height: number } {
  const has: Readonly<Record<OverviewRow['name'], boolean>> = {
    phases: overview.phases.length > 0,
    heart: true,
    wave: overview.waves.length > 0,
    guide: overview.rates.length > 0,
    marks: overview.moments.marks.length > 0,
    ratings: overview.moments.ratings.length > 0,
    signal: true,
  };
  const rows: OverviewRow[] = [];
  let top = 0;
  for (const name of Object.keys(HEIGHTS) as OverviewRow['name'][]) {
    if (!has[name]) continue;
    if (above) top += NAME_ABOVE;
    rows.push({ name, top, height: HEIGHTS[name] });
    top += HEIGHTS[name];
  }
  return { rows, height: top + AXIS };
}

const TICKS: readonly Ms[] = [10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200].map((s) => s * 1000);

/** What text the labels of the picture carry. */
export interface OverviewWords {
  readonly phaseName: (phase: Phase) => string;
  readonly time: (at: Ms) => string;
  readonly rate: (span: RateSpan) => string;
}

interface Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly frame: OverviewFrame;
  readonly palette: Palette;
  readonly x: (at: Ms) => number;
}

const shapes = new Map<string, Path2D>();
function shapeOf(mark: Mark): Path2D {
  const path = shapePath(mark);
  let shape = shapes.get(path);
  if (shape === undefined) shapes.set(path, (shape = new Path2D(path)));
  return shape;
}

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
  stretches(pen, bottom, heartRow?.top ?? 0);
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
      case 'wave':
        waves(pen, row, overview.waves);
        break;
      case 'guide':
        guide(pen, row, overview.rates, words);
        break;
      case 'marks':
        marks(pen, row, overview.moments.marks);
        break;
      case 'ratings':
        ratings(pen, row, overview.moments.ratings);
        break;
      case 'signal':
        signal(pen, row, overview.quality);
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
    ctx.fillStyle = palette.water;
    ctx.fillRect(first, 0, last - first, bottom);
    ctx.fillStyle = palette.ink;
    ctx.fillRect(first, 0, 2, bottom);
    ctx.fillRect(last - 2, 0, 2, bottom);
    ctx.fillRect(first, label - 12, 24, 22);
    ctx.fillStyle = palette.ground;
    ctx.font = `650 15px ${palette.font}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'center';
    ctx.fillText(name, first + 12, label);
  }
}

function phases(
  { ctx, palette, x }: Pen,
  row: OverviewRow,
  all: readonly Phase[],
  words: OverviewWords,
): void {
  ctx.font = `500 16px ${palette.font}`;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  for (const phase of all) {
    const first = x(phase.from);
    const last = x(phase.to ?? Infinity);
    const end = Number.isFinite(last) ? last : first;
    ctx.fillStyle = palette.waterLine;
    ctx.fillRect(first, row.top + 2, Math.max(1, end - first - 2), 3);
    const name = words.phaseName(phase);
    ctx.fillStyle = palette.ink2;
    // A name that does not fit is left out whole.
    if (ctx.measureText(name).width < end - first - 4) ctx.fillText(name, first, row.top + 12);
  }
}

/** Scale of a row: value to px from the top. */
const scaleOf =
  (row: OverviewRow, low: number, high: number) =>
  (value: number): number =>
    row.top + 8 + (row.height - 16) * (1 - (value - low) / Math.max(1e-9, high - low));

/** Runs of an index range over which `has` holds. */
function* runs(from: number, to: number, has: (i: number) => boolean): Generator<readonly [number, number]> {
  for (let i = from; i < to; i++) {
    if (!has(i)) continue;
    const first = i;
    while (i < to && has(i)) i++;
    yield [first, i];
  }
}

function heart({ ctx, frame, palette, x }: Pen, row: OverviewRow, overview: Overview): void {
  const level = levelFor(overview.heart, ((frame.to - frame.from) / frame.width) * 1.5);
  if (level === undefined || overview.range === undefined) return;
  const y = scaleOf(row, ...overview.range);
  const { step, low, high, mean } = level;
  const first = Math.max(0, Math.floor(frame.from / step) - 1);
  const last = Math.min(mean.length, Math.ceil(frame.to / step) + 1);
  for (const [a, b] of runs(first, last, (i) => !Number.isNaN(mean[i]))) {
    ctx.beginPath();
    for (let i = a; i < b; i++) ctx.lineTo(x((i + 0.5) * step), y(high[i]!));
    for (let i = b - 1; i >= a; i--) ctx.lineTo(x((i + 0.5) * step), y(low[i]!));
    ctx.closePath();
    ctx.fillStyle = palette.heartBand;
    ctx.fill();
    ctx.beginPath();
    for (let i = a; i < b; i++) ctx.lineTo(x((i + 0.5) * step), y(mean[i]!));
    ctx.strokeStyle = palette.heart;
    ctx.lineWidth = 2.25;
    ctx.lineJoin = 'round';
    ctx.stroke();
  }
}

/** First point later than `at`. */
function firstAfter(points: readonly { readonly at: Ms }[], at: Ms): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The largest wave of a session, for its scale. */
const largest = (points: readonly TrendPoint[]): number =>
  points.reduce((most, { high = 0 }) => Math.max(most, high), 4);

function waves({ ctx, frame, palette, x }: Pen, row: OverviewRow, all: readonly TrendPoint[]): void {
  const y = scaleOf(row, 0, largest(all));
  const first = Math.max(0, firstAfter(all, frame.from) - 1);
  const last = Math.min(all.length, firstAfter(all, frame.to) + 1);
  // Two breaths on one pixel look like one.
  const every = Math.max(1, Math.ceil((last - first) / frame.width));
  for (const [a, b] of runs(first, last, (i) => all[i]!.value !== undefined)) {
    ctx.beginPath();
    for (let i = a; i < b; i += every) ctx.lineTo(x(all[i]!.at), y(all[i]!.high ?? 0));
    for (let i = b - 1; i >= a; i -= every) ctx.lineTo(x(all[i]!.at), y(all[i]!.low ?? 0));
    ctx.closePath();
    ctx.fillStyle = palette.heartBand;
    ctx.fill();
    ctx.beginPath();
    for (let i = a; i < b; i += every) ctx.lineTo(x(all[i]!.at), y(all[i]!.value ?? 0));
    ctx.strokeStyle = palette.heart;
    ctx.lineWidth = 2.25;
    ctx.stroke();
  }
}

function guide(
  { ctx, palette, x }: Pen,
  row: OverviewRow,
  all: readonly RateSpan[],
  words: OverviewWords,
): void {
  const y = scaleOf(row, 3, 12);
  ctx.font = `500 15px ${palette.font}`;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  let free = -Infinity;
  for (const span of all) {
    const first = x(span.from);
    ctx.fillStyle = palette.breath;
    ctx.fillRect(first, y(span.breathsPerMin) - 2, Math.max(1, x(span.to) - first), 4);
    const text = words.rate(span);
    if (first < free) continue;
    ctx.fillStyle = palette.ink;
    ctx.fillText(text, first, Math.min(row.top + row.height - 18, y(span.breathsPerMin) + 5));
    free = first + ctx.measureText(text).width + 10;
  }
}

function marks({ ctx, frame, palette, x }: Pen, row: OverviewRow, all: readonly Mark[]): void {
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 2;
  for (const mark of all) {
    const at = x(mark.moment);
    if (at < frame.left - 12 || at > frame.left + frame.width + 12) continue;
    ctx.save();
    ctx.translate(at - 9, row.top + row.height / 2 - 9);
    ctx.scale(0.75, 0.75);
    ctx.stroke(shapeOf(mark));
    ctx.restore();
  }
}

function ratings({ ctx, palette, x }: Pen, row: OverviewRow, all: readonly Rating[]): void {
  ctx.font = `650 17px ${palette.font}`;
  ctx.fillStyle = palette.ink;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'center';
  for (const { at, value } of all) ctx.fillText(String(value), x(at), row.top + row.height / 2);
}

function signal({ ctx, palette, x }: Pen, row: OverviewRow, all: readonly QualitySpan[]): void {
  for (const { from, to, state } of all) {
    const first = x(from);
    const width = x(to) - first;
    ctx.fillStyle = palette.ink2;
    // Dense for good, broken for corrected, a thin line where beats were missing.
    if (state === 'good') ctx.fillRect(first, row.top + 9, width, 8);
    else if (state === 'gap') ctx.fillRect(first, row.top + 12.5, width, 1.5);
    else
      for (let at = first; at < first + width; at += 9)
        ctx.fillRect(at, row.top + 9, Math.min(5, first + width - at), 8);
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
        : row.name === 'wave'
          ? [0, largest(overview.waves)]
          : row.name === 'guide'
            ? [3, 12]
            : undefined;
    if (range === undefined) continue;
    const y = scaleOf(row, ...range);
    for (const value of roundValues(range[0], range[1], row.name === 'heart' ? 4 : 2)) {
      ctx.fillStyle = palette.rule;
      ctx.globalCompositeOperation = 'destination-over';
      ctx.fillRect(frame.left, y(value) - 0.5, frame.width, 1);
      ctx.globalCompositeOperation = 'source-over';
      ctx.fillStyle = palette.ink2;
      ctx.fillText(String(value), frame.left - 8, y(value));
    }
  }
}

function axis({ ctx, frame, palette, x }: Pen, bottom: number, words: OverviewWords): void {
  const most = Math.max(2, frame.width / 110);
  const step = TICKS.find((candidate) => (frame.to - frame.from) / candidate <= most) ?? TICKS.at(-1)!;
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
