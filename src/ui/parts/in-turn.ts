/** Pieces of a page that cost something are made one after the other, each in a task of its own after a frame, so that what stands can be seen and used meanwhile. */
import type { Ms } from '../../terms/units.ts';

/** A hidden page has no frames. */
const LONGEST: Ms = 100;

let last: Promise<void> = Promise.resolve();

const frame = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST);
    // The task after a frame begins when the frame has been shown.
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });

/** Resolves when it is the caller's turn. */
export const inTurn = (): Promise<void> => (last = last.then(frame));
