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

/** What stands on both canvases of a line that was drawn at these times, as one picture, and how often each was wiped. */
function drawnAt(points: readonly BreathCurvePoint[], times: readonly number[], unclear = false) {
  const [still, end, both] = ['still', 'end', 'both'].map(() => document.createElement('canvas')) as [
    HTMLCanvasElement,
    HTMLCanvasElement,
    HTMLCanvasElement,
  ];
  const wiped: ('still' | 'end')[][] = [];
  for (const [name, canvas] of Object.entries({ still, end }) as ['still' | 'end', HTMLCanvasElement][]) {
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const { clearRect } = context;
    context.clearRect = (...rect) => {
      wiped.at(-1)?.push(name);
      clearRect.apply(context, rect);
    };
  }
  for (const at of times) {
    wiped.push([]);
    drawBreath({ still, end }, upTo(points, at), frame, palette, unclear, at);
  }
  const ratio = devicePixelRatio;
  both.width = Math.round(frame.width * ratio);
  both.height = Math.round(frame.height * ratio);
  const context = both.getContext('2d', { willReadFrequently: true })!;
  for (const canvas of [still, end])
    context.drawImage(canvas, Math.round(Number.parseFloat(canvas.style.left) * ratio), 0);
  return {
    wiped: wiped.map((names) => names.join(' ')),
    pixels: context.getImageData(0, 0, both.width, both.height).data,
  };
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
    const points = curve(70);
    const { wiped, pixels } = drawnAt(points, every(67_500, 69_000, 200));
    equal(wiped[0], 'still end');
    equal([...new Set(wiped.slice(1))], ['end']);
    // Its scale is that of the first drawing until the picture moves on.
    const whole = drawnAt(upTo(points, 69_000), [69_000]).pixels;
    const { inked, unlike } = compare(pixels, whole);
    ok(inked > 2000, `${inked} pixels of line`);
    ok(unlike < inked / 50, `${unlike} of ${inked} pixels are not alike`);
  });

  it('is one line where its two parts meet', () => {
    const { pixels } = drawnAt(curve(70), [69_000]);
    const columns = Math.round(frame.width * devicePixelRatio);
    const seam = columns - Math.round(40 * devicePixelRatio);
    for (let column = seam - 6; column < seam + 6; column++) {
      let ink = 0;
      for (let i = column; i < pixels.length / 4; i += columns) ink += pixels[4 * i + 3]!;
      ok(ink > 200, `column ${column}: ${ink}`);
    }
  });

  it('is drawn whole while its points come too late for its end', () => {
    const { wiped } = drawnAt(curve(66), every(66_000, 67_000, 200));
    equal([...new Set(wiped)], ['still end']);
  });

  it('has dashes where the person moves, at its end too, and none after it', () => {
    const points = curve(70, [67_000, 68_000]);
    const ink = (at: number): number => {
      const { pixels } = drawnAt(points, [66_900, at]);
      const columns = Math.round(frame.width * devicePixelRatio);
      let sum = 0;
      for (let i = 0; i < pixels.length / 4; i++)
        if (i % columns >= columns - 36 && i % columns < columns - 22) sum += pixels[4 * i + 3]!;
      return sum;
    };
    const still = drawnAt(curve(70), [66_900, 69_000]).pixels;
    const moved = drawnAt(points, [66_900, 69_000]).pixels;
    ok(compare(still, moved).unlike > 10, 'dashes');
    ok(ink(69_000) > 0, 'a line');
  });

  it('is drawn with dashes while it is unclear', () => {
    const points = curve(70);
    const sum = (pixels: Uint8ClampedArray): number =>
      pixels.reduce((all, one, i) => all + (i % 4 === 3 ? one : 0), 0);
    const clear = sum(drawnAt(points, every(68_000, 69_000, 200)).pixels);
    const unclear = sum(drawnAt(points, every(68_000, 69_000, 200), true).pixels);
    ok(unclear < 0.75 * clear, `${unclear} of ${clear}`);
  });

  it('that has ended loses its dot', () => {
    const points = curve(68);
    const { pixels } = drawnAt(points, [68_000, 69_000, 72_000]);
    const dotless = compare(pixels, drawnAt(points, [68_000]).pixels);
    ok(dotless.unlike > 30, 'the dot is gone');
  });
});
