/** Fetching ahead waits until what was asked for stands: the first page owes its speed to what is not fetched beside it. */
import type { Ms } from '../../terms/units.ts';

/** Longest wait: a hidden page draws nothing, and a busy one is never idle. */
const LONGEST: Ms = 2000;

/** The wait for a frame, where none comes. */
const UNSEEN: Ms = 100;

/** Settled when what is drawn now has been shown; on a hidden page, which shows nothing, soon. */
export const shown = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, UNSEEN);
    // The frame after the next one begins when the next one has been shown.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

/** Calls back once the page has been drawn and has nothing else to do. */
export function whenDrawn(work: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    work();
  };
  setTimeout(once, LONGEST);
  // The frame after the next one begins when the next one has been shown.
  requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(once)));
}
