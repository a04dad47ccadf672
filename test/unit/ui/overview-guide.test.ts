/** The guide's rates on the strip of a session: which of them are written, held to what a canvas was asked to draw. */
import { describe, expect, it } from 'vitest';
import { guide, type OverviewWords, type Pen } from '../../../src/ui/review/overview-series.ts';

const MINUTE = 60_000;
const WIDTH = 600;

/** Rates of `minutes` each, one after the other, on a strip of 600 px with letters of 8 px; the rates that were written. */
function written(rates: readonly number[], minutes: number): number[] {
  const texts: number[] = [];
  let bars = 0;
  const ctx = {
    font: '',
    textAlign: '',
    fillStyle: '',
    textBaseline: '',
    fillRect: () => (bars += 1),
    measureText: (text: string) => ({ width: 8 * text.length }),
    fillText: (text: string) => texts.push(Number(text)),
  } as unknown as CanvasRenderingContext2D;
  const to = rates.length * minutes * MINUTE;
  const frame = { left: 0, width: WIDTH, height: 64, from: 0, to, a: undefined, b: undefined, at: undefined };
  const pen = { ctx, frame, palette: {}, x: (at: number) => (at / to) * WIDTH } as unknown as Pen;
  guide(
    pen,
    { name: 'guide', top: 0, height: 64 },
    rates.map((breathsPerMin, i) => ({
      from: i * minutes * MINUTE,
      to: (i + 1) * minutes * MINUTE,
      breathsPerMin,
    })) as Parameters<typeof guide>[2],
    { rate: ({ breathsPerMin }) => breathsPerMin.toFixed(1) } as OverviewWords,
  );
  expect(bars).toBe(rates.length);
  return texts;
}

describe('the rates of the guide on a strip', () => {
  it('are all written where each has room', () => {
    expect(written([6.5, 6, 5.5, 5, 4.5], 3)).toEqual([6.5, 6, 5.5, 5, 4.5]);
  });

  it('are written below their bar from seven a minute on', () => {
    expect(written([6.9, 7, 8], 5)).toEqual([6.9, 7, 8]);
  });

  it('are left out where another bar would run through the figure', () => {
    // Bars of 10 px: the next one, a quicker one, lies where the figure of the slow one would stand.
    const rates = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 4.6 : 6.4));
    const texts = written(rates, 4);
    expect(texts.length).toBeGreaterThan(5);
    expect(new Set(texts)).toEqual(new Set([6.4]));
  });

  it('do not reach beyond the strip', () => {
    // Bars of 22.2 px and figures of 24 with air beside them: every second one has room, but for the last, which begins at 577.8.
    const at = (count: number): number => written(Array<number>(count).fill(6), 4).length;
    expect(at(27)).toBe(13);
    expect(at(25)).toBe(13);
  });
});
