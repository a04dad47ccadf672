/**
 * Draws the measured breath beside the guide's tide, in the guide's own scale and on the same clock. Pure drawing; a chunk of its own, for those who measure it. The
 * line's end has a small canvas of its own: it is drawn many times a second, and to draw on a part of a large one a browser may copy all of it first.
 */
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
/** The last of the picture's time, which the end's canvas holds: what is drawn ahead of now, and two seconds before it. */
const END: Ms = 4000;

/** The two canvases of a line, side by side in one place that is as large as the picture. */
export interface BreathCanvases {
  readonly still: HTMLCanvasElement;
  readonly end: HTMLCanvasElement;
}

/** What the line is drawn like: where, how large, and from when on on this canvas. */
interface Part {
  readonly frame: TideFrame;
  readonly scale: BreathScale;
  readonly color: string;
  readonly unclear: boolean;
  readonly from: Ms;
  readonly dot: boolean;
}

/** What stands on the larger canvas: a picture of `frame` up to the point of `until`. */
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

/** A canvas of this size with nothing on it, whose drawing begins at `left`; CSS px. */
function wiped(
  canvas: HTMLCanvasElement,
  left: number,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  // A canvas that is given its size is made anew, which costs more than to wipe it.
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  if (canvas.style.left !== `${left}px`) canvas.style.left = `${left}px`;
  const context = canvas.getContext('2d');
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.clearRect(0, 0, columns, rows);
  context?.setTransform(ratio, 0, 0, ratio, -left * ratio, 0);
  return context;
}

function drawPart(
  context: CanvasRenderingContext2D,
  points: readonly BreathCurvePoint[],
  { frame, scale, color, unclear, from, dot }: Part,
): void {
  const { low, high } = scale;
  const x = (at: number): number => ((at - frame.from) / (frame.to - frame.from)) * frame.width;
  const y = (level: number): number => {
    const share = Math.max(-0.1, Math.min(1.4, (level - low) / (high - low)));
    return frame.height * (1 - TIDE_BASE - TIDE_HEIGHT * share);
  };
  const seen = firstAfter(points, from - HOLE);
  // The newest point is among them.
  const first = seen + (Math.max(0, points.length - 1 - seen) % EACH);
  let dashed = unclear;
  for (let i = first; i < points.length && !dashed; i += EACH) dashed = points[i]!.masked;
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
  context.strokeStyle = color;
  context.lineWidth = LINE;
  context.lineJoin = 'round';
  if (!unclear) stroke(false);
  if (dashed) stroke(true);
  const last = points.at(-1);
  if (!dot || last === undefined) return;
  context.fillStyle = color;
  context.beginPath();
  context.arc(x(last.at), y(last.level), DOT, 0, 2 * Math.PI);
  context.fill();
}

/**
 * The curve on canvases that are as large as `frame` together. `unclear`: all of it is drawn with dashes. `now` = session time. Where only new points have come
 * since it was drawn, only its end is drawn anew.
 */
export function drawBreath(
  { still, end }: BreathCanvases,
  points: readonly BreathCurvePoint[],
  frame: TideFrame,
  palette: Palette,
  unclear: boolean,
  now: number,
): void {
  const ratio = devicePixelRatio;
  const color = palette.breath;
  const last = points.at(-1);
  const drawn = pictures.get(still);
  const from = frame.to - END;
  const msPerPx = (frame.to - frame.from) / frame.width;
  // On a whole pixel of the screen, so that both parts meet.
  const left = Math.floor((frame.width - END / msPerPx) * ratio) / ratio;
  /** With a newest point from here on nothing is to be changed on the larger canvas, not by the dot either. */
  const clear = from + (DOT + LINE) * msPerPx;
  const isKept =
    drawn !== undefined &&
    last !== undefined &&
    isSame(drawn.frame, frame) &&
    drawn.ratio === ratio &&
    drawn.color === color &&
    drawn.unclear === unclear &&
    drawn.until >= clear &&
    last.at >= drawn.until;
  const isScaled =
    isKept || (drawn !== undefined && last !== undefined && last.at - drawn.scaledAt < SCALE_EVERY);
  const scale = isScaled ? drawn.scale : last && breathScale(points, last.at);
  const whole = isKept ? null : wiped(still, 0, left, frame.height);
  const tip = wiped(end, left, frame.width - left, frame.height);
  if (last === undefined || scale === undefined) {
    pictures.delete(still);
    return;
  }
  const dot = !last.masked && now - last.at <= ENDED;
  const part = { frame, scale, color, unclear, dot };
  if (whole !== null) drawPart(whole, points, { ...part, from: frame.from });
  if (tip !== null) drawPart(tip, points, { ...part, from });
  if (isKept) return;
  const scaledAt = isScaled ? drawn.scaledAt : last.at;
  pictures.set(still, { frame, ratio, color, scale, scaledAt, until: last.at, unclear });
}
