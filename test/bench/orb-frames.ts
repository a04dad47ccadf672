/**
 * The frames of the client's picture as the compositor drew them, also while the page's own thread is busy: radii of the
 * sphere, read off a screencast while it runs, against the pure curve.
 */
import type { CDPSession, Page } from '@playwright/test';

/** One frame that the compositor drew. */
export interface Drawn {
  /** When the frame was drawn, ms since 1970. */
  readonly at: number;
  /** Radius of the sphere at half its brightness, CSS px. */
  readonly radius: number;
}

/** What the frames showed; lengths in CSS px. */
export interface FrameFigures {
  readonly frames: number;
  /** Longest time between two frames, ms. */
  readonly longestGap: number;
  /** How far the radius goes from full to empty. */
  readonly swing: number;
  /** Distances of the radii from the curve at the frames' own times. */
  readonly misses: readonly number[];
  /** Largest step from frame to frame beyond the curve's own. */
  readonly jump: number;
  /** Phase at the end less phase at the beginning, each fitted to a quarter of a minute of frames, ms. */
  readonly drift: number;
}

/** Frames whose radius is not yet measured; more would only fill the memory. */
const WAITING = 8;
const FITTED_MS = 15_000;
/** Step of the difference that stands for the curve's slope, ms. */
const STEP = 5;

/**
 * Measures what the compositor draws of `page` while `during` runs. `scratch` is a page of its own that opens the pictures.
 * The next frame is asked for when the last is measured, so a slow machine sees fewer frames, never late ones.
 */
export async function screencast(page: Page, scratch: Page, during: () => Promise<void>): Promise<Drawn[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const waiting = new Set<Promise<void>>();
  const drawn: Drawn[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    const at = (metadata.timestamp ?? NaN) * 1000;
    const measured = measure(scratch, data).then((radius) => void drawn.push({ at, radius }));
    waiting.add(measured);
    const next = waiting.size < WAITING ? Promise.resolve() : measured;
    void next.then(() => session.send('Page.screencastFrameAck', { sessionId })).catch(() => undefined);
    void measured.finally(() => waiting.delete(measured));
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await during();
  await session.send('Page.stopScreencast');
  await Promise.all(waiting);
  await session.detach();
  return drawn.filter(({ at }) => at > 0).sort((a, b) => a.at - b.at);
}

const measure = (scratch: Page, png: string): Promise<number> =>
  scratch.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, 1);
    const context = canvas.getContext('2d');
    if (context === null) return NaN;
    // The row through the middle of the sphere, at 40 % of the height.
    context.drawImage(image, 0, -Math.round(image.height * 0.4));
    const { data: pixels } = context.getImageData(0, 0, image.width, 1);
    const bright = (x: number): number => (pixels[4 * x] ?? 0) + (pixels[4 * x + 1] ?? 0);
    const [low, high] = [bright(0), bright(Math.round(image.width / 2))];
    const middle = (low + high) / 2;
    // Between two pixels by the straight line, on both sides.
    let edges = 0;
    for (let x = 1; x < image.width; x++) {
      const [a, b] = [bright(x - 1), bright(x)];
      if (a < middle === b < middle) continue;
      const edge = x - 1 + (middle - a) / (b - a);
      edges += Math.abs(edge - image.width / 2);
    }
    return edges / 2;
  }, png);

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
const steps = (values: readonly number[]): number[] =>
  values.slice(1).map((value, i) => value - (values[i] ?? value));

/** Compares the frames with the curve `levelAt`: height 0 to 1 at ms since 1970. The curve's size on the screen is fitted to the frames. */
export function compare(drawn: readonly Drawn[], levelAt: (at: number) => number): FrameFigures {
  const times = drawn.map(({ at }) => at);
  const levels = times.map(levelAt);
  const [meanLevel, meanRadius] = [mean(levels), mean(drawn.map(({ radius }) => radius))];
  const swing =
    drawn.reduce((sum, { radius }, i) => sum + ((levels[i] ?? 0) - meanLevel) * (radius - meanRadius), 0) /
    levels.reduce((sum, level) => sum + (level - meanLevel) ** 2, 0);
  const misses = drawn.map(({ radius }, i) => radius - meanRadius - swing * ((levels[i] ?? 0) - meanLevel));

  /** How late the picture is between two moments, ms: the misses against the curve's slope, least squares. */
  function lateness(from: number, to: number): number {
    let both = 0;
    let square = 0;
    times.forEach((at, i) => {
      if (at < from || at > to) return;
      const slope = (swing * (levelAt(at + STEP) - levelAt(at - STEP))) / (2 * STEP);
      both -= slope * (misses[i] ?? 0);
      square += slope * slope;
    });
    return both / square;
  }

  const first = times[0] ?? NaN;
  const last = times.at(-1) ?? NaN;
  return {
    frames: times.length,
    longestGap: most(steps(times)),
    swing,
    misses,
    jump: most(steps(misses)),
    drift: lateness(last - FITTED_MS, last) - lateness(first, first + FITTED_MS),
  };
}
