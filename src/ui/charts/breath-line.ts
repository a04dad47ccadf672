/** Draws the measured breath beside the guide's tide, in the guide's own scale and on the same clock. Pure drawing; a chunk of its own, for those who measure it. */
import { firstAfter } from '../../signal/breath-amplitudes.ts';
import { breathScale, type BreathScale } from '../../signal/breath-scale.ts';
import type { BreathCurvePoint } from '../model/breath-view.ts';
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

const scales = new WeakMap<HTMLCanvasElement, { readonly at: number; readonly scale: BreathScale }>();

/** Where most of the newest curve lies; `undefined` = there is none that can be drawn. */
function scaleOf(
  canvas: HTMLCanvasElement,
  points: readonly BreathCurvePoint[],
  at: number,
): BreathScale | undefined {
  const known = scales.get(canvas);
  if (known !== undefined && at >= known.at && at - known.at < SCALE_EVERY) return known.scale;
  const scale = breathScale(points, at);
  if (scale !== undefined) scales.set(canvas, { at, scale });
  return scale;
}

/** The curve on a canvas as large as `frame`. `unclear`: drawn with dashes from there on. `now` = session time. */
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
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, frame.width, frame.height);
  if (last === undefined) return;
  const scale = scaleOf(canvas, points, last.at);
  if (scale === undefined) return;
  const { low, high } = scale;
  const x = (at: number): number => ((at - frame.from) / (frame.to - frame.from)) * frame.width;
  const y = (level: number): number => {
    const share = Math.max(-0.1, Math.min(1.4, (level - low) / (high - low)));
    return frame.height * (1 - TIDE_BASE - TIDE_HEIGHT * share);
  };
  const seen = firstAfter(points, frame.from - HOLE);
  // The newest point is among them.
  const first = seen + (Math.max(0, points.length - 1 - seen) % EACH);
  const stroke = (dashed: boolean): void => {
    context.beginPath();
    let before: BreathCurvePoint | undefined;
    for (let i = first; i < points.length; i += EACH) {
      const one = points[i]!;
      // What is not clear is drawn so that it says so.
      if ((one.masked || unclear) === dashed) {
        if (before === undefined || one.at - before.at > HOLE) context.moveTo(x(one.at), y(one.level));
        else context.lineTo(x(one.at), y(one.level));
        before = one;
      } else before = undefined;
    }
    context.setLineDash(dashed ? [4, 5] : []);
    context.stroke();
  };
  context.strokeStyle = palette.breath;
  context.lineWidth = LINE;
  context.lineJoin = 'round';
  stroke(false);
  stroke(true);
  if (last.masked || now - last.at > ENDED) return;
  context.fillStyle = palette.breath;
  context.beginPath();
  context.arc(x(last.at), y(last.level), DOT, 0, 2 * Math.PI);
  context.fill();
}
