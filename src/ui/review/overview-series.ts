/** Draws what each row of a session's picture shows, from as many values as there are pixels. It reads what it is given and holds nothing. */
import type { BreathCourse } from '../../session/breath-course.ts';
import type { QualitySpan, RateSpan, TrendPoint } from '../../session/chart-series.ts';
import type { Phase } from '../../session/course.ts';
import { levelFor, levelToDraw } from '../../session/heart-bins.ts';
import type { Mark, Rating } from '../../session/moments.ts';
import type { Overview } from '../../session/overview.ts';
import { firstAfter } from '../../signal/breath-amplitudes.ts';
import { LOOK_EVERY } from '../../signal/breath-rate.ts';
import type { Ms } from '../../terms/units.ts';
import { shapePath } from '../parts/mark-shapes.ts';
import type { Palette } from '../theme/theme.ts';
import { breathScale, largest, scaleOf, type OverviewFrame, type OverviewRow } from './overview-rows.ts';

/** Bins longer than this hold so much of a breath that only its size shows. */
const WHOLE_BREATHS: Ms = 1000;

/** What text the labels of the picture carry. */
export interface OverviewWords {
  readonly phaseName: (phase: Phase) => string;
  readonly time: (at: Ms) => string;
  readonly rate: (span: RateSpan) => string;
}

/** What everything is drawn with; `x` = px from the left of a session time. */
export interface Pen {
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

export function phases(
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

/** Runs of an index range over which `has` holds. */
function* runs(from: number, to: number, has: (i: number) => boolean): Generator<readonly [number, number]> {
  for (let i = from; i < to; i++) {
    if (!has(i)) continue;
    const first = i;
    while (i < to && has(i)) i++;
    yield [first, i];
  }
}

export function heart(
  { ctx, frame, palette, x }: Pen,
  row: OverviewRow,
  overview: Pick<Overview, 'heart' | 'range'>,
): void {
  const level = levelToDraw(overview.heart, (frame.to - frame.from) / frame.width);
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

/** The measured rate: a line where it was clear, nothing where it was not. */
export function breathRates({ ctx, frame, palette, x }: Pen, row: OverviewRow, course: BreathCourse): void {
  const y = scaleOf(row, ...breathScale(course));
  const { rates } = course;
  const first = Math.max(0, firstAfter(rates, frame.from) - 1);
  const last = Math.min(rates.length, firstAfter(rates, frame.to) + 1);
  const isJoined = (i: number): boolean => rates[i]!.at - rates[i - 1]!.at < 1.5 * LOOK_EVERY;
  const every = Math.max(1, Math.ceil((last - first) / frame.width));
  ctx.strokeStyle = palette.breath;
  ctx.lineWidth = 2.25;
  ctx.lineJoin = ctx.lineCap = 'round';
  for (const [a, b] of runs(first, last, (i) => rates[i]!.breathsPerMin !== undefined)) {
    ctx.beginPath();
    for (let i = a; i < b; i += every) {
      const level = y(rates[i]!.breathsPerMin!);
      // A look stands for the seconds before it; one alone is as long as those.
      if (i === a || (every === 1 && !isJoined(i))) ctx.moveTo(x(rates[i]!.at - LOOK_EVERY), level);
      ctx.lineTo(x(rates[i]!.at), level);
    }
    ctx.stroke();
  }
}

/** The curve as it was measured; where pixels hold many breaths, how far it went up and down. */
export function breathCurve({ ctx, frame, palette, x }: Pen, row: OverviewRow, course: BreathCourse): void {
  const bins = levelFor(course.curve, ((frame.to - frame.from) / frame.width) * 1.5);
  if (bins === undefined || course.level === undefined) return;
  const scale = scaleOf(row, ...course.level);
  const y = (value: number): number =>
    Math.min(row.top + row.height - 2, Math.max(row.top + 2, scale(value)));
  const { step, low, high, mean } = bins;
  const first = Math.max(0, Math.floor(frame.from / step) - 1);
  const last = Math.min(mean.length, Math.ceil(frame.to / step) + 1);
  for (const [a, b] of runs(first, last, (i) => !Number.isNaN(mean[i]))) {
    ctx.beginPath();
    if (step > WHOLE_BREATHS) {
      for (let i = a; i < b; i++) ctx.lineTo(x((i + 0.5) * step), y(high[i]!));
      for (let i = b - 1; i >= a; i--) ctx.lineTo(x((i + 0.5) * step), y(low[i]!));
      ctx.closePath();
      ctx.fillStyle = palette.waterLine;
      ctx.fill();
      continue;
    }
    for (let i = a; i < b; i++) ctx.lineTo(x((i + 0.5) * step), y(mean[i]!));
    ctx.strokeStyle = palette.breath;
    ctx.lineWidth = 1.75;
    ctx.stroke();
  }
}

export function waves({ ctx, frame, palette, x }: Pen, row: OverviewRow, all: readonly TrendPoint[]): void {
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

export function guide(
  { ctx, frame, palette, x }: Pen,
  row: OverviewRow,
  all: readonly RateSpan[],
  words: OverviewWords,
): void {
  const y = scaleOf(row, 3, 12);
  ctx.font = `500 15px ${palette.font}`;
  ctx.textAlign = 'left';
  ctx.fillStyle = palette.breath;
  const bars = all.map((span) => {
    const [first, last, at] = [x(span.from), x(span.to), y(span.breathsPerMin)];
    ctx.fillRect(first, at - 2, Math.max(1, last - first), 4);
    return { span, first, last, at };
  });
  let free = -Infinity;
  ctx.fillStyle = palette.ink;
  for (const bar of bars) {
    const { span, first, at } = bar;
    if (first < free) continue;
    const text = words.rate(span);
    const end = first + ctx.measureText(text).width;
    // On the side on which the row has room.
    const above = span.breathsPerMin < 7;
    const [top, bottom] = above ? [at - 17, at - 3] : [at + 5, at + 19];
    const covered = bars.some(
      (other) =>
        other !== bar &&
        other.first < end &&
        other.last > first &&
        other.at > top - 3 &&
        other.at < bottom + 3,
    );
    if (covered || end > frame.left + frame.width) continue;
    ctx.textBaseline = above ? 'bottom' : 'top';
    ctx.fillText(text, first, above ? bottom : top);
    free = end + 10;
  }
}

export function marks({ ctx, frame, palette, x }: Pen, row: OverviewRow, all: readonly Mark[]): void {
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

export function ratings({ ctx, palette, x }: Pen, row: OverviewRow, all: readonly Rating[]): void {
  ctx.font = `650 17px ${palette.font}`;
  ctx.fillStyle = palette.ink;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'center';
  for (const { at, value } of all) ctx.fillText(String(value), x(at), row.top + row.height / 2);
}

export function signal({ ctx, palette, x }: Pen, row: OverviewRow, all: readonly QualitySpan[]): void {
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
