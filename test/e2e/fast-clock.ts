/**
 * Makes time in a page run faster as a whole, so that a stream sent faster than life is still a true stream: given to
 * Playwright as a script that runs before the page's own. The page itself is not changed and cannot tell. Animations
 * keep the browser's own time.
 */
import type { BrowserContext } from '@playwright/test';

/** How fast, and from when. */
export interface FastClock {
  /** Page ms per real ms. */
  readonly factor: number;
  /** Real time, ms since 1970, at which page time and real time agree; the same in all windows that belong together. */
  readonly anchor: number;
}

/** Lets time run fast in every page that the context opens from now on. Returns the clock, for other contexts. */
export async function speedUp(
  context: BrowserContext,
  factor: number,
  anchor: number = Date.now(),
): Promise<FastClock> {
  const clock = { factor, anchor };
  await context.addInitScript(runFast, clock);
  return clock;
}

/** What the clock of a page says, ms since 1970, at a real time. */
export function pageEpoch({ factor, anchor }: FastClock, real: number): number {
  return anchor + (real - anchor) * factor;
}

/** Runs in the page, and is sent there as text: it may use nothing from outside. */
function runFast({ factor, anchor }: FastClock): void {
  const realNow = performance.now.bind(performance);
  const timeOrigin = anchor + (performance.timeOrigin - anchor) * factor;
  const now = (): number => realNow() * factor;
  Object.defineProperty(performance, 'now', { value: now });
  Object.defineProperty(performance, 'timeOrigin', { value: timeOrigin });

  const RealDate = Date;
  const today = (): number => Math.floor(timeOrigin + now());
  class FastDate extends RealDate {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [today()] : args) as [number]));
    }
    static override now(): number {
      return today();
    }
  }
  window.Date = FastDate as DateConstructor;

  const stamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')?.get;
  Object.defineProperty(Event.prototype, 'timeStamp', {
    get(this: Event) {
      return Number(stamp?.call(this)) * factor;
    },
  });

  for (const name of ['setTimeout', 'setInterval'] as const) {
    const real = window[name].bind(window) as (...args: unknown[]) => number;
    const fast = (handler: TimerHandler, delay = 0, ...args: unknown[]): number =>
      real(handler, delay / factor, ...args);
    Object.defineProperty(window, name, { value: fast, writable: true, configurable: true });
  }

  const realFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => realFrame((time) => draw(time * factor));

  const realTimeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => realTimeout(ms / factor);
}
