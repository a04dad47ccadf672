/** The measured breath's line: drawn on point by point it looks as if it had been drawn whole, whatever happens on the way. */
import { drawBreath } from '../../../src/ui/charts/breath-line.ts';
import type { BreathCurvePoint } from '../../../src/ui/model/breath-view.ts';
import type { Palette } from '../../../src/ui/theme/theme.ts';
import { equal, ok } from '../assert.ts';

const palette = { breath: '#126444' } as Palette;
const frame = { from: 0, to: 70_000, width: 700, height: 300 };
const STEP = 40;

/** `seconds` of a breath, 25 points a second; between two times the person moves. */
const curve = (seconds: number, moves?: readonly [number, number]): BreathCurvePoint[] =>
  Array.from({ length: (seconds * 1000) / STEP + 1 }, (_, i) => {
    const at = i * STEP;
    return {
      at,
      level: Math.sin((2 * Math.PI * at) / 9000),
      masked: moves !== undefined && at >= moves[0] && at < moves[1],
    };
  });

const upTo = (points: readonly BreathCurvePoint[], at: number) => points.filter((point) => point.at <= at);

/** A canvas that was drawn on at these times, and how wide each of the wiped stretches was. */
function drawnAt(points: readonly BreathCurvePoint[], times: readonly number[], unclear = false) {
  const canvas = document.createElement('canvas');
  const wiped: number[] = [];
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const { clearRect } = context;
  context.clearRect = (...rect) => {
    wiped.push(rect[2]);
    clearRect.apply(context, rect);
  };
  for (const at of times) drawBreath(canvas, upTo(points, at), frame, palette, unclear, at);
  return { wiped, pixels: context.getImageData(0, 0, canvas.width, canvas.height).data };
}

/** Pixels that are inked in either, and those of them that are not alike. */
function compare(a: Uint8ClampedArray, b: Uint8ClampedArray): { inked: number; unlike: number } {
  let [inked, unlike] = [0, 0];
  for (let i = 3; i < a.length; i += 4) {
    if ((a[i] ?? 0) + (b[i] ?? 0) === 0) continue;
    inked += 1;
    if (Math.abs(a[i]! - b[i]!) > 96) unlike += 1;
  }
  return { inked, unlike };
}

const every = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

describe('the line of a measured breath', () => {
  it('is drawn on at its end only, and looks as if it were drawn whole', () => {
    const points = curve(60);
    const { wiped, pixels } = drawnAt(points, every(50_000, 60_000, 200));
    equal(wiped[0], frame.width);
    ok(Math.max(...wiped.slice(1)) < 220, 'only the end is wiped');
    // Its scale is that of the first drawing until the picture moves on.
    const whole = drawnAt(points, [50_000, 60_000]).pixels;
    const { inked, unlike } = compare(pixels, whole);
    ok(inked > 2000, `${inked} pixels of line`);
    ok(unlike < inked / 50, `${unlike} of ${inked} pixels are not alike`);
  });

  it('is drawn anew where the person moves, with dashes, and goes on after it', () => {
    const points = curve(60, [52_000, 54_000]);
    const isWhole = drawnAt(points, every(51_000, 57_000, 200)).wiped.map((width) => width === frame.width);
    equal(isWhole.slice(0, 5), [true, false, false, false, false]);
    ok(isWhole.slice(6, 15).every(Boolean), 'dashes do not go on where they ended');
    equal(isWhole.slice(-5), [false, false, false, false, false]);
  });

  it('is drawn anew while it is unclear', () => {
    const points = curve(60);
    const { wiped } = drawnAt(points, every(50_000, 51_000, 200), true);
    equal(new Set(wiped), new Set([frame.width]));
  });

  it('that has ended loses its dot', () => {
    const points = curve(50);
    const { pixels } = drawnAt(points, [50_000, 51_000, 54_000]);
    const dotless = compare(pixels, drawnAt(points, [50_000]).pixels);
    ok(dotless.unlike > 30, 'the dot is gone');
  });
});
