/** Every frame of the client's picture for minutes on end, as the page has it, against the pure curve: jumps, late frames, drift. */
import type { Page } from '@playwright/test';

/** What the frames showed. Heights are shares of the whole swing. */
export interface FrameFigures {
  readonly frames: number;
  /** Longest time between two frames, ms. */
  readonly longestGap: number;
  /** Largest distance of a frame's height from the curve at the frame's own time. */
  readonly worst: number;
  /** Largest step from frame to frame beyond the curve's own. */
  readonly jump: number;
  /** Phase at the end less phase at the beginning, each fitted to a quarter of a minute of frames, ms. */
  readonly drift: number;
}

const FITTED_MS = 15_000;
/** Step of the difference that stands for the curve's slope, ms. */
const STEP = 5;

/**
 * Watches `page` for `ms`. `levelAt` is the curve: height 0 to 1 at ms since 1970. `small` and `large` are the picture's scales
 * at the two turns.
 */
export async function watchFrames(
  page: Page,
  ms: number,
  levelAt: (at: number) => number,
  small: number,
  large: number,
): Promise<FrameFigures> {
  const seen = await page.locator('attune-orb').evaluate(async (orb, length) => {
    const times: number[] = [];
    const scales: number[] = [];
    const end = performance.now() + length;
    while (performance.now() < end) {
      const frame = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const ball = orb.shadowRoot?.querySelector('[data-part=ball]');
      if (!ball) continue;
      times.push(performance.timeOrigin + frame);
      scales.push(new DOMMatrix(getComputedStyle(ball).transform).a);
    }
    return { times, scales };
  }, ms);
  const { times } = seen;
  const misses = times.map((at, i) => ((seen.scales[i] ?? NaN) - small) / (large - small) - levelAt(at));
  const steps = (values: readonly number[]): number[] =>
    values.slice(1).map((value, i) => value - (values[i] ?? value));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);

  /** How late the picture is between two moments, ms: the misses against the curve's slope, least squares. */
  function lateness(from: number, to: number): number {
    let both = 0;
    let square = 0;
    times.forEach((at, i) => {
      if (at < from || at > to) return;
      const slope = (levelAt(at + STEP) - levelAt(at - STEP)) / (2 * STEP);
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
    worst: most(misses),
    jump: most(steps(misses)),
    drift: lateness(last - FITTED_MS, last) - lateness(first, first + FITTED_MS),
  };
}
