/** Draws the measured breath beside the guide's tide, in the guide's own scale and on the same clock. Pure drawing; a chunk of its own, for those who measure it. */
import { firstAfter } from '../../signal/breath-amplitudes.ts';
import { breathScale, type BreathScale } from '../../signal/breath-scale.ts';
import type { BreathCurvePoint } from '../model/breath-view.ts';
import type { Ms } from '../../terms/units.ts';
import type { Palette } from '../theme/theme.ts';
import { TIDE_BASE, TIDE_HEIGHT, type TideFrame } from './tide.ts';

/** Width of the line and of its dot, CSS px. */
const LINE = 2;
const DOT = 5;
/** Every fifth point is enough for a curve without anything above 1 Hz. */
const EACH = 5;
/** The scale changes slowly, and is looked for once a second. */
const SCALE_EVERY = 1000;
/** Points further apart are not joined. */
const HOLE = 600;
/** A curve whose last point is older than this has ended, and has no dot. */
const ENDED = 3000;

/** What stands on a canvas: a picture of `frame` up to the point of `until`. */
interface Drawn {
  readonly frame: TideFrame;
  readonly ratio: number;
  readonly color: string;
  readonly scale: BreathScale;
  readonly scaledAt: Ms;
  readonly until: Ms;
  readonly unclear: boolean;
}

const pictures = new WeakMap<HTMLCanvasElement, Drawn>();

const isSame = (a: TideFrame, b: TideFrame): boolean =>
  a.from === b.from && a.to === b.to && a.width === b.width && a.height === b.height;

/**
 * The curve on a canvas as large as `frame`. `unclear`: drawn with dashes from there on. `now` = session time. Where only new points have come since
 * it was drawn, only its end is drawn anew.
 */
export function drawBreath(
  canvas: HTMLCanvasElement,
  points: readonly BreathCurvePoint[],
  frame: TideFrame,
  palette: Palette,
  unclear: boolean,
  now: number,
): void {
  const ratio = devicePixelRatio;
  const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
  // A canvas that is given its size is made anew, which costs more than to wipe it.
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${frame.width}px`;
    canvas.style.height = `${frame.height}px`;
  }
  const context = canvas.getContext('2d');
  const last = points.at(-1);
  if (context === null) return;
  const drawn = pictures.get(canvas);
  pictures.delete(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const color = palette.breath;
  const kept =
    drawn !== undefined &&
    last !== undefined &&
    isSame(drawn.frame, frame) &&
    drawn.ratio === ratio &&
    drawn.color === color &&
    last.at >= drawn.until &&
    last.at - drawn.until < HOLE &&
    !drawn.unclear &&
    !unclear
      ? drawn
      : undefined;
  if (kept === undefined) context.clearRect(0, 0, frame.width, frame.height);
  if (last === undefined) return;
  const known = kept ?? (drawn !== undefined && last.at - drawn.scaledAt < SCALE_EVERY ? drawn : undefined);
  const scale = known?.scale ?? breathScale(points, last.at);
  if (scale === undefined) return;
  const { low, high } = scale;
  const x = (at: number): number => ((at - frame.from) / (frame.to - frame.from)) * frame.width;
  const y = (level: number): number => {
    const share = Math.max(-0.1, Math.min(1.4, (level - low) / (high - low)));
    return frame.height * (1 - TIDE_BASE - TIDE_HEIGHT * share);
  };
  // The end begins before the dot that stands there, on a whole pixel.
  const left = kept === undefined ? 0 : Math.max(0, Math.floor((x(kept.until) - DOT - LINE) * ratio) / ratio);
  const leftAt = frame.from + (left / frame.width) * (frame.to - frame.from);
  const seen = firstAfter(points, leftAt - HOLE);
  const dashed = unclear || points.slice(seen).some(({ masked }) => masked);
  // Dashes do not go on where they ended.
  if (kept !== undefined && dashed) {
    drawBreath(canvas, points, frame, palette, unclear, now);
    return;
  }
  // The newest point is among them.
  const first = seen + (Math.max(0, points.length - 1 - seen) % EACH);
  const stroke = (isDashed: boolean): void => {
    context.beginPath();
    let before: BreathCurvePoint | undefined;
    for (let i = first; i < points.length; i += EACH) {
      const one = points[i]!;
      // What is not clear is drawn so that it says so.
      if ((one.masked || unclear) === isDashed) {
        if (before === undefined || one.at - before.at > HOLE) context.moveTo(x(one.at), y(one.level));
        else context.lineTo(x(one.at), y(one.level));
        before = one;
      } else before = undefined;
    }
    context.setLineDash(isDashed ? [4, 5] : []);
    context.stroke();
  };
  context.save();
  if (kept !== undefined) {
    context.beginPath();
    context.rect(left, 0, frame.width - left, frame.height);
    context.clip();
    context.clearRect(left, 0, frame.width - left, frame.height);
  }
  context.strokeStyle = color;
  context.lineWidth = LINE;
  context.lineJoin = 'round';
  stroke(false);
  if (dashed) stroke(true);
  if (!last.masked && now - last.at <= ENDED) {
    context.fillStyle = color;
    context.beginPath();
    context.arc(x(last.at), y(last.level), DOT, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
  const scaledAt = known?.scaledAt ?? last.at;
  pictures.set(canvas, { frame, ratio, color, scale, scaledAt, until: last.at, unclear });
}
