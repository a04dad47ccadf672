/** Draws the breathing guide as a tide on a canvas, on the same clock as the heart's line. Pure drawing: it asks the guide and moves nothing. */
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import type { Ms } from '../../terms/units.ts';
import type { Palette } from '../theme/theme.ts';

/** Height of the guide and of its trough above the base, as shares of the plot. */
export const TIDE_HEIGHT = 0.46;
export const TIDE_BASE = 34 / 300;

/** A stretch of session time laid over a rectangle, CSS px. */
export interface TideFrame {
  readonly from: Ms;
  readonly to: Ms;
  readonly width: number;
  readonly height: number;
}

/** Px between two samples of the curve; finer than a pixel of error for every pace from 3 to 12 a minute. */
const STEP = 3;

/** Height of the guide at `at`, 0 to 1; still water while it rests. */
export const tideLevel = (guide: Guide, at: Ms): number => guideMoment(guide, at)?.level ?? 0;

/**
 * Fills the tide and draws its surface in `context`, whose unit is the CSS px. `ahead` draws what is still to come: the
 * surface as dots.
 */
export function drawTide(
  context: CanvasRenderingContext2D,
  guide: Guide,
  frame: TideFrame,
  palette: Palette,
  ahead: boolean,
): void {
  const { from, to, width, height } = frame;
  const surface = new Path2D();
  const body = new Path2D();
  // The base under the future is the page's own water; filling it twice would show.
  const floor = ahead ? height * (1 - TIDE_BASE) : height;
  body.moveTo(0, floor);
  for (let x = 0; ; x = Math.min(width, x + STEP)) {
    const level = tideLevel(guide, from + ((to - from) * x) / width);
    const y = height * (1 - TIDE_BASE - TIDE_HEIGHT * level);
    if (x === 0) surface.moveTo(x, y);
    else surface.lineTo(x, y);
    body.lineTo(x, y);
    if (x >= width) break;
  }
  body.lineTo(width, floor);
  body.closePath();
  context.save();
  context.fillStyle = palette.water;
  context.fill(body);
  context.strokeStyle = palette.waterLine;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  if (ahead) {
    context.lineCap = 'round';
    context.setLineDash([2, 7]);
  }
  context.stroke(surface);
  context.restore();
}

/** Draws what is still to come on a canvas of its own, made as large as `frame` at the screen's resolution. */
export function drawTideAhead(
  canvas: HTMLCanvasElement,
  guide: Guide,
  frame: TideFrame,
  palette: Palette,
): void {
  canvas.width = Math.round(frame.width * devicePixelRatio);
  canvas.height = Math.round(frame.height * devicePixelRatio);
  canvas.style.width = `${frame.width}px`;
  canvas.style.height = `${frame.height}px`;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(devicePixelRatio, devicePixelRatio);
  drawTide(context, guide, frame, palette, true);
}
